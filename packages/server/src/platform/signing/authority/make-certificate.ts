import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import { derOf, oid, ownBuffer, readDer, sha256Of, toPkiCertificate } from '../der.ts'

/** A key with the certificate that says whose it is. */
export type Identity = { privateKey: KeyObject; certificate: Buffer }

/** What a certificate is for. */
export type Purpose = 'authority' | 'signer' | 'time-stamps' | 'status'

/** What is asked of a certificate. Without an issuer it signs itself. Addresses: where its status is told. */
export type WantedCertificate = {
  subject: { name: string; organisation: string }
  purpose: Purpose
  from: Date
  to: Date
  issuer?: Identity
  addresses?: { ocsp?: string; crl: string }
  publicKey?: KeyObject
}

const keyUsages = { authority: 0x06, signer: 0xc0, 'time-stamps': 0xc0, status: 0x80 } as const satisfies Record<
  Purpose,
  number
>
const unusedBits = { authority: 1, signer: 6, 'time-stamps': 6, status: 7 } as const satisfies Record<Purpose, number>
const extendedUsages: Partial<Record<Purpose, string>> = { 'time-stamps': oid.timeStamping, status: oid.ocspSigning }

/** Makes a key on the curve P-256 and its certificate. */
export function makeIdentity(wanted: WantedCertificate): Identity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = wanted.issuer ?? { privateKey }
  return { privateKey, certificate: makeCertificate({ ...wanted, publicKey }, issuer.privateKey) }
}

/** Makes a certificate for a public key, signed by an authority's key (RFC 5280). */
export function makeCertificate(wanted: WantedCertificate & { publicKey: KeyObject }, issuerKey: KeyObject): Buffer {
  const { subject, from, to, issuer, publicKey } = wanted
  const certificate = new pki.Certificate()
  certificate.version = 2
  const serial = randomBytes(16)
  serial[0] = ((serial[0] as number) & 0x7f) | 0x40
  certificate.serialNumber = new asn1.Integer({ valueHex: ownBuffer(serial) })
  certificate.subject = nameOf(subject)
  certificate.issuer = issuer ? toPkiCertificate(issuer.certificate).subject : nameOf(subject)
  certificate.notBefore = timeOf(from)
  certificate.notAfter = timeOf(to)
  certificate.subjectPublicKeyInfo = new pki.PublicKeyInfo({
    schema: readDer(publicKey.export({ format: 'der', type: 'spki' })),
  })
  certificate.extensions = extensionsOf(wanted)
  certificate.signature = ecdsa()
  certificate.signatureAlgorithm = ecdsa()
  const tbs = derOf(certificate.encodeTBS())
  certificate.signatureValue = bitsOf(sign('sha256', tbs, issuerKey))
  return derOf(certificate.toSchema(true))
}

/** Bits of a signature as ASN.1 holds them. */
export function bitsOf(signature: Buffer): asn1.BitString {
  return new asn1.BitString({ valueHex: ownBuffer(signature) })
}

/** The algorithm that every key of the test authority signs with. */
export const ecdsa = () => new pki.AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 })

/** A moment as certificates and lists write it. */
export function timeOf(value: Date): pki.Time {
  return new pki.Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value })
}

// One set a part: pkijs would put them all into one, which nobody does.
function nameOf({ name, organisation }: WantedCertificate['subject']): pki.RelativeDistinguishedNames {
  const part = (type: string, value: asn1.AsnType) =>
    new asn1.Set({ value: [new asn1.Sequence({ value: [new asn1.ObjectIdentifier({ value: type }), value] })] })
  const parts = [
    part('2.5.4.6', new asn1.PrintableString({ value: 'VN' })),
    part('2.5.4.10', new asn1.Utf8String({ value: organisation })),
    part('2.5.4.3', new asn1.Utf8String({ value: name })),
  ]
  return new pki.RelativeDistinguishedNames({ schema: readDer(derOf(new asn1.Sequence({ value: parts }))) })
}

function extensionsOf({
  purpose,
  issuer,
  addresses,
  publicKey,
}: WantedCertificate & { publicKey: KeyObject }): pki.Extension[] {
  const own = sha256Of(publicKey.export({ format: 'der', type: 'spki' })).subarray(0, 20)
  const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }) =>
    new pki.Extension({ extnID, critical, extnValue: value.toBER() })
  const isAuthority = purpose === 'authority'
  const usage = extendedUsages[purpose]
  const issuerKeyId = issuer && keyIdOf(issuer.certificate)
  return [
    extension('2.5.29.19', true, new pki.BasicConstraints({ cA: isAuthority }).toSchema()),
    extension(
      '2.5.29.15',
      true,
      new asn1.BitString({ valueHex: ownBuffer(Buffer.of(keyUsages[purpose])), unusedBits: unusedBits[purpose] }),
    ),
    ...(usage ? [extension('2.5.29.37', true, new pki.ExtKeyUsage({ keyPurposes: [usage] }).toSchema())] : []),
    extension('2.5.29.14', false, new asn1.OctetString({ valueHex: ownBuffer(own) })),
    ...(issuerKeyId
      ? [extension('2.5.29.35', false, new pki.AuthorityKeyIdentifier({ keyIdentifier: issuerKeyId }).toSchema())]
      : []),
    ...(addresses ? addressExtensions(addresses, extension) : []),
  ]
}

function addressExtensions(
  { ocsp, crl }: { ocsp?: string; crl: string },
  extension: (id: string, critical: boolean, value: { toBER(): ArrayBuffer }) => pki.Extension,
): pki.Extension[] {
  const at = (value: string) => new pki.GeneralName({ type: 6, value })
  const points = new pki.CRLDistributionPoints({
    distributionPoints: [new pki.DistributionPoint({ distributionPoint: [at(crl)] })],
  })
  const access =
    ocsp &&
    new pki.InfoAccess({
      accessDescriptions: [new pki.AccessDescription({ accessMethod: '1.3.6.1.5.5.7.48.1', accessLocation: at(ocsp) })],
    })
  return [
    extension('2.5.29.31', false, points.toSchema()),
    ...(access ? [extension('1.3.6.1.5.5.7.1.1', false, access.toSchema())] : []),
  ]
}

function keyIdOf(certificate: Buffer): asn1.OctetString | undefined {
  const found = toPkiCertificate(certificate).extensions?.find(({ extnID }) => extnID === '2.5.29.14')
  return found && (readDer(Buffer.from(found.extnValue.valueBlock.valueHexView)) as asn1.OctetString)
}
