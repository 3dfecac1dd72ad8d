import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { findEligibilityProblems } from '@saolang/core/support/policies/policy.ts'
import type { GrantLine, PolicyDetail, PolicyLine, UseLine } from '@saolang/web/support/policies/policy-views.ts'
import { findOrganisation, listOrganisationsIn } from '../../people/get-organisation.ts'
import { getPlace, listProvinces } from '../../people/get-place.ts'
import { publicView, view } from '../../platform/act.ts'
import { csvMark, csvRow } from '../../platform/csv.ts'
import type { Tx } from '../../platform/sql.ts'
import { readBeneficiary, toTerms } from './beneficiary.ts'
import { type GrantRow, listGrants } from './grants.sql.ts'
import { findPolicy, type LineRow, listLines, listPolicies, type PolicyRow } from './policies.sql.ts'
import { findOwnProblems } from './save-policy.ts'

/** Every policy; for a producer, which are for it and what it was granted. */
export const readPolicies = publicView(
  async ({ tx, now }, who: Actor): Promise<{ policies: PolicyLine[]; grants: GrantLine[] | undefined }> => {
    const [policies, provinces] = [await listPolicies(tx), await listProvinces(tx)]
    const on = legalDateOf(now)
    const id = who.role === 'producer' ? who.organisationId : undefined
    const self = id && (await readBeneficiary(tx, id, on))
    return {
      policies: policies.map((policy) => ({
        ...toLine(policy, provinces, on),
        ...(self && { reasons: findEligibilityProblems(toTerms(policy), self, on) }),
      })),
      grants: id ? await toGrantLines(tx, await listGrants(tx, { organisationId: id })) : undefined,
    }
  },
)

/** One policy with the money set apart for it; who granted it sees to whom. */
export const readPolicy = publicView(
  async ({ tx, now }, { id, who }: { id: string; who: Actor }): Promise<PolicyDetail> => {
    const policy = await findPolicy(tx, id)
    refuseIf(policy ? [] : [{ code: 'not-found.support-policy' }])
    const row = policy as PolicyRow
    const provinces = await listProvinces(tx)
    const lines = await listLines(tx, { policyId: id, year: null })
    const may = (name: 'grant.record' | 'budget-line.set' | 'support-policy.end') =>
      findPermissionProblems(who, name).length === 0
    return {
      ...toLine(row, provinces, legalDateOf(now)),
      lines: await toUseLines(tx, lines, new Map([[id, row.title]])),
      mayGrant: may('grant.record') && lines.length > 0 && row.endedAt === null,
      maySetBudget: may('budget-line.set') && row.endedAt === null,
      mayEnd: may('support-policy.end') && row.endedAt === null && findOwnProblems(who, row).length === 0,
      maySeeGrants: findPermissionProblems(who, 'grant.read').length === 0,
    }
  },
)

/** To whom a policy's money went, inside the reader's area. */
export const readGrants = view('grant.read', async ({ tx, who }, policyId: string): Promise<GrantLine[]> => {
  const { jurisdiction } = who
  const rows = (await listGrants(tx, { policyId })).filter(
    ({ provinceCode, communeCode }) =>
      jurisdiction?.level === 'nation' ||
      (jurisdiction?.level === 'province' && jurisdiction.provinceCode === provinceCode) ||
      (jurisdiction?.level === 'commune' && jurisdiction.communeCode === communeCode),
  )
  return toGrantLines(tx, rows)
})

/** The use of money by source, unit and year; null is every year. */
export const readUse = publicView(async ({ tx }, year: number | null): Promise<UseLine[]> => {
  const titles = new Map((await listPolicies(tx)).map(({ id, title }) => [id, title]))
  return toUseLines(tx, await listLines(tx, { policyId: null, year }), titles)
})

/** The same as CSV, amounts in whole đồng. */
export const readUseCsv = publicView(async (_, year: number | null): Promise<string> => {
  const head = [
    'year',
    'policy',
    'source',
    'province',
    'commune',
    'document',
    'allotted_dong',
    'granted_dong',
    'left_dong',
  ]
  const rows = (await readUse(year)).map(({ allottedDong, grantedDong, ...line }) => [
    ...[line.year, line.policy, line.source, line.provinceCode, line.communeCode ?? '', line.document],
    ...[allottedDong, grantedDong, allottedDong - grantedDong],
  ])
  return csvMark + csvRow(head) + rows.map((row) => csvRow(row)).join('')
})

/** The producers that an officer of a commune may record a grant for. */
export const readGrantees = view('grant.record', async ({ tx }, communeCode: string) =>
  (await listOrganisationsIn(tx, communeCode)).map(({ id, name }) => ({ id, name })),
)

function toLine(row: PolicyRow, provinces: readonly { code: string; name: string }[], on: string): PolicyLine {
  const { id, title, pays, document, source, level, ceilingDong, stars, kinds, from, to, endReason, isDemo } = row
  const province = provinces.find(({ code }) => code === row.provinceCode)?.name
  const isRunning = row.endedAt === null && from <= on && (to === null || on <= to)
  return {
    ...{ id, title, pays, document, source, level, ceilingDong, stars, kinds, from, to, isDemo, isRunning },
    ...(province && { province }),
    ...(endReason && { endReason }),
  }
}

async function toUseLines(tx: Tx, lines: readonly LineRow[], titles: ReadonlyMap<string, string>): Promise<UseLine[]> {
  const provinces = await listProvinces(tx)
  const named: UseLine[] = []
  for (const { policyId, ...line } of lines) {
    const province = provinces.find(({ code }) => code === line.provinceCode)?.name ?? line.provinceCode
    const commune = line.communeCode ? (await getPlace(tx, line.communeCode)).communeName : undefined
    const unit = commune ? `${commune}, ${province}` : province
    named.push({ ...line, policyId, policy: titles.get(policyId) ?? '', unit })
  }
  return named
}

async function toGrantLines(tx: Tx, rows: readonly GrantRow[]): Promise<GrantLine[]> {
  const lines: GrantLine[] = []
  for (const { organisationId, ...row } of rows)
    lines.push({ ...row, organisation: (await findOrganisation(tx, organisationId))?.name ?? '' })
  return lines
}
