import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { reEvaluation } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import { scoreCompiled } from '../dossiers/scorecard.ts'
import { compileSet } from '../dossiers/star-compile.ts'
import { isLegalDate, type LegalDate } from '../kernel/calendar.ts'
import { listProblems, type Problem } from '../kernel/problem.ts'
import { needsFinding, type Trigger } from './discussion/triggers.ts'
import { listDisputes, type VerdictInputs } from './verdict.ts'

const source = reEvaluation.councilSource

/**
 * How written opinions differ: not one star, criteria in dispute, or something that the council's regulation wants discussed. None:
 * the verdict goes out without a meeting (Điều 7 khoản 6 điểm d, điểm e). Judged from the cards as they were signed, each alone.
 */
export function findOpinionDifferences(
  set: CriteriaSet,
  inputs: VerdictInputs,
  triggers: readonly Pick<Trigger, 'kind'>[],
): Problem[] {
  const cards = inputs.independent ?? inputs.cards
  const compiled = compileSet(set)
  const stars = [...new Set(cards.map(({ choices }) => scoreCompiled(compiled, choices).star))].toSorted()
  const disputes = listDisputes(set, { ...inputs, cards, resolutions: [] })
  return listProblems([
    stars.length > 1 && { code: 'writing.stars-differ', source, values: { stars: stars.join(', ') } },
    disputes.length > 0 && { code: 'writing.criteria-disputed', source, values: { criteria: disputes.join(', ') } },
    needsFinding(triggers) && { code: 'writing.discussion-wanted', source },
  ])
}

/** A meeting on one dossier: its day, its place, and why, where opinions do not differ. */
export type Meeting = { heldOn: LegalDate; place: string; reason: string }

/** Why a meeting cannot be called: no day or one past, no place, no reason although everybody is of one mind. */
export function findMeetingProblems(
  { heldOn, place, reason }: Meeting,
  { today, differ }: { today: LegalDate; differ: boolean },
): Problem[] {
  return listProblems([
    !isLegalDate(heldOn) && { code: 'invalid.date', at: 'heldOn' },
    isLegalDate(heldOn) && heldOn < today && { code: 'session.day-past', at: 'heldOn' },
    !place && { code: 'session.place-missing', at: 'place' },
    !differ && !reason && { code: 'writing.reason-missing', at: 'reason', source },
  ])
}
