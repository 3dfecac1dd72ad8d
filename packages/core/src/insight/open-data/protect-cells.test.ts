import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ProtectedTable, protectCells } from './protect-cells.ts'

test('a small count is hidden with another of its row and column, so that no total gives it away', () => {
  const table = protectCells([
    [3, 20, 6],
    [12, 30, 9],
    [15, 25, 8],
  ])
  expect(table[0]?.[0]).toBe(null)
  expect(table[0]?.filter((cell) => cell === null).length).toBeGreaterThan(1)
  expect(table.map((line) => line[0]).filter((cell) => cell === null).length).toBeGreaterThan(1)
  expect(table.at(-1)?.at(-1)).toBe(128)
})

test('two small counts beside each other do not give each other away by a small sum', () => {
  const [line] = protectCells([
    [1, 1, 8],
    [20, 30, 40],
  ])
  expect(line?.filter((cell) => cell === null).length).toBeGreaterThan(2)
})

test('counts of five and more, and of none, are shown as they are', () => {
  expect(
    protectCells([
      [5, 0],
      [7, 9],
    ]),
  ).toEqual([
    [5, 0, 5],
    [7, 9, 16],
    [12, 9, 21],
  ])
})

test('whoever tries every table that fits what is published finds some in which a hidden small count is five or more', () => {
  const count = fc.integer({ min: 0, max: 8 })
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      const counts = [
        [a, b],
        [c, d],
      ]
      const table = protectCells(counts)
      expect(table.flat().some((cell) => cell !== null && cell > 0 && cell < 5)).toBe(false)
      const most = mostOf(table)
      withSums(a, b, c, d).forEach((value, i) => {
        if (value > 0 && value < 5) expect(most[i]).toBeGreaterThanOrEqual(5)
      })
    }),
    { numRuns: 150 },
  )
})

test('in tables as wide as the country no hidden small count follows from the published cells', () => {
  const line = fc.tuple(
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 0, max: 6 }),
  )
  fc.assert(
    fc.property(fc.array(line, { minLength: 2, maxLength: 34 }), (counts) => {
      const table = protectCells(counts)
      const sums = [0, 1, 2].map((column) => counts.reduce((sum, row) => sum + (row[column] as number), 0))
      for (const [row, column] of determinedCells(table)) {
        const inRow = row < counts.length ? counts[row] : sums
        const whole = inRow?.reduce((sum, n) => sum + n, 0)
        const value = (column < 3 ? inRow?.[column] : whole) as number
        expect(value === 0 || value >= 5, `${row},${column} is ${value}`).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

const withSums = (a: number, b: number, c: number, d: number) => [a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d]

/** The most that each of the nine cells can be, over every table of 0 to 14 that shows the published cells. */
function mostOf(table: ProtectedTable): number[] {
  const shown = table.flat()
  const most = Array.from({ length: 9 }, () => -1)
  const range = (cell: number | null | undefined) =>
    typeof cell === 'number' ? [cell] : Array.from({ length: 15 }, (_, i) => i)
  for (const a of range(shown[0]))
    for (const b of range(shown[1]))
      for (const c of range(shown[3]))
        for (const d of range(shown[4])) {
          const cells = withSums(a, b, c, d)
          if (cells.every((value, i) => shown[i] === null || shown[i] === value))
            cells.forEach((value, i) => {
              most[i] = Math.max(most[i] as number, value)
            })
        }
  return most
}

/** The hidden cells that the equations of rows and columns determine, by elimination. */
function determinedCells(table: ProtectedTable): [row: number, column: number][] {
  const [height, width] = [table.length, table[0]?.length as number]
  const unknowns = table.flatMap((line, row) =>
    line.flatMap((cell, column) => (cell === null ? [row * width + column] : [])),
  )
  const lines = [
    ...Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, column) => row * width + column)),
    ...Array.from({ length: width }, (_, column) => Array.from({ length: height }, (_, row) => row * width + column)),
  ]
  const equations = lines.map((line) =>
    unknowns.map((cell) => (line.includes(cell) ? (cell === line.at(-1) ? -1 : 1) : 0)),
  )
  return eliminate(equations)
    .filter((row) => row.filter((n) => Math.abs(n) > 1e-9).length === 1)
    .map((row) => unknowns[row.findIndex((n) => Math.abs(n) > 1e-9)] as number)
    .map((cell) => [Math.floor(cell / width), cell % width])
}

/** The reduced row echelon form: a row with a single entry determines its unknown. */
function eliminate(equations: number[][]): number[][] {
  const rows = equations.map((row) => [...row])
  let top = 0
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = rows.findIndex((row, i) => i >= top && Math.abs(row[column] as number) > 1e-9)
    if (pivot < 0) continue
    ;[rows[top], rows[pivot]] = [rows[pivot] as number[], rows[top] as number[]]
    const lead = rows[top] as number[]
    const scale = lead[column] as number
    rows[top] = lead.map((n) => n / scale)
    rows.forEach((row, i) => {
      const factor = row[column] as number
      if (i !== top && factor !== 0) rows[i] = row.map((n, j) => n - factor * (rows[top]?.[j] as number))
    })
    top++
  }
  return rows
}
