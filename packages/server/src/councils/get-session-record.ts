import { findReadingProblems } from '@saolang/core/councils/authority.ts'
import { listVerified } from '@saolang/core/councils/criterion-kinds.ts'
import type { MarkChange } from '@saolang/core/councils/discussion/mark-change.ts'
import type { Trigger } from '@saolang/core/councils/discussion/triggers.ts'
import { presidingOf, type Quorum, quorumOf } from '@saolang/core/councils/quorum.ts'
import { type Phase, sessionPhaseOf } from '@saolang/core/councils/session.ts'
import { type CriterionSpread, spreadOf, type TotalSpread, totalSpreadOf } from '@saolang/core/councils/spread.ts'
import { listDisputes } from '@saolang/core/councils/verdict.ts'
import { score } from '@saolang/core/dossiers/scorecard.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { type Dossier, getDossier } from '../dossiers/get-dossier.ts'
import { view } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import { listOpenCards } from './card/scorecards.sql.ts'
import { listProposals, type ProposalRow } from './conflict/conflict.sql.ts'
import { listAdvisers } from './councils.sql.ts'
import { findVerdictOf, type VerdictRow } from './decisions.sql.ts'
import { findDiscussion, findTriggers } from './discussion/discussion.sql.ts'
import { readVerdictInputs } from './issue-verdict.ts'
import {
  type AdviceRow,
  type AgendaRow,
  type ClosureRow,
  findAdvice,
  findClosure,
  listAgenda,
  listResolutions,
  type ResolutionRow,
  type SeatRow,
  type SessionRow,
} from './sessions.sql.ts'
import { getSitting, type Sitting, type SittingAt, toAttendance } from './sitting.ts'
import { listTicks, type TickRow } from './verified/verified.sql.ts'

/** How far members' marks lie apart; there is none before scoring is closed. */
export type Spread = { criteria: CriterionSpread[]; totals: TotalSpread; disputes: string[] }

/** A discussion after closing: what members changed and why, and how the totals lay apart before it. */
export type DiscussionRecord = { openedAt: Date; changes: readonly MarkChange[]; before: TotalSpread }

/** A member's objection to a tick of the advisory group. */
export type Objection = { memberId: string; criterion: string; reason: string }

/** One dossier of a session, whole: who sat, who stood aside and why, advice, closing, triggers, discussion, spread, resolutions, verdict. */
export type DossierRecord = {
  item: AgendaRow
  dossier: Dossier
  setTitle: string
  seats: SeatRow[]
  presidingId: string | null
  quorum: Quorum
  advice: AdviceRow | null
  closure: ClosureRow | null
  /** What the advisory group ticked, of how many criteria that are verified before this council. */
  ticked: TickRow[]
  verified: number
  /** Why members did not confirm a tick; none before closing. */
  objections: Objection[]
  /** Conflicts that the system proposed, and how they were ruled on. */
  proposals: ProposalRow[]
  /** What called for a discussion; none before closing. */
  triggers: Trigger[]
  discussion: DiscussionRecord | null
  /** As the marks stand, after discussion where there was one. */
  spread: Spread | null
  resolutions: ResolutionRow[]
  verdict: VerdictRow | null
}

/** A session with everything that its minutes say. */
export type SessionRecord = {
  session: SessionRow
  phase: Phase
  advisers: { name: string; title: string }[]
  dossiers: DossierRecord[]
}

/** The record of a session, for its council, the officers of its authority and auditors. Says who has signed, never a mark before closing. */
export const getSessionRecord = view('minutes.read', async ({ tx, who }, sessionId: string): Promise<SessionRecord> => {
  const agenda = await listAgenda(tx, sessionId)
  refuseIf(agenda.length > 0 ? [] : [{ code: 'not-found.session' }])
  const sittings = []
  for (const { dossierId } of agenda) sittings.push(await getSitting(tx, { sessionId, dossierId }))
  const [{ session, seats }] = sittings as [Sitting]
  refuseIf(
    findReadingProblems(
      who,
      session,
      seats.some(({ personId }) => personId === who.personId),
    ),
  )
  const dossiers = []
  for (const sitting of sittings) dossiers.push(await recordOf(tx, sitting, who))
  return {
    session,
    phase: sessionPhaseOf(agenda.map(({ phase }) => phase)),
    advisers: await listAdvisers(tx, session.councilId),
    dossiers,
  }
})

/** As `getSessionRecord`, for one dossier of the session. */
export const getDossierRecord = view('minutes.read', async ({ tx, who }, at: SittingAt) => {
  const sitting = await getSitting(tx, at)
  const { session, seats } = sitting
  refuseIf(
    findReadingProblems(
      who,
      session,
      seats.some(({ personId }) => personId === who.personId),
    ),
  )
  return { session, ...(await recordOf(tx, sitting, who)) }
})

async function recordOf(tx: Tx, sitting: Sitting, who: Actor): Promise<DossierRecord> {
  const { seats, session } = sitting
  const item = withCodeFor(sitting, who)
  const attendance = seats.map(toAttendance)
  const dossier = await getDossier(tx, item.dossierId)
  const closure = (await findClosure(tx, item.id)) ?? null
  return {
    item,
    dossier,
    setTitle: getCriteriaSet(item.setId).title,
    seats,
    presidingId: presidingOf(attendance)?.memberId ?? null,
    quorum: quorumOf(attendance, session.regulation),
    advice: (await findAdvice(tx, item.id)) ?? null,
    closure,
    ticked: await listTicks(tx, item.id),
    verified: listVerified(getCriteriaSet(item.setId), session.regulation).length,
    objections: await readObjections(tx, item.id),
    proposals: await listProposals(tx, item.id),
    triggers: (await findTriggers(tx, item.id)) ?? [],
    discussion: closure && (await readDiscussion(tx, sitting)),
    spread: closure && (await readSpread(tx, sitting)),
    resolutions: await listResolutions(tx, item.id),
    verdict: (await findVerdictOf(tx, item.id)) ?? null,
  }
}

async function readObjections(tx: Tx, agendaId: string): Promise<Objection[]> {
  const cards = await listOpenCards(tx, agendaId)
  return cards.flatMap(({ memberId, objections }) =>
    Object.entries(objections).map(([criterion, reason]) => ({ memberId, criterion, reason })),
  )
}

/** Whose product a code stands on is for those who set the table; a member learns it when scoring is closed. */
function withCodeFor({ item, seats }: Sitting, who: Actor): AgendaRow {
  const tastes = seats.some(({ personId }) => personId === who.personId)
  const isOver = item.phase === 'closed' || item.phase === 'concluded'
  return tastes && !isOver ? { ...item, sampleCode: null } : item
}

async function readDiscussion(tx: Tx, sitting: Sitting): Promise<DiscussionRecord | null> {
  const discussion = await findDiscussion(tx, sitting.item.id)
  if (!discussion) return null
  const { independent = [], changes = [] } = await readVerdictInputs(tx, sitting)
  const set = getCriteriaSet(sitting.item.setId)
  const before = totalSpreadOf(independent.map(({ choices }) => score(set, choices).points))
  return { openedAt: discussion.openedAt, changes, before }
}

async function readSpread(tx: Tx, sitting: Sitting): Promise<Spread> {
  const set = getCriteriaSet(sitting.item.setId)
  const inputs = await readVerdictInputs(tx, sitting)
  return {
    criteria: spreadOf(set, inputs.cards),
    totals: totalSpreadOf(inputs.cards.map(({ choices }) => score(set, choices).points)),
    // Those resolved already stay in the list: the chair may still think again.
    disputes: listDisputes(set, { ...inputs, resolutions: [] }),
  }
}
