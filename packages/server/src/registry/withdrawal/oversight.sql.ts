import type { ConclusionOutcome } from '@saolang/core/registry/inspections/finding.ts'
import type { Tx } from '../../platform/sql.ts'

export type NewReply = {
  id: string
  productId: string
  withdrawalId: string | null
  inspectionId: string | null
  words: string
  by: string | null
}

/** Publishes a producer's answer; false when there is one about the same thing. */
export async function addReply(tx: Tx, r: NewReply, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into registry.reply (id, product_id, withdrawal_id, inspection_id, words, replied_by, replied_at)
    values (${r.id}, ${r.productId}, ${r.withdrawalId}, ${r.inspectionId}, ${r.words}, ${r.by}, ${at})
    on conflict do nothing returning id`
  return rows.length > 0
}

/** A conclusion as it is published, with the producer's answer. */
export type PublishedFinding = {
  inspectionId: string
  productId: string
  product: string
  organisationId: string | null
  outcome: ConclusionOutcome
  words: string
  documentNumber: string
  visitedOn: string
  concludedOn: string
  correctBy: string | null
  reply: string | null
  repliedAt: Date | null
}

const columns = (tx: Tx) => tx`
  e.inspection_id as "inspectionId", i.product_id as "productId", p.name as product, p.organisation_id as "organisationId", e.outcome, e.words,
  e.document_number as "documentNumber", v.visited_on as "visitedOn", e.concluded_on as "concludedOn", e.correct_by as "correctBy",
  r.words as reply, r.replied_at as "repliedAt"
  from registry.inspection_conclusion e join registry.inspection i on i.id = e.inspection_id
  join registry.inspection_record v on v.inspection_id = i.id join registry.product p on p.id = i.product_id
  left join registry.reply r on r.inspection_id = e.inspection_id`

/** What was concluded from the visits to a product, or to all products of an organisation, oldest first. */
export async function listPublishedFindings(
  tx: Tx,
  { productId = null, organisationId = null }: { productId?: string | null; organisationId?: string | null },
): Promise<PublishedFinding[]> {
  return tx<PublishedFinding[]>`
    select ${columns(tx)} where i.product_id = ${productId} or p.organisation_id = ${organisationId}
    order by e.concluded_on, e.inspection_id`
}

/** What was concluded from a visit. */
export async function findPublishedFinding(tx: Tx, inspectionId: string): Promise<PublishedFinding | undefined> {
  const [row] = await tx<PublishedFinding[]>`select ${columns(tx)} where e.inspection_id = ${inspectionId}`
  return row
}

/** One number of the public count: what, of which kind, of products that are samples or real. */
export type CountRow = { what: string; kind: string; isSample: boolean; count: number }

/** Reports, visits, conclusions and withdrawals of all time, as they stand. */
export async function countOversight(tx: Tx): Promise<CountRow[]> {
  return tx<CountRow[]>`
    with facts as (
      select 'report' as what, 'received' as kind, product_id from registry.report
      union all select 'report', 'answered', r.product_id from registry.report_answer a join registry.report r on r.id = a.report_id
      union all select 'report', a.outcome, r.product_id from registry.report_answer a join registry.report r on r.id = a.report_id
      union all select 'inspection', 'ordered', product_id from registry.inspection
      union all select 'inspection', 'made', i.product_id from registry.inspection_record v join registry.inspection i on i.id = v.inspection_id
      union all select 'inspection', e.outcome, i.product_id from registry.inspection_conclusion e join registry.inspection i on i.id = e.inspection_id
      union all select 'withdrawal', w.ground, w.product_id from registry.withdrawal_end e join registry.withdrawal w on w.id = e.withdrawal_id where e.outcome = 'withdrawn'
      union all select 'procedure', coalesce(e.outcome, 'open'), w.product_id from registry.withdrawal w left join registry.withdrawal_end e on e.withdrawal_id = w.id
      union all select 'reply', 'published', product_id from registry.reply
    )
    select f.what, f.kind, p.is_demo as "isSample", count(*)::int as count
    from facts f join registry.product p on p.id = f.product_id group by f.what, f.kind, p.is_demo order by f.what, f.kind`
}
