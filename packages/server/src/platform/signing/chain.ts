import { X509Certificate } from 'node:crypto'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { SignerFacts } from './signer.ts'

/** A path from a certificate to a root that we trust, the certificate first; or the reasons why there is none. */
export type Path = { path: X509Certificate[]; problems: Problem[] }

const longestPath = 6

/** Builds the path of a certificate through `pool` to one of `roots`, every certificate valid at a moment (RFC 5280, 6). */
export function buildPath(
  leaf: X509Certificate,
  { pool, roots, at }: { pool: readonly X509Certificate[]; roots: readonly X509Certificate[]; at: Date },
): Path {
  const path = [leaf]
  for (let last = leaf; path.length <= longestPath; ) {
    const root = roots.find((each) => isSame(each, last) || isIssuedBy(last, each))
    if (root) {
      if (!isSame(root, last)) path.push(root)
      return { path, problems: findTermProblems(path, at) }
    }
    const next = pool.find((each) => !path.includes(each) && isIssuedBy(last, each))
    if (!next) break
    path.push(next)
    last = next
  }
  return { path, problems: [{ code: 'signature.root-unknown', values: { issuer: readFacts(leaf).issuer } }] }
}

/** What one reads of a certificate. */
export function readFacts(certificate: X509Certificate): SignerFacts {
  const { subject, issuer, serialNumber, validFromDate, validToDate } = certificate
  return {
    fingerprint: certificate.fingerprint256,
    subject: inOneLine(subject),
    name: partOf(subject, 'CN'),
    serial: serialNumber,
    issuer: partOf(issuer, 'CN'),
    validFrom: validFromDate.toISOString(),
    validTo: validToDate.toISOString(),
  }
}

/** Reads certificates from PEM (several) or DER (one). Throws an Error when there is none. */
export function readCertificates(bytes: Buffer): X509Certificate[] {
  const blocks = bytes.toString('latin1').match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)
  return blocks ? blocks.map((pem) => new X509Certificate(pem)) : [new X509Certificate(bytes)]
}

function findTermProblems(path: readonly X509Certificate[], at: Date): Problem[] {
  return path.flatMap((each): Problem[] => {
    const { name, validTo } = readFacts(each)
    if (at < each.validFromDate) return [{ code: 'signature.certificate-not-yet-valid', values: { name } }]
    if (at > each.validToDate)
      return [{ code: 'signature.certificate-expired', values: { name, day: validTo.slice(0, 10) } }]
    return []
  })
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

const isSame = (a: X509Certificate, b: X509Certificate) => a.fingerprint256 === b.fingerprint256

const inOneLine = (name: string) => name.split('\n').toReversed().join(', ')

function partOf(name: string, key: string): string {
  return (
    name
      .split('\n')
      .find((line) => line.startsWith(`${key}=`))
      ?.slice(key.length + 1) ?? inOneLine(name)
  )
}
