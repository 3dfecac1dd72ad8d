import type { Tx } from '../platform/sql.ts'

/** A line as an auditor reads it. */
export type AuditEntry = {
  seq: number
  at: Date
  action: string
  outcome: 'done' | 'refused'
  personId: string | null
  role: string
  jurisdiction: Record<string, string> | null
  organisationId: string | null
  subjectKind: string
  subjectId: string
  detail: Record<string, unknown>
}

/** What to look for; days are 'YYYY-MM-DD' in Viet Nam, both included. `provinceCode` keeps to what officers of that province did. */
export type AuditFilter = {
  action?: string | undefined
  outcome?: string | undefined
  person?: string | undefined
  subject?: string | undefined
  from?: string | undefined
  to?: string | undefined
  provinceCode?: string | undefined
}

/** Lines that a filter lets through, newest first, before a number. */
export async function listLines(
  tx: Tx,
  filter: AuditFilter,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<AuditEntry[]> {
  return tx<AuditEntry[]>`
    select seq, at, action, outcome, person_id as "personId", role, jurisdiction, organisation_id as "organisationId",
      subject_kind as "subjectKind", subject_id as "subjectId", detail
    from audit.line
    where true
      ${before ? tx`and seq < ${before}` : tx``}
      ${filter.action ? tx`and action = ${filter.action}` : tx``}
      ${filter.outcome ? tx`and outcome = ${filter.outcome}` : tx``}
      ${filter.person ? tx`and person_id = ${filter.person}` : tx``}
      ${filter.subject ? tx`and subject_id = ${filter.subject}` : tx``}
      ${filter.from ? tx`and at >= (${filter.from}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')` : tx``}
      ${filter.to ? tx`and at < ((${filter.to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')` : tx``}
      ${filter.provinceCode ? tx`and jurisdiction ->> 'provinceCode' = ${filter.provinceCode}` : tx``}
    order by seq desc
    limit ${limit}`
}
