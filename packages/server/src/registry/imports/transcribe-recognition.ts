import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import { findClassification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { act } from '../../platform/act.ts'
import { addCertificate, type CertificateRow } from '../certificates.sql.ts'
import { issueVerificationCode } from '../issue-codes.ts'
import { addProduct, addProductName } from '../products.sql.ts'
import { refreshListing } from '../refresh-listing.ts'

/** A recognition of before this system, as its decision tells it, of a product whose producer is an organisation here. */
export type FormerRecognition = {
  /** Tells this record from every other; brought in again under it, nothing is added. */
  key: string
  organisationId: string
  name: string
  setNo: number
  star: number
  issuedOn: LegalDate
  expiresOn: LegalDate
  decisionNumber: string
  authorityName: string
  recordedPlace: string
  source: NonNullable<CertificateRow['source']>
  isDemo: boolean
}

/** Takes a former recognition into the register, transcribed and never issued; gives the product's id. */
export const transcribeRecognition = act('register.import', async (context, former: FormerRecognition) => {
  const { tx, now } = context
  const { name, setNo, organisationId, recordedPlace, isDemo } = former
  const { name: producer, communeCode, provinceCode } = await getOrganisation(tx, organisationId)
  const id = context.newId()
  const place = { communeCode, provinceCode, recordedPlace, recordedCommuneCode: communeCode }
  const industryCode = findClassification(setNo)?.industry.code as string
  const origin = { origin: 'import', importKey: former.key, isDemo } as const
  await addProduct(tx, { id, name, industryCode, setNo, organisationId, producer, ...place, ...origin }, now)
  await addProductName(tx, { productId: id, name, at: now, by: null, reason: null })
  await issueVerificationCode(context, { productId: id, certificateId: null })
  const certificateId = context.newId()
  await addCertificate(tx, toCertificate(former, id, certificateId), now)
  await issueVerificationCode(context, { productId: id, certificateId })
  await refreshListing(context, id)
  context.on('product', id)
  return id
})

function toCertificate(former: FormerRecognition, productId: string, id: string): Parameters<typeof addCertificate>[1] {
  const { star, issuedOn, expiresOn, decisionNumber, authorityName, source } = former
  return {
    ...{ id, productId, kind: 'transcribed', fact: 'recognised', factKey: former.key },
    ...{ star, issuedOn, expiresOn, decisionNumber, authorityName, source, year: Number(issuedOn.slice(0, 4)) },
    ...{ number: null, authority: null, serial: null, decisionId: null, dossierId: null, verdictId: null },
    ...{ signer: null, points: null, parts: null, setId: null },
  }
}
