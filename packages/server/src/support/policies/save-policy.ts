import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import type { OrganisationKind } from '@saolang/core/people/organisation.ts'
import { findPolicyProblems, type PolicyForm } from '@saolang/core/support/policies/policy.ts'
import { act } from '../../platform/act.ts'
import { addPolicy, endPolicyRow, findPolicy, type PolicyRow } from './policies.sql.ts'

export type SavePolicy = PolicyForm & { isDemo?: boolean }

/** A province or the Ministry enters a policy of its own level, with the document it comes from. Returns its id. */
export const savePolicy = act('support-policy.save', async (context, form: SavePolicy) => {
  const { tx, who, now } = context
  refuseIf(findPolicyProblems(form))
  const id = context.newId()
  await addPolicy(tx, {
    ...{ id, title: tidy(form.title), pays: tidyLines(form.pays), document: tidy(form.document) },
    ...{ source: tidy(form.source), ceilingDong: form.ceilingDong ?? null, stars: [...form.stars] },
    ...{ kinds: form.kinds as OrganisationKind[], from: form.from, to: form.to || null, ...unitOf(who) },
    ...{ by: who.personId as string, at: now, isDemo: form.isDemo ?? false },
  })
  context.on('support-policy', id, { document: tidy(form.document) })
  return { id }
})

/** Who entered a policy ends it, and says why; what was granted stays. */
export const endPolicy = act('support-policy.end', async (context, input: { policyId: string; reason: string }) => {
  const policy = await findPolicy(context.tx, input.policyId)
  refuseIf(policy ? findOwnProblems(context.who, policy) : [{ code: 'not-found.support-policy' }])
  const reason = tidy(input.reason)
  refuseIf(reason ? [] : [{ code: 'policy.reason-missing', at: 'reason' }])
  const isFirst = await endPolicyRow(context.tx, { id: input.policyId, reason, at: context.now })
  refuseIf(isFirst ? [] : [{ code: 'policy.ended' }])
  context.on('support-policy', input.policyId)
})

/** The level at which an officer enters policies. */
export function unitOf({ jurisdiction }: Actor): Pick<PolicyRow, 'level' | 'provinceCode'> {
  return jurisdiction?.level === 'province'
    ? { level: 'province', provinceCode: jurisdiction.provinceCode }
    : { level: 'nation', provinceCode: null }
}

/** Reasons why an officer does not dispose of a policy: it is another level's or province's. */
export function findOwnProblems(who: Actor, policy: Pick<PolicyRow, 'level' | 'provinceCode'>) {
  const own = unitOf(who)
  const isOwn = own.level === policy.level && own.provinceCode === policy.provinceCode
  return isOwn ? [] : [{ code: 'forbidden.jurisdiction' }]
}
