import { PDFDict, PDFDocument, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib'
import type { Problem } from '@saolang/core/kernel/problem.ts'

/** Keys of the catalog and of a page that an update may add or change (ISO 32000-2, 7.7.2 and 12.8). */
type Free = { catalog: ReadonlySet<string>; page: ReadonlySet<string> }

const proofs = ['/DSS', '/Extensions']

/** What may be new with a signature: the form that holds it and what proves it; behind a signature its proofs alone. */
export const freeFor = {
  signature: {
    catalog: new Set([...proofs, '/AcroForm', '/Perms', '/Version', '/Metadata', '/PieceInfo']),
    page: new Set(['/Annots', '/LastModified']),
  },
  proofs: { catalog: new Set(proofs), page: new Set<string>() },
} as const satisfies Record<string, Free>

/**
 * Reasons why a PDF that begins with the bytes of another does not show what that one shows: an update can replace a page behind the
 * bytes that it keeps. Only what is free may be new.
 */
export async function findChangeProblems(
  sent: Buffer,
  returned: Buffer,
  free: Free = freeFor.signature,
): Promise<Problem[]> {
  try {
    const [before, after] = await Promise.all([sent, returned].map(load))
    const changed = findChange(before as PDFDocument, after as PDFDocument, free)
    return changed ? [{ code: 'paper.content-changed', values: { part: changed } }] : []
  } catch {
    return [{ code: 'file.pdf-broken' }]
  }
}

const load = (bytes: Buffer) => PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })

function findChange(before: PDFDocument, after: PDFDocument, free: Free): string | undefined {
  if (before.getPageCount() !== after.getPageCount()) return 'pages'
  const pages = new Set(before.getPages().map(({ ref }) => ref.toString()))
  const catalog = before.context.trailerInfo.Root?.toString()
  if (after.context.trailerInfo.Root?.toString() !== catalog) return 'catalog'
  const info = before.context.trailerInfo.Info?.toString()
  for (const [ref, object] of before.context.enumerateIndirectObjects()) {
    const name = ref.toString()
    const now = after.context.lookup(ref)
    const may = name === catalog ? free.catalog : pages.has(name) ? free.page : undefined
    const isAside = name === info || isMetadata(object)
    if (!isAside && !isEqual(object, now, may)) return name
  }
  return undefined
}

// What a reader never draws: the title and dates beside the pages.
function isMetadata(object: PDFObject): boolean {
  return object instanceof PDFStream && object.dict.entries().some(([, value]) => value.toString() === '/Metadata')
}

function isEqual(before: PDFObject, after: PDFObject | undefined, may: ReadonlySet<string> | undefined): boolean {
  if (before instanceof PDFDict && after instanceof PDFDict && may) {
    const keys = new Set([...before.keys(), ...after.keys()].map(String).filter((key) => !may.has(key)))
    const entryOf = (dictionary: PDFDict, key: string) =>
      dictionary
        .entries()
        .find(([name]) => String(name) === key)?.[1]
        ?.toString()
    return [...keys].every((key) => entryOf(before, key) === entryOf(after, key))
  }
  if (before instanceof PDFStream && after instanceof PDFStream)
    return (
      before.dict.toString() === after.dict.toString() &&
      Buffer.from(before.getContents()).equals(Buffer.from(after.getContents()))
    )
  return (
    after !== undefined &&
    before instanceof PDFRef === after instanceof PDFRef &&
    before.toString() === after.toString()
  )
}
