import { createHash, verify, X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import { derOf, digestNames, oid, readDer, sha256Of } from './der.ts'

/** What one signature over a content says. `isIntact`: the content and the attributes are what was signed; nothing is said yet about who may sign. */
export type CmsReading = {
  isIntact: boolean
  certificate: X509Certificate
  certificates: X509Certificate[]
  signature: Buffer
  timeStamp?: Buffer
  enclosed?: Buffer
}

/** Reads the CMS of one signer over `content` (or over what it encloses). Throws an Error when it is no such thing. */
export function readCms(cms: Buffer, content: Buffer | undefined): CmsReading {
  const info = new pki.ContentInfo({ schema: readDer(cms) })
  if (info.contentType !== oid.signedData) throw new Error('not signed data')
  const signed = new pki.SignedData({ schema: info.content })
  const [signer] = signed.signerInfos
  if (!signer || signed.signerInfos.length !== 1 || !signer.signedAttrs)
    throw new Error('not one signer with attributes')
  const certificates = (signed.certificates ?? [])
    .filter((each): each is pki.Certificate => each instanceof pki.Certificate)
    .map((each) => new X509Certificate(derOf(each.toSchema())))
  const certificate = certificates.find((each) => isSigner(each, signer))
  if (!certificate) throw new Error('the certificate of the signer is missing')
  const octets = signed.encapContentInfo.eContent
  const enclosed = octets ? Buffer.from(octets.getValue()) : undefined
  const body = content ?? enclosed
  if (!body) throw new Error('nothing is signed')
  const timeStamp = findValue(signer.unsignedAttrs, oid.timeStampToken)
  return {
    isIntact: isIntact({ signer, certificate, body, contentType: signed.encapContentInfo.eContentType }),
    certificate,
    certificates,
    signature: Buffer.from(signer.signature.valueBlock.valueHexView),
    ...(timeStamp && { timeStamp: derOf(timeStamp) }),
    ...(enclosed && { enclosed }),
  }
}

type Signed = { signer: pki.SignerInfo; certificate: X509Certificate; body: Buffer; contentType: string }

function isIntact({ signer, certificate, body, contentType }: Signed): boolean {
  const algorithm = digestNames[signer.digestAlgorithm.algorithmId]
  const attributes = signer.signedAttrs as pki.SignedAndUnsignedAttributes
  const told = findValue(attributes, oid.messageDigest)
  const type = findValue(attributes, oid.contentType)
  const named = findValue(attributes, oid.signingCertificateV2)
  if (!algorithm || !(told instanceof asn1.OctetString)) return false
  if (!(type instanceof asn1.ObjectIdentifier) || type.getValue() !== contentType) return false
  // PAdES wants the certificate named; its hash is the first octet string of the first identifier.
  if (named && !derOf(named).includes(sha256Of(certificate.raw))) return false
  if (!createHash(algorithm).update(body).digest().equals(Buffer.from(told.valueBlock.valueHexView))) return false
  const toSign = Buffer.from(attributes.encodedValue)
  // Signed as a SET, stored under the tag [0] (RFC 5652, 5.4).
  toSign[0] = 0x31
  return verify(algorithm, toSign, certificate.publicKey, Buffer.from(signer.signature.valueBlock.valueHexView))
}

function isSigner(certificate: X509Certificate, { sid }: pki.SignerInfo): boolean {
  if (!(sid instanceof pki.IssuerAndSerialNumber)) return false
  const own = new pki.Certificate({ schema: readDer(certificate.raw) })
  return own.serialNumber.isEqual(sid.serialNumber) && own.issuer.isEqual(sid.issuer)
}

function findValue(attributes: pki.SignedAndUnsignedAttributes | undefined, type: string): asn1.AsnType | undefined {
  return attributes?.attributes.find((each) => each.type === type)?.values[0]
}
