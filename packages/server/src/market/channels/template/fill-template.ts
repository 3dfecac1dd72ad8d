import { promisify } from 'node:util'
import { type InputType, inflateRaw, type ZlibOptions } from 'node:zlib'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { fillRow, findHead, type TemplateFacts, type TemplateHead } from '@saolang/core/market/channels/template.ts'
import type { Worksheet } from 'exceljs'
import { openArchive } from '../../../platform/archive/open-archive.ts'

/** An offer to be written into a platform's sheet. */
export type TemplateOffer = { id: string; facts: TemplateFacts }

/** What came of it: the filled workbook, which sheet, which heads we knew, and what each row still lacks. */
export type FilledTemplate = {
  bytes: Buffer
  sheet: string
  known: readonly string[]
  unknownRequired: readonly string[]
  rows: readonly { id: string; name: string; missing: readonly string[] }[]
}

const mostBytes = 5 * 1024 * 1024
const mostUnpackedBytes = 60 * 1024 * 1024

/**
 * Writes offers into the workbook that a platform gave, below its own heads, found by their words: columns are never assumed, because
 * the platforms change them. Everything else in the workbook stays. Refuses what is no workbook, or has no head that we can read.
 */
export async function fillTemplate(upload: Buffer, offers: readonly TemplateOffer[]): Promise<FilledTemplate> {
  await examine(upload)
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  await book.xlsx.load(upload as never).catch(() => {
    throw new Refused([{ code: 'template.unreadable', at: 'file' }])
  })
  const { sheet, head } = findSheet(book.worksheets)
  const rows = offers.map(({ id, facts }, i) => {
    const { cells, missing } = fillRow(head.columns, facts)
    const row = sheet.getRow(head.firstRow + 1 + i)
    for (const { index, value } of cells) row.getCell(index + 1).value = value
    row.commit()
    return { id, name: `${facts.name}, ${facts.pack}`, missing }
  })
  return {
    bytes: Buffer.from(await book.xlsx.writeBuffer()),
    sheet: sheet.name,
    known: head.columns.flatMap(({ title, field }) => (field ? [title] : [])),
    unknownRequired: head.columns.flatMap(({ title, field, isRequired }) => (!field && isRequired ? [title] : [])),
    rows,
  }
}

// A small file may unpack to more than this machine holds: it is counted before it is read.
async function examine(upload: Buffer): Promise<void> {
  refuseIf(upload.length > 0 ? [] : [{ code: 'template.missing', at: 'file' }])
  refuseIf(upload.length <= mostBytes ? [] : [{ code: 'too-large.template', at: 'file' }])
  let left = mostUnpackedBytes
  try {
    for (const { method, packed } of openArchive(upload).values())
      left -= method === 0 ? packed.length : (await inflate(packed, { maxOutputLength: Math.max(left, 1) })).length
  } catch (error) {
    const isTooLarge = error instanceof RangeError
    throw new Refused([{ code: isTooLarge ? 'too-large.template' : 'template.unreadable', at: 'file' }])
  }
  refuseIf(left >= 0 ? [] : [{ code: 'too-large.template', at: 'file' }])
}

const inflate: (packed: InputType, options: ZlibOptions) => Promise<Buffer> = promisify(inflateRaw)

function findSheet(sheets: readonly Worksheet[]): { sheet: Worksheet; head: TemplateHead } {
  for (const sheet of sheets) {
    const head = findHead(readTop(sheet))
    if (head) return { sheet, head }
  }
  throw new Refused([{ code: 'template.no-head', at: 'file' }])
}

const rowsRead = 12
const mostColumns = 300

function readTop(sheet: Worksheet): string[][] {
  return Array.from({ length: Math.min(rowsRead, sheet.rowCount) }, (_, i) => {
    const row = sheet.getRow(i + 1)
    return Array.from({ length: Math.min(sheet.columnCount, mostColumns) }, (_unused, column) =>
      textOf(row.getCell(column + 1).value),
    )
  })
}

function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return ''
  const { richText, text, result } = value as { richText?: { text: string }[]; text?: unknown; result?: unknown }
  if (richText) return richText.map((part) => part.text).join('')
  return textOf(text ?? result ?? '')
}
