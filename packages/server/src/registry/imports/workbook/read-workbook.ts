import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Sheet } from '@saolang/core/registry/imports/find-table.ts'
import { refuseUnwritable } from '../../../platform/request-guard.ts'

/** A file as it was handed in. */
export type Workbook = { fileName: string; bytes: Buffer }

/** The sheets of an Excel workbook, or a CSV (UTF-8, comma, semicolon or tab) as one sheet. Refuses what is neither with `import.file-unreadable`. */
export async function readWorkbook({ fileName, bytes }: Workbook): Promise<Sheet[]> {
  const sheets = await (isArchive(bytes) ? readBook(bytes) : readCsv(bytes)).catch(() => [])
  refuseIf(sheets.length > 0 ? [] : [{ code: 'import.file-unreadable', at: 'file', values: { fileName } }])
  refuseUnwritable(sheets)
  return sheets
}

// A ZIP archive begins with PK: no CSV does.
const isArchive = (bytes: Buffer) => bytes.subarray(0, 2).toString('latin1') === 'PK'

async function readBook(bytes: Buffer): Promise<Sheet[]> {
  const { readXlsx } = await import('./read-xlsx.ts')
  return readXlsx(bytes)
}

async function readCsv(bytes: Buffer): Promise<Sheet[]> {
  const { parse } = await import('csv-parse/sync')
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const head = text.slice(0, 5000)
  const [delimiter] = [',', ';', '\t'].sort((a, b) => head.split(b).length - head.split(a).length)
  const rows = parse(text, { bom: true, delimiter: delimiter as string, relax_column_count: true }) as string[][]
  return [{ name: '', rows, merges: [] }]
}
