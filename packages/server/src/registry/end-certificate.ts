import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { findExtensionProblems } from '@saolang/core/registry/certificate.ts'
import { withdrawalAuthority, withdrawalGrounds } from '@saolang/law/decisions/2026-26-qd-ttg/withdrawal.ts'
import { type ActContext, act } from '../platform/act.ts'
import { addCertificateEvent, findProductOfCertificate } from './certificates.sql.ts'
import { getRecord, type Recognition } from './get-product.ts'
import { touchProduct } from './products.sql.ts'
import { refreshListing } from './refresh-listing.ts'

export type Withdrawal = {
  certificateId: string
  documentNumber: string
  effectiveOn: string
  /** Code of Điều 8 khoản 1. */
  ground: string
  reason: string
}

/** Withdraws a certificate by a decision of who granted it: the province 3 and 4 stars, the Ministry 5 (Điều 8). It answers with its story ever after. */
export const withdrawCertificate = act('certificate.withdraw', async (context, input: Withdrawal) => {
  const { productId, recognition } = await openCertificate(context, input.certificateId)
  const today = legalDateOf(context.now)
  const problems = listProblems([
    !tidy(input.documentNumber) && { code: 'withdrawal.number-missing', at: 'documentNumber' },
    (!isLegalDate(input.effectiveOn) || input.effectiveOn > today) && {
      code: 'withdrawal.day-impossible',
      at: 'effectiveOn',
    },
    !withdrawalGrounds.some(({ code }) => code === input.ground) && {
      code: 'withdrawal.ground-unknown',
      at: 'ground',
      source: 'Điều 8 khoản 1',
    },
    !tidy(input.reason) && { code: 'withdrawal.reason-missing', at: 'reason' },
  ])
  refuseIf([...problems, ...findAuthorityProblems(context, recognition)])
  const isFirst = await addCertificateEvent(
    context.tx,
    {
      id: context.newId(),
      certificateId: recognition.id,
      kind: 'withdrawn',
      on: input.effectiveOn,
      documentNumber: tidy(input.documentNumber),
      ground: input.ground,
      reason: tidy(input.reason),
      by: context.who.personId ?? null,
    },
    context.now,
  )
  refuseIf(isFirst ? [] : [{ code: 'conflict.certificate-withdrawn' }])
  await publish(context, productId)
  context.on('certificate', recognition.id, { ground: input.ground, effectiveOn: input.effectiveOn })
})

/** Extends a certificate past its last day while its re-evaluation is under way, 180 days at most (Điều 12 khoản 3). */
export const extendCertificate = act(
  'certificate.extend',
  async (context, input: { certificateId: string; until: string; documentNumber: string }) => {
    const { productId, recognition } = await openCertificate(context, input.certificateId)
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
    await publish(context, productId)
    context.on('certificate', recognition.id, { until: input.until })
  },
)

async function openCertificate(
  context: ActContext,
  id: string,
): Promise<{ productId: string; recognition: Recognition }> {
  const productId = await findProductOfCertificate(context.tx, id)
  if (!productId) throw new Refused([{ code: 'not-found.certificate' }])
  const record = await getRecord(context.tx, productId, legalDateOf(context.now))
  const { provinceCode, communeCode } = record.product
  refuseIf(findJurisdictionProblems(context.who, { provinceCode, communeCode: communeCode ?? '' }))
  return { productId, recognition: record.recognitions.find((found) => found.id === id) as Recognition }
}

function findAuthorityProblems({ who }: ActContext, { kind, star }: Recognition): Problem[] {
  if (kind !== 'issued' || star === null) return [{ code: 'certificate.not-issued-here' }]
  const { level, source } = withdrawalAuthority[star as 3 | 4 | 5]
  const isTheirs = level === 'ministry' ? who.jurisdiction?.level === 'nation' : who.jurisdiction?.level === 'province'
  return isTheirs ? [] : [{ code: 'forbidden.authority', source, values: { star } }]
}

async function publish(context: ActContext, productId: string): Promise<void> {
  await touchProduct(context.tx, productId, context.now)
  await refreshListing(context, productId)
}
