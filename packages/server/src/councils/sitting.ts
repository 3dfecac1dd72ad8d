import type { Attendance } from '@saolang/core/councils/quorum.ts'
import { findQuorumProblems, presidingOf } from '@saolang/core/councils/quorum.ts'
import { findPhaseProblems, type SessionAct } from '@saolang/core/councils/session.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import type { Tx } from '../platform/sql.ts'
import {
  type AgendaRow,
  findAgendaItem,
  findSession,
  listSeats,
  lockAgendaItem,
  type SeatRow,
  type SessionRow,
} from './sessions.sql.ts'

/** Which dossier in which session. */
export type SittingAt = { sessionId: string; dossierId: string }

/** A council before one dossier: the session, the dossier's place on the agenda, and how every member stands on it. */
export type Sitting = { session: SessionRow; item: AgendaRow; seats: SeatRow[] }

/** The sitting, held as asked until the transaction ends: `share` beside other members' acts, `update` alone. Refuses with `not-found.sitting`. */
export async function getSitting(
  tx: Tx,
  { sessionId, dossierId }: SittingAt,
  hold?: 'share' | 'update',
): Promise<Sitting> {
  const session = await findSession(tx, sessionId)
  const found = session && (await findAgendaItem(tx, sessionId, dossierId))
  if (!found) refuseIf([{ code: 'not-found.sitting' }])
  const { id } = found as AgendaRow
  if (hold) await lockAgendaItem(tx, id, hold)
  // Read again: the phase may have moved while we waited.
  const item = (await findAgendaItem(tx, sessionId, dossierId)) as AgendaRow
  return { session: session as SessionRow, item, seats: await listSeats(tx, id) }
}

/** The seat of the acting member, with the act allowed now. Refuses with `forbidden.not-on-council` and the phase's reason. */
export function takeSeat({ seats, item }: Sitting, who: Actor, act: SessionAct): SeatRow {
  const seat = seats.find(({ personId }) => personId === who.personId)
  refuseIf(seat ? findPhaseProblems(item.phase, act) : [{ code: 'forbidden.not-on-council' }])
  return seat as SeatRow
}

/** As `takeSeat`, for acts on the dossier itself: the member has declared and has no conflict, and enough members have none. */
export function takeFreeSeat(sitting: Sitting, who: Actor, act: SessionAct): SeatRow {
  const seat = sitting.seats.find(({ personId }) => personId === who.personId)
  refuseIf(seat ? findOpeningProblems(seat) : [])
  const taken = takeSeat(sitting, who, act)
  refuseIf(findQuorumProblems(sitting.seats.map(toAttendance), sitting.session.regulation))
  return taken
}

/** As `takeSeat`, for what only who presides may do: the chair, or the deputy when the chair has a conflict. */
export function takeChair(sitting: Sitting, who: Actor, act: SessionAct): SeatRow {
  const seat = takeSeat(sitting, who, act)
  const presiding = presidingOf(sitting.seats.map(toAttendance))
  refuseIf(presiding?.memberId === seat.memberId ? [] : [{ code: 'forbidden.not-presiding' }])
  return seat
}

/** The reason why a member may not open a dossier: nothing declared yet, a conflict of interest, or one proposed and not ruled on. */
export function findOpeningProblems({ kind, unruled }: Pick<SeatRow, 'kind' | 'unruled'>) {
  if (kind === null) return [{ code: 'forbidden.declare-first' }]
  if (kind !== 'none') return [{ code: 'forbidden.conflict-of-interest' }]
  return unruled > 0 ? [{ code: 'forbidden.conflict-proposed' }] : []
}

/** A seat as the rules of quorum see it. */
export function toAttendance({ memberId, office, kind, signedAt, absence, unruled }: SeatRow): Attendance {
  const declared = kind === null ? 'no' : kind === 'none' ? 'free' : 'conflicted'
  const seat = { memberId, office, declared, hasSigned: signedAt !== null } as const
  return { ...seat, ...(absence !== null && { absence }), ...(unruled > 0 && { awaitsRuling: true }) }
}
