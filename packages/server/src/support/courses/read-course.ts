import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findMissing } from '@saolang/core/support/courses/completion.ts'
import { findHolderProblems, findLearnerProblems, stateOf } from '@saolang/core/support/courses/course.ts'
import type { Question } from '@saolang/core/support/courses/course-test.ts'
import { getPlace } from '../../people/get-place.ts'
import { type ViewContext, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import type { CourseRow } from './courses.sql.ts'
import { listOwnEnrolments } from './enrolments.sql.ts'
import { getCourse, maySee, oversees } from './get-course.ts'
import { nameHolder } from './holder-name.ts'
import { findLearner, type Learner } from './learner.ts'
import { listLessonFiles, listLessons } from './lessons.sql.ts'
import { readProgress } from './progress.ts'
import { listSessions, type SessionRow } from './sessions.sql.ts'
import { listQuestions } from './tests.sql.ts'
import { findTrainingOf } from './training-certificates.sql.ts'
import { getLesson } from './write-lesson.ts'

export type PlacedSession = SessionRow & { commune: string }

/** A course with all that its reader may see of it: lessons, sessions, where they stand, and what they may do. */
export const readCourse = view('course.read', async (context, { id }: { id: string }) => {
  const { tx, who } = context
  const { course, learner } = await getSeenCourse(context, id)
  const personId = who.personId as string
  const so = { role: who.role, place: learner.place }
  const isLearner = findLearnerProblems(so, { ...course, state: stateOf(course) }).length === 0
  const done = await readProgress(tx, course, personId)
  const certificate = await findTrainingOf(tx, id, { personId, enrolmentId: null })
  return {
    course,
    holder: await nameHolder(tx, course),
    lessons: (await listLessons(tx, id)).map((lesson) => ({
      ...lesson,
      isFinished: done.finished.includes(lesson.id),
    })),
    sessions: await withPlaces(tx, await listSessions(tx, id)),
    own: await listOwnEnrolments(tx, id, personId),
    attempts: done.attempts,
    missing: findMissing(done.progress),
    certificate,
    isLearner,
    isOwner: findHolderProblems(who, course).length === 0,
    oversees: oversees(who, course),
  }
})

/** A lesson with its files; who may see the course may read it. */
export const readLesson = view('course.read', async (context, { courseId, id }: { courseId: string; id: string }) => {
  const { tx, who } = context
  const { course, learner } = await getSeenCourse(context, courseId)
  const lesson = await getLesson(tx, courseId, id)
  const lessons = await listLessons(tx, courseId)
  const { finished } = await readProgress(tx, course, who.personId as string)
  const so = { role: who.role, place: learner.place }
  return {
    course,
    lesson,
    files: await listLessonFiles(tx, id),
    others: lessons,
    isFinished: finished.includes(id),
    isLearner: findLearnerProblems(so, { ...course, state: stateOf(course) }).length === 0,
    isOwner: findHolderProblems(who, course).length === 0,
  }
})

/** A test as it may be taken now, without its answers, and how it went before. */
export const readTest = view('course.read', async (context, { courseId }: { courseId: string }) => {
  const { tx, who } = context
  const { course } = await getSeenCourse(context, courseId)
  const { attempts } = await readProgress(tx, course, who.personId as string)
  return { course, attempts, questions: (await listQuestions(tx, courseId)).map(hideAnswer) }
})

/** A test with its right answers, for the authority that holds the course. */
export const readQuestions = view('course-test.save', async (context, { courseId }: { courseId: string }) => {
  const { course } = await getSeenCourse(context, courseId)
  refuseIf(findHolderProblems(context.who, course))
  return listQuestions(context.tx, courseId)
})

const hideAnswer = ({ id, words, options }: Question) => ({ id, words, options })

/** A course that the reader may see; refuses with `not-found.course` any other, so that its being there is not told. */
export async function getSeenCourse(
  { tx, who, now }: ViewContext,
  id: string,
): Promise<{ course: CourseRow; learner: Learner }> {
  const course = await getCourse(tx, id, now)
  const learner = await findLearner(tx, who)
  refuseIf(maySee(who, learner, course) ? [] : [{ code: 'not-found.course' }])
  return { course, learner }
}

/** Sessions with the names of their communes. */
export async function withPlaces(tx: Tx, sessions: readonly SessionRow[]): Promise<PlacedSession[]> {
  const placed: PlacedSession[] = []
  for (const session of sessions) {
    const { communeName, provinceName } = await getPlace(tx, session.communeCode)
    placed.push({ ...session, commune: `${communeName}, ${provinceName}` })
  }
  return placed
}
