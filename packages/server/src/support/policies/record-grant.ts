import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findAmountProblems, findEligibilityProblems } from '@saolang/core/support/policies/policy.ts'
import { findOrganisation } from '../../people/get-organisation.ts'
import { act } from '../../platform/act.ts'
import { readBeneficiary, toTerms } from './beneficiary.ts'
import { addGrant, addReturn, findGrant, sumGranted } from './grants.sql.ts'
import { findLine, findPolicy, type LineRow, moveGranted, type PolicyRow } from './policies.sql.ts'

export type RecordGrant = {
  lineId: string
  organisationId: string
  amountDong: number
  purpose: string
  document: string
  grantedOn: string
}

/** An officer of the line's unit records what a producer is granted: within the policy's terms and ceiling, never beyond the line. */
export const recordGrant = act('grant.record', async (context, form: RecordGrant) => {
  const { tx, who, now } = context
  const line = await findLine(tx, form.lineId)
  refuseIf(line ? findLineProblems(who, line) : [{ code: 'not-found.budget-line', at: 'lineId' }])
  const { policyId, provinceCode } = line as LineRow
  const policy = (await findPolicy(tx, policyId)) as PolicyRow
  const organisation = await findOrganisation(tx, form.organisationId)
  refuseIf(organisation ? [] : [{ code: 'not-found.organisation', at: 'organisationId' }])
  const { id: organisationId, provinceCode: home } = organisation as NonNullable<typeof organisation>
  refuseIf(home === provinceCode ? [] : [{ code: 'policy.other-province', at: 'organisationId' }])
  const had = await sumGranted(tx, policyId, organisationId)
  const isDay = isLegalDate(form.grantedOn) && form.grantedOn <= legalDateOf(now)
  refuseIf([
    ...listProblems([
      tidy(form.purpose).length < 5 && { code: 'grant.purpose-missing', at: 'purpose' },
      tidy(form.document).length < 5 && { code: 'policy.document-missing', at: 'document' },
      !isDay && { code: 'grant.day-wrong', at: 'grantedOn' },
    ]),
    ...findAmountProblems(form.amountDong, had, policy.ceilingDong),
    ...(isDay
      ? findEligibilityProblems(
          toTerms(policy),
          await readBeneficiary(tx, organisationId, form.grantedOn),
          form.grantedOn,
        )
      : []),
  ])
  const isWithin = await moveGranted(tx, { lineId: form.lineId, amountDong: form.amountDong })
  refuseIf(isWithin ? [] : [{ code: 'conflict.beyond-allotment', at: 'amount' }])
  const id = context.newId()
  const [purpose, document] = [tidy(form.purpose), tidy(form.document)]
  await addGrant(tx, { ...form, id, purpose, document, by: who.personId as string, at: now })
  context.on('policy-grant', id, { policy: policyId, line: form.lineId, dong: form.amountDong })
  return { id }
})

/** A grant that was cancelled or paid back whole: its money is free again, and the record says why. */
export const takeBackGrant = act('grant.take-back', async (context, input: { grantId: string; reason: string }) => {
  const { tx, who, now } = context
  const grant = await findGrant(tx, input.grantId)
  refuseIf(grant ? findLineProblems(who, grant) : [{ code: 'not-found.grant' }])
  const { lineId, amountDong } = grant as NonNullable<typeof grant>
  const reason = tidy(input.reason)
  refuseIf(reason ? [] : [{ code: 'policy.reason-missing', at: 'reason' }])
  const isFirst = await addReturn(tx, { grantId: input.grantId, reason, by: who.personId as string, at: now })
  refuseIf(isFirst ? [] : [{ code: 'conflict.grant-returned' }])
  await moveGranted(tx, { lineId, amountDong: -amountDong })
  context.on('policy-grant', input.grantId, { returned: amountDong })
})

/** A commune's officer disposes of its commune's lines, a province's of the whole province, the Ministry's of all. */
function findLineProblems({ jurisdiction }: Actor, line: Pick<LineRow, 'provinceCode' | 'communeCode'>) {
  const isOwn =
    jurisdiction?.level === 'nation' ||
    (jurisdiction?.level === 'province' && jurisdiction.provinceCode === line.provinceCode) ||
    (jurisdiction?.level === 'commune' && jurisdiction.communeCode === line.communeCode)
  return isOwn ? [] : [{ code: 'forbidden.jurisdiction' }]
}
