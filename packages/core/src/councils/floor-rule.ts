/** Members' points on one criterion, what its floor needs, and the points that the chair's resolution gives it, if there is one. */
export type FloorQuestion = { points: readonly number[]; needs: number; resolved: number | undefined }

/**
 * How members' marks meet a floor, which Phụ lục II leaves open: each rule gives the points that count against the floor, or
 * undefined when the members disagree and somebody has to decide.
 */
export const floorRules = {
  /** Members who agree, all above or all below, decide; where they differ the chair records what the council settled on. */
  'chair-resolution': ({ points, needs, resolved }: FloorQuestion) => {
    if (Math.min(...points) >= needs) return Math.min(...points)
    return Math.max(...points) < needs ? Math.max(...points) : resolved
  },
  /** More than half of the members must meet it. */
  majority: ({ points }: FloorQuestion) => lowerMedian(points),
  /** The mean must meet it. */
  mean: ({ points }: FloorQuestion) => points.reduce((sum, n) => sum + n, 0) / points.length,
} satisfies Record<string, (question: FloorQuestion) => number | undefined>

export type FloorRule = keyof typeof floorRules

/** True when some members meet the floor and some do not. */
export function membersDiffer(points: readonly number[], needs: number): boolean {
  return Math.min(...points) < needs && Math.max(...points) >= needs
}

// The lower of the two middle ones: it reaches the floor exactly when more than half do, so that a tie does not pass.
function lowerMedian(points: readonly number[]): number {
  return points.toSorted((a, b) => a - b)[Math.floor((points.length - 1) / 2)] ?? 0
}
