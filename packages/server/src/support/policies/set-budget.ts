import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { type BudgetSource, budgetSources, isAmount } from '@saolang/core/support/policies/policy.ts'
import { listCommunes, listProvinces } from '../../people/get-place.ts'
import { act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { addLine, findPolicy } from './policies.sql.ts'

export type SetBudget = {
  policyId: string
  source: string
  provinceCode: string
  communeCode: string
  year: number
  document: string
  allottedDong: number
}

/** Money set apart for a policy in a unit and year, by the paper that allots it: the province for its own, the Ministry for any. */
export const setBudget = act('budget-line.set', async (context, form: SetBudget) => {
  const { tx, who, now } = context
  const policy = await findPolicy(tx, form.policyId)
  refuseIf(policy ? [] : [{ code: 'not-found.support-policy' }])
  refuseIf(findJurisdictionProblems(who, { provinceCode: form.provinceCode, communeCode: form.communeCode }))
  const { provinceCode, endedAt } = policy as NonNullable<typeof policy>
  refuseIf([
    ...listProblems([
      !(budgetSources as readonly string[]).includes(form.source) && { code: 'budget.source-missing', at: 'source' },
      !(Number.isInteger(form.year) && form.year >= 2018 && form.year <= 2100) && {
        code: 'budget.year-wrong',
        at: 'year',
      },
      tidy(form.document).length < 5 && { code: 'policy.document-missing', at: 'document' },
      !isAmount(form.allottedDong) && { code: 'policy.amount-wrong', at: 'allotted' },
      provinceCode !== null &&
        provinceCode !== form.provinceCode && { code: 'policy.other-province', at: 'provinceCode' },
      endedAt !== null && { code: 'policy.ended' },
    ]),
    ...(await findPlaceProblems(tx, form)),
  ])
  const id = context.newId()
  const { policyId, year, allottedDong } = form
  const isNew = await addLine(tx, {
    ...{ id, policyId, year, allottedDong, source: form.source as BudgetSource, document: tidy(form.document) },
    ...{ provinceCode: form.provinceCode, communeCode: form.communeCode || null, by: who.personId as string, at: now },
  })
  refuseIf(isNew ? [] : [{ code: 'conflict.budget-line', at: 'document' }])
  context.on('budget-line', id, { policy: policyId, dong: allottedDong })
  return { id }
})

async function findPlaceProblems(tx: Tx, { provinceCode, communeCode }: SetBudget) {
  const isProvince = (await listProvinces(tx)).some(({ code }) => code === provinceCode)
  if (!isProvince) return [{ code: 'adviser.province-missing', at: 'provinceCode' }]
  const isCommune = !communeCode || (await listCommunes(tx, provinceCode)).some(({ code }) => code === communeCode)
  return isCommune ? [] : [{ code: 'budget.commune-unknown', at: 'communeCode' }]
}
