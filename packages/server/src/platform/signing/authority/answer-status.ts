import { sign } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import { derOf, oid, ownBuffer, readDer, toPkiCertificate } from '../der.ts'
import { bitsOf, ecdsa, type Identity, timeOf } from './make-certificate.ts'
import type { TestAuthority } from './test-authority.ts'

const day = 86_400_000

/** Answers an OCSP request (RFC 6960) about certificates of the issuing authority. */
export function answerStatus(authority: TestAuthority, request: Buffer, moment: Date): Buffer {
  const asked = readRequest(request)
  if (!asked) return derOf(new pki.OCSPResponse({ responseStatus: new asn1.Enumerated({ value: 1 }) }).toSchema())
  // Times in OCSP have no fractions of a second (RFC 5280, 4.1.2.5.2).
  const now = new Date(Math.floor(moment.getTime() / 1000) * 1000)
  const basic = new pki.BasicOCSPResponse()
  basic.tbsResponseData.responderID = toPkiCertificate(authority.responder.certificate).subject
  basic.tbsResponseData.producedAt = now
  basic.tbsResponseData.responses = asked.map((certID) => {
    const single = new pki.SingleResponse({ certID, thisUpdate: now, nextUpdate: new Date(now.getTime() + day) })
    single.certStatus = statusOf(authority, hexOf(certID.serialNumber))
    return single
  })
  const tbs = derOf(basic.tbsResponseData.toSchema(true))
  // Read back: pkijs writes the signed part only as it was read.
  basic.tbsResponseData = new pki.ResponseData({ schema: readDer(tbs) })
  basic.signatureAlgorithm = ecdsa()
  basic.signature = bitsOf(sign('sha256', tbs, authority.responder.privateKey))
  basic.certs = [toPkiCertificate(authority.responder.certificate)]
  const response = new pki.OCSPResponse({
    responseStatus: new asn1.Enumerated({ value: 0 }),
    responseBytes: new pki.ResponseBytes({
      responseType: oid.basicOcsp,
      response: new asn1.OctetString({ valueHex: basic.toSchema().toBER() }),
    }),
  })
  return derOf(response.toSchema())
}

/** The list of revoked certificates of the root or of the issuing authority (RFC 5280, 5). */
export function listRevoked({ revoked }: TestAuthority, issuer: Identity, now: Date): Buffer {
  const crl = new pki.CertificateRevocationList()
  crl.version = 1
  crl.issuer = toPkiCertificate(issuer.certificate).subject
  crl.thisUpdate = timeOf(now)
  crl.nextUpdate = timeOf(new Date(now.getTime() + 7 * day))
  if (revoked.size > 0)
    crl.revokedCertificates = [...revoked].map(
      ([serial, at]) =>
        new pki.RevokedCertificate({
          userCertificate: new asn1.Integer({ valueHex: ownBuffer(Buffer.from(serial, 'hex')) }),
          revocationDate: timeOf(at),
        }),
    )
  const number = new asn1.Integer({ value: Math.floor(now.getTime() / 1000) })
  crl.crlExtensions = new pki.Extensions({
    extensions: [new pki.Extension({ extnID: '2.5.29.20', extnValue: number.toBER() })],
  })
  crl.signature = ecdsa()
  crl.signatureAlgorithm = ecdsa()
  crl.signatureValue = bitsOf(
    sign('sha256', derOf(crl.toSchema(true).valueBlock.value[0] as asn1.AsnType), issuer.privateKey),
  )
  return derOf(crl.toSchema(true))
}

/** A serial number as certificates are named by it: hexadecimal, capitals, without leading zeros. */
export function hexOf(serial: asn1.Integer): string {
  return Buffer.from(serial.valueBlock.valueHexView)
    .toString('hex')
    .toUpperCase()
    .replace(/^(00)+/, '')
}

function statusOf({ revoked }: TestAuthority, serial: string): asn1.AsnType {
  const at = revoked.get(serial)
  if (!at) return new asn1.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 } })
  const when = new asn1.GeneralizedTime({ valueDate: at })
  return new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber: 1 }, value: [when] })
}

function readRequest(request: Buffer): pki.CertID[] | undefined {
  try {
    const { tbsRequest } = new pki.OCSPRequest({ schema: readDer(request) })
    const asked = tbsRequest.requestList.map(({ reqCert }) => reqCert)
    return asked.length > 0 && asked.length <= 20 ? asked : undefined
  } catch {
    return undefined
  }
}
