import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { ImportRow } from '@saolang/core/registry/import-row.ts'
import type { Layout } from '@saolang/core/registry/imports/layout.ts'
import type { Standing } from '../../people/find-actor.ts'
import type { Tx } from '../../platform/sql.ts'

/** What can become of a row: taken in, known already, kept until a person decides, refused with its reasons. */
export const outcomes = ['accepted', 'already-there', 'needs-person', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** What the trial says will become of a row. */
export const plans = ['new-product', 'new-fact', 'already-there', 'needs-person', 'refused'] as const
export type Plan = (typeof plans)[number]

/** How far an import has come: read, columns agreed on and tried, taken in, taken back, or given up. */
export type BatchState = 'read' | 'checking' | 'checked' | 'applying' | 'applied' | 'undoing' | 'undone' | 'dropped'

export type Batch = {
  id: string
  fileName: string
  sha256: string
  rows: number
  state: BatchState
  importedBy: string | null
  importedAt: Date
  /** The grant that its work goes on under; null is the system. */
  askedBy: Standing | null
  /** The province whose officers see it; null is the nation's. */
  area: string | null
  layout: Layout | null
}

/** Records a file that was handed in. */
export async function addBatch(tx: Tx, batch: Omit<Batch, 'rows' | 'state'>, bytes: Buffer): Promise<void> {
  await tx`
    insert into registry.import_batch (id, file_name, sha256, rows, imported_by, imported_at, state, asked_by, area, layout, changed_at)
    values (${batch.id}, ${batch.fileName}, ${batch.sha256}, 0, ${batch.importedBy}, ${batch.importedAt}, 'read',
      ${tx.json(batch.askedBy as never)}, ${batch.area}, ${tx.json(batch.layout as never)}, ${batch.importedAt})`
  await tx`insert into registry.import_file (batch_id, bytes) values (${batch.id}, ${bytes})`
}

/** Moves an import on from one of some states; false when it is in none of them. */
export async function moveBatch(
  tx: Tx,
  { id, from, to, at }: { id: string; from: readonly BatchState[]; to: BatchState; at: Date },
): Promise<boolean> {
  const rows = await tx`
    update registry.import_batch set state = ${to}, changed_at = ${at}
    where id = ${id} and state = any(${from as string[]}) returning id`
  return rows.length === 1
}

/** Keeps how the columns of a file are read. */
export async function saveLayout(tx: Tx, id: string, layout: Layout): Promise<void> {
  await tx`update registry.import_batch set layout = ${tx.json(layout as never)} where id = ${id}`
}

const columns = (tx: Tx) => tx`
  b.id, b.file_name as "fileName", b.sha256, b.rows, b.state, b.imported_by as "importedBy", b.imported_at as "importedAt",
  case when b.asked_by = 'null' then null else b.asked_by end as "askedBy", b.area`

/** An import, locked until the transaction ends: two workers take turns. */
export async function lockBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  const [row] = await tx<
    Batch[]
  >`select ${columns(tx)}, b.layout from registry.import_batch b where id = ${id} for update`
  return row
}

/** An import. */
export async function findBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  const [row] = await tx<Batch[]>`select ${columns(tx)}, b.layout from registry.import_batch b where id = ${id}`
  return row
}

/** The file of an import. */
export async function findFile(tx: Tx, batchId: string): Promise<Buffer | undefined> {
  const [row] = await tx<{ bytes: Buffer }[]>`select bytes from registry.import_file where batch_id = ${batchId}`
  return row?.bytes
}

export type BatchCounts = {
  counts: Partial<Record<Outcome, number>>
  plans: Partial<Record<Plan, number>>
  undone: Partial<Record<'undone' | 'kept', number>>
}
export type BatchWithCounts = Omit<Batch, 'layout'> & BatchCounts

/** The newest imports of an area (null: all) with how many rows had which outcome. */
export async function listBatches(
  tx: Tx,
  { id, area }: { id: string | null; area: string | null },
): Promise<BatchWithCounts[]> {
  return tx<BatchWithCounts[]>`
    with b as (
      select * from registry.import_batch
      where (${id}::uuid is null or id = ${id}) and (${area}::text is null or area = ${area})
      order by imported_at desc, id desc limit 50
    ), counted as (
      select batch_id, plan, outcome, undone, count(*)::int as n from registry.import_row
      where batch_id in (select id from b) group by batch_id, plan, outcome, undone
    ), summed as (
      select batch_id, 'counts' as what, outcome as name, sum(n)::int as n from counted where outcome is not null group by 1, 3
      union all select batch_id, 'plans', plan, sum(n)::int from counted where plan is not null group by 1, 3
      union all select batch_id, 'undone', undone, sum(n)::int from counted where undone is not null group by 1, 3
    )
    select ${columns(tx)},
      (select coalesce(json_object_agg(name, n), '{}') from summed where batch_id = b.id and what = 'counts') as counts,
      (select coalesce(json_object_agg(name, n), '{}') from summed where batch_id = b.id and what = 'plans') as plans,
      (select coalesce(json_object_agg(name, n), '{}') from summed where batch_id = b.id and what = 'undone') as undone
    from b order by b.imported_at desc, b.id desc`
}

/** A row of a file and what was found, came and was taken back of it; `no` counts the records, `line` is where it stands in its sheet. */
export type ReportedRow = {
  no: number
  sheet: string | null
  line: number | null
  plan: Plan | null
  outcome: Outcome | null
  problems: Problem[]
  undone: 'undone' | 'kept' | null
  undoProblems: Problem[] | null
  productId: string | null
  raw: ImportRow
}

export type RowFilter = { outcome: Outcome | null; plan: Plan | null; undone: 'undone' | 'kept' | null }

/** The rows of an import, in the file's order; those of one outcome when asked. */
export async function listReportedRows(
  tx: Tx,
  { batchId, outcome, plan, undone, size, offset }: RowFilter & { batchId: string; size: number; offset: number },
): Promise<ReportedRow[]> {
  return tx<ReportedRow[]>`
    select no, sheet, line, plan, outcome, problems, undone, undo_problems as "undoProblems", product_id as "productId", raw
    from registry.import_row
    where batch_id = ${batchId} and (${outcome}::text is null or outcome = ${outcome})
      and (${plan}::text is null or plan = ${plan}) and (${undone}::text is null or undone = ${undone})
    order by no limit ${size} offset ${offset}`
}

/** The newest row that told of each product. */
export async function listLastRowsOf(
  tx: Tx,
  productIds: readonly string[],
): Promise<{ productId: string; raw: ImportRow }[]> {
  return tx<{ productId: string; raw: ImportRow }[]>`
    select distinct on (product_id) product_id as "productId", raw from registry.import_row
    where product_id = any(${productIds as string[]}::uuid[]) order by product_id, batch_id desc, no desc`
}

/** Whether this very file was taken in before, and not taken back. */
export async function isFileImported(tx: Tx, sha256: string): Promise<boolean> {
  const rows = await tx`select from registry.import_batch where sha256 = ${sha256} and state = 'applied' limit 1`
  return rows.length > 0
}
