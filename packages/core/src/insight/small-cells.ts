/** People or products that a figure must stand for at the least before it is shown to anyone (k ≥ 5). */
export const leastShown = 5

/** A figure of a unit: of `among` people or products, `counted` have what is asked. */
export type Cell = { counted: number; among: number }

/** Whether a count may be shown: of nobody, or of as many people as make no one known. */
export const isSafeCount = (people: number): boolean => people === 0 || people >= leastShown

/** Whether a share among people may be shown: those who have it and those who do not are each nobody or many enough. */
const isSafeShare = ({ counted, among }: Cell): boolean =>
  among >= leastShown && isSafeCount(counted) && isSafeCount(among - counted)

/**
 * Rows of which some are withheld, so that no small group is told: neither by its own row, nor by taking the others from the whole.
 * Where one row alone would be withheld, the smallest of the others goes with it. `undefined` stands for a withheld cell.
 */
export function withhold<Row extends Cell>(
  rows: readonly Row[],
  isSafe: (cell: Cell) => boolean = isSafeShare,
): (Row | undefined)[] {
  const isEmpty = ({ among }: Cell) => among === 0
  const hidden = new Set(rows.filter((row) => !isEmpty(row) && !isSafe(row)))
  const others = rows.filter((row) => !isEmpty(row) && !hidden.has(row)).toSorted((a, b) => a.among - b.among)
  const sum = () =>
    [...hidden].reduce(
      (total, { counted, among }) => ({ counted: total.counted + counted, among: total.among + among }),
      nothing,
    )
  while (hidden.size > 0 && others.length > 0 && (hidden.size === 1 || !isSafe(sum())))
    hidden.add(others.shift() as Row)
  return rows.map((row) => (hidden.has(row) ? undefined : row))
}

const nothing: Cell = { counted: 0, among: 0 }

/** The whole as it may be shown beside its rows: withheld when it is small itself, or when one row alone is. */
export function wholeOf(rows: readonly Cell[], isSafe: (cell: Cell) => boolean = isSafeShare): Cell | undefined {
  const whole = rows.reduce(
    (total, { counted, among }) => ({ counted: total.counted + counted, among: total.among + among }),
    nothing,
  )
  return whole.among === 0 || isSafe(whole) ? whole : undefined
}

/** Whether a share of products may be shown: enough products were judged. What a council found of a product is nobody's person. */
export const isSafeJudgement = ({ among }: Cell): boolean => among >= leastShown
