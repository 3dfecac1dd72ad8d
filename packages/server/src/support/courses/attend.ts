import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findAttendanceProblems } from '@saolang/core/support/courses/session.ts'
import { act } from '../../platform/act.ts'
import { isCodeOfNow } from './attendance-code.ts'
import { addAttendance, addEnrolment, findEnrolment, listOwnEnrolments } from './enrolments.sql.ts'
import { getCourseToTake, getOwnCourse, getSession } from './get-course.ts'
import { lockSession } from './sessions.sql.ts'

/**
 * Marks the actor present, by the code on the trainer's screen: once, whatever is scanned again. Who comes without having enrolled is put
 * on the list. Refuses a code that left the screen more than some minutes ago.
 */
export const attendByCode = act(
  'course.attend',
  async (context, { sessionId, code }: { sessionId: string; code: string }) => {
    const { tx, who, now } = context
    const session = await getSession(tx, sessionId)
    const { learner } = await getCourseToTake(context, session.courseId)
    refuseIf(findAttendanceProblems(session, 'code', now))
    refuseIf(isCodeOfNow(sessionId, code, now) ? [] : [{ code: 'attendance.code-old', at: 'code' }])
    const personId = who.personId as string
    await lockSession(tx, sessionId)
    const enrolled = (await listOwnEnrolments(tx, session.courseId, personId)).find(
      (one) => one.sessionId === sessionId,
    )
    const organisationId = learner.organisation?.id ?? null
    const walkIn = {
      id: context.newId(),
      sessionId,
      personId,
      name: who.name,
      organisationId,
      seat: null,
      by: personId,
    }
    const enrolmentId = enrolled?.id ?? ((await addEnrolment(tx, walkIn, now)) as string)
    const isFirst = await addAttendance(tx, { enrolmentId, way: 'code', by: personId }, now)
    context.on('course-session', sessionId, { isFirst })
    return { courseId: session.courseId, isFirst }
  },
)

/** The trainer's authority notes by its list who was there. Gives how many are new; who was noted before stays noted. */
export const noteAttendance = act(
  'attendance.note',
  async (context, { sessionId, enrolmentIds }: { sessionId: string; enrolmentIds: readonly string[] }) => {
    const { tx, now } = context
    const session = await getSession(tx, sessionId)
    await getOwnCourse(context, session.courseId, true)
    refuseIf(findAttendanceProblems(session, 'list', now))
    let noted = 0
    for (const enrolmentId of enrolmentIds) {
      const enrolment = await findEnrolment(tx, enrolmentId)
      if (enrolment?.sessionId !== sessionId || enrolment.leftAt) throw new Refused([{ code: 'not-found.enrolment' }])
      const by = context.who.personId as string
      if (await addAttendance(tx, { enrolmentId, way: 'list', by }, now)) noted += 1
    }
    context.on('course-session', sessionId, { noted })
    return { noted }
  },
)
