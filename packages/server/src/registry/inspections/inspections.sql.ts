import type { ChecklistItem } from '@saolang/core/registry/inspections/checklist.ts'
import type { ConclusionOutcome, Finding } from '@saolang/core/registry/inspections/finding.ts'
import type { InspectionRisk } from '@saolang/core/registry/inspections/risk.ts'
import type { Tx } from '../../platform/sql.ts'
import type { Area } from '../staff.sql.ts'

export type NewPlan = {
  id: string
  title: string
  provinceCode: string | null
  from: string
  to: string
  documentNumber: string | null
  by: string | null
}

/** Makes a plan. */
export async function addPlan(tx: Tx, plan: NewPlan, at: Date): Promise<void> {
  await tx`
    insert into registry.inspection_plan (id, title, province_code, period_from, period_to, document_number, made_by, made_at)
    values (${plan.id}, ${plan.title}, ${plan.provinceCode}, ${plan.from}, ${plan.to}, ${plan.documentNumber}, ${plan.by}, ${at})`
}

export type NewInspection = {
  id: string
  code: string
  planId: string | null
  productId: string
  certificateId: string
  reportId: string | null
  risks: InspectionRisk[]
  why: string | null
  checklist: ChecklistItem[]
  dueOn: string
  by: string | null
}

/** Orders a visit. */
export async function addInspection(tx: Tx, i: NewInspection, at: Date): Promise<void> {
  await tx`
    insert into registry.inspection (id, code, plan_id, product_id, certificate_id, report_id, risks, why, checklist, due_on,
      ordered_by, ordered_at)
    values (${i.id}, ${i.code}, ${i.planId}, ${i.productId}, ${i.certificateId}, ${i.reportId}, ${i.risks}, ${i.why},
      ${tx.json(i.checklist as never)}, ${i.dueOn}, ${i.by}, ${at})`
}

/** Gives a visit to an inspector, in the place of whoever had it. */
export async function addAssignment(
  tx: Tx,
  { inspectionId, inspectorId, by }: { inspectionId: string; inspectorId: string; by: string | null },
  at: Date,
): Promise<void> {
  await tx`
    insert into registry.inspection_assignment (inspection_id, version, inspector_id, assigned_by, assigned_at)
    select ${inspectionId}, coalesce(max(version), 0) + 1, ${inspectorId}, ${by}, ${at}
    from registry.inspection_assignment where inspection_id = ${inspectionId}`
}

/** One visit with all that became of it. Days are 'YYYY-MM-DD'. */
export type InspectionRow = {
  id: string
  code: string
  planId: string | null
  planTitle: string | null
  productId: string
  product: string
  producer: string | null
  isDemo: boolean
  star: number | null
  certificateId: string
  certificateKind: 'issued' | 'transcribed'
  provinceCode: string
  communeCode: string | null
  organisationId: string | null
  reportId: string | null
  reportCode: string | null
  risks: InspectionRisk[]
  why: string | null
  dueOn: string
  orderedAt: Date
  inspectorId: string
  visitedOn: string | null
  receipt: string | null
  receivedAt: Date | null
  outcome: ConclusionOutcome | null
  concludedOn: string | null
}

const columns = (tx: Tx) => tx`
  i.id, i.code, i.plan_id as "planId", n.title as "planTitle", i.product_id as "productId", p.name as product, p.producer,
  p.is_demo as "isDemo", c.star, i.certificate_id as "certificateId", c.kind as "certificateKind",
  p.province_code as "provinceCode", p.commune_code as "communeCode",
  p.organisation_id as "organisationId", i.report_id as "reportId", t.code as "reportCode", i.risks, i.why,
  i.due_on as "dueOn", i.ordered_at as "orderedAt",
  (select a.inspector_id from registry.inspection_assignment a where a.inspection_id = i.id order by a.version desc limit 1)
    as "inspectorId",
  r.visited_on as "visitedOn", r.receipt, r.received_at as "receivedAt", e.outcome, e.concluded_on as "concludedOn"`

const tables = (tx: Tx) => tx`
  registry.inspection i join registry.product p on p.id = i.product_id join registry.certificate c on c.id = i.certificate_id
  left join registry.inspection_plan n on n.id = i.plan_id left join registry.report t on t.id = i.report_id
  left join registry.inspection_record r on r.inspection_id = i.id
  left join registry.inspection_conclusion e on e.inspection_id = i.id`

/** The visits of an area, those still to be made first, the most urgent of them first. */
export async function listInspections(
  tx: Tx,
  { area, planId, many }: { area: Area; planId: string | null; many: number },
): Promise<InspectionRow[]> {
  const { provinceCode, communeCode } = area
  return tx<InspectionRow[]>`
    select ${columns(tx)} from ${tables(tx)}
    where (${provinceCode}::text is null or p.province_code = ${provinceCode})
      and (${communeCode}::text is null or p.commune_code = ${communeCode})
      and (${planId}::uuid is null or i.plan_id = ${planId})
    order by e.inspection_id is not null, r.inspection_id is not null, i.due_on, i.id limit ${many}`
}

/** A visit; undefined when there is none. */
export async function findInspection(tx: Tx, id: string): Promise<InspectionRow | undefined> {
  const [row] = await tx<InspectionRow[]>`select ${columns(tx)} from ${tables(tx)} where i.id = ${id}`
  return row
}

/** What an inspector has to look at. */
export async function getChecklist(tx: Tx, inspectionId: string): Promise<ChecklistItem[]> {
  const [row] = await tx<{ checklist: ChecklistItem[] }[]>`
    select checklist from registry.inspection where id = ${inspectionId}`
  return row?.checklist ?? []
}

export type NewRecord = {
  inspectionId: string
  entryId: string
  receipt: string
  visitedOn: string
  met: string | null
  words: string | null
  inspectorId: string
}

/** Keeps what an inspector sent; false when the visit has its record, or the entry came before. */
export async function addRecord(tx: Tx, r: NewRecord, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into registry.inspection_record (inspection_id, entry_id, receipt, visited_on, met, words, inspector_id, received_at)
    values (${r.inspectionId}, ${r.entryId}, ${r.receipt}, ${r.visitedOn}, ${r.met}, ${r.words}, ${r.inspectorId}, ${at})
    on conflict do nothing returning receipt`
  return rows.length > 0
}

/** The receipt of an entry, for whom it came before. */
export async function findReceipt(
  tx: Tx,
  entryId: string,
): Promise<{ receipt: string; inspectionId: string; inspectorId: string } | undefined> {
  const [row] = await tx<{ receipt: string; inspectionId: string; inspectorId: string }[]>`
    select receipt, inspection_id as "inspectionId", inspector_id as "inspectorId"
    from registry.inspection_record where entry_id = ${entryId}`
  return row
}

/** Keeps the answers to a checklist. */
export async function addFindings(tx: Tx, inspectionId: string, findings: readonly Finding[]): Promise<void> {
  await tx`
    insert into registry.inspection_finding (inspection_id, item, outcome, note)
    select ${inspectionId}, item, outcome, nullif(note, '')
    from jsonb_to_recordset(${tx.json(findings as never)}) as f(item text, outcome text, note text)`
}

/** Keeps a photo of a visit; the same content once a part. */
export async function addPhoto(
  tx: Tx,
  { inspectionId, part, sha256, fileName }: { inspectionId: string; part: string; sha256: string; fileName: string },
): Promise<void> {
  await tx`
    insert into registry.inspection_photo (inspection_id, part, sha256, file_name)
    values (${inspectionId}, ${part}, ${sha256}, ${fileName}) on conflict do nothing`
}

export type RecordRow = {
  met: string | null
  words: string | null
  conclusion: string | null
  documentNumber: string | null
  correctBy: string | null
}

/** The words of a record and of its conclusion; undefined while nothing was sent. */
export async function findRecord(tx: Tx, inspectionId: string): Promise<RecordRow | undefined> {
  const [row] = await tx<RecordRow[]>`
    select r.met, r.words, e.words as conclusion, e.document_number as "documentNumber", e.correct_by as "correctBy"
    from registry.inspection_record r left join registry.inspection_conclusion e on e.inspection_id = r.inspection_id
    where r.inspection_id = ${inspectionId}`
  return row
}

/** The answers to a checklist. */
export async function listFindings(tx: Tx, inspectionId: string): Promise<Finding[]> {
  return tx<Finding[]>`
    select item, outcome, coalesce(note, '') as note from registry.inspection_finding where inspection_id = ${inspectionId}`
}

export type PhotoRow = { part: string; sha256: string; fileName: string; mediaType: string }

/** The photos of a visit. */
export async function listPhotos(tx: Tx, inspectionId: string): Promise<PhotoRow[]> {
  return tx<PhotoRow[]>`
    select h.part, h.sha256, h.file_name as "fileName", f.media_type as "mediaType"
    from registry.inspection_photo h join platform.file f on f.sha256 = h.sha256
    where h.inspection_id = ${inspectionId} order by h.part, h.sha256`
}

export type NewConclusion = {
  inspectionId: string
  outcome: ConclusionOutcome
  words: string
  documentNumber: string
  concludedOn: string
  correctBy: string | null
  by: string | null
}

/** Concludes a visit; false when it was before. */
export async function addConclusion(tx: Tx, c: NewConclusion, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into registry.inspection_conclusion (inspection_id, outcome, words, document_number, concluded_on, correct_by,
      concluded_by, concluded_at)
    values (${c.inspectionId}, ${c.outcome}, ${c.words}, ${c.documentNumber}, ${c.concludedOn}, ${c.correctBy}, ${c.by}, ${at})
    on conflict do nothing returning inspection_id`
  return rows.length > 0
}
