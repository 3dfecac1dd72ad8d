/** Where a PDF of ours ends: what an incremental update needs to know (ISO 32000-2, 7.5.6). */
type Tail = { root: number; size: number; startXref: number; kept: string; offsets: ReadonlyMap<number, number> }

/** Number → body of the objects that an update adds or replaces. */
export type ChangedObjects = ReadonlyMap<number, string | Buffer>

/**
 * Reads the end of a PDF with plain cross-reference tables, as our own printer and our own updates write them. Throws an Error on
 * any other.
 */
export function readTail(pdf: Buffer): Tail {
  const startXref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.subarray(-64).toString('latin1'))?.[1])
  const offsets = new Map<number, number>()
  const newest = readTable(pdf, startXref, offsets)
  for (let previous = prevOf(newest); previous !== undefined; ) previous = prevOf(readTable(pdf, previous, offsets))
  const kept = [/\/Info \d+ 0 R/, /\/ID \[[^\]]*\]/].map((part) => part.exec(newest)?.[0] ?? '').join(' ')
  return {
    root: numberIn(newest, /\/Root (\d+) 0 R/),
    size: numberIn(newest, /\/Size (\d+)/),
    startXref,
    kept,
    offsets,
  }
}

/** The body of an object, its newest version. */
export function readObject(pdf: Buffer, tail: Tail, no: number): string {
  const from = tail.offsets.get(no)
  const text = pdf.subarray(from).toString('latin1')
  const head = new RegExp(`^${no} 0 obj\\s`).exec(text)
  const end = text.indexOf('endobj')
  if (from === undefined || !head || end < 0) throw new Error(`the PDF has no plain object ${no}`)
  return text.slice(head[0].length, end).trimEnd()
}

/** The PDF with an update behind its last byte: everything before stays as it was. `size` is one more than the highest object number. */
export function appendUpdate(pdf: Buffer, tail: Tail, objects: ChangedObjects, size: number): Buffer {
  const parts: Buffer[] = [pdf, Buffer.from('\n')]
  let at = pdf.length + 1
  const table: string[] = []
  for (const [no, body] of [...objects].toSorted(([a], [b]) => a - b)) {
    const bytes = Buffer.concat([
      Buffer.from(`${no} 0 obj\n`),
      Buffer.from(body as string, 'latin1'),
      Buffer.from('\nendobj\n'),
    ])
    table.push(`${no} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    parts.push(bytes)
    at += bytes.length
  }
  const trailer = `trailer\n<< /Size ${size} /Root ${tail.root} 0 R ${tail.kept} /Prev ${tail.startXref} >>\n`
  parts.push(Buffer.from(`xref\n${table.join('')}${trailer}startxref\n${at}\n%%EOF\n`, 'latin1'))
  return Buffer.concat(parts)
}

/** A dictionary's text with one more entry. */
export function withEntry(dictionary: string, entry: string): string {
  const end = dictionary.lastIndexOf('>>')
  return `${dictionary.slice(0, end)}${entry} >>`
}

/** A stream object of these bytes. */
export function streamOf(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`<< /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from('\nendstream')])
}

/** A text as PDF writes it in hexadecimal (UTF-16BE with its mark): every letter of Vietnamese, nothing to escape. */
export function hexText(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}

function readTable(pdf: Buffer, at: number, offsets: Map<number, number>): string {
  const text = Number.isInteger(at) ? pdf.subarray(at).toString('latin1') : ''
  const trailerAt = text.indexOf('trailer')
  if (!text.startsWith('xref') || trailerAt < 0) throw new Error('the PDF has no plain cross-reference table')
  let no = 0
  for (const line of text
    .slice(4, trailerAt)
    .trim()
    .split(/[\r\n]+/)) {
    const entry = /^(\d{10}) \d{5} ([nf])/.exec(line)
    if (!entry) no = Number(line.split(' ')[0])
    else {
      if (entry[2] === 'n' && !offsets.has(no)) offsets.set(no, Number(entry[1]))
      no += 1
    }
  }
  return text.slice(trailerAt, text.indexOf('startxref'))
}

function prevOf(trailer: string): number | undefined {
  const found = /\/Prev (\d+)/.exec(trailer)?.[1]
  return found === undefined ? undefined : Number(found)
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`the PDF's trailer does not say ${pattern.source}`)
  return Number(found)
}
