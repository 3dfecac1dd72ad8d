import { betaQuantile, incompleteBeta } from './beta-distribution.ts'

/** The share of an F distribution with d1 and d2 degrees of freedom (which need not be whole) under x. */
export function fShareUnder(x: number, d1: number, d2: number): number {
  return x <= 0 ? 0 : incompleteBeta((d1 * x) / (d1 * x + d2), d1 / 2, d2 / 2)
}

/** The x under which a share p of an F distribution lies (Abramowitz & Stegun 26.6.2). */
export function fQuantile(p: number, d1: number, d2: number): number {
  // The short side of the beta distribution keeps its digits where the long one is all nines.
  const rest = betaQuantile(1 - p, d2 / 2, d1 / 2)
  return (d2 * (1 - rest)) / (d1 * rest)
}

/** The x under which a share p ≥ 0.5 of Student's t distribution lies: t² has an F distribution (Abramowitz & Stegun 26.7). */
export function tQuantile(p: number, degrees: number): number {
  return Math.sqrt(fQuantile(2 * p - 1, 1, degrees))
}

/** The share of the standard normal distribution under z, to about 1e-15: by the series and the continued fraction of A&S 26.2.11, 26.2.14. */
export function normalShareUnder(z: number): number {
  if (z < 0) return 1 - normalShareUnder(-z)
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  if (z < 3) {
    let term = z
    let sum = z
    for (let n = 1; Math.abs(term) > 1e-17; n++) {
      term *= (z * z) / (2 * n + 1)
      sum += term
    }
    return 0.5 + density * sum
  }
  let fraction = z
  for (let n = 60; n >= 1; n--) fraction = z + n / fraction
  return 1 - density / fraction
}
