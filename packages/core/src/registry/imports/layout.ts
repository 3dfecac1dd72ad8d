import type { Problem } from '../../kernel/problem.ts'
import { tidy } from '../../kernel/text.ts'
import { fillMerged, findTable, readSection, type Sheet } from './find-table.ts'
import { type ImportField, proposeColumns } from './import-fields.ts'
import type { Constants } from './read-record.ts'

/** What a sheet holds, column by column, and where its records begin; rows count from 0. */
export type SheetLayout = {
  name: string
  headRow: number
  firstRow: number
  headings: string[]
  columns: (ImportField | null)[]
  samples: string[][]
  records: number
  isUsed: boolean
  /** Its columns are as officers said of a workbook of the same make. */
  isRemembered?: boolean
}

/** How a workbook is to be read: its sheets, and what holds for every record whose cells do not say it. */
export type Layout = { sheets: SheetLayout[]; constants: Constants }

/** The most records that one import takes. */
export const mostRecords = 50_000

const samplesShown = 3

/** How a workbook may be read, by its headings; sheets without a table of products are left out of use. */
export function proposeLayout(sheets: readonly Sheet[], constants: Constants): Layout {
  return {
    constants,
    sheets: sheets.map((sheet) => {
      const table = findTable(sheet)
      if (!table) return { ...nothingFound, name: sheet.name }
      const columns = proposeColumns(table.headings)
      const proposed = {
        name: sheet.name,
        ...table,
        columns,
        samples: [],
        records: 0,
        isUsed: columns.includes('product'),
      }
      const records = listRecords(sheet, proposed)
      const samples = records.slice(0, samplesShown).map(({ cells }) => table.headings.map((_, i) => cells[i] ?? ''))
      return { ...proposed, records: records.length, samples, isUsed: proposed.isUsed && records.length > 0 }
    }),
  }
}

const nothingFound = { headRow: 0, firstRow: 0, headings: [], columns: [], samples: [], records: 0, isUsed: false }

/** A record of a sheet as it stands: its line counts from 1, as the program of the workbook shows it. */
export type RawRecord = { line: number; cells: string[]; section: Constants }

/** The records of a sheet below its headings; lines that only name a place hold for those below them, sums and notes are passed over. */
export function listRecords(sheet: Sheet, layout: Pick<SheetLayout, 'firstRow' | 'columns'>): RawRecord[] {
  const rows = fillMerged(sheet)
  const product = layout.columns.indexOf('product')
  const records: RawRecord[] = []
  let section: Constants = {}
  for (let i = layout.firstRow; i < rows.length; i++) {
    const cells = rows[i] as string[]
    if (cells.every((cell) => cell.trim() === '')) continue
    const next = readSection(cells)
    if (next && isNoRecord(cells, layout.columns)) section = { ...section, ...next }
    else if (product < 0 || tidy(cells[product] ?? '') !== '' || filled(cells, layout.columns) > 2)
      records.push({ line: i + 1, cells, section })
  }
  return records
}

// A record says something in at least two of the columns that we read.
function isNoRecord(cells: readonly string[], columns: readonly (ImportField | null)[]): boolean {
  const texts = columns.flatMap((field, i) => (field && tidy(cells[i] ?? '') ? [tidy(cells[i] ?? '')] : []))
  return new Set(texts).size < 2
}

const filled = (cells: readonly string[], columns: readonly (ImportField | null)[]) =>
  columns.filter((field, i) => field && tidy(cells[i] ?? '') !== '').length

/** Why a workbook cannot be read so: no records, too many, a field told twice, or nothing that says what every record needs. */
export function findLayoutProblems({ sheets, constants }: Layout): Problem[] {
  const used = sheets.filter(({ isUsed }) => isUsed)
  const total = used.reduce((sum, { records }) => sum + records, 0)
  if (total === 0) return [{ code: 'import.no-rows', at: 'file' }]
  const tooMany = total > mostRecords ? [{ code: 'too-large.import', at: 'file', values: { most: mostRecords } }] : []
  return [...tooMany, ...used.flatMap((sheet) => findSheetProblems(sheet, constants))]
}

const needed: readonly (readonly [column: keyof Constants, ...others: ImportField[]])[] = [
  ['product'],
  ['industry'],
  ['status'],
  ['year', 'decision_date', 'decision', 'decision_no'],
  ['source_url'],
]

function findSheetProblems({ name, columns }: SheetLayout, constants: Constants): Problem[] {
  const missing = needed.filter(
    ([column, ...others]) => !constants[column] && ![column, ...others].some((field) => columns.includes(field)),
  )
  const twice = columns.filter((field, i) => field !== null && columns.indexOf(field) !== i)
  return [
    ...missing.map(([column]) => ({ code: 'import.column-missing', at: 'file', values: { column, sheet: name } })),
    ...twice.map((column) => ({ code: 'import.column-twice', at: 'file', values: { column: column as string } })),
  ]
}

/** The cell that a field of a record was read from, as the program of the workbook calls it: "Biểu 1!C17". Without one, the line. */
export function cellName(layout: Layout, { sheet, line, at }: { sheet: string; line: number; at?: string }): string {
  const columns = layout.sheets.find(({ name }) => name === sheet)?.columns ?? []
  const column = columns.findIndex((field) => field !== null && tellers(at).includes(field))
  const cell = column < 0 ? `${line}` : `${columnName(column)}${line}`
  return sheet ? `${sheet}!${cell}` : cell
}

// A field may be told by a column that tells several.
function tellers(at: string | undefined): (string | undefined)[] {
  if (at === 'stars') return [at, 'stars_3', 'stars_4', 'stars_5']
  if (at === 'decision_date' || at === 'decision_no' || at === 'year') return [at, 'decision']
  return at?.endsWith('_old') ? [at, 'address'] : [at]
}

/** A column by its letters, counted from 0: 0 is A, 27 is AB. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}
