import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { OrganisationKind } from '@saolang/core/people/organisation.ts'
import type { BudgetSource } from '@saolang/core/support/policies/policy.ts'

/** Amounts are whole đồng; days 'YYYY-MM-DD'. */
export type PolicyLine = {
  id: string
  title: string
  pays: string
  document: string
  source: string
  level: 'nation' | 'province'
  province?: string
  ceilingDong: number | null
  stars: readonly number[]
  kinds: readonly OrganisationKind[]
  from: string
  to: string | null
  isDemo: boolean
  isRunning: boolean
  endReason?: string
  /** For a producer: why it is not for them; empty when it is. */
  reasons?: readonly Problem[]
}

export type UseLine = {
  id: string
  policyId: string
  policy: string
  source: BudgetSource
  provinceCode: string
  communeCode: string | null
  unit: string
  year: number
  document: string
  allottedDong: number
  grantedDong: number
}

export type GrantLine = {
  id: string
  policyId: string
  policy: string
  organisation: string
  source: BudgetSource
  amountDong: number
  purpose: string
  document: string
  grantedOn: string
  returnReason: string | null
}

export type PolicyDetail = PolicyLine & {
  lines: readonly UseLine[]
  mayGrant: boolean
  maySetBudget: boolean
  mayEnd: boolean
  maySeeGrants: boolean
}
