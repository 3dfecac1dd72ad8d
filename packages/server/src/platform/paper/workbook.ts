import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Workbook, Worksheet } from 'exceljs'

/** What a column holds: `share` is 0 to 1 and shown as percent, `day` is a legal day 'YYYY-MM-DD', `instant` is shown in Viet Nam's time. */
export type CellKind = 'text' | 'count' | 'decimal' | 'share' | 'dong' | 'day' | 'instant'
export type SheetColumn = {
  title: string
  kind: CellKind /** In characters; by its kind without one. */
  width?: number
}
export type SheetCell = string | number | Date | null | undefined

/** One sheet: its heading, where its figures come from and of which day, a row of heads, then rows in the order of the columns. */
export type Sheet = {
  name: string
  title: string
  /** Source and day of the figures, in the reader's words: stands above the heads and goes wherever the sheet is copied to. */
  source: string
  columns: readonly SheetColumn[]
  rows: Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An XLSX of these sheets: heads stay in sight and filter, days are days, numbers are numbers. Rows are written as they come, none is kept. */
export async function makeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs')
  const out = new PassThrough()
  const bytes = buffer(out)
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
  const names = new Set<string>()
  for (const sheet of sheets) await writeSheet(book, sheet, freeName(sheet.name, names))
  await book.commit()
  return bytes
}

const headRow = 3
const formats = {
  text: '@',
  count: '#,##0',
  decimal: '#,##0.0#',
  share: '0.0%',
  dong: '#,##0',
  day: 'dd/mm/yyyy',
  instant: 'dd/mm/yyyy hh:mm',
} as const satisfies Record<CellKind, string>
const widths = { text: 28, count: 13, decimal: 13, share: 11, dong: 18, day: 13, instant: 18 } as const

async function writeSheet(book: Workbook, { title, source, columns, rows }: Sheet, name: string): Promise<void> {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: headRow }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: `${headRow}:${headRow}`,
    },
  })
  sheet.columns = columns.map(({ kind, width }) => ({ width: width ?? widths[kind], style: { numFmt: formats[kind] } }))
  writeHead(sheet, title, source, columns)
  for await (const cells of rows) {
    const row = sheet.addRow(columns.map(({ kind }, i) => toCell(kind, cells[i])))
    row.alignment = { vertical: 'top' }
    row.commit()
  }
  sheet.autoFilter = { from: { row: headRow, column: 1 }, to: { row: headRow, column: columns.length } }
  // Only the writer's sheets are committed; the type is that of a sheet kept whole.
  ;(sheet as unknown as { commit(): void }).commit()
}

function writeHead(sheet: Worksheet, title: string, source: string, columns: readonly SheetColumn[]): void {
  const first = sheet.addRow([title])
  first.getCell(1).font = { bold: true, size: 14 }
  first.commit()
  const second = sheet.addRow([source])
  second.getCell(1).font = { italic: true, color: { argb: 'FF556058' } }
  second.commit()
  const head = sheet.addRow(columns.map((column) => column.title))
  head.font = { bold: true }
  head.alignment = { wrapText: true, vertical: 'middle' }
  head.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE4F0E6' } }
    cell.border = { bottom: { style: 'thin', color: { argb: 'FF1C6B3C' } } }
  })
  head.commit()
}

const sevenHours = 7 * 3_600_000

function toCell(kind: CellKind, value: SheetCell): string | number | Date | null {
  if (value === null || value === undefined || value === '') return null
  if (kind === 'day') return new Date(`${value instanceof Date ? value.toISOString().slice(0, 10) : value}T00:00:00Z`)
  // A spreadsheet knows no zones: the hour that it shows is the hour that is written.
  if (kind === 'instant') return new Date(new Date(value).getTime() + sevenHours)
  return value
}

/** A spreadsheet refuses some signs in a sheet's name, more than 31 of any, and two of one name. */
function freeName(wanted: string, taken: Set<string>): string {
  const name =
    wanted
      .replace(/[[\]:*?/\\']/g, ' ')
      .slice(0, 28)
      .trim() || 'Sheet'
  let free = name
  for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${name} ${i}`
  taken.add(free.toLowerCase())
  return free
}
