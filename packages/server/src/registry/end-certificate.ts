import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { findExtensionProblems } from '@saolang/core/registry/certificate.ts'
import { withdrawalAuthority } from '@saolang/law/decisions/2026-26-qd-ttg/withdrawal.ts'
import { type ActContext, act } from '../platform/act.ts'
import { addCertificateEvent, findProductOfCertificate } from './certificates.sql.ts'
import { getRecord, type Recognition, type RegisterRecord } from './get-product.ts'
import { touchProduct } from './products.sql.ts'
import { refreshListing } from './refresh-listing.ts'

/** Extends a certificate past its last day while its re-evaluation is under way, 180 days at most (Điều 12 khoản 3). */
export const extendCertificate = act(
  'certificate.extend',
  async (context, input: { certificateId: string; until: string; documentNumber: string }) => {
    const { record, recognition } = await openCertificate(context, input.certificateId)
    refuseIf([
      ...(isLegalDate(input.until)
        ? findExtensionProblems(recognition.expiresOn, input.until)
        : [{ code: 'invalid.date', at: 'until' }]),
      ...(tidy(input.documentNumber) ? [] : [{ code: 'withdrawal.number-missing', at: 'documentNumber' }]),
      ...findAuthorityProblems(context, recognition),
    ])
    await addCertificateEvent(
      context.tx,
      {
        id: context.newId(),
        certificateId: recognition.id,
        kind: 'extended',
        on: legalDateOf(context.now),
        until: input.until,
        documentNumber: tidy(input.documentNumber),
        by: context.who.personId ?? null,
      },
      context.now,
    )
    await publish(context, record.product.id)
    context.on('certificate', recognition.id, { until: input.until })
  },
)

/** The certificate of an id with its product; refuses what does not exist or lies outside of the actor's area. */
export async function openCertificate(
  context: Pick<ActContext, 'tx' | 'who' | 'now'>,
  id: string,
): Promise<{ record: RegisterRecord; recognition: Recognition }> {
  const productId = await findProductOfCertificate(context.tx, id)
  if (!productId) throw new Refused([{ code: 'not-found.certificate' }])
  const record = await getRecord(context.tx, productId, legalDateOf(context.now))
  const { provinceCode, communeCode } = record.product
  refuseIf(findJurisdictionProblems(context.who, { provinceCode, communeCode: communeCode ?? '' }))
  return { record, recognition: record.recognitions.find((found) => found.id === id) as Recognition }
}

/** Why this officer may not end or extend a certificate: it is not of ours, or another authority granted it (Điều 8 khoản 2). */
export function findAuthorityProblems({ who }: Pick<ActContext, 'who'>, { kind, star }: Recognition): Problem[] {
  if (kind !== 'issued' || star === null) return [{ code: 'certificate.not-issued-here' }]
  const { level, source } = withdrawalAuthority[star as 3 | 4 | 5]
  const isTheirs = level === 'ministry' ? who.jurisdiction?.level === 'nation' : who.jurisdiction?.level === 'province'
  return isTheirs ? [] : [{ code: 'forbidden.authority', source, values: { star } }]
}

/** Shows a change of a certificate at once: its product's page, its line of the list, every answer kept in memory. */
export async function publish(context: ActContext, productId: string): Promise<void> {
  await touchProduct(context.tx, productId, context.now)
  await refreshListing(context, productId)
}
