import { createHash, verify, X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import { derOf, oid, ownBuffer, readDer, sha256Algorithm, toPkiCertificate } from './der.ts'
import type { Ask } from './time-stamp.ts'

/** What an issuer says of a certificate. `at`: since when it is revoked. */
export type Standing = { status: 'good' } | { status: 'revoked'; at: Date } | { status: 'unknown' }

/** Asks the OCSP responder that a certificate names; undefined when it names none. Gives the answer's DER. */
export async function askStatus(
  certificate: X509Certificate,
  issuer: X509Certificate,
  ask: Ask,
): Promise<Buffer | undefined> {
  const address = /OCSP - URI:(\S+)/.exec(certificate.infoAccess ?? '')?.[1]
  if (!address) return undefined
  const request = new pki.OCSPRequest()
  request.tbsRequest.requestList = [new pki.Request({ reqCert: certIdOf(certificate, issuer) })]
  return ask(address, derOf(request.toSchema(true)), 'application/ocsp-request')
}

/** Fetches the list of revoked certificates that a certificate names; undefined when it names none. DER. */
export async function fetchList(certificate: X509Certificate, ask: Ask): Promise<Buffer | undefined> {
  const extension = toPkiCertificate(certificate.raw).extensions?.find(({ extnID }) => extnID === '2.5.29.31')
  const points = extension?.parsedValue as pki.CRLDistributionPoints | undefined
  const [point] = points?.distributionPoints ?? []
  const names = Array.isArray(point?.distributionPoint) ? point.distributionPoint : []
  const address = names.find(({ type }) => type === 6)?.value as string | undefined
  return address?.startsWith('http') ? ask(address, undefined, 'application/pkix-crl') : undefined
}

/** Reads an OCSP answer about a certificate; `unknown` unless the issuer, or whom it delegated, signed it. */
export function readStatus(answer: Buffer, certificate: X509Certificate, issuer: X509Certificate): Standing {
  try {
    const { responseBytes } = new pki.OCSPResponse({ schema: readDer(answer) })
    if (responseBytes?.responseType !== oid.basicOcsp) return { status: 'unknown' }
    const basic = new pki.BasicOCSPResponse({
      schema: readDer(Buffer.from(responseBytes.response.valueBlock.valueHexView)),
    })
    const isSigned = responders(basic, issuer).some((responder) =>
      verify(
        'sha256',
        Buffer.from(basic.tbsResponseData.tbsView),
        responder.publicKey,
        Buffer.from(basic.signature.valueBlock.valueHexView),
      ),
    )
    const serial = certIdOf(certificate, issuer).serialNumber
    const single = basic.tbsResponseData.responses.find(({ certID }) => certID.serialNumber.isEqual(serial))
    if (!isSigned || !single) return { status: 'unknown' }
    const tag = single.certStatus.idBlock.tagNumber
    if (tag === 0) return { status: 'good' }
    return tag === 1 ? { status: 'revoked', at: single.certStatus.valueBlock.value[0].toDate() } : { status: 'unknown' }
  } catch {
    return { status: 'unknown' }
  }
}

/** Reads a list of revoked certificates; `unknown` unless the issuer signed it. */
export function readList(list: Buffer, certificate: X509Certificate, issuer: X509Certificate): Standing {
  try {
    const crl = new pki.CertificateRevocationList({ schema: readDer(list) })
    const signature = Buffer.from(crl.signatureValue.valueBlock.valueHexView)
    if (!verify('sha256', Buffer.from(crl.tbsView), issuer.publicKey, signature)) return { status: 'unknown' }
    const { serialNumber } = toPkiCertificate(certificate.raw)
    const entry = crl.revokedCertificates?.find(({ userCertificate }) => userCertificate.isEqual(serialNumber))
    return entry ? { status: 'revoked', at: entry.revocationDate.value } : { status: 'good' }
  } catch {
    return { status: 'unknown' }
  }
}

// The issuer itself, or a certificate that it issued for this and nothing else (RFC 6960, 4.2.2.2).
function responders({ certs }: pki.BasicOCSPResponse, issuer: X509Certificate): X509Certificate[] {
  const delegated = (certs ?? [])
    .map((each) => new X509Certificate(derOf(each.toSchema())))
    .filter(
      (each) => each.keyUsage?.includes(oid.ocspSigning) && each.checkIssued(issuer) && each.verify(issuer.publicKey),
    )
  return [issuer, ...delegated]
}

function certIdOf(certificate: X509Certificate, issuer: X509Certificate): pki.CertID {
  const from = toPkiCertificate(issuer.raw)
  const hash = (bytes: Uint8Array) =>
    new asn1.OctetString({ valueHex: ownBuffer(createHash('sha256').update(bytes).digest()) })
  return new pki.CertID({
    hashAlgorithm: sha256Algorithm(),
    issuerNameHash: hash(derOf(from.subject.toSchema())),
    issuerKeyHash: hash(from.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView),
    serialNumber: toPkiCertificate(certificate.raw).serialNumber,
  })
}
