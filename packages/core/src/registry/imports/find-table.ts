import { fold, tidy } from '../../kernel/text.ts'
import { guessField, partMark } from './import-fields.ts'

/** Cells that are shown as one: rows and columns count from 0, ends included. */
export type Merge = { top: number; left: number; bottom: number; right: number }

/** A sheet as it is: every cell a text, empty where nothing stands. */
export type Sheet = { name: string; rows: readonly (readonly string[])[]; merges: readonly Merge[] }

/** Where the records of a sheet are: its headings, column by column, and the first row below them. */
export type Table = { headRow: number; firstRow: number; headings: string[] }

const rowsLookedAt = 40

/**
 * Finds the table of a sheet, below whatever titles stand above it: the row with the most headings that we know, two at
 * least, with a second row of headings below it when the first one spans several columns. Undefined when there is none.
 */
export function findTable(sheet: Sheet): Table | undefined {
  const rows = fillMerged(sheet, rowsLookedAt)
  let best = { at: -1, known: 1 }
  for (const [at, row] of rows.entries()) {
    const known = new Set(row.map(guessField).filter(Boolean)).size
    if (known > best.known) best = { at, known }
  }
  if (best.at < 0) return undefined
  const { top, bottom } = extentOf(sheet, best.at)
  const width = Math.max(...rows.slice(top, bottom + 1).map((row) => row.length))
  const headings = Array.from({ length: width }, (_, column) =>
    joined(rows.slice(top, bottom + 1).map((row) => tidy(row[column] ?? ''))),
  )
  const below = rows[bottom + 1]
  return { headRow: top, firstRow: bottom + (below && isNumbering(below) ? 2 : 1), headings }
}

// A heading that is merged over several rows binds these rows together; one over several columns has its parts below.
function extentOf({ rows, merges }: Sheet, at: number): { top: number; bottom: number } {
  const touching = merges.filter(({ top, bottom }) => top <= at && at <= bottom && bottom > top)
  const top = Math.min(at, ...touching.map((merge) => merge.top))
  let bottom = Math.max(at, ...touching.map((merge) => merge.bottom))
  const spans = merges.some((merge) => merge.top === bottom && merge.bottom === bottom && merge.right > merge.left)
  if (spans && (rows[bottom + 1] ?? []).some((cell) => guessField(cell) !== undefined)) bottom += 1
  return { top, bottom }
}

function joined(parts: readonly string[]): string {
  return parts.filter((part, i) => part !== '' && parts.indexOf(part) === i).join(partMark)
}

// "(1) (2) (3) …" below the headings is no record.
function isNumbering(row: readonly string[]): boolean {
  const cells = row.map((cell) => cell.replace(/[()\s.]/g, '')).filter(Boolean)
  return cells.length > 2 && cells.every((cell, i) => cell === String(i + 1) || /^[A-Z]$/.test(cell))
}

/** The rows of a sheet with every merged cell filled in: what is written once over several rows holds for each. */
export function fillMerged({ rows, merges }: Sheet, most = rows.length): string[][] {
  const filled = rows.slice(0, most).map((row) => [...row])
  for (const { top, left, bottom, right } of merges) {
    const text = rows[top]?.[left] ?? ''
    if (text === '') continue
    for (let y = top; y <= Math.min(bottom, filled.length - 1); y++)
      for (let x = left; x <= right; x++) (filled[y] as string[])[x] = text
  }
  return filled.map((row) => Array.from(row, (cell) => cell ?? ''))
}

/** A line between the records that says where those below it lie ("II. Huyện U Minh"), or nothing of use. */
export function readSection(cells: readonly string[]): { district_old?: string; commune_old?: string } | undefined {
  const texts = [...new Set(cells.map(tidy).filter(Boolean))]
  const name = texts.find((text) => /\p{L}{2}/u.test(text))?.replace(/^(?:[IVXLC]+|[A-Z]|\d+)[.)]\s*/u, '')
  if (texts.length === 0 || texts.length > 2 || !name) return undefined
  const key = fold(name)
  if (/^(?:huyen|quan|thi xa|thanh pho|tp|tx) /.test(key)) return { district_old: name, commune_old: '' }
  if (/^(?:xa|phuong|thi tran|dac khu) /.test(key)) return { commune_old: name }
  return {}
}
