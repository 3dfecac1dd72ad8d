import { findReadingProblems } from '@saolang/core/councils/authority.ts'
import { discussedCards } from '@saolang/core/councils/discussion/mark-change.ts'
import type { Objections } from '@saolang/core/councils/whole-card.ts'
import type { Choices } from '@saolang/core/dossiers/scorecard.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { view } from '../../platform/act.ts'
import { listMarkChanges } from '../discussion/discussion.sql.ts'
import { findAdvice, type SeatRow } from '../sessions.sql.ts'
import { findOpeningProblems, getSitting, type SittingAt } from '../sitting.ts'
import { listTicks } from '../verified/verified.sql.ts'
import { type DraftRow, findCard, findDraft, listOpenCards, type Notes } from './scorecards.sql.ts'

/** A signed card with who signed it; `counts` is false for a member who declared a conflict after signing. */
export type OpenCard = {
  memberId: string
  name: string
  seat: string
  /** As signed, before any discussion. */
  choices: Choices
  /** As they stand after discussion. */
  discussed: Choices
  notes: Notes
  objections: Objections
  opinion: string
  signedAt: Date
  counts: boolean
}

/**
 * Every signed card of a dossier. Nobody reads them before scoring is closed: not the chair, not an officer, not an auditor. This is
 * the only view that gives another member's card, and its query asks for the closure too.
 */
export const getScorecards = view('scorecard.read', async ({ tx, who }, at: SittingAt): Promise<OpenCard[]> => {
  const { session, item, seats } = await getSitting(tx, at)
  refuseIf(findReadingProblems(who, session, sitsAmong(seats, who.personId)))
  const isClosed = item.phase === 'closed' || item.phase === 'concluded'
  refuseIf(isClosed ? [] : [{ code: 'forbidden.scoring-open' }])
  const cards = await listOpenCards(tx, item.id)
  const standing = discussedCards(cards, await listMarkChanges(tx, item.id))
  return cards.map((card, i) => {
    const seat = seats.find(({ memberId }) => memberId === card.memberId) as SeatRow
    const { choices: discussed } = standing[i] as (typeof standing)[number]
    return { ...card, discussed, name: seat.name, seat: seat.seat, counts: seat.kind === 'none' }
  })
})

/** A member's own card: the draft until it is signed, and the sheet it is on. Refuses who has not declared or has a conflict. */
export const getOwnScorecard = view('scorecard.read', async ({ tx, who }, at: SittingAt) => {
  const sitting = await getSitting(tx, at)
  const seat = sitting.seats.find(({ personId }) => personId === who.personId)
  refuseIf(seat ? findOpeningProblems(seat) : [{ code: 'forbidden.not-on-council' }])
  const { memberId } = seat as SeatRow
  const card = await findCard(tx, sitting.item.id, memberId)
  const draft: DraftRow | undefined = card ? undefined : await findDraft(tx, sitting.item.id, memberId)
  return {
    setId: sitting.item.setId,
    phase: sitting.item.phase,
    isCoded: sitting.item.sampleCode !== null,
    session: sitting.session,
    marks: card?.choices ?? draft?.marks ?? {},
    notes: card?.notes ?? draft?.notes ?? {},
    objections: card?.objections ?? draft?.objections ?? {},
    ticks: await listTicks(tx, sitting.item.id),
    opinion: card?.opinion ?? draft?.opinion ?? '',
    savedAt: draft?.savedAt ?? null,
    signedAt: card?.signedAt ?? null,
    advice: await findAdvice(tx, sitting.item.id),
  }
})

const sitsAmong = (seats: readonly SeatRow[], personId: string | undefined) =>
  seats.some((seat) => seat.personId === personId)
