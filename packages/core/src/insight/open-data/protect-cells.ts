/** The smallest count of people that may be shown. */
export const smallestShown = 5

/** A table with its margins: the last row and the last column hold the sums. Null is a hidden cell. */
export type ProtectedTable = readonly (readonly (number | null)[])[]

type Cell = { from: number; to: number; value: number; row: number; column: number; isHidden: boolean }

/**
 * A table of counts of people, made safe to publish with its margins: every count from 1 to `smallest` − 1 is hidden, and so are as
 * many others as it takes that whoever has the published cells and knows that counts are never negative must still think it possible
 * that a hidden small count is `smallest` or more. Counts of 0 are shown unless they are needed to hide others.
 *
 * A table with margins is a circulation: rows and columns are nodes, cells are arcs. A count can be larger by so much where a cycle
 * of hidden cells runs through it; the cheapest such cycle is found for each small count, and what it runs through is hidden
 * (the shortest-path heuristic for complementary suppression, J. Castro 2007).
 */
export function protectCells(counts: readonly (readonly number[])[], smallest = smallestShown): ProtectedTable {
  const cells = cellsOf(withMargins(counts), counts.length, counts[0]?.length ?? 0)
  const small = cells.filter(({ value }) => value > 0 && value < smallest)
  for (const cell of small) cell.isHidden = true
  for (const cell of small.toSorted((a, b) => a.value - b.value))
    for (const other of cheapestCycle(cells, cell, smallest - cell.value)) other.isHidden = true
  return withMargins(counts).map((line, row) =>
    line.map((value, column) => (findCell(cells, row, column).isHidden ? null : value)),
  )
}

function withMargins(counts: readonly (readonly number[])[]): number[][] {
  const rows = counts.map((line) => [...line, line.reduce((sum, n) => sum + n, 0)])
  const width = (counts[0]?.length ?? 0) + 1
  const sums = Array.from({ length: width }, (_, column) => rows.reduce((sum, line) => sum + (line[column] ?? 0), 0))
  return [...rows, sums]
}

function cellsOf(table: readonly (readonly number[])[], lastRow: number, lastColumn: number): Cell[] {
  return table.flatMap((line, row) =>
    line.map((value, column) => {
      // What flows along the cells of a row flows back through its margin.
      const isMargin = (row === lastRow) !== (column === lastColumn)
      const [rowNode, columnNode] = [row, lastRow + 1 + column]
      const [from, to] = isMargin ? [columnNode, rowNode] : [rowNode, columnNode]
      return { from, to, value, row, column, isHidden: false }
    }),
  )
}

const findCell = (cells: readonly Cell[], row: number, column: number): Cell =>
  cells.find((cell) => cell.row === row && cell.column === column) as Cell

/** The cells, other than this one, of the cheapest cycle along which it can grow by `much`; what is hidden already costs nothing. */
function cheapestCycle(cells: readonly Cell[], grown: Cell, much: number): Cell[] {
  const cost = new Map([[grown.to, 0]])
  const cameBy = new Map<number, { cell: Cell; node: number }>()
  const done = new Set<number>()
  for (let node = nearest(cost, done); node !== undefined && node !== grown.from; node = nearest(cost, done)) {
    done.add(node)
    for (const { cell, to } of stepsFrom(cells, node, much)) {
      if (cell === grown || done.has(to)) continue
      const reached = (cost.get(node) as number) + (cell.isHidden ? 0 : cell.value + 1)
      if (reached >= (cost.get(to) ?? Number.POSITIVE_INFINITY)) continue
      cost.set(to, reached)
      cameBy.set(to, { cell, node })
    }
  }
  return wayBack(cameBy, grown)
}

// Along an arc its cell grows, which it always can; against it the cell shrinks, and no count is below 0.
function stepsFrom(cells: readonly Cell[], node: number, much: number): { cell: Cell; to: number }[] {
  return cells.flatMap((cell) => {
    if (cell.from === node) return [{ cell, to: cell.to }]
    return cell.to === node && cell.value >= much ? [{ cell, to: cell.from }] : []
  })
}

function nearest(cost: ReadonlyMap<number, number>, done: ReadonlySet<number>): number | undefined {
  let best: number | undefined
  for (const [node, its] of cost)
    if (!done.has(node) && (best === undefined || its < (cost.get(best) as number))) best = node
  return best
}

function wayBack(cameBy: ReadonlyMap<number, { cell: Cell; node: number }>, { from, to }: Cell): Cell[] {
  const cycle: Cell[] = []
  for (let node = from; node !== to; ) {
    const step = cameBy.get(node)
    if (!step) throw new Error('a table with margins always has a cycle through each of its cells')
    cycle.push(step.cell)
    node = step.node
  }
  return cycle
}
