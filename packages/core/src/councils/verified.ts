import { type CriteriaSet, findLeaf } from '@saolang/law/criteria-set.ts'
import { listProblems, type Problem } from '../kernel/problem.ts'
import { choicesOf, findMarkProblems, findSigningProblems, type Marks, noneFits } from './card.ts'
import { listVerified } from './criterion-kinds.ts'
import type { Regulation } from './regulation.ts'

/** The advisory group's answer to a verified criterion: an option (or that none fits), and what it rests on: files of the dossier, or words. */
export type Tick = { criterion: string; mark: string; evidence: readonly string[]; basis: string }

/** Number of the criterion → why a member does not confirm the tick. */
export type Objections = Readonly<Record<string, string>>

/** What a member put down, as it is kept: own marks, and objections to ticks. */
export type CardParts = { marks: Marks; objections: Objections }

/**
 * The whole card: at a ticked criterion the group's mark, unless the member objects, which opens it for a mark of their own; elsewhere
 * the member's. This is what the member signs, so the mean of members' totals (Điều 3 khoản 3) is taken over whole cards.
 */
export function wholeMarks(
  { marks, objections }: CardParts,
  ticks: readonly Pick<Tick, 'criterion' | 'mark'>[],
): Marks {
  const confirmed = ticks.filter(({ criterion }) => !objections[criterion])
  return { ...marks, ...Object.fromEntries(confirmed.map(({ criterion, mark }) => [criterion, mark])) }
}

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

/** Objections that are to a tick: one to a criterion that nobody ticked says nothing. */
export function objectionsTo(objections: Objections, ticks: readonly Pick<Tick, 'criterion'>[]): Objections {
  const ticked = new Set(ticks.map(({ criterion }) => criterion))
  return Object.fromEntries(Object.entries(objections).filter(([code, reason]) => ticked.has(code) && reason !== ''))
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

/** Points that a mark is worth; 0 where none fits. */
export function pointsOf(set: CriteriaSet, criterion: string, mark: string): number {
  return findLeaf(set, criterion)?.options.find(({ id }) => id === mark)?.points ?? 0
}

/** The mark as it stands on a signed card, which keeps no mark where nothing fitted. */
export function markOn(marks: Marks, criterion: string): string {
  return choicesOf(marks)[criterion] ?? noneFits
}
