import type { OrganisationKind } from '@saolang/core/people/organisation.ts'
import type { BudgetSource } from '@saolang/core/support/policies/policy.ts'
import type { Tx } from '../../platform/sql.ts'

export type PolicyRow = {
  id: string
  title: string
  pays: string
  document: string
  source: string
  level: 'nation' | 'province'
  provinceCode: string | null
  ceilingDong: number | null
  stars: number[]
  kinds: OrganisationKind[]
  from: string
  to: string | null
  endedAt: Date | null
  endReason: string | null
  isDemo: boolean
}

/** Keeps a policy. */
export async function addPolicy(
  tx: Tx,
  row: Omit<PolicyRow, 'endedAt' | 'endReason'> & { by: string; at: Date },
): Promise<void> {
  await tx`
    insert into support.policy (id, title, pays, document, source, level, province_code, ceiling_dong, stars, kinds, from_day, to_day,
      made_by, made_at, is_demo)
    values (${row.id}, ${row.title}, ${row.pays}, ${row.document}, ${row.source}, ${row.level}, ${row.provinceCode},
      ${row.ceilingDong}, ${row.stars}, ${row.kinds}, ${row.from}, ${row.to}, ${row.by}, ${row.at}, ${row.isDemo})`
}

const columns = (tx: Tx) => tx`
  id, title, pays, document, source, level, province_code as "provinceCode", ceiling_dong as "ceilingDong", stars, kinds,
  from_day as "from", to_day as "to", ended_at as "endedAt", end_reason as "endReason", is_demo as "isDemo"`

/** A policy by its id. */
export async function findPolicy(tx: Tx, id: string): Promise<PolicyRow | undefined> {
  const [row] = await tx<PolicyRow[]>`select ${columns(tx)} from support.policy where id = ${id}`
  return row
}

/** Every policy, those that run first, the nation's before a province's. */
export async function listPolicies(tx: Tx): Promise<PolicyRow[]> {
  return tx<PolicyRow[]>`
    select ${columns(tx)} from support.policy
    order by (ended_at is not null), level, province_code, from_day desc, id limit 500`
}

/** Ends a policy; false when it was ended. */
export async function endPolicyRow(tx: Tx, row: { id: string; reason: string; at: Date }): Promise<boolean> {
  const rows = await tx`
    update support.policy set ended_at = ${row.at}, end_reason = ${row.reason}
    where id = ${row.id} and ended_at is null returning id`
  return rows.length === 1
}

export type LineRow = {
  id: string
  policyId: string
  source: BudgetSource
  provinceCode: string
  communeCode: string | null
  year: number
  document: string
  allottedDong: number
  grantedDong: number
}

/** Sets money apart for a policy; false when that paper has set it for the same source, unit and year. */
export async function addLine(tx: Tx, row: Omit<LineRow, 'grantedDong'> & { by: string; at: Date }): Promise<boolean> {
  const rows = await tx`
    insert into support.budget_line (id, policy_id, source, province_code, commune_code, year, document, allotted_dong, set_by, set_at)
    values (${row.id}, ${row.policyId}, ${row.source}, ${row.provinceCode}, ${row.communeCode}, ${row.year}, ${row.document},
      ${row.allottedDong}, ${row.by}, ${row.at})
    on conflict on constraint budget_line_once do nothing returning id`
  return rows.length === 1
}

const lineColumns = (tx: Tx) => tx`
  id, policy_id as "policyId", source, province_code as "provinceCode", commune_code as "communeCode", year, document,
  allotted_dong as "allottedDong", granted_dong as "grantedDong"`

/** A budget line by its id. */
export async function findLine(tx: Tx, id: string): Promise<LineRow | undefined> {
  const [row] = await tx<LineRow[]>`select ${lineColumns(tx)} from support.budget_line where id = ${id}`
  return row
}

/** The lines of a policy, or of all, of one year or all. */
export async function listLines(
  tx: Tx,
  { policyId, year }: { policyId: string | null; year: number | null },
): Promise<LineRow[]> {
  return tx<LineRow[]>`
    select ${lineColumns(tx)} from support.budget_line
    where (${policyId}::uuid is null or policy_id = ${policyId}) and (${year}::int is null or year = ${year})
    order by year desc, source, province_code, commune_code limit 2000`
}

/** Takes an amount from a line, or gives it back when negative; false when more would be granted than was set apart. */
export async function moveGranted(tx: Tx, row: { lineId: string; amountDong: number }): Promise<boolean> {
  const rows = await tx`
    update support.budget_line set granted_dong = granted_dong + ${row.amountDong}
    where id = ${row.lineId} and granted_dong + ${row.amountDong} <= allotted_dong returning id`
  return rows.length === 1
}
