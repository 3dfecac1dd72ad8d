import type { BudgetSource } from '@saolang/core/support/policies/policy.ts'
import type { Tx } from '../../platform/sql.ts'

export type GrantRow = {
  id: string
  lineId: string
  policyId: string
  policy: string
  source: BudgetSource
  provinceCode: string
  communeCode: string | null
  organisationId: string
  amountDong: number
  purpose: string
  document: string
  grantedOn: string
  returnReason: string | null
}

/** Keeps what was granted. */
export async function addGrant(
  tx: Tx,
  row: Pick<GrantRow, 'id' | 'lineId' | 'organisationId' | 'amountDong' | 'purpose' | 'document' | 'grantedOn'> & {
    by: string
    at: Date
  },
): Promise<void> {
  await tx`
    insert into support.policy_grant (id, line_id, organisation_id, amount_dong, purpose, document, granted_on, recorded_by, recorded_at)
    values (${row.id}, ${row.lineId}, ${row.organisationId}, ${row.amountDong}, ${row.purpose}, ${row.document}, ${row.grantedOn},
      ${row.by}, ${row.at})`
}

/** Takes a grant back; false when it was. */
export async function addReturn(
  tx: Tx,
  row: { grantId: string; reason: string; by: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into support.grant_return (grant_id, reason, recorded_by, recorded_at)
    values (${row.grantId}, ${row.reason}, ${row.by}, ${row.at})
    on conflict on constraint grant_returned_once do nothing returning grant_id`
  return rows.length === 1
}

const selected = (tx: Tx) => tx`
  select g.id, g.line_id as "lineId", l.policy_id as "policyId", p.title as policy, l.source, l.province_code as "provinceCode",
    l.commune_code as "communeCode", g.organisation_id as "organisationId", g.amount_dong as "amountDong", g.purpose, g.document,
    g.granted_on as "grantedOn", r.reason as "returnReason"
  from support.policy_grant g join support.budget_line l on l.id = g.line_id join support.policy p on p.id = l.policy_id
  left join support.grant_return r on r.grant_id = g.id`

/** A grant by its id. */
export async function findGrant(tx: Tx, id: string): Promise<GrantRow | undefined> {
  const [row] = await tx<GrantRow[]>`${selected(tx)} where g.id = ${id}`
  return row
}

/** What was granted of a policy, or to a producer, the newest first. */
export async function listGrants(
  tx: Tx,
  { policyId, organisationId }: { policyId?: string; organisationId?: string },
): Promise<GrantRow[]> {
  return tx<GrantRow[]>`
    ${selected(tx)}
    where (${policyId ?? null}::uuid is null or l.policy_id = ${policyId ?? null})
      and (${organisationId ?? null}::uuid is null or g.organisation_id = ${organisationId ?? null})
    order by g.granted_on desc, g.id desc limit 500`
}

/** What a producer holds of a policy, returned grants left out. Its row is held, so that two grants at once see each other. */
export async function sumGranted(tx: Tx, policyId: string, organisationId: string): Promise<number> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`${policyId} ${organisationId}`}, 0))`
  const [row] = await tx<{ dong: number }[]>`
    select coalesce(sum(g.amount_dong), 0)::bigint as dong from support.policy_grant g
    join support.budget_line l on l.id = g.line_id and l.policy_id = ${policyId}
    where g.organisation_id = ${organisationId}
      and not exists (select from support.grant_return r where r.grant_id = g.id)`
  return row?.dong ?? 0
}
