import { findFreeSeat } from '@saolang/core/support/courses/session.ts'
import type { ActContext } from '../../platform/act.ts'
import { giveSeat, listEnrolments, listSeats } from './enrolments.sql.ts'
import type { SessionRow } from './sessions.sql.ts'
import { tellLearner } from './tell-learner.ts'

/** Gives free seats to who waits, the first first, and tells them. The session is locked by the caller. */
export async function seatWaiting(context: ActContext, session: SessionRow, course: string): Promise<void> {
  const { tx } = context
  const taken = await listSeats(tx, session.id)
  const waiting = (await listEnrolments(tx, session.id)).filter(({ seat, attendedAt }) => seat === null && !attendedAt)
  for (const enrolment of waiting) {
    const seat = findFreeSeat(taken, session.capacity)
    if (seat === undefined) return
    taken.push(seat)
    await giveSeat(tx, enrolment.id, seat)
    await tellLearner(context, { kind: 'seated', enrolment, session, course })
  }
}
