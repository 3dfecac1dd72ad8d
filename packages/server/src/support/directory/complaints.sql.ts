import type { Tx } from '../../platform/sql.ts'

export type ComplaintRow = {
  id: string
  adviserId: string
  adviser: string
  provinceCode: string
  organisationId: string
  words: string
  madeAt: Date
  ruling: 'upheld' | 'dismissed' | null
  reason: string | null
}

/** Keeps a complaint. */
export async function addComplaint(
  tx: Tx,
  row: { id: string; adviserId: string; organisationId: string; words: string; by: string; at: Date },
): Promise<void> {
  await tx`
    insert into support.adviser_complaint (id, adviser_id, organisation_id, words, made_by, made_at)
    values (${row.id}, ${row.adviserId}, ${row.organisationId}, ${row.words}, ${row.by}, ${row.at})`
}

const selected = (tx: Tx) => tx`
  select c.id, c.adviser_id as "adviserId", a.name as adviser, a.province_code as "provinceCode",
    c.organisation_id as "organisationId", c.words, c.made_at as "madeAt", u.ruling, u.reason
  from support.adviser_complaint c join support.adviser a on a.id = c.adviser_id
  left join support.adviser_complaint_ruling u on u.complaint_id = c.id`

/** One complaint with how it was ruled on. */
export async function findComplaint(tx: Tx, id: string): Promise<ComplaintRow | undefined> {
  const [row] = await tx<ComplaintRow[]>`${selected(tx)} where c.id = ${id}`
  return row
}

/** Complaints about advisers of a home province, or of all, those that wait first. */
export async function listComplaints(tx: Tx, provinceCode: string | null): Promise<ComplaintRow[]> {
  return tx<ComplaintRow[]>`
    ${selected(tx)} where ${provinceCode}::text is null or a.province_code = ${provinceCode}
    order by (u.ruling is not null), c.id limit 100`
}

/** Rules on a complaint; false when it was ruled on. */
export async function addComplaintRuling(
  tx: Tx,
  row: { complaintId: string; ruling: string; reason: string; by: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    insert into support.adviser_complaint_ruling (complaint_id, ruling, reason, ruled_by, ruled_at)
    values (${row.complaintId}, ${row.ruling}, ${row.reason}, ${row.by}, ${row.at})
    on conflict on constraint complaint_ruled_once do nothing returning complaint_id`
  return rows.length === 1
}
