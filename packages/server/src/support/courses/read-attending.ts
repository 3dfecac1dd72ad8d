import { publicView, view } from '../../platform/act.ts'
import { type CourseRow, findCourse } from './courses.sql.ts'
import { listOwnEnrolments } from './enrolments.sql.ts'
import { getCourseToTake, getSession } from './get-course.ts'

/** The session that a scanned code leads to, for who may attend it, and whether they were noted. */
export const readSessionToAttend = view('course.attend', async (context, { id }: { id: string }) => {
  const session = await getSession(context.tx, id)
  const { course } = await getCourseToTake(context, session.courseId)
  const own = await listOwnEnrolments(context.tx, course.id, context.who.personId as string)
  return { session, course, own: own.find(({ sessionId }) => sessionId === id) }
})

/** The course of a certificate, which its public page asks for to know who holds it. */
export const findCourseOfTraining = publicView(
  ({ tx, now }, id: string): Promise<CourseRow | undefined> => findCourse(tx, id, now),
)
