import { type Given, noLevel } from '@saolang/core/dossiers/self-assessment.ts'
import { type CriteriaSet, type Leaf, listLeaves } from '@saolang/law/criteria-set.ts'

/**
 * A sheet that meets every floor up to `star` and comes to about `points`: first what the floors need, then level by level from the
 * top of the sheet, so that two sheets of nearly the same points differ in few criteria. Criteria with no level reached say so.
 */
export function demoCard(set: CriteriaSet, star: number, points: number): Given {
  const leaves = listLeaves(set).map(({ leaf }) => leaf)
  const levels = new Map(leaves.map((leaf) => [leaf.code, floorOf(leaf, star)]))
  let total = [...levels.values()].reduce((sum, level) => sum + level, 0)
  for (let isRising = true; isRising && total < points; ) {
    isRising = false
    for (const leaf of leaves) {
      const has = levels.get(leaf.code) ?? 0
      const next = levelsOf(leaf).find((level) => level > has)
      if (next === undefined || total + next - has > points) continue
      levels.set(leaf.code, next)
      total += next - has
      isRising = true
    }
  }
  return Object.fromEntries(leaves.map((leaf) => [leaf.code, optionOf(leaf, levels.get(leaf.code) ?? 0)]))
}

function floorOf({ options }: Leaf, star: number): number {
  return Math.max(
    0,
    ...options.filter(({ floorFor }) => floorFor !== undefined && floorFor <= star).map(({ points }) => points),
  )
}

const levelsOf = ({ options }: Leaf) => [...new Set(options.map(({ points }) => points))].sort((a, b) => a - b)

const optionOf = ({ options }: Leaf, points: number) =>
  options.find((option) => option.points === points)?.id ?? noLevel
