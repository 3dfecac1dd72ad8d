import { meanOf } from '../mean.ts'
import { tQuantile } from './distributions.ts'
import type { Coefficient } from './intraclass-correlation.ts'
import { distinct, findTooFew, type NoVariation, type Rating, type TooFew } from './rating.ts'

/** How far members agree on the order of marks on one criterion; 1 is always, 0 is no more than by chance. */
export type Alpha = { kind: 'alpha'; products: number; members: number } & Coefficient

/**
 * Krippendorff's alpha for ordinal data; members may be missing (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability",
 * section D). The interval of 95% is a jackknife over products, with Student's t; where leaving one product out leaves nothing to tell
 * apart it is as wide as can be, −1 to 1.
 */
export function alphaOf(ratings: readonly Rating[]): Alpha | TooFew | NoVariation {
  // A product that one member alone marked pairs with nothing and says nothing on agreement.
  const units = [...Map.groupBy(ratings, ({ product }) => product).values()].filter((unit) => unit.length > 1)
  const members = distinct(units.flat().map(({ member }) => member)).length
  const tooFew = findTooFew(units.length, members)
  if (tooFew) return tooFew
  const marks = units.map((unit) => unit.map(({ points }) => points))
  const value = ordinalAlpha(marks)
  if (value === undefined) return { kind: 'no-variation' }
  const { low, high } = jackknife(marks, value)
  return { kind: 'alpha', products: units.length, members, value, low, high }
}

/** Alpha of units of two or more marks each; undefined when all marks are the same. */
export function ordinalAlpha(units: readonly (readonly number[])[]): number | undefined {
  const values = [...new Set(units.flat())].toSorted((a, b) => a - b)
  return alphaFrom(sumOf(units.map((unit) => coincidencesIn(unit, values))))
}

type Matrix = readonly (readonly number[])[]

/** How often each two marks meet in a unit, each pair weighing 1/(marks − 1), so that a unit weighs as much as it has marks. */
function coincidencesIn(unit: readonly number[], values: readonly number[]): Matrix {
  const counts = values.map((value) => unit.filter((mark) => mark === value).length)
  return counts.map((n, c) => counts.map((m, k) => (c === k ? n * (n - 1) : n * m) / (unit.length - 1)))
}

function alphaFrom(coincidences: Matrix): number | undefined {
  const counts = coincidences.map((row) => row.reduce((sum, n) => sum + n, 0))
  const total = counts.reduce((sum, n) => sum + n, 0)
  let observed = 0
  let expected = 0
  for (const [c, row] of coincidences.entries()) {
    for (let k = c + 1; k < row.length; k++) {
      const distance = ordinalDistance(counts, c, k)
      observed += (row[k] ?? 0) * distance
      expected += (counts[c] ?? 0) * (counts[k] ?? 0) * distance
    }
  }
  return expected < 1e-9 ? undefined : 1 - ((total - 1) * observed) / expected
}

// Squared: how many marks lie between the two ranks, counting half of each of them.
function ordinalDistance(counts: readonly number[], c: number, k: number): number {
  const between = counts.slice(c, k + 1).reduce((sum, n) => sum + n, 0)
  return (between - ((counts[c] ?? 0) + (counts[k] ?? 0)) / 2) ** 2
}

// Tukey's pseudo-values; no resampling, so the same marks always give the same interval.
function jackknife(units: readonly (readonly number[])[], whole: number): { low: number; high: number } {
  const n = units.length
  const values = [...new Set(units.flat())].toSorted((a, b) => a - b)
  const each = units.map((unit) => coincidencesIn(unit, values))
  const all = sumOf(each)
  const pseudo = each.map((one) => {
    const without = alphaFrom(all.map((row, c) => row.map((value, k) => value - (one[c]?.[k] ?? 0))))
    return without === undefined ? Number.NaN : n * whole - (n - 1) * without
  })
  if (pseudo.some(Number.isNaN)) return { low: -1, high: 1 }
  const mean = meanOf(pseudo)
  const variance = pseudo.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  const reach = tQuantile(0.975, n - 1) * Math.sqrt(variance / n)
  return { low: whole - reach, high: Math.min(1, whole + reach) }
}

const sumOf = (matrices: readonly Matrix[]): Matrix =>
  matrices.reduce((sum, matrix) => sum.map((row, c) => row.map((value, k) => value + (matrix[c]?.[k] ?? 0))))
