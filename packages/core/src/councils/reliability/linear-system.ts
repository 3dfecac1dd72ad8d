/**
 * The Moore-Penrose inverse of a symmetric matrix whose only null vector is (1, …, 1), as the normal equations of effects that are
 * known up to a constant: (C + J/k)⁻¹ − J/k. Throws when there is another null vector: the design is not connected.
 */
export function invertUpToConstant(matrix: readonly (readonly number[])[]): number[][] {
  const share = 1 / matrix.length
  return invert(matrix.map((row) => row.map((value) => value + share))).map((row) => row.map((value) => value - share))
}

// Gauss-Jordan with the largest pivot; councils have at most 30 members.
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length
  const rows = matrix.map((row, i) => [...row, ...matrix.map((_, j) => (i === j ? 1 : 0))])
  for (let column = 0; column < size; column++) {
    const candidates = rows.slice(column).map((row) => Math.abs(row[column] as number))
    const pivotAt = column + candidates.indexOf(Math.max(...candidates))
    const pivot = rows[pivotAt] as number[]
    const head = pivot[column] as number
    if (Math.abs(head) < 1e-12) throw new Error('the matrix has no inverse')
    rows[pivotAt] = rows[column] as number[]
    rows[column] = pivot.map((value) => value / head)
    for (const [i, row] of rows.entries()) {
      if (i === column) continue
      const factor = row[column] as number
      rows[i] = row.map((value, j) => value - factor * ((rows[column] as number[])[j] as number))
    }
  }
  return rows.map((row) => row.slice(size))
}
