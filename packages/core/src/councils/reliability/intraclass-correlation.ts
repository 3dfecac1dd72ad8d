import { fQuantile } from './distributions.ts'
import { type CompleteTable, findTooFew, type NoVariation, type TooFew } from './rating.ts'
import { type MeanSquares, meanSquaresOf } from './variance-components.ts'

/** A coefficient with its interval of 95%. */
export type Coefficient = { value: number; low: number; high: number }

/** How far members agree on totals: one member alone, and the mean of all of them. */
export type Agreement = {
  kind: 'agreement'
  products: number
  members: number
  single: Coefficient
  average: Coefficient
}

/** How an agreement is read, by the whole of its interval (Koo & Li 2016): poor under 0.5, moderate to 0.75, good to 0.9, then excellent. */
export const agreementWords = ['poor', 'moderate', 'good', 'excellent'] as const
export type AgreementWord = (typeof agreementWords)[number]

/**
 * ICC(A,1) and ICC(A,k): two-way random effects, absolute agreement, with intervals of 95% (McGraw & Wong 1996, tables 4 and 7;
 * ICC(2,1) and ICC(2,k) of Shrout & Fleiss 1979).
 */
export function agreementOf({ products, members, points }: CompleteTable): Agreement | TooFew | NoVariation {
  const tooFew = findTooFew(products.length, members.length)
  if (tooFew) return tooFew
  const squares = meanSquaresOf(points)
  if (squares.products === 0) return { kind: 'no-variation' }
  const single = singleOf(squares)
  const { k } = squares
  const raise = (rho: number) => (k * rho) / (1 + (k - 1) * rho)
  return {
    kind: 'agreement',
    products: squares.n,
    members: k,
    single,
    // Spearman-Brown: table 7 of the article gives the same limits, written out.
    average: { value: averageOf(squares), low: raise(single.low), high: raise(single.high) },
  }
}

/** The words for both ends of an interval: the agreement lies somewhere from the first to the second. */
export function wordsFor({ low, high }: Coefficient): [AgreementWord, AgreementWord] {
  const word = (value: number) =>
    value < 0.5 ? 'poor' : value < 0.75 ? 'moderate' : value < 0.9 ? 'good' : 'excellent'
  return [word(low), word(high)]
}

function averageOf({ n, products, members, residual }: MeanSquares): number {
  return (products - residual) / (products + (members - residual) / n)
}

function singleOf({ n, k, products, members, residual }: MeanSquares): Coefficient {
  const rest = k * members + (k * n - k - n) * residual
  const value = (products - residual) / (products + (k - 1) * residual + (k * (members - residual)) / n)
  if (rest === 0) return { value, low: value, high: value }
  const a = (k * value) / (n * (1 - value))
  const b = 1 + (k * value * (n - 1)) / (n * (1 - value))
  const degrees =
    (a * members + b * residual) ** 2 / ((a * members) ** 2 / (k - 1) + (b * residual) ** 2 / ((n - 1) * (k - 1)))
  const above = fQuantile(0.975, n - 1, degrees)
  const below = fQuantile(0.975, degrees, n - 1)
  return {
    value,
    low: (n * (products - above * residual)) / (above * rest + n * products),
    high: (n * (below * products - residual)) / (rest + n * below * products),
  }
}
