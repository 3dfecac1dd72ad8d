import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy } from '../../kernel/text.ts'

/** When a product is to be had, as its producer tells: months 1 to 12, the best of them, and a word on why. */
export type Season = { months: number[]; best: number[]; noteVi: string; noteEn: string }

/** A stretch of a season: from a month, so many of them, over the turn of the year too. */
export type Stretch = { from: number; count: number }

const monthNumbers = Array.from({ length: 12 }, (_, i) => i + 1)

/** A season from the boxes of a form; what is no month is left out, and what is best is also in season. */
export function readSeason(form: {
  months: readonly string[]
  best: readonly string[]
  noteVi: string
  noteEn: string
}): Season {
  const read = (chosen: readonly string[]) => monthNumbers.filter((month) => chosen.includes(String(month)))
  const best = read(form.best)
  const months = [...new Set([...read(form.months), ...best])].toSorted((a, b) => a - b)
  return { months, best, noteVi: tidy(form.noteVi), noteEn: tidy(form.noteEn) }
}

/** Why a season cannot be told so. */
export function findSeasonProblems({ months, noteVi, noteEn }: Season): Problem[] {
  return listProblems([
    months.length === 0 && { code: 'season.no-month', at: 'months' },
    noteVi.length > 300 && { code: 'season.note', at: 'noteVi' },
    noteEn.length > 300 && { code: 'season.note', at: 'noteEn' },
  ])
}

/** The months of a season as stretches, in the order of the year: 11, 12, 1 is one stretch from November. */
export function stretchesOf(months: readonly number[]): Stretch[] {
  const isIn = new Set(months)
  if (isIn.size === 12) return [{ from: 1, count: 12 }]
  const before = (month: number) => ((month + 10) % 12) + 1
  const starts = monthNumbers.filter((month) => isIn.has(month) && !isIn.has(before(month)))
  return starts.map((from) => {
    let count = 1
    while (isIn.has(((from - 1 + count) % 12) + 1)) count += 1
    return { from, count }
  })
}

/** The last month of a stretch. */
export function lastOf({ from, count }: Stretch): number {
  return ((from - 2 + count) % 12) + 1
}
