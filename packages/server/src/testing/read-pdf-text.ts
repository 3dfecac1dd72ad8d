import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib'

/** The words of a PDF that we printed, page by page, spaces folded: what a reader could copy out of it (ISO 32000-2, 9.10). */
export async function readPdfText(pdf: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  return document.getPages().map((page) => textOf(page).replace(/\s+/g, ' ').trim())
}

// Strings wait until the operator that shows them; a move to another place counts as a space.
function textOf(page: PDFPage): string {
  const fonts = fontsOf(page)
  let font: Map<number, string> | undefined
  const saved: (typeof font)[] = []
  let name = ''
  let strings: Buffer[] = []
  let text = ''
  for (const token of tokensOf(contentOf(page))) {
    if (typeof token !== 'string') strings.push(token)
    else if (token.startsWith('/')) name = token.slice(1)
    else if (token === 'Tf') font = fonts.get(name)
    else if (token === 'q') saved.push(font)
    else if (token === 'Q') font = saved.pop()
    else if (token === 'TJ' || token === 'Tj') {
      text += strings.map((codes) => decode(codes, font)).join('')
      strings = []
    } else if (/^(T[dDm*]|ET)$/.test(token)) text += ' '
  }
  return text
}

function* tokensOf(content: string): Generator<string | Buffer> {
  for (let at = 0; at < content.length; ) {
    const sign = content[at]
    if (sign === '(') {
      const { bytes, end } = literalAt(content, at)
      yield bytes
      at = end
    } else if (sign === '<' && content[at + 1] !== '<') {
      const end = content.indexOf('>', at)
      yield Buffer.from(content.slice(at + 1, end), 'hex')
      at = end + 1
    } else {
      const [word = sign as string] = /^(\/?[^\s()<>[\]/]+|.)/s.exec(content.slice(at, at + 100)) ?? []
      if (word.trim()) yield word
      at += word.length
    }
  }
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

// Parentheses inside may stand as they are when they are balanced (ISO 32000-2, 7.3.4.2).
function literalAt(content: string, start: number): { bytes: Buffer; end: number } {
  let depth = 0
  let text = ''
  for (let at = start; ; at++) {
    const sign = content[at] as string
    if (sign === '\\') {
      const [, octal, other = ''] = /^(?:([0-7]{1,3})|(.))/s.exec(content.slice(at + 1, at + 4)) ?? []
      text += octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escapes[other] ?? other)
      at += octal?.length ?? 1
      continue
    }
    if (sign === ')') depth -= 1
    if (depth === 0 && at > start) return { bytes: Buffer.from(text, 'latin1'), end: at + 1 }
    if (at > start) text += sign
    if (sign === '(') depth += 1
  }
}

function fontsOf(page: PDFPage): Map<string, Map<number, string>> {
  const fonts = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict)
  const named = (fonts?.keys() ?? []).map((key): [string, Map<number, string>] => {
    const map = fonts?.lookup(key, PDFDict).lookup(PDFName.of('ToUnicode'))
    return [key.decodeText(), map instanceof PDFRawStream ? readMap(latin1(map)) : new Map()]
  })
  return new Map(named)
}

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents()
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((ref) => page.doc.context.lookup(ref)) : [contents]
  return streams.map((stream) => (stream instanceof PDFRawStream ? latin1(stream) : '')).join('\n')
}

const latin1 = (stream: PDFRawStream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')

function readMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>()
  for (const [, pairs] of cmap.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, code, text] of (pairs ?? '').matchAll(/<(\w+)>\s*<(\w+)>/g)) map.set(hex(code), utf16(text))
  for (const [, ranges] of cmap.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from, to, text] of (ranges ?? '').matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let code = hex(from); code <= hex(to); code++)
        map.set(code, String.fromCodePoint((utf16(text).codePointAt(0) ?? 0) + code - hex(from)))
  return map
}

const hex = (digits = '') => Number.parseInt(digits, 16)
const utf16 = (digits = '') => Buffer.from(digits, 'hex').swap16().toString('utf16le')

function decode(codes: Buffer, font: Map<number, string> | undefined): string {
  let text = ''
  for (let at = 0; at + 1 < codes.length; at += 2) text += font?.get(codes.readUInt16BE(at)) ?? ''
  return text
}
