import type { X509Certificate } from 'node:crypto'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { buildPath, readFacts } from './chain.ts'
import { findChangeProblems, freeFor } from './find-changes.ts'
import { type CmsReading, readCms } from './read-cms.ts'
import { askStatus, readStatus } from './revocation.ts'
import type { Level, SignatureReport } from './signer.ts'
import { type Ask, readTimeStamp, type TimeStamp } from './time-stamp.ts'

/** Whom we trust: roots of signers and time stamps; `test` are those of the test authority, which never count as real. */
export type Trust = {
  roots: readonly X509Certificate[]
  test: readonly X509Certificate[]
  intermediates: readonly X509Certificate[]
}

/** A signature in a PDF: what it covers, and its CMS. */
type Found = { covered: Buffer; cms: Buffer; end: number }

/**
 * Looks at the last signature of a PDF: do its bytes stand as signed, who signed, does the path lead to a root, when. Asks for the
 * status of the certificate where `ask` is given. All reasons against it are in `problems`.
 */
export async function checkPdf(
  pdf: Buffer,
  { trust, now, ask }: { trust: Trust; now: Date; ask?: Ask },
): Promise<SignatureReport> {
  const none = { isUnaltered: false, isTrusted: false, isTest: false }
  const found = findSignature(pdf)
  if (!found)
    return { ...none, problems: [{ code: pdf.includes('/ByteRange') ? 'signature.broken' : 'signature.none' }] }
  let reading: CmsReading
  try {
    reading = readCms(found.cms, found.covered)
  } catch {
    return { ...none, problems: [{ code: 'signature.broken' }] }
  }
  const stamp = reading.timeStamp && readTimeStamp(reading.timeStamp, reading.signature)
  const at = stamp?.at ?? now
  const pool = [...reading.certificates, ...trust.intermediates, ...(stamp?.certificates ?? [])]
  const roots = [...trust.roots, ...trust.test]
  const { path, problems: pathProblems } = buildPath(reading.certificate, { pool, roots, at })
  // What was altered anywhere no longer says what was appended.
  const tailProblems = reading.isIntact ? await findTailProblems(pdf, found) : []
  const problems: Problem[] = [
    ...(reading.isIntact ? [] : [{ code: 'signature.altered' }]),
    ...(reading.certificate.ca ? [{ code: 'signature.by-authority' }] : []),
    ...tailProblems,
    ...pathProblems,
    ...findStampProblems(reading, stamp, { pool, roots }),
    ...(ask ? await findRevocationProblems(path, at, ask) : []),
  ]
  const isUnaltered = reading.isIntact && tailProblems.length === 0
  return {
    isUnaltered,
    isTrusted: problems.length === 0,
    isTest: path.some((each) => trust.test.some(({ fingerprint256 }) => fingerprint256 === each.fingerprint256)),
    signer: readFacts(reading.certificate),
    ...(stamp && { signedAt: stamp.at.toISOString(), stampedBy: readFacts(stamp.certificate).name }),
    level: levelOf(pdf, stamp),
    problems,
  }
}

/** Where the revision ends that the last signature of a PDF signs; undefined without one. */
export function findSignature(pdf: Buffer): Found | undefined {
  const text = pdf.toString('latin1')
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].map((match) =>
    match.slice(1).map(Number),
  )
  const last = ranges.at(-1) as [number, number, number, number] | undefined
  if (!last) return undefined
  const [start, from, to, length] = last
  const end = to + length
  const hole = text.slice(from, to)
  // The hole is one hexadecimal string and nothing else: whatever stood in it would be signed by nobody.
  if (start !== 0 || from >= to || end > pdf.length || !/^<[0-9a-fA-F]*>$/.test(hole)) return undefined
  const cms = Buffer.from(hole.slice(1, -1), 'hex')
  return { covered: Buffer.concat([pdf.subarray(0, from), pdf.subarray(to, end)]), cms: withoutPadding(cms), end }
}

function withoutPadding(cms: Buffer): Buffer {
  const lengthBytes = (cms[1] ?? 0) & 0x80 ? (cms[1] ?? 0) & 0x7f : 0
  const length = lengthBytes ? cms.readUIntBE(2, Math.min(lengthBytes, 6)) : (cms[1] ?? 0)
  return cms.subarray(0, 2 + lengthBytes + length)
}

// Behind a signature only its proofs may stand.
async function findTailProblems(pdf: Buffer, { end }: Found): Promise<Problem[]> {
  const tail = pdf.subarray(end).toString('latin1')
  if (tail.trim() === '') return []
  // Readers mend a cut file in ways of their own.
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(tail)) return [{ code: 'signature.appended' }]
  const problems = await findChangeProblems(pdf.subarray(0, end), pdf, freeFor.proofs)
  return problems.length > 0 ? [{ code: 'signature.appended' }] : []
}

function findStampProblems(
  { timeStamp }: CmsReading,
  stamp: TimeStamp | undefined,
  { pool, roots }: { pool: readonly X509Certificate[]; roots: readonly X509Certificate[] },
): Problem[] {
  if (!timeStamp) return []
  if (!stamp) return [{ code: 'signature.time-stamp-broken' }]
  const { problems } = buildPath(stamp.certificate, { pool, roots, at: stamp.at })
  return problems.length > 0
    ? [{ code: 'signature.time-stamp-untrusted', values: { name: readFacts(stamp.certificate).name } }]
    : []
}

async function findRevocationProblems(path: readonly X509Certificate[], at: Date, ask: Ask): Promise<Problem[]> {
  const [leaf, issuer] = path
  if (!leaf || !issuer) return []
  const answer = await askStatus(leaf, issuer, ask).catch(() => undefined)
  const standing = answer && readStatus(answer, leaf, issuer)
  if (standing?.status !== 'revoked' || standing.at > at) return []
  return [
    {
      code: 'signature.certificate-revoked',
      values: { name: readFacts(leaf).name, day: standing.at.toISOString().slice(0, 10) },
    },
  ]
}

function levelOf(pdf: Buffer, stamp: TimeStamp | undefined): Level {
  if (!stamp) return 'B-B'
  return /\/DSS\b[\s\S]*\/(OCSPs|CRLs)\b/.test(pdf.toString('latin1')) ? 'B-LT' : 'B-T'
}
