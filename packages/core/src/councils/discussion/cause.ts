/** How much a criterion does to a difference, in points; positive where it makes the difference larger. */
export type Pull = { criterion: string; points: number }

/**
 * The criteria that cause a difference: the fewest, the strongest first, without which it would shrink to the limit. Where all together
 * do not suffice, all that pull that way.
 */
export function causesOf(pulls: readonly Pull[], excess: number): string[] {
  const strongest = pulls.filter(({ points }) => points > 0).toSorted((a, b) => b.points - a.points)
  const causes: string[] = []
  let left = excess
  for (const { criterion, points } of strongest) {
    if (left <= 0 && causes.length > 0) break
    causes.push(criterion)
    left -= points
  }
  return causes
}
