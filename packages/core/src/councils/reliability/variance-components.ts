import { meanOf } from '../mean.ts'

/** Mean squares of a two-way table without replication, and its numbers of products (n) and members (k). */
export type MeanSquares = { n: number; k: number; products: number; members: number; residual: number }

/** What makes points differ, as variances in squared points: the products themselves, members' severity, and everything else. */
export type VarianceComponents = { products: number; members: number; residual: number }

/** Analysis of variance of `points[product][member]`, no gaps (McGraw & Wong 1996, table 2: MSR, MSC, MSE). */
export function meanSquaresOf(points: readonly (readonly number[])[]): MeanSquares {
  const n = points.length
  const k = points[0]?.length ?? 0
  const grand = meanOf(points.flat())
  const rows = points.map(meanOf)
  const columns = Array.from({ length: k }, (_, j) => meanOf(points.map((row) => row[j] as number)))
  const squares = (means: readonly number[]) => means.reduce((sum, mean) => sum + (mean - grand) ** 2, 0)
  const residual = points.flatMap((row, i) =>
    row.map((value, j) => (value - (rows[i] as number) - (columns[j] as number) + grand) ** 2),
  )
  return {
    n,
    k,
    products: (k * squares(rows)) / (n - 1),
    members: (n * squares(columns)) / (k - 1),
    residual: residual.reduce((sum, square) => sum + square, 0) / ((n - 1) * (k - 1)),
  }
}

/** Components by the expected mean squares of the two-way random model; a negative estimate counts as none (McGraw & Wong 1996, table 3). */
export function componentsOf({ n, k, products, members, residual }: MeanSquares): VarianceComponents {
  return {
    products: Math.max(0, (products - residual) / k),
    members: Math.max(0, (members - residual) / n),
    residual,
  }
}
