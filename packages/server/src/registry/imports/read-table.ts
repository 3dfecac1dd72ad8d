import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findFileProblems, type ImportRow, importColumns } from '@saolang/core/registry/import-row.ts'
import { parse } from 'csv-parse/sync'

/** Reads a CSV (UTF-8, comma or semicolon) or the first sheet of an XLSX into rows; columns are known by their heads. Refuses what is neither, and a file without the columns that records need. */
export async function readTable(fileName: string, bytes: Buffer): Promise<ImportRow[]> {
  const lines = isXlsx(bytes) ? await readXlsx(fileName, bytes) : readCsv(fileName, bytes)
  const [head = [], ...rows] = lines
  const columns = head.map((name) => name.trim().toLowerCase())
  refuseIf(findFileProblems(columns, rows.length))
  return rows.map((row) => toRow(columns, row))
}

function toRow(columns: readonly string[], cells: readonly string[]): ImportRow {
  const cellOf = (name: string) => (cells[columns.indexOf(name)] ?? '').normalize('NFC').trim()
  return Object.fromEntries(importColumns.map((name) => [name, cellOf(name)])) as ImportRow
}

// A zip archive begins with PK: no CSV does.
const isXlsx = (bytes: Buffer) => bytes.subarray(0, 2).toString('latin1') === 'PK'

function readCsv(fileName: string, bytes: Buffer): string[][] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const firstLine = text.slice(0, text.indexOf('\n'))
    const delimiter = firstLine.split(';').length > firstLine.split(',').length ? ';' : ','
    return parse(text, { bom: true, delimiter, skip_empty_lines: true, relax_column_count: true }) as string[][]
  } catch {
    return unreadable(fileName)
  }
}

async function readXlsx(fileName: string, bytes: Buffer): Promise<string[][]> {
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  try {
    await book.xlsx.load(bytes as never)
  } catch {
    return unreadable(fileName)
  }
  const sheet = book.worksheets[0]
  const lines: string[][] = []
  sheet?.eachRow((row) => {
    const cells = Array.from({ length: sheet.columnCount }, (_, i) => textOf(row.getCell(i + 1).value))
    if (cells.some(Boolean)) lines.push(cells)
  })
  return lines
}

// Excel makes dates of what looks like one, and objects of links and formulas.
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return String(value)
  const { text, result, richText } = value as { text?: unknown; result?: unknown; richText?: { text: string }[] }
  return richText ? richText.map((part) => part.text).join('') : textOf(text ?? result)
}

function unreadable(fileName: string): never {
  refuseIf([{ code: 'import.file-unreadable', at: 'file', values: { fileName } }])
  throw new Error('unreachable')
}
