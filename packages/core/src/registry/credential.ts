import type { LegalDate } from '../kernel/calendar.ts'
import type { CertificateStatus } from './certificate.ts'

/** What a credential says of a certificate: what the certificate itself says, and where its status is told. */
export type CredentialFacts = {
  publicUrl: string
  issuer: string
  code: string
  statusIndex: number
  product: { address: string; name: string; legalCode?: string; producer?: string; place: string }
  certificate: {
    number: string
    star: number
    issuedOn: LegalDate
    expiresOn: LegalDate
    decisionNumber: string
    authority: string
  }
}

/** The two things that a status list tells: ended for good, or not in force today though nothing took it away. */
export const statusPurposes = ['revocation', 'suspension'] as const
export type StatusPurpose = (typeof statusPurposes)[number]

/** Entries in one status list: at least so many, that no entry gives its holder away (Bitstring Status List 1.0, 3.2). */
export const listLength = 131_072

const ended = new Set<CertificateStatus>(['withdrawn', 'replaced', 'upgraded'])

/** Whether a certificate's bit is set in the list of a purpose. */
export function isListed(
  purpose: StatusPurpose,
  { status, holds }: { status: CertificateStatus; holds: boolean },
): boolean {
  const isEnded = ended.has(status)
  return purpose === 'revocation' ? isEnded : !holds && !isEnded
}

/** The identifier of a system by its address (did:web, section 3.2). */
export function didOf(publicUrl: string): string {
  return `did:web:${encodeURIComponent(publicUrl.replace(/^https?:\/\//, ''))}`
}

/** Where the list of a purpose lies that holds an index. */
export function statusListAddress(publicUrl: string, purpose: StatusPurpose, listNo: number): string {
  return `${publicUrl}/credentials/status/${purpose}/${listNo}`
}

/** A recognition as a W3C Verifiable Credential 2.0, unsigned. Its days are those of Viet Nam. */
export function toCredential(facts: CredentialFacts): Record<string, unknown> {
  const { publicUrl, issuer, code, product, certificate } = facts
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', { '@vocab': `${publicUrl}/ns#` }],
    id: `${publicUrl}/v/${code}`,
    type: ['VerifiableCredential', 'OcopRecognitionCredential'],
    issuer: { id: issuer, name: 'Sao Làng' },
    validFrom: `${certificate.issuedOn}T00:00:00+07:00`,
    validUntil: `${certificate.expiresOn}T23:59:59+07:00`,
    credentialStatus: statusPurposes.map((purpose) => toStatusEntry(facts, purpose)),
    credentialSubject: {
      id: `${publicUrl}/products/${product.address}`,
      type: 'Product',
      name: product.name,
      place: product.place,
      ...(product.producer && { producer: product.producer }),
      ...(product.legalCode && { productCode: product.legalCode }),
      star: certificate.star,
      certificateNumber: certificate.number,
      decisionNumber: certificate.decisionNumber,
      recognisedBy: certificate.authority,
    },
  }
}

function toStatusEntry({ publicUrl, statusIndex }: CredentialFacts, statusPurpose: StatusPurpose): object {
  const list = statusListAddress(publicUrl, statusPurpose, Math.floor(statusIndex / listLength))
  const index = statusIndex % listLength
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose,
    statusListIndex: String(index),
    statusListCredential: list,
  }
}
