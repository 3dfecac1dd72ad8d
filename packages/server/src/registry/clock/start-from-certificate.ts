import type { Certified, RenewalKind } from '@saolang/core/dossiers/renewal/certified.ts'
import { type LegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { type Actor, speaksForOrganisation } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { startRenewal } from '../../dossiers/renewal/start-renewal.ts'
import { view } from '../../platform/act.ts'
import { findProductOfCertificate } from '../certificates.sql.ts'
import { getRecord, type Recognition } from '../get-product.ts'
import type { ProductRow } from '../products.sql.ts'

/** A certificate with what the register knows of it, for its producer or an officer of its place. */
export type CertificateToRenew = {
  certificateId: string
  number: string | null
  productName: string
  star: number | null
  expiresOn: LegalDate | null
  holds: boolean
  /** Absent where the register itself lacks a fact that a dossier begins with. */
  certified?: Certified
}

/** Reads it; refuses to strangers with `forbidden.*`, unknown ids with `not-found.certificate`. */
export const readCertificateToRenew = view(
  'renewal.read',
  async ({ tx, who, now }, certificateId: string): Promise<CertificateToRenew> => {
    const productId = await findProductOfCertificate(tx, certificateId)
    if (!productId) throw new Refused([{ code: 'not-found.certificate' }])
    const { product, recognitions } = await getRecord(tx, productId, legalDateOf(now))
    refuseStrangers(who, product)
    const found = recognitions.find(({ id }) => id === certificateId) as Recognition
    const certified = toCertified(product, found)
    return {
      certificateId,
      number: found.number,
      productName: product.name,
      star: found.star,
      expiresOn: found.expiresOn,
      holds: found.standing.holds,
      ...(certified && { certified }),
    }
  },
)

/**
 * Starts an upgrade or a re-evaluation of a certificate's product: the register reads the facts and hands them to the dossier, so that
 * nobody types them. Returns the dossier's id; the one that is under way is given again.
 */
export async function startFromCertificate(
  who: Actor,
  { certificateId, kind }: { certificateId: string; kind: RenewalKind },
): Promise<{ id: string; isNew: boolean }> {
  const { certified } = await readCertificateToRenew(who, certificateId)
  if (!certified) throw new Refused([{ code: 'renewal.no-facts' }])
  return startRenewal(who, { kind, certified })
}

function refuseStrangers(who: Actor, { organisationId, provinceCode, communeCode, isDemo }: ProductRow): void {
  const isOwn = organisationId !== null && organisationId === who.organisationId
  const own = isOwn ? [] : [{ code: 'forbidden.organisation' }]
  const place = { provinceCode, communeCode: communeCode ?? '', isDemo }
  refuseIf(speaksForOrganisation(who) ? own : findJurisdictionProblems(who, place))
}

function toCertified(product: ProductRow, recognition: Recognition): Certified | undefined {
  const { id, number, decisionNumber, star, issuedOn, expiresOn, dossierId, standing } = recognition
  const { organisationId, setNo } = product
  const printed = number ?? decisionNumber
  if (organisationId === null || setNo === null || !printed || expiresOn === null) return undefined
  if (star !== 3 && star !== 4 && star !== 5) return undefined
  return {
    certificateId: id,
    productId: product.id,
    organisationId,
    productName: product.name,
    number: printed,
    star,
    ...(issuedOn && { issuedOn }),
    expiresOn,
    setNo,
    ...(dossierId && { formerDossierId: dossierId }),
    holds: standing.holds,
  }
}
