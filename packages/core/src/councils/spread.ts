import { type CriteriaSet, listLeaves, type PartCode } from '@saolang/law/criteria-set.ts'
import type { Choices } from '../dossiers/scorecard.ts'
import { deviationOf, meanOf } from './mean.ts'

/** How far members' marks on a criterion lie apart, in points. Marks are sorted, so that nobody can be told by their place. */
export type CriterionSpread = {
  criterion: string
  title: string
  part: PartCode
  max: number
  points: number[]
  mean: number
  deviation: number
  range: number
}

/** The same for the totals. */
export type TotalSpread = { points: number[]; mean: number; deviation: number; range: number }

/** The spread of every criterion, in the order of the sheet. */
export function spreadOf(set: CriteriaSet, cards: readonly { choices: Choices }[]): CriterionSpread[] {
  const points = pointsByCriterion(set, cards)
  return listLeaves(set).map(({ part, leaf: { code, title, max } }) => ({
    criterion: code,
    title,
    part,
    max,
    ...totalSpreadOf(points.get(code) ?? []),
  }))
}

/** The spread of one list of points. */
export function totalSpreadOf(points: readonly number[]): TotalSpread {
  const sorted = points.toSorted((a, b) => a - b)
  const range = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0)
  return { points: sorted, mean: meanOf(sorted), deviation: deviationOf(sorted), range }
}

/** What each member gave on each criterion, by its number; a criterion left out counts 0. */
export function pointsByCriterion(set: CriteriaSet, cards: readonly { choices: Choices }[]): Map<string, number[]> {
  return new Map(
    listLeaves(set).map(({ leaf }) => {
      const worth = new Map(leaf.options.map(({ id, points }) => [id, points]))
      return [leaf.code, cards.map(({ choices }) => worth.get(choices[leaf.code] ?? '') ?? 0)]
    }),
  )
}
