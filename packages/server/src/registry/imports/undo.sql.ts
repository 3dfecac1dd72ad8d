import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Tx } from '../../platform/sql.ts'

/** A row that brought something in. `madeProduct`: this import brought its product in, with this row or another. */
export type UndoableRow = {
  no: number
  productId: string
  certificateId: string | null
  madeProduct: boolean
  /** Somebody recorded what happened to the fact since. */
  isFactFollowed: boolean
}

/** The next rows to take back, the last first. */
export async function listUndoable(tx: Tx, batchId: string, many: number): Promise<UndoableRow[]> {
  return tx<UndoableRow[]>`
    select r.no, r.product_id as "productId", r.certificate_id as "certificateId",
      exists (select from registry.import_row m where m.product_id = r.product_id and m.batch_id = ${batchId} and m.made_product)
        as "madeProduct",
      exists (select from registry.certificate_event e where e.certificate_id = r.certificate_id and e.recorded_by is not null)
        or exists (select from registry.renewal n where n.certificate_id = r.certificate_id) as "isFactFollowed"
    from registry.import_row r
    where r.batch_id = ${batchId} and r.outcome in ('accepted', 'needs-person') and r.undone is null
    order by r.no desc limit ${many}`
}

/** What has touched products since an import brought them in, each by its name; products that nothing touched are left out. */
export async function listTouches(
  tx: Tx,
  { batchId, productIds }: { batchId: string; productIds: readonly string[] },
): Promise<Map<string, string[]>> {
  const rows = await tx<{ id: string; touches: string[] }[]>`
    select p.id, array_remove(array[
      case when p.gtin is not null then 'gtin' end,
      case when p.organisation_id is not null then 'producer' end,
      case when p.merged_into is not null or cardinality(p.absorbed) > 0 then 'merged' end,
      case when exists (select from registry.product_name n where n.product_id = p.id and n.version > 1) then 'renamed' end,
      case when exists (select from registry.certificate c where c.product_id = p.id and c.kind = 'issued') then 'certificate' end,
      case when exists (select from registry.import_row r where r.product_id = p.id and r.batch_id <> ${batchId}
        and r.outcome in ('accepted', 'needs-person') and r.undone is distinct from 'undone') then 'imported' end,
      case when exists (select from registry.report r where r.product_id = p.id) then 'report' end,
      case when exists (select from registry.reply r where r.product_id = p.id) then 'reply' end,
      case when exists (select from registry.inspection i where i.product_id = p.id) then 'inspection' end,
      case when exists (select from registry.withdrawal w where w.product_id = p.id) then 'withdrawal' end], null) as touches
    from registry.product p where p.id = any(${productIds as string[]}::uuid[])`
  return new Map(rows.map(({ id, touches }) => [id, touches]))
}

/** Takes products out of the register; their codes go on answering. */
export async function retractProducts(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx`
    update registry.product set retracted_at = ${at} where id = any(${ids as string[]}::uuid[]) and retracted_at is null`
}

/** Takes transcribed facts back. */
export async function retractFacts(
  tx: Tx,
  ids: readonly string[],
  { batchId, at }: { batchId: string; at: Date },
): Promise<void> {
  await tx`
    insert into registry.certificate_retraction (certificate_id, batch_id, retracted_at)
    select id, ${batchId}, ${at} from unnest(${ids as string[]}::uuid[]) as id on conflict do nothing`
}

export type UndoneRow = { no: number; undone: 'undone' | 'kept'; problems: Problem[] }

/** Keeps what was taken back and what stays, with the reasons. */
export async function saveUndone(tx: Tx, batchId: string, rows: readonly UndoneRow[]): Promise<void> {
  await tx`
    update registry.import_row i set undone = r.undone, undo_problems = r.problems
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (no int, undone text, problems jsonb)
    where i.batch_id = ${batchId} and i.no = r.no`
}
