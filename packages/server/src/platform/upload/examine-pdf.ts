import { inflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Examined } from './stored-file.ts'

const mostPages = 300
const mostUnpackedBytes = 64 * 1024 * 1024

// ISO 32000-2, 12.6.4: actions that start a program, run a script, or send data away.
const dangerousActions = new Set([
  '/JavaScript',
  '/Launch',
  '/ImportData',
  '/SubmitForm',
  '/RichMediaExecute',
  '/Rendition',
])
const activeKeys: Record<string, string> = {
  '/JS': 'file.pdf-script',
  '/JavaScript': 'file.pdf-script',
  '/EmbeddedFile': 'file.pdf-attachment',
  '/EmbeddedFiles': 'file.pdf-attachment',
  '/EF': 'file.pdf-attachment',
  '/XFA': 'file.pdf-script',
  '/RichMedia': 'file.pdf-attachment',
}

/** Reads a PDF whole. Refuses what is broken, encrypted, scripted, starts programs or carries other files; counts its pages. */
export async function examinePdf(bytes: Buffer): Promise<Examined> {
  if (isBomb(bytes) || isTwoFiles(bytes)) return { problems: [{ code: 'file.pdf-broken' }] }
  try {
    const pdf = await PDFDocument.load(bytes, { throwOnInvalidObject: true, updateMetadata: false })
    const problems = [...new Set([...findActiveContent(pdf), ...findOverwrittenContent(bytes)])].map((code) => ({
      code,
    }))
    const pages = pdf.getPageCount()
    if (pages === 0) problems.push({ code: 'file.pdf-broken' })
    if (pages > mostPages) problems.push({ code: 'file.pdf-too-long', values: { most: mostPages } } as Problem)
    return problems.length > 0 ? { problems } : { problems: [], found: { bytes, mediaType: 'application/pdf', pages } }
  } catch {
    // The trailer stands outside what a password locks (ISO 32000-2, 7.6.1).
    return { problems: [{ code: bytes.includes('/Encrypt') ? 'file.pdf-encrypted' : 'file.pdf-broken' }] }
  }
}

function findActiveContent(pdf: PDFDocument): string[] {
  const codes: string[] = []
  for (const [, object] of pdf.context.enumerateIndirectObjects()) look(object, codes, 0)
  return codes
}

function look(object: PDFObject, codes: string[], depth: number): void {
  if (depth > 100) throw new Error('nested too deep')
  if (object instanceof PDFStream) look(object.dict, codes, depth + 1)
  if (object instanceof PDFArray) for (const item of object.asArray()) look(item, codes, depth + 1)
  if (!(object instanceof PDFDict)) return
  for (const [key, value] of object.entries()) {
    const code = activeKeys[nameOf(key)]
    if (code) codes.push(code)
    if (value instanceof PDFName && nameOf(key) === '/S' && dangerousActions.has(nameOf(value)))
      codes.push('file.pdf-script')
    if (value instanceof PDFName && nameOf(key) === '/Type' && nameOf(value) === '/EmbeddedFile')
      codes.push('file.pdf-attachment')
    if (!(value instanceof PDFHexString)) look(value, codes, depth + 1)
  }
}

// An object that a later revision overwrites is gone for our reader, but another reader may still find it.
function findOverwrittenContent(bytes: Buffer): string[] {
  const codes: string[] = []
  if (bytes.includes('/JavaScript') || bytes.includes('/Launch')) codes.push('file.pdf-script')
  if (bytes.includes('/EmbeddedFile')) codes.push('file.pdf-attachment')
  return codes
}

function nameOf(name: PDFName): string {
  return `/${name.decodeText()}`
}

// The end of an archive is looked for as far from the end of a file as its longest comment reaches (APPNOTE.TXT, 4.3.16).
const archiveEnd = Buffer.from([0x50, 0x4b, 5, 6])
const archiveEndBytes = 65_557

/** Something else behind the paper: after each end comes an update of it (ISO 32000-2, 7.5.6), or nothing. */
function isTwoFiles(bytes: Buffer): boolean {
  if (bytes.subarray(-archiveEndBytes).includes(archiveEnd)) return true
  const text = bytes.toString('latin1')
  for (const { index } of text.matchAll(/%%EOF/g)) {
    goesOn.lastIndex = index + '%%EOF'.length
    if (!goesOn.test(text)) return true
  }
  return !text.includes('%%EOF')
}

const goesOn = /[\s\0]*(?:$|\d+\s+\d+\s+obj|xref|%(?!PDF))/y

// Object streams are unpacked whole while reading: a small file must not become gigabytes in memory, nor hold the processor for long.
function isBomb(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  let left = mostUnpackedBytes
  for (const found of text.matchAll(/stream\r?\n/g)) {
    const start = found.index + found[0].length
    const before = unescaped(text.slice(Math.max(0, found.index - 600), found.index))
    if (!/\/(ObjStm|XRef)/.test(before.slice(before.lastIndexOf(' obj')))) continue
    try {
      left -= inflateSync(bytes.subarray(start), { maxOutputLength: left }).length
      if (left <= 0) return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return true
      // Nobody says how far a broken one was unpacked.
      left -= mostUnpackedBytes / 64
      if (left <= 0) return true
    }
  }
  return false
}

function unescaped(text: string): string {
  return text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
