import { createHash } from 'node:crypto'
import { appendUpdate, type ChangedObjects, hexText, readObject, readTail, streamOf, withEntry } from './pdf-update.ts'

/** A PDF with an empty place for a signature, and the hash of everything around that place. */
export type Prepared = { pdf: Buffer; digest: Buffer; from: number; to: number }

// Chain, time stamp and its chain: 4 to 6 KB with elliptic curves, up to 11 with RSA.
const roomBytes = 14_000
const blank = '/ByteRange [0 ********** ********** **********]'

/** Adds a signature field (not drawn: the paper itself names who signs) in an incremental update; the place for the signature is filled with zeros. */
export function prepareSignature(
  pdf: Buffer,
  { name, reason, at }: { name: string; reason: string; at: Date },
): Prepared {
  const tail = readTail(pdf)
  const catalog = readObject(pdf, tail, tail.root)
  if (catalog.includes('/AcroForm')) throw new Error('the PDF has a form already')
  const pages = readObject(pdf, tail, referenceIn(catalog, /\/Pages (\d+) 0 R/))
  const pageNo = referenceIn(pages, /\/Kids\s*\[\s*(\d+) 0 R/)
  const [signatureNo, fieldNo] = [tail.size, tail.size + 1]
  const updated = appendUpdate(
    pdf,
    tail,
    new Map([
      [signatureNo, signatureBody({ name, reason, at })],
      [
        fieldNo,
        `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Chu ky so 1) /V ${signatureNo} 0 R /F 132 /Rect [0 0 0 0] /P ${pageNo} 0 R >>`,
      ],
      [pageNo, withAnnotation(readObject(pdf, tail, pageNo), fieldNo)],
      [tail.root, withEntry(catalog, `/AcroForm << /SigFlags 3 /Fields [${fieldNo} 0 R] >>`)],
    ]),
    tail.size + 2,
  )
  return measure(updated)
}

/** Puts the signature in its place. Throws an Error when it is too long for it. */
export function fillSignature({ pdf, from, to }: Prepared, cms: Buffer): Buffer {
  const hex = cms.toString('hex')
  if (hex.length > to - from - 2) throw new Error('the signature is longer than its place')
  const filled = Buffer.from(pdf)
  filled.write(hex, from + 1, 'latin1')
  return filled
}

/** What proves later that nothing was revoked: certificates, OCSP answers and revocation lists, DER. */
export type Evidence = { certificates: Buffer[]; ocsps: Buffer[]; crls: Buffer[] }

/** Adds the document security store of PAdES B-LT (ETSI EN 319 142-1, 5.4.2) in an update of its own. */
export function addSecurityStore(pdf: Buffer, { certificates, ocsps, crls }: Evidence): Buffer {
  const tail = readTail(pdf)
  const objects = new Map<number, string | Buffer>()
  let next = tail.size
  const put = (bytes: Buffer) => {
    objects.set(next, streamOf(bytes))
    return `${next++} 0 R`
  }
  const list = (key: string, values: readonly Buffer[]) =>
    values.length > 0 ? `/${key} [${values.map(put).join(' ')}]` : ''
  const dss = `<< /Type /DSS ${list('Certs', certificates)} ${list('OCSPs', ocsps)} ${list('CRLs', crls)} >>`
  const catalog = readObject(pdf, tail, tail.root)
  objects.set(
    tail.root,
    withEntry(catalog, `/DSS ${dss} /Extensions << /ESIC << /BaseVersion /1.7 /ExtensionLevel 5 >> >>`),
  )
  return appendUpdate(pdf, tail, objects as ChangedObjects, next)
}

function signatureBody({ name, reason, at }: { name: string; reason: string; at: Date }): string {
  const day = at.toISOString().replace(/[-:T]/g, '').slice(0, 14)
  return `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${blank} /Contents <${'0'.repeat(roomBytes * 2)}> /M (D:${day}Z) /Name ${hexText(name)} /Reason ${hexText(reason)} >>`
}

function withAnnotation(page: string, no: number): string {
  const found = /\/Annots \[([^\]]*)\]/.exec(page)
  return found ? page.replace(found[0], `/Annots [${found[1]} ${no} 0 R]`) : withEntry(page, `/Annots [${no} 0 R]`)
}

function measure(pdf: Buffer): Prepared {
  const rangeAt = pdf.lastIndexOf(blank)
  const from = pdf.indexOf('/Contents <', rangeAt) + '/Contents '.length
  const to = pdf.indexOf('>', from) + 1
  const range = `/ByteRange [0 ${from} ${to} ${pdf.length - to}]`
  pdf.write(range.padEnd(blank.length), rangeAt, 'latin1')
  const digest = createHash('sha256').update(pdf.subarray(0, from)).update(pdf.subarray(to)).digest()
  return { pdf, digest, from, to }
}

function referenceIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`the PDF does not say ${pattern.source}`)
  return Number(found)
}
