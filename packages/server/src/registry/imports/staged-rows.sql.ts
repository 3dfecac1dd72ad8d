import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { ImportRow } from '@saolang/core/registry/import-row.ts'
import type { ImportField } from '@saolang/core/registry/imports/import-fields.ts'
import type { Tx } from '../../platform/sql.ts'
import type { Outcome, Plan } from './imports.sql.ts'

/** A record of a file, before anything is decided of it. */
export type StagedRow = { no: number; sheet: string; line: number; raw: ImportRow }

/** Puts the records of a file in; those that are there stay. */
export async function stageRows(tx: Tx, batchId: string, rows: readonly StagedRow[]): Promise<void> {
  await tx`
    insert into registry.import_row (batch_id, no, sheet, line, problems, raw)
    select ${batchId}, r.no, r.sheet, r.line, '[]', r.raw
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (no int, sheet text, line int, raw jsonb)
    on conflict do nothing`
}

/** Tells how many records a file has, once all of them are in. */
export async function countStaged(tx: Tx, batchId: string): Promise<void> {
  await tx`
    update registry.import_batch set rows = (select count(*)::int from registry.import_row where batch_id = ${batchId})
    where id = ${batchId}`
}

/** The next records that were not tried yet. */
export async function listUntried(tx: Tx, batchId: string, many: number): Promise<StagedRow[]> {
  return tx<StagedRow[]>`
    select no, sheet, line, raw from registry.import_row
    where batch_id = ${batchId} and plan is null and outcome is null order by no limit ${many}`
}

/** The next records that nothing was decided of yet. */
export async function listUndecided(tx: Tx, batchId: string, many: number): Promise<StagedRow[]> {
  return tx<StagedRow[]>`
    select no, sheet, line, raw from registry.import_row
    where batch_id = ${batchId} and outcome is null order by no limit ${many}`
}

export type TriedRow = {
  no: number
  plan: Plan
  problems: Problem[]
  productKey: string | null
  factKey: string | null
}

/** Keeps what the trial found. */
export async function saveTried(tx: Tx, batchId: string, rows: readonly TriedRow[]): Promise<void> {
  await tx`
    update registry.import_row i set plan = r.plan, problems = r.problems, product_key = r."productKey", fact_key = r."factKey"
    from jsonb_to_recordset(${tx.json(rows as never)})
      as r (no int, plan text, problems jsonb, "productKey" text, "factKey" text)
    where i.batch_id = ${batchId} and i.no = r.no`
}

/** Forgets the records of a file that nothing was decided of: they are read anew under other columns. */
export async function unstageRows(tx: Tx, batchId: string): Promise<void> {
  await tx`delete from registry.import_row where batch_id = ${batchId} and outcome is null`
  await tx`update registry.import_batch set rows = 0 where id = ${batchId}`
}

export type DecidedRow = {
  no: number
  outcome: Outcome
  problems: Problem[]
  productId: string | null
  certificateId: string | null
  madeProduct: boolean
}

/** Keeps what became of rows. */
export async function saveDecided(tx: Tx, batchId: string, rows: readonly DecidedRow[]): Promise<void> {
  await tx`
    update registry.import_row i set outcome = r.outcome, problems = r.problems, product_id = r."productId",
      certificate_id = r."certificateId", made_product = r."madeProduct"
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (no int, outcome text, problems jsonb, "productId" uuid,
      "certificateId" uuid, "madeProduct" boolean)
    where i.batch_id = ${batchId} and i.no = r.no`
}

/** What the register and the earlier rows of a file know of products and facts, by their keys. */
export async function findKnownKeys(
  tx: Tx,
  { batchId, productKeys, before }: { batchId: string; productKeys: readonly string[]; before: number },
): Promise<{ products: Set<string>; facts: Set<string> }> {
  const keys = productKeys as string[]
  const rows = await tx<{ key: string; fact: string | null }[]>`
    select p.import_key as key, c.fact_key as fact from registry.product p
    left join registry.certificate c on c.product_id = p.id
      and not exists (select from registry.certificate_retraction r where r.certificate_id = c.id)
    where p.import_key = any(${keys}) and p.retracted_at is null
    union all
    select product_key, fact_key from registry.import_row
    where batch_id = ${batchId} and product_key = any(${keys}) and no < ${before} and plan <> 'refused'`
  return {
    products: new Set(rows.map(({ key }) => key)),
    facts: new Set(rows.map(({ key, fact }) => `${key} ${fact}`)),
  }
}

/** What an area's officers last said that the columns of such a workbook hold, heading by heading (folded). */
export async function findSavedColumns(
  tx: Tx,
  area: string,
  signature: string,
): Promise<Record<string, ImportField> | undefined> {
  const [row] = await tx<{ columns: Record<string, ImportField> }[]>`
    select columns from registry.import_layout where area = ${area} and signature = ${signature} order by version desc limit 1`
  return row?.columns
}

/** Remembers what the columns of such a workbook hold. */
export async function saveColumns(
  tx: Tx,
  {
    area,
    signature,
    columns,
    by,
    at,
  }: { area: string; signature: string; columns: object; by: string | null; at: Date },
): Promise<void> {
  await tx`
    insert into registry.import_layout (area, signature, version, columns, saved_by, saved_at)
    select ${area}, ${signature}, coalesce(max(version), 0) + 1, ${tx.json(columns as never)}, ${by}, ${at}
    from registry.import_layout where area = ${area} and signature = ${signature}`
}
