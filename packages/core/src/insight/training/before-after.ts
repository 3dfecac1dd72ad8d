import { tQuantile } from '../../councils/reliability/distributions.ts'

/** A share counted: so many of so many. */
export type Counted = { hits: number; of: number }
/** A measure summed up: how many, their mean and standard deviation. */
export type Measured = { many: number; mean: number; sd: number }

/** What changed, with the interval in which the change lies at 95%; `too-few` says which side has too little. */
export type Change =
  | { kind: 'change'; before: number; after: number; change: number; low: number; high: number; isClear: boolean }
  | { kind: 'too-few'; before: number; after: number; least: number }

/** Fewer than this on either side and nothing is said: an interval would be as wide as the scale. Ours, no law's. */
export const leastMany = 10

const z95 = 1.959964

/** The change of a share, by Newcombe's interval from two Wilson scores: it holds for small counts and shares near 0 or 1. */
export function changeOfShare(before: Counted, after: Counted): Change {
  if (before.of < leastMany || after.of < leastMany) return tooFew(before.of, after.of)
  const [p, q] = [before.hits / before.of, after.hits / after.of]
  const [one, two] = [wilson(before), wilson(after)]
  const change = q - p
  const low = change - Math.hypot(q - two.low, one.high - p)
  const high = change + Math.hypot(two.high - q, p - one.low)
  return { kind: 'change', before: p, after: q, change, low, high, isClear: low > 0 || high < 0 }
}

/** The change of a mean, by Welch's interval: the two sides may spread differently. */
export function changeOfMean(before: Measured, after: Measured): Change {
  if (before.many < leastMany || after.many < leastMany) return tooFew(before.many, after.many)
  const [u, v] = [before.sd ** 2 / before.many, after.sd ** 2 / after.many]
  const change = after.mean - before.mean
  const spread = u + v
  const degrees = spread > 0 ? spread ** 2 / (u ** 2 / (before.many - 1) + v ** 2 / (after.many - 1)) : 1
  const reach = spread > 0 ? tQuantile(0.975, degrees) * Math.sqrt(spread) : 0
  const [low, high] = [change - reach, change + reach]
  return { kind: 'change', before: before.mean, after: after.mean, change, low, high, isClear: low > 0 || high < 0 }
}

/** Mean and standard deviation of values; both 0 of none. */
export function sumUp(values: readonly number[]): Measured {
  const many = values.length
  const mean = many > 0 ? values.reduce((sum, value) => sum + value, 0) / many : 0
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { many, mean, sd: many > 1 ? Math.sqrt(squares / (many - 1)) : 0 }
}

const tooFew = (before: number, after: number): Change => ({ kind: 'too-few', before, after, least: leastMany })

function wilson({ hits, of }: Counted): { low: number; high: number } {
  const p = hits / of
  const middle = (p + z95 ** 2 / (2 * of)) / (1 + z95 ** 2 / of)
  const reach = (z95 / (1 + z95 ** 2 / of)) * Math.sqrt((p * (1 - p)) / of + z95 ** 2 / (4 * of ** 2))
  return { low: middle - reach, high: middle + reach }
}
