import type { Band } from '@saolang/law/criteria-set.ts'
import { normalShareUnder } from './distributions.ts'
import { type CompleteTable, findTooFew, type TooFew } from './rating.ts'
import { componentsOf, meanSquaresOf } from './variance-components.ts'

/** Standard errors of measurement in points: of one member's total, and of the mean of all `members`. */
export type MeasurementError = { kind: 'error'; members: number; single: number; mean: number }

/**
 * How far a total strays because of who sat on the council: the absolute error of generalisability theory, severity and the rest of
 * the disagreement together, √((σ²members + σ²residual) / k) (Brennan 2001, section 2.3; same components as the ICC).
 */
export function measurementErrorOf({ products, members, points }: CompleteTable): MeasurementError | TooFew {
  const tooFew = findTooFew(products.length, members.length)
  if (tooFew) return tooFew
  const components = componentsOf(meanSquaresOf(points))
  const single = Math.sqrt(components.members + components.residual)
  return { kind: 'error', members: members.length, single, mean: single / Math.sqrt(members.length) }
}

/** The standard error of the mean of so many members, in points. */
export const errorOfMean = ({ single }: MeasurementError, members: number): number => single / Math.sqrt(members)

/**
 * The probability, 0 to 1, that another council of as many members would give this product another rank by points. Its mean is taken as
 * normal around the mean at hand with a deviation of √2·SEM, since both councils stray; what lies outside the band's two cut-offs
 * counts. Floors are not in it: they hang on single criteria.
 */
export function chanceOfAnotherStar(mean: number, sem: number, bands: readonly Pick<Band, 'from'>[]): number {
  if (sem === 0) return 0
  const { low, high } = bandAround(mean, bands)
  const under = (limit: number) => normalShareUnder((limit - mean) / (Math.SQRT2 * sem))
  return under(low) + (1 - under(high))
}

/** Whether a mean lies within 1.96 standard errors of a cut-off: where a second look is worth its time. */
export function isNearCutOff(mean: number, sem: number, bands: readonly Pick<Band, 'from'>[]): boolean {
  const { low, high } = bandAround(mean, bands)
  return Math.min(mean - low, high - mean) <= 1.96 * sem
}

function bandAround(mean: number, bands: readonly Pick<Band, 'from'>[]): { low: number; high: number } {
  const cutOffs = listCutOffs(bands)
  return {
    low: cutOffs.findLast((from) => from <= mean) ?? Number.NEGATIVE_INFINITY,
    high: cutOffs.find((from) => from > mean) ?? Number.POSITIVE_INFINITY,
  }
}

/** The points at which a rank begins, upwards; where the lowest begins is no cut-off. */
export function listCutOffs(bands: readonly Pick<Band, 'from'>[]): number[] {
  return bands
    .map(({ from }) => from)
    .toSorted((a, b) => a - b)
    .slice(1)
}
