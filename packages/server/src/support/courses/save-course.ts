import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import {
  type CourseForm,
  findCourseProblems,
  findPublishProblems,
  holderOf,
  toCourseFacts,
} from '@saolang/core/support/courses/course.ts'
import { act } from '../../platform/act.ts'
import { addCourse, changeCourse, markEnded, markPublished } from './courses.sql.ts'
import { getOwnCourse } from './get-course.ts'

export type CourseInput = { id?: string | undefined; form: CourseForm; isDemo?: boolean }

/** Makes a course of the officer's own authority, as a draft; with `id`, writes one anew. Gives the id. */
export const saveCourse = act('course.save', async (context, { id, form, isDemo = false }: CourseInput) => {
  const { tx, who, now } = context
  const known = id ? await getOwnCourse(context, id) : undefined
  const holder = holderOf(who)
  if (!holder) throw new Refused([{ code: 'forbidden.jurisdiction' }])
  refuseIf(findCourseProblems(form))
  const facts = toCourseFacts(form)
  const courseId = known?.id ?? context.newId()
  if (known) await changeCourse(tx, courseId, facts, now)
  else await addCourse(tx, { ...facts, ...holder, id: courseId, madeBy: who.personId as string, isDemo }, now)
  context.on('course', courseId, { audience: facts.audience })
  return { id: courseId }
})

/** Opens a draft to those it is for. Refuses a course in which there is nothing to learn. */
export const publishCourse = act('course.publish', async (context, { id }: { id: string }) => {
  const course = await getOwnCourse(context, id)
  refuseIf(findPublishProblems(course))
  const isFirst = await markPublished(context.tx, id, context.now)
  refuseIf(isFirst ? [] : [{ code: 'conflict.course-open' }])
  context.on('course', id)
})

/** Ends a course: nobody enrols any more; who took part keeps what they have. */
export const endCourse = act('course.end', async (context, { id }: { id: string }) => {
  await getOwnCourse(context, id)
  const isFirst = await markEnded(context.tx, id, context.now)
  refuseIf(isFirst ? [] : [{ code: 'conflict.course-ended' }])
  context.on('course', id)
})
