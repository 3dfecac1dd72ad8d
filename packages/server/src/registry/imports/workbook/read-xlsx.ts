import type { Merge, Sheet } from '@saolang/core/registry/imports/find-table.ts'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { openArchive, unpackText } from '../../../platform/archive/open-archive.ts'

type Archive = ReturnType<typeof openArchive>

/** What a sheet may hold; beyond that it is no list of products. */
const mostRows = 60_000
const mostColumns = 120

/**
 * The visible sheets of an Excel workbook (ECMA-376, part 1, section 18) as texts, days as 'YYYY-MM-DD', with their merged
 * cells. Reads piece by piece, so that a long sheet neither fills the memory nor holds the process up. Throws at what is no workbook.
 */
export async function readXlsx(bytes: Buffer): Promise<Sheet[]> {
  const archive = openArchive(bytes)
  const links = await readLinks(archive)
  const strings = await readStrings(archive)
  const dateStyles = await readDateStyles(archive)
  const sheets: Sheet[] = []
  for (const { name, rid } of await listSheets(archive)) {
    const path = links.get(rid)
    if (path && archive.has(path)) sheets.push(await readSheet(archive, { name, path, strings, dateStyles }))
  }
  return sheets
}

type Handlers = { open?(tag: SaxesTagPlain): void; text?(text: string): void; close?(name: string): void }

async function walk(archive: Archive, path: string, { open, text, close }: Handlers): Promise<void> {
  const entry = archive.get(path)
  if (!entry) return
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  if (open) parser.on('opentag', (tag) => open({ ...tag, name: local(tag.name) }))
  if (text) parser.on('text', text)
  if (close) parser.on('closetag', (tag) => close(local(tag.name)))
  for await (const piece of unpackText(entry)) parser.write(piece)
  parser.close()
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

async function listSheets(archive: Archive): Promise<{ name: string; rid: string }[]> {
  const sheets: { name: string; rid: string }[] = []
  await walk(archive, 'xl/workbook.xml', {
    open: ({ name, attributes }) => {
      if (name === 'sheet' && (attributes.state ?? 'visible') === 'visible')
        sheets.push({ name: attributes.name ?? '', rid: attributes['r:id'] ?? '' })
    },
  })
  if (sheets.length === 0) throw new Error('no workbook')
  return sheets
}

async function readLinks(archive: Archive): Promise<Map<string, string>> {
  const links = new Map<string, string>()
  await walk(archive, 'xl/_rels/workbook.xml.rels', {
    open: ({ name, attributes: { Id, Target } }) => {
      if (name === 'Relationship' && Id && Target)
        links.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  return links
}

async function readStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = []
  let current = ''
  let isText = false
  let isReading = 0
  await walk(archive, 'xl/sharedStrings.xml', {
    open: ({ name }) => {
      if (name === 'si') current = ''
      // How a word sounds (18.4.6) is not what is written.
      if (name === 'rPh') isReading += 1
      isText = name === 't' && isReading === 0
    },
    text: (text) => {
      if (isText) current += text
    },
    close: (name) => {
      if (name === 'si') strings.push(current)
      if (name === 'rPh') isReading -= 1
      if (name === 't') isText = false
    },
  })
  return strings
}

// Formats 14 to 22 are days (18.8.30); one of the workbook's own is when it names days, months or years outside quotes.
const isDateFormat = (code: string) => /[dmy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))

async function readDateStyles(archive: Archive): Promise<Set<string>> {
  const own = new Map<string, string>()
  const formats: string[] = []
  let isCell = false
  await walk(archive, 'xl/styles.xml', {
    open: ({ name, attributes: { numFmtId = '', formatCode = '' } }) => {
      if (name === 'numFmt') own.set(numFmtId, formatCode)
      if (name === 'cellXfs') isCell = true
      if (name === 'xf' && isCell) formats.push(numFmtId)
    },
    close: (name) => {
      if (name === 'cellXfs') isCell = false
    },
  })
  const isDate = (id: string) =>
    own.has(id) ? isDateFormat(own.get(id) as string) : Number(id) >= 14 && Number(id) <= 22
  return new Set(formats.flatMap((id, style) => (isDate(id) ? [String(style)] : [])))
}

type SheetSource = { name: string; path: string; strings: readonly string[]; dateStyles: ReadonlySet<string> }

async function readSheet(archive: Archive, { name, path, strings, dateStyles }: SheetSource): Promise<Sheet> {
  const rows: string[][] = []
  const merges: Merge[] = []
  let row: string[] = []
  let cell = { column: 0, type: '', style: '', text: '' }
  let isValue = false
  await walk(archive, path, {
    open: ({ name: tag, attributes }) => {
      if (tag === 'row') row = openRow(rows, attributes.r)
      if (tag === 'c') {
        const column = attributes.r ? columnOf(attributes.r) : row.length
        cell = { column, type: attributes.t ?? '', style: attributes.s ?? '', text: '' }
      }
      if (tag === 'mergeCell' && attributes.ref) merges.push(mergeOf(attributes.ref))
      isValue = tag === 'v' || (tag === 't' && cell.type === 'inlineStr')
    },
    text: (text) => {
      if (isValue) cell.text += text
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') isValue = false
      if (tag !== 'c' || cell.text === '' || cell.column >= mostColumns) return
      while (row.length < cell.column) row.push('')
      row[cell.column] = written(cell, strings, dateStyles)
    },
  })
  return { name, rows, merges }
}

function openRow(rows: string[][], number: string | undefined): string[] {
  const at = number ? Number(number) - 1 : rows.length
  if (at >= mostRows) throw new Error('too many rows')
  while (rows.length < at) rows.push([])
  const row: string[] = []
  rows[at] = row
  return row
}

function written(
  { type, style, text }: { type: string; style: string; text: string },
  strings: readonly string[],
  dateStyles: ReadonlySet<string>,
): string {
  if (type === 's') return strings[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'x' : ''
  if (type === 'e') return ''
  if (type === '' || type === 'n') return dateStyles.has(style) ? dayOfSerial(Number(text)) : plainNumber(text)
  return type === 'd' ? text.slice(0, 10) : text
}

// Days are counted from 1899-12-30, because the first of these programs took 1900 for a leap year.
function dayOfSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
}

// 85.30000000000001 is 85.3 as shown; a code of many digits stays whole.
const plainNumber = (text: string) => (/[.eE]/.test(text) ? String(Number(Number(text).toPrecision(12))) : text)

function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.match(/^[A-Z]+/)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function mergeOf(reference: string): Merge {
  const [from = '', to = from] = reference.split(':')
  const rowOf = (corner: string) => Number(/\d+/.exec(corner)?.[0] ?? 1) - 1
  return { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: Math.min(columnOf(to), mostColumns) }
}
