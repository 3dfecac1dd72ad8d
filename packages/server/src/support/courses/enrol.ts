import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { findEnrolProblems, findFreeSeat } from '@saolang/core/support/courses/session.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addEnrolment, findEnrolment, leave, listSeats, type NewEnrolment } from './enrolments.sql.ts'
import { getCourse, getCourseToTake, getSession, oversees } from './get-course.ts'
import { seatWaiting } from './seat-waiting.ts'
import { lockSession, type SessionRow } from './sessions.sql.ts'

/** Enrols the actor in a session: on a seat, or on the waiting list when all are taken. Gives the seat, or none. */
export const enrolInSession = act('course.enrol', async (context, { sessionId }: { sessionId: string }) => {
  const { who } = context
  const session = await getSession(context.tx, sessionId)
  const { learner } = await getCourseToTake(context, session.courseId)
  refuseIf(findEnrolProblems(session, context.now))
  const personId = who.personId as string
  const organisationId = learner.organisation?.id ?? null
  const seat = await takeSeat(context, session, { personId, name: who.name, organisationId })
  context.on('course-session', sessionId, { seat })
  return { seat }
})

export type GuestInput = { sessionId: string; name: string; organisationId?: string | undefined }

/** An officer enrols somebody who has no account, by name, for a producer of their area when there is one. */
export const enrolGuest = act('course.enrol-for', async (context, { sessionId, name, organisationId }: GuestInput) => {
  const { tx, who } = context
  const session = await getSession(tx, sessionId)
  const course = await getCourse(tx, session.courseId, context.now)
  const place = { provinceCode: session.provinceCode, communeCode: session.communeCode }
  refuseIf(
    oversees(who, course) || findJurisdictionProblems(who, place).length === 0
      ? []
      : [{ code: 'forbidden.jurisdiction' }],
  )
  if (course.endedAt || !course.publishedAt) refuseIf([{ code: 'conflict.course-ended' }])
  refuseIf(session.cancelledAt ? [{ code: 'conflict.session-cancelled' }] : [])
  const known = tidy(name)
  refuseIf(known.length < 2 ? [{ code: 'enrolment.name-missing', at: 'name' }] : [])
  if (organisationId) refuseIf(findJurisdictionProblems(who, await getOrganisation(tx, organisationId)))
  const seat = await takeSeat(context, session, { personId: null, name: known, organisationId: organisationId ?? null })
  context.on('course-session', sessionId, { seat, guest: true })
  return { seat }
})

/** Leaves a session, or takes a guest off its list; the seat goes to who waits first. */
export const leaveSession = act('course.leave', async (context, { enrolmentId }: { enrolmentId: string }) => {
  const { tx, who } = context
  const enrolment = await findEnrolment(tx, enrolmentId)
  if (!enrolment) throw new Refused([{ code: 'not-found.enrolment' }])
  const course = await getCourse(tx, enrolment.courseId, context.now)
  const isOwn = enrolment.personId !== null && enrolment.personId === who.personId
  refuseIf(isOwn || oversees(who, course) ? [] : [{ code: 'not-found.enrolment' }])
  refuseIf(enrolment.attendedAt ? [{ code: 'conflict.attended' }] : [])
  await lockSession(tx, enrolment.sessionId)
  const left = await leave(tx, enrolmentId, context.now)
  refuseIf(left ? [] : [{ code: 'conflict.enrolment-left' }])
  const session = await getSession(tx, enrolment.sessionId)
  if (findEnrolProblems(session, context.now).length === 0) await seatWaiting(context, session, course.title)
  context.on('course-session', session.id)
})

// The lock makes two who want the last seat come one after the other; the index on seats refuses whatever slips past it.
async function takeSeat(
  context: ActContext,
  session: SessionRow,
  learner: Pick<NewEnrolment, 'personId' | 'name' | 'organisationId'>,
): Promise<number | null> {
  const { tx, who, now } = context
  await lockSession(tx, session.id)
  const seat = findFreeSeat(await listSeats(tx, session.id), session.capacity) ?? null
  const enrolment = { id: context.newId(), sessionId: session.id, ...learner, seat, by: who.personId as string }
  const id = await addEnrolment(tx, enrolment, now)
  refuseIf(id ? [] : [{ code: 'conflict.enrolled' }])
  return seat
}
