import { fewest, type TooFew } from './rating.ts'

/** How far a member strays from themselves: the standard deviation, in points, of marks on the same sample, unknown to them. */
export type ReplicateDeviation = { kind: 'replicates'; samples: number; deviation: number }

/**
 * The within-member standard deviation of blind replicates: root of the mean of the variances within samples (Bland & Altman 1996,
 * "Measurement error"; for pairs √(Σd²/2n)). Each row holds what one member gave one sample, twice or more.
 */
export function replicateDeviationOf(samples: readonly (readonly number[])[]): ReplicateDeviation | TooFew {
  const repeated = samples.filter((marks) => marks.length > 1)
  if (repeated.length < fewest.products)
    return { kind: 'too-few', products: repeated.length, members: 1, needs: { products: fewest.products, members: 1 } }
  let squares = 0
  let degrees = 0
  for (const marks of repeated) {
    const mean = marks.reduce((sum, value) => sum + value, 0) / marks.length
    squares += marks.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    degrees += marks.length - 1
  }
  return { kind: 'replicates', samples: repeated.length, deviation: Math.sqrt(squares / degrees) }
}
