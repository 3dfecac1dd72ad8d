import { findReadingProblems } from '@saolang/core/councils/authority.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { type Actor, speaksForOrganisation } from '@saolang/core/people/actor.ts'
import { type Dossier, getDossier } from '../dossiers/get-dossier.ts'
import { view } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import { listOpenCards } from './card/scorecards.sql.ts'
import { listMembers } from './councils.sql.ts'
import {
  type DecisionRow,
  findDecisionOn,
  findSettlement,
  findVerdict,
  listUnsettledVerdicts,
  listVerdictsOn,
  type SettlementRow,
  type VerdictRow,
} from './decisions.sql.ts'

/** A verdict with the dossier it is on, what the authority did with it, and the decision when there is one. */
export type VerdictRecord = VerdictRow & {
  dossier: Dossier
  settlement: SettlementRow | null
  decision: DecisionRow | null
}

/** The verdict of an id, for use cases; refuses with `not-found.verdict`. */
export async function getVerdictRow(tx: Tx, id: string): Promise<VerdictRow> {
  const verdict = await findVerdict(tx, id)
  refuseIf(verdict ? [] : [{ code: 'not-found.verdict' }])
  return verdict as VerdictRow
}

/** A verdict, for its council and for officers and auditors in whose reach the council or the product lies. */
export const getVerdict = view('minutes.read', async ({ tx, who }, id: string): Promise<VerdictRecord> => {
  const verdict = await getVerdictRow(tx, id)
  const dossier = await getDossier(tx, verdict.dossierId)
  const sitsOnIt = (await listMembers(tx, verdict.councilId)).some(({ personId }) => personId === who.personId)
  refuseIf(findReachProblems(who, verdict, dossier, sitsOnIt))
  return recordOf(tx, verdict, dossier)
})

/** Verdicts that wait for an officer's authority to settle them, oldest first: those on products of the province, or all for the Ministry. */
export const getWaitingVerdicts = view('decision.record', async ({ tx, who }): Promise<VerdictRecord[]> => {
  const records = []
  for (const verdict of await listUnsettledVerdicts(tx)) {
    const dossier = await getDossier(tx, verdict.dossierId)
    const isOurs =
      who.role === 'ministry-officer'
        ? verdict.result.ways.includes('recognise-ministry')
        : covers(who, dossier.provinceCode)
    if (isOurs && !(who.role === 'provincial-officer' && verdict.result.ways[0] === 'recognise-ministry'))
      records.push(await recordOf(tx, verdict, dossier))
  }
  return records
})

/** What the applicant learns: mean by criterion, the notes without names, why the star is what it is. */
export type ProducerResult = VerdictRecord & { notes: Record<string, string[]>; opinions: string[] }

/**
 * The result on a dossier for its applicant, its commune and its officers, once the authority has settled it: the newest verdict.
 * Notes are sorted by their words, so that their order tells nobody's name.
 */
export const getResult = view('verdict.read', async ({ tx, who }, dossierId: string): Promise<ProducerResult> => {
  const dossier = await getDossier(tx, dossierId)
  refuseIf(findResultProblems(who, dossier))
  for (const verdict of await listVerdictsOn(tx, dossierId)) {
    const record = await recordOf(tx, verdict, dossier)
    if (record.settlement && record.settlement.way !== 'escalate' && record.settlement.way !== 'uphold')
      return { ...record, ...(await readNotes(tx, verdict)) }
  }
  refuseIf([{ code: 'not-found.result' }])
  throw new Error('unreachable')
})

async function recordOf(tx: Tx, verdict: VerdictRow, dossier: Dossier): Promise<VerdictRecord> {
  return {
    ...verdict,
    dossier,
    settlement: (await findSettlement(tx, verdict.id)) ?? null,
    decision: (await findDecisionOn(tx, verdict.id)) ?? null,
  }
}

async function readNotes(
  tx: Tx,
  { agendaId, inputs }: VerdictRow,
): Promise<Pick<ProducerResult, 'notes' | 'opinions'>> {
  const counted = new Set(inputs.cards.map(({ memberId }) => memberId))
  const cards = (await listOpenCards(tx, agendaId)).filter(({ memberId }) => counted.has(memberId))
  const notes: Record<string, string[]> = {}
  for (const card of cards)
    for (const [criterion, note] of Object.entries(card.notes))
      if (note) notes[criterion] = [...(notes[criterion] ?? []), note].toSorted()
  return {
    notes,
    opinions: cards
      .map(({ opinion }) => opinion)
      .filter(Boolean)
      .toSorted(),
  }
}

function findReachProblems(who: Actor, verdict: VerdictRow, dossier: Dossier, sitsOnIt: boolean): Problem[] {
  const problems = findReadingProblems(who, verdict, sitsOnIt)
  return problems.length > 0 &&
    (who.role === 'provincial-officer' || who.role === 'auditor') &&
    covers(who, dossier.provinceCode)
    ? []
    : problems
}

function findResultProblems(who: Actor, dossier: Dossier): Problem[] {
  if (who.client?.isSandbox && !dossier.isDemo) return [{ code: 'forbidden.sandbox' }]
  if (speaksForOrganisation(who))
    return who.organisationId === dossier.organisationId ? [] : [{ code: 'forbidden.not-your-dossier' }]
  if (who.role === 'commune-officer')
    return who.jurisdiction?.level === 'commune' && who.jurisdiction.communeCode === dossier.communeCode
      ? []
      : [{ code: 'forbidden.jurisdiction' }]
  return covers(who, dossier.provinceCode) ? [] : [{ code: 'forbidden.jurisdiction' }]
}

function covers({ jurisdiction }: Actor, provinceCode: string): boolean {
  return (
    jurisdiction?.level === 'nation' ||
    (jurisdiction?.level === 'province' && jurisdiction.provinceCode === provinceCode)
  )
}
