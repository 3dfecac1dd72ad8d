import { rounds as lawRounds, type Round as RoundRule } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import type { LegalDate } from '../kernel/calendar.ts'
import type { Problem } from '../kernel/problem.ts'
import type { CouncilLevel } from './council.ts'
import type { Regulation } from './regulation.ts'

/** A round of assessment: files proposed before the one day are to be assessed before the other (Điều 5). Extra rounds have no days. */
export type Round = {
  level: CouncilLevel
  year: number
  no: number
  proposedBefore?: LegalDate
  evaluatedBefore?: LegalDate
}

const rules: Record<CouncilLevel, { rounds: readonly RoundRule[]; source: string }> = {
  province: lawRounds.province,
  central: lawRounds.ministry,
}

/** The decision's own rounds of a year, in order of their days. */
export function listRounds(level: CouncilLevel, year: number): Round[] {
  return rules[level].rounds.map(({ no, proposedBefore, evaluatedBefore, nextYear }) => ({
    level,
    year,
    no,
    ...datesOf(year, { proposedBefore, evaluatedBefore, nextYear, crossesYear: proposedBefore < '03-01' }),
  }))
}

/** The next of the decision's rounds for a file proposed on that day: the first whose day for proposals is still to come. */
export function roundFor(level: CouncilLevel, proposedOn: LegalDate): Round {
  const year = Number(proposedOn.slice(0, 4))
  const coming = [year - 1, year, year + 1].flatMap((each) => listRounds(level, each))
  const next = coming.find(({ proposedBefore }) => proposedBefore !== undefined && proposedOn < proposedBefore)
  if (!next) throw new Error(`no round after ${proposedOn}`)
  return next
}

/** Reasons why a round cannot be held: one beyond the decision's two needs the regulation's leave and a plan (Điều 5 khoản 1, 2). */
export function findRoundProblems(round: Round & { plan?: string }, regulation: Regulation): Problem[] {
  const { rounds, source } = rules[round.level]
  if (rounds.some(({ no }) => no === round.no)) return []
  if (!regulation.allowsExtraRounds) return [{ code: 'round.extra-not-in-regulation', at: 'round', source }]
  return round.plan ? [] : [{ code: 'round.plan-missing', at: 'plan', source }]
}

// The Ministry's second round belongs to the year it was called for: proposed before 30 January, assessed before 30 March of the next.
function datesOf(
  year: number,
  rule: { proposedBefore: string; evaluatedBefore: string; nextYear: boolean; crossesYear: boolean },
) {
  const later = rule.nextYear || rule.crossesYear ? year + 1 : year
  return { proposedBefore: `${later}-${rule.proposedBefore}`, evaluatedBefore: `${later}-${rule.evaluatedBefore}` }
}
