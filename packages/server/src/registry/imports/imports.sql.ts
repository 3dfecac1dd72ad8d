import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { ImportRow } from '@saolang/core/registry/import-row.ts'
import type { Tx } from '../../platform/sql.ts'

/** What can become of a row: taken in, known already, kept until a person decides, refused with its reasons. */
export const outcomes = ['accepted', 'already-there', 'needs-person', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

export type ImportBatch = {
  id: string
  fileName: string
  sha256: string
  rows: number
  importedBy: string | null
  importedAt: Date
}

/** A row of a file and what became of it; `no` is its line in the file, the head being line 1. */
export type ReportedRow = {
  no: number
  outcome: Outcome
  problems: Problem[]
  productId: string | null
  raw: ImportRow
}

/** Records a file that was imported. */
export async function addBatch(tx: Tx, batch: ImportBatch): Promise<void> {
  await tx`
    insert into registry.import_batch (id, file_name, sha256, rows, imported_by, imported_at)
    values (${batch.id}, ${batch.fileName}, ${batch.sha256}, ${batch.rows}, ${batch.importedBy}, ${batch.importedAt})`
}

/** Records what became of a file's rows. */
export async function addReportedRows(tx: Tx, batchId: string, rows: readonly ReportedRow[]): Promise<void> {
  await tx`
    insert into registry.import_row (batch_id, no, outcome, problems, product_id, raw)
    select ${batchId}, r.no, r.outcome, r.problems, r."productId", r.raw
    from jsonb_to_recordset(${tx.json(rows as never)})
      as r (no int, outcome text, problems jsonb, "productId" uuid, raw jsonb)`
}

export type BatchWithCounts = ImportBatch & { counts: Partial<Record<Outcome, number>> }

/** The newest imports with how many rows had which outcome. */
export async function listBatches(tx: Tx, id: string | null = null): Promise<BatchWithCounts[]> {
  return tx<BatchWithCounts[]>`
    select b.id, b.file_name as "fileName", b.sha256, b.rows, b.imported_by as "importedBy", b.imported_at as "importedAt",
      (select coalesce(json_object_agg(outcome, n), '{}') from (
        select outcome, count(*)::int as n from registry.import_row r where r.batch_id = b.id group by outcome) as c) as counts
    from registry.import_batch b where ${id}::uuid is null or b.id = ${id}
    order by b.imported_at desc, b.id desc limit 50`
}

/** The rows of an import, in the file's order; of one outcome when asked. */
export async function listReportedRows(
  tx: Tx,
  { batchId, outcome, size, offset }: { batchId: string; outcome: Outcome | null; size: number; offset: number },
): Promise<ReportedRow[]> {
  return tx<ReportedRow[]>`
    select no, outcome, problems, product_id as "productId", raw from registry.import_row
    where batch_id = ${batchId} and (${outcome}::text is null or outcome = ${outcome})
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

/** Whether this very file was imported before. */
export async function isFileImported(tx: Tx, sha256: string): Promise<boolean> {
  const rows = await tx`select from registry.import_batch where sha256 = ${sha256} limit 1`
  return rows.length > 0
}
