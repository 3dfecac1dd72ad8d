import type { Carrier, LayoutId } from '@saolang/core/trace/labels/layout.ts'
import type { Tx } from '../../platform/sql.ts'

/** Labels that were asked for. Without numbers every label bears the code of the lot. `gtin`: what their codes are made with. */
export type LabelRun = {
  id: string
  lotId: string
  key: string
  firstNo: number | null
  lastNo: number | null
  amount: number
  layout: LayoutId
  carrier: Carrier
  gtin: string | null
  star: number | null
  askedAt: Date
}

/** A PDF of a run. */
export type LabelPart = { no: number; labels: number; pages: number; sha256: string; byteSize: number }

const columns = (tx: Tx) => tx`
  id, lot_id as "lotId", key, first_no as "firstNo", last_no as "lastNo", amount, layout, carrier, gtin, star, asked_at as "askedAt"`

/** Adds a run. */
export async function addRun(tx: Tx, run: LabelRun, by: string): Promise<void> {
  await tx`
    insert into trace.label_run (id, lot_id, key, first_no, last_no, amount, layout, carrier, gtin, star, asked_by, asked_at)
    values (${run.id}, ${run.lotId}, ${run.key}, ${run.firstNo}, ${run.lastNo}, ${run.amount}, ${run.layout}, ${run.carrier},
      ${run.gtin}, ${run.star}, ${by}, ${run.askedAt})`
}

/** A run by its id. */
export async function findRun(tx: Tx, id: string): Promise<LabelRun | undefined> {
  const [row] = await tx<LabelRun[]>`select ${columns(tx)} from trace.label_run where id = ${id}`
  return row
}

/** The runs of lots, newest first, with how many of their labels are drawn. */
export async function listRuns(tx: Tx, lotIds: readonly string[]): Promise<(LabelRun & { drawn: number })[]> {
  return tx<(LabelRun & { drawn: number })[]>`
    select ${columns(tx)}, coalesce((select sum(labels) from trace.label_part p where p.run_id = r.id), 0)::int as drawn
    from trace.label_run r where lot_id = any(${[...lotIds]}::uuid[]) order by asked_at desc, id desc limit 500`
}

/** The PDFs of a run that are drawn, in order. */
export async function listParts(tx: Tx, runId: string): Promise<LabelPart[]> {
  return tx<LabelPart[]>`
    select no, labels, pages, sha256, byte_size as "byteSize" from trace.label_part where run_id = ${runId} order by no`
}

/** Adds a PDF; one that is there stays. */
export async function addPart(tx: Tx, runId: string, part: LabelPart, at: Date): Promise<void> {
  await tx`
    insert into trace.label_part (run_id, no, labels, pages, sha256, byte_size, drawn_at)
    values (${runId}, ${part.no}, ${part.labels}, ${part.pages}, ${part.sha256}, ${part.byteSize}, ${at})
    on conflict do nothing`
}
