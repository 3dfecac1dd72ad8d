import { type CriteriaSet, findLeaf } from '@saolang/law/criteria-set.ts'
import { listProblems, type Problem } from '../kernel/problem.ts'
import { findMarkProblems, findSigningProblems } from './card.ts'
import { listVerified } from './criterion-kinds.ts'
import type { Regulation } from './regulation.ts'
import { type CardParts, type Tick, wholeMarks } from './whole-card.ts'

/** Every reason why a card cannot be signed: those of its whole marks, and a mark that departs from a tick without a word on why. */
export function findWholeCardProblems(set: CriteriaSet, parts: CardParts, ticks: readonly Tick[]): Problem[] {
  const silent = ticks.filter(
    ({ criterion, mark }) =>
      !parts.objections[criterion] && parts.marks[criterion] !== undefined && parts.marks[criterion] !== mark,
  )
  return [
    ...findSigningProblems(set, wholeMarks(parts, ticks)),
    ...silent.map(({ criterion }) => ({
      code: 'objection.reason-missing',
      at: `objection-${criterion}`,
      values: { criterion },
    })),
  ]
}

/** Reasons why a tick cannot stand: not a verified criterion of this council, not an option of the sheet, nothing it rests on, strange files. */
export function findTickProblems(
  { set, regulation, files }: { set: CriteriaSet; regulation: Regulation; files: readonly string[] },
  tick: Tick,
): Problem[] {
  const { criterion, mark, evidence, basis } = tick
  const values = { criterion }
  const at = `tick-${criterion}`
  if (!findLeaf(set, criterion)) return [{ code: 'scorecard.unknown-criterion', at, values }]
  return listProblems([
    !listVerified(set, regulation).includes(criterion) && { code: 'tick.criterion-is-judged', at, values },
    ...findMarkProblems(set, { [criterion]: mark }),
    evidence.length === 0 && !basis && { code: 'tick.rests-on-nothing', at: `basis-${criterion}`, values },
    evidence.some((id) => !files.includes(id)) && { code: 'not-found.evidence', at, values },
  ])
}
