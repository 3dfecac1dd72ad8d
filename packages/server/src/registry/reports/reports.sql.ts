import type { ReportOutcome } from '@saolang/core/registry/reports/report-clock.ts'
import type { Tx } from '../../platform/sql.ts'
import type { Area } from '../staff.sql.ts'

/** What the public can report of a product. */
export const reportKinds = ['counterfeit', 'untrue', 'unsafe', 'mark-misused', 'other'] as const
export type ReportKind = (typeof reportKinds)[number]

export type NewReport = {
  id: string
  code: string
  productId: string
  kind: ReportKind
  words: string
  contact: string | null
}

/** Keeps what was reported of a product. */
export async function addReport(
  tx: Tx,
  { id, code, productId, kind, words, contact }: NewReport,
  at: Date,
): Promise<void> {
  await tx`
    insert into registry.report (id, code, product_id, kind, words, contact, reported_at)
    values (${id}, ${code}, ${productId}, ${kind}, ${words}, ${contact}, ${at})`
}

/** Keeps a photo that came with a report. */
export async function addReportPhoto(
  tx: Tx,
  { reportId, sha256, fileName }: { reportId: string; sha256: string; fileName: string },
): Promise<void> {
  await tx`
    insert into registry.report_photo (report_id, sha256, file_name) values (${reportId}, ${sha256}, ${fileName})
    on conflict do nothing`
}

/** A report with what was done about it. */
export type ReportRow = {
  id: string
  code: string
  productId: string
  product: string
  provinceCode: string
  communeCode: string | null
  kind: ReportKind
  words: string
  contact: string | null
  reportedAt: Date
  takenAt: Date | null
  inspectionId: string | null
  visitedOn: string | null
  outcome: ReportOutcome | null
  answer: string | null
  answeredAt: Date | null
}

const columns = (tx: Tx) => tx`
  r.id, r.code, r.product_id as "productId", p.name as product, p.province_code as "provinceCode",
  p.commune_code as "communeCode", r.kind, r.words, r.contact, r.reported_at as "reportedAt", t.taken_at as "takenAt",
  i.id as "inspectionId", v.visited_on as "visitedOn", a.outcome, a.words as answer, a.answered_at as "answeredAt"
  from registry.report r join registry.product p on p.id = r.product_id
  left join registry.report_triage t on t.report_id = r.id
  left join lateral (select id from registry.inspection where report_id = r.id order by ordered_at limit 1) i on true
  left join registry.inspection_record v on v.inspection_id = i.id
  left join registry.report_answer a on a.report_id = r.id`

/** What was reported of the products of an area: what waits for an answer first, the oldest of it first. */
export async function listReports(tx: Tx, { provinceCode, communeCode }: Area, many: number): Promise<ReportRow[]> {
  return tx<ReportRow[]>`
    select ${columns(tx)}
    where (${provinceCode}::text is null or p.province_code = ${provinceCode})
      and (${communeCode}::text is null or p.commune_code = ${communeCode})
    order by a.report_id is not null, case when a.report_id is null then r.reported_at end, r.reported_at desc limit ${many}`
}

/** The report of an id. */
export async function findReport(tx: Tx, id: string): Promise<ReportRow | undefined> {
  const [row] = await tx<ReportRow[]>`select ${columns(tx)} where r.id = ${id}`
  return row
}

/** The report of a code. */
export async function findReportByCode(tx: Tx, code: string): Promise<ReportRow | undefined> {
  const [row] = await tx<ReportRow[]>`select ${columns(tx)} where r.code = ${code}`
  return row
}

export type ReportPhotoRow = { sha256: string; fileName: string; mediaType: string }

/** The photos of a report. */
export async function listReportPhotos(tx: Tx, reportId: string): Promise<ReportPhotoRow[]> {
  return tx<ReportPhotoRow[]>`
    select h.sha256, h.file_name as "fileName", f.media_type as "mediaType"
    from registry.report_photo h join platform.file f on f.sha256 = h.sha256 where h.report_id = ${reportId} order by h.sha256`
}

/** An officer takes a report in hand; false when somebody has. */
export async function addTriage(tx: Tx, reportId: string, by: string, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into registry.report_triage (report_id, taken_by, taken_at) values (${reportId}, ${by}, ${at})
    on conflict do nothing returning report_id`
  return rows.length > 0
}

/** Answers a report; false when it was answered. */
export async function addAnswer(
  tx: Tx,
  { reportId, outcome, words, by }: { reportId: string; outcome: ReportOutcome; words: string; by: string },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into registry.report_answer (report_id, outcome, words, answered_by, answered_at)
    values (${reportId}, ${outcome}, ${words}, ${by}, ${at}) on conflict do nothing returning report_id`
  return rows.length > 0
}

/** Erases the contacts of reports answered up to an instant; gives how many. */
export async function eraseContacts(tx: Tx, answeredUpTo: Date, at: Date): Promise<number> {
  const rows = await tx`
    update registry.report r set contact = null, contact_erased_at = ${at} from registry.report_answer a
    where a.report_id = r.id and a.answered_at <= ${answeredUpTo} and r.contact is not null returning r.id`
  return rows.length
}
