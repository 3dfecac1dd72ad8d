import { isLegalDate, type LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy } from '../../kernel/text.ts'
import { type OrganisationKind, organisationKinds } from '../../people/organisation.ts'

/** Where money comes from. */
export const budgetSources = ['central', 'provincial', 'commune', 'programme', 'other'] as const
export type BudgetSource = (typeof budgetSources)[number]

/** Stars that a policy may ask for. */
export const policyStars = [3, 4, 5] as const

export type PolicyForm = {
  title: string
  pays: string
  document: string
  source: string
  /** Whole đồng; undefined when the document names no ceiling. */
  ceilingDong: number | undefined
  stars: readonly number[]
  kinds: readonly string[]
  from: string
  to: string
}

/** A policy as far as it decides who may be granted: empty lists mean any. */
export type PolicyTerms = {
  ceilingDong: number | null
  stars: readonly number[]
  kinds: readonly OrganisationKind[]
  from: LegalDate
  to: LegalDate | null
  provinceCode: string | null
  isEnded: boolean
}

/** Reasons why this cannot be a policy. */
export function findPolicyProblems(form: PolicyForm): Problem[] {
  const { ceilingDong, from, to } = form
  return listProblems([
    tidy(form.title).length < 5 && { code: 'policy.title-missing', at: 'title' },
    tidy(form.pays).length < 10 && { code: 'policy.pays-missing', at: 'pays' },
    tidy(form.document).length < 5 && { code: 'policy.document-missing', at: 'document' },
    ceilingDong !== undefined && !isAmount(ceilingDong) && { code: 'policy.amount-wrong', at: 'ceiling' },
    form.kinds.some((kind) => !(organisationKinds as readonly string[]).includes(kind)) && {
      code: 'policy.kind-unknown',
      at: 'kinds',
    },
    form.stars.some((star) => !(policyStars as readonly number[]).includes(star)) && {
      code: 'policy.star-unknown',
      at: 'stars',
    },
    !isLegalDate(from) && { code: 'invalid.date', at: 'from' },
    to !== '' && !isLegalDate(to) && { code: 'invalid.date', at: 'to' },
    isLegalDate(from) && isLegalDate(to) && to < from && { code: 'policy.period-turned', at: 'to' },
  ])
}

/** Whole đồng above nothing and under a thousand billion. */
export function isAmount(dong: number): boolean {
  return Number.isSafeInteger(dong) && dong > 0 && dong < 1e15
}

/** A producer as far as policies ask: its kind, province and the stars that its products hold. */
export type Beneficiary = { kind: OrganisationKind; provinceCode: string; stars: readonly number[] }

/** Reasons why a policy is not for this producer on a day. */
export function findEligibilityProblems(terms: PolicyTerms, who: Beneficiary, on: LegalDate): Problem[] {
  return listProblems([
    terms.isEnded && { code: 'policy.ended' },
    (on < terms.from || (terms.to !== null && on > terms.to)) && { code: 'policy.not-in-period' },
    terms.provinceCode !== null && terms.provinceCode !== who.provinceCode && { code: 'policy.other-province' },
    terms.kinds.length > 0 && !terms.kinds.includes(who.kind) && { code: 'policy.not-for-kind' },
    terms.stars.length > 0 && !who.stars.some((star) => terms.stars.includes(star)) && { code: 'policy.star-missing' },
  ])
}

/** Reasons why an amount cannot be granted: no amount, or with what the producer has had beyond the policy's ceiling. */
export function findAmountProblems(amountDong: number, hadDong: number, ceilingDong: number | null): Problem[] {
  if (!isAmount(amountDong)) return [{ code: 'policy.amount-wrong', at: 'amount' }]
  const left = ceilingDong === null ? Number.POSITIVE_INFINITY : ceilingDong - hadDong
  return amountDong > left ? [{ code: 'policy.above-ceiling', at: 'amount', values: { left: Math.max(0, left) } }] : []
}

/** An amount as typed ("1.250.000", "1 250 000 đồng") in whole đồng; NaN when it is none. */
export function readDong(typed: string): number {
  const digits = tidy(typed)
    .replace(/(đồng|đ|vnd|₫)$/i, '')
    .replace(/[\s.,]/g, '')
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN
}
