/** Mean of whole points. Exact against any whole limit: IEEE division rounds correctly, so sum/n ≥ 90 exactly when sum ≥ 90·n. */
export function meanOf(points: readonly number[]): number {
  return points.reduce((sum, n) => sum + n, 0) / points.length
}

/** Standard deviation of the members' points, in points: of these members, not of a population that they were drawn from. */
export function deviationOf(points: readonly number[]): number {
  const mean = meanOf(points)
  return Math.sqrt(meanOf(points.map((n) => (n - mean) ** 2)))
}

/**
 * The mean as it is shown, half away from zero, without binary surprises: 88.125 at two decimals is 88.13. A mean under a band of
 * fewer than 200 whole-point cards never rounds up into it: it lies at least 1/n below.
 */
export function roundHalfUp(value: number, decimals: number): number {
  const shifted = Number(`${value}e${decimals}`)
  return Number.isNaN(shifted) ? value : Number(`${Math.round(shifted)}e-${decimals}`)
}
