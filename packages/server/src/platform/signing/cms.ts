import { X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import {
  derOf,
  oid,
  ownBuffer,
  readDer,
  sha256Algorithm,
  sha256Of,
  signatureAlgorithmOf,
  toPkiCertificate,
} from './der.ts'

/** A signature that only lacks its signature value: `toSign` is what the key signs (RFC 5652, 5.4). */
export type SignatureRequest = { attributes: pki.Attribute[]; toSign: Buffer; chain: readonly Buffer[] }

/**
 * The attributes that PAdES wants signed (ETSI EN 319 142-1, 6.3): content type, digest, and which certificate signs. Without the
 * signing time, which stands in the PDF's own dictionary.
 */
export function requestSignature(
  digest: Buffer,
  chain: readonly Buffer[],
  contentType: string = oid.data,
): SignatureRequest {
  const attribute = (type: string, value: asn1.AsnType) => new pki.Attribute({ type, values: [value] })
  const attributes = [
    attribute(oid.contentType, new asn1.ObjectIdentifier({ value: contentType })),
    attribute(oid.messageDigest, new asn1.OctetString({ valueHex: ownBuffer(digest) })),
    attribute(oid.signingCertificateV2, signingCertificate(chain[0] as Buffer)),
  ].toSorted((a, b) => Buffer.compare(derOf(a.toSchema()), derOf(b.toSchema())))
  const toSign = derOf(new asn1.Set({ value: attributes.map((each) => each.toSchema()) }))
  return { attributes, toSign, chain }
}

/** The CMS of a signature, with its chain and, where there is one, the time stamp over it. `content` is enclosed by time stamps only. */
export function assembleCms(
  { attributes, chain }: SignatureRequest,
  signature: Buffer,
  { timeStamp, content }: { timeStamp?: Buffer; content?: { type: string; bytes: Buffer } } = {},
): Buffer {
  const certificate = toPkiCertificate(chain[0] as Buffer)
  const signerInfo = new pki.SignerInfo({
    version: 1,
    sid: new pki.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: sha256Algorithm(),
    signedAttrs: new pki.SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: signatureAlgorithmOf(chain[0] as Buffer),
    signature: new asn1.OctetString({ valueHex: ownBuffer(signature) }),
    ...(timeStamp && {
      unsignedAttrs: new pki.SignedAndUnsignedAttributes({
        type: 1,
        attributes: [new pki.Attribute({ type: oid.timeStampToken, values: [readDer(timeStamp)] })],
      }),
    }),
  })
  const signed = new pki.SignedData({
    version: content ? 3 : 1,
    digestAlgorithms: [sha256Algorithm()],
    encapContentInfo: new pki.EncapsulatedContentInfo({
      eContentType: content?.type ?? oid.data,
      ...(content && { eContent: new asn1.OctetString({ valueHex: ownBuffer(content.bytes) }) }),
    }),
    certificates: chain.map(toPkiCertificate),
    signerInfos: [signerInfo],
  })
  return derOf(new pki.ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) }).toSchema())
}

// RFC 5035, section 3: the hash of the certificate, so that no other certificate of the same key can take its place.
function signingCertificate(certificate: Buffer): asn1.Sequence {
  const hash = new asn1.OctetString({ valueHex: ownBuffer(sha256Of(new X509Certificate(certificate).raw)) })
  const id = new asn1.Sequence({ value: [hash] })
  return new asn1.Sequence({ value: [new asn1.Sequence({ value: [id] })] })
}
