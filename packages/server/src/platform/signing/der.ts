import { createHash, X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'

/** Object identifiers of what we write and read, by the name that their standard gives them. */
export const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  basicOcsp: '1.3.6.1.5.5.7.48.1.1',
} as const

/** The name that node knows a digest by; nothing weaker is taken. */
export const digestNames: Record<string, string> = {
  [oid.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** The DER of an ASN.1 value. */
export function derOf(value: { toBER(sizeOnly?: boolean): ArrayBuffer }): Buffer {
  return Buffer.from(value.toBER(false))
}

/** Reads DER or BER. Throws an Error when it is neither. */
export function readDer(bytes: Uint8Array): asn1.AsnType {
  const { offset, result } = asn1.fromBER(Uint8Array.from(bytes).buffer)
  if (offset === -1) throw new Error('not ASN.1')
  return result as asn1.AsnType
}

/** SHA-256 of bytes. */
export function sha256Of(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** A certificate as pkijs sees it, from its DER. */
export function toPkiCertificate(der: Buffer): pki.Certificate {
  return new pki.Certificate({ schema: readDer(der) })
}

/** The identifier of SHA-256. */
export const sha256Algorithm = () => new pki.AlgorithmIdentifier({ algorithmId: oid.sha256 })

/** The algorithm that the key of a certificate signs with here. */
export function signatureAlgorithmOf(certificate: Buffer): pki.AlgorithmIdentifier {
  const isRsa = new X509Certificate(certificate).publicKey.asymmetricKeyType === 'rsa'
  return isRsa
    ? new pki.AlgorithmIdentifier({ algorithmId: oid.rsaWithSha256, algorithmParams: new asn1.Null() })
    : new pki.AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 })
}

/** Bytes as asn1js wants them: an ArrayBuffer of their own. */
export function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}
