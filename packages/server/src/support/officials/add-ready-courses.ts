import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type CourseForm, holderOf } from '@saolang/core/support/courses/course.ts'
import type { QuestionForm } from '@saolang/core/support/courses/course-test.ts'
import type { LessonForm } from '@saolang/core/support/courses/lesson.ts'
import { act, view } from '../../platform/act.ts'
import { getOwnCourse } from '../courses/get-course.ts'
import { publishCourse, saveCourse } from '../courses/save-course.ts'
import { addQuestion } from '../courses/take-test.ts'
import { saveLesson } from '../courses/write-lesson.ts'
import { addCoursePractice, listHeldTitles } from './practice.sql.ts'
import courses from './ready-courses.json' with { type: 'json' }

/** A course written from the decision and from how this system works, ready to be held by any unit. */
export type ReadyCourse = {
  key: string
  asksPractice: boolean
  form: CourseForm
  lessons: readonly LessonForm[]
  questions: readonly QuestionForm[]
}

export const readyCourses: readonly ReadyCourse[] = courses

/** Makes a course ask for a card signed on an anchor, as a step towards its certificate. */
export const askForPractice = act('course.save', async (context, { courseId }: { courseId: string }) => {
  await getOwnCourse(context, courseId)
  await addCoursePractice(context.tx, courseId, context.now)
  context.on('course', courseId, { asksPractice: true })
})

/** Adds the ready-made courses that an officer's unit does not hold yet, open at once; gives their ids. Refuses when it holds all. */
export async function addReadyCourses(who: Actor, { isDemo = false } = {}): Promise<Record<string, string>> {
  const held = await readHeldTitles(who, undefined)
  const wanted = readyCourses.filter(({ form }) => !held.includes(form.title))
  refuseIf(wanted.length > 0 ? [] : [{ code: 'conflict.ready-courses-there' }])
  const ids: Record<string, string> = {}
  for (const { key, asksPractice, form, lessons, questions } of wanted) {
    const { id } = await saveCourse(who, { form, isDemo })
    for (const lesson of lessons) await saveLesson(who, { courseId: id, form: lesson })
    for (const question of questions) await addQuestion(who, { courseId: id, form: question })
    if (asksPractice) await askForPractice(who, { courseId: id })
    await publishCourse(who, { id })
    ids[key] = id
  }
  return ids
}

/** Whether there are ready-made courses that an officer's unit neither holds nor is reached by. */
export const lacksReadyCourses = view('course.oversee', async ({ tx, who }): Promise<boolean> => {
  const national = await listHeldTitles(tx, { level: 'nation', provinceCode: null, communeCode: null })
  const holder = holderOf(who)
  const held = holder ? [...national, ...(await listHeldTitles(tx, holder))] : national
  return readyCourses.some(({ form }) => !held.includes(form.title))
})

const readHeldTitles = view('course.oversee', ({ tx, who }): Promise<string[]> => {
  const holder = holderOf(who)
  if (!holder) throw new Refused([{ code: 'forbidden.jurisdiction' }])
  return listHeldTitles(tx, holder)
})
