import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findSessionProblems, type SessionForm } from '@saolang/core/support/courses/session.ts'
import { getPlace } from '../../people/get-place.ts'
import { act } from '../../platform/act.ts'
import { listEnrolments } from './enrolments.sql.ts'
import { getOwnCourse, getSession } from './get-course.ts'
import { seatWaiting } from './seat-waiting.ts'
import { lockSession, markCancelled, putSession } from './sessions.sql.ts'
import { tellLearner } from './tell-learner.ts'

/** A new session of a course, or with `id` one anew. */
export type SessionInput = { courseId: string; id?: string | undefined; form: SessionForm }

/** Sets when and where a course meets. A larger room seats who waits; a room smaller than those seated is refused. Gives the id. */
export const saveSession = act('course-session.save', async (context, { courseId, id, form }: SessionInput) => {
  const { tx, now } = context
  const course = await getOwnCourse(context, courseId)
  refuseIf(findSessionProblems(form, now))
  const { provinceCode } = await getPlace(tx, form.communeCode)
  if (id) await lockSession(tx, id)
  const known = id ? await getSession(tx, id) : undefined
  refuseIf(known && known.courseId !== courseId ? [{ code: 'not-found.course-session' }] : [])
  refuseIf(known?.cancelledAt ? [{ code: 'conflict.session-cancelled' }] : [])
  const seats = (known ? await listEnrolments(tx, known.id) : []).map(({ seat }) => seat ?? 0)
  refuseIf(
    Math.max(0, ...seats) > form.capacity
      ? [{ code: 'course-session.more-enrolled', at: 'capacity', values: { n: Math.max(...seats) } }]
      : [],
  )
  const session = {
    id: known?.id ?? context.newId(),
    courseId,
    startsAt: form.startsAt as Date,
    endsAt: form.endsAt as Date,
    communeCode: form.communeCode,
    provinceCode,
    address: tidy(form.address),
    trainer: tidy(form.trainer),
    capacity: form.capacity,
    by: context.who.personId as string,
  }
  await putSession(tx, session, now)
  if (known) await seatWaiting(context, await getSession(tx, session.id), course.title)
  context.on('course-session', session.id, { courseId, capacity: form.capacity })
  return { id: session.id }
})

/** Cancels a session and tells everybody on its list why. */
export const cancelSession = act(
  'course-session.cancel',
  async (context, { id, reason }: { id: string; reason: string }) => {
    const session = await getSession(context.tx, id)
    const course = await getOwnCourse(context, session.courseId, true)
    const words = tidy(reason)
    refuseIf(words.length < 5 ? [{ code: 'course-session.reason-missing', at: 'reason' }] : [])
    const isFirst = await markCancelled(context.tx, id, words, context.now)
    refuseIf(isFirst ? [] : [{ code: 'conflict.session-cancelled' }])
    for (const enrolment of await listEnrolments(context.tx, id))
      await tellLearner(context, { kind: 'cancelled', enrolment, session, course: course.title, reason: words })
    context.on('course-session', id)
  },
)
