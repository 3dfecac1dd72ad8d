import type { CodeParts } from '@saolang/core/trace/recall/code-parts.ts'
import type { RecallStatus } from '@saolang/core/trace/recall/recall.ts'
import type { Tx } from '../../platform/sql.ts'

const statusColumns = (tx: Tx) => tx`
  r.code, r.product_name as "productName", r.hazard, r.reason, r.advice, r.opened_as <> 'producer' as "isCompulsory",
  r.opened_at as "openedAt", r.closed_at as "closedAt"`

/** The recalls that reach one of these things (normal identifiers): the open ones first, then the newest. */
export async function listStatuses(tx: Tx, texts: readonly string[]): Promise<RecallStatus[]> {
  return tx<RecallStatus[]>`
    select ${statusColumns(tx)} from trace.recall r
    where r.id in (select t.recall_id from trace.recall_thing t where t.text = any(${texts}::text[]) and t.left_at is null)
    order by r.closed_at is not null, r.opened_at desc`
}

/** The recalls of lots of a product that are still open, newest first. */
export async function listOpenOfProduct(tx: Tx, productId: string): Promise<RecallStatus[]> {
  return tx<RecallStatus[]>`
    select ${statusColumns(tx)} from trace.recall r
    where r.product_id = ${productId} and r.closed_at is null order by r.opened_at desc`
}

/** The identifiers of the lot that a code names by our key or a GTIN, with its number or that of a serial allotted to it. */
export async function listLotIdentifiers(
  tx: Tx,
  { key, gtin, lot, serialNo }: CodeParts & { serialNo: number | undefined },
): Promise<string[]> {
  const rows = await tx<{ identifier: string }[]>`
    select l.identifier from trace.product_key k join trace.lot l on l.key = k.key
    where (k.key = ${key ?? null} or k.gtin = ${gtin ?? null})
      and (l.number = ${lot ?? null} or l.id = (
        select s.lot_id from trace.serial_range s
        where s.key = k.key and s.first_no <= ${serialNo ?? null} and s.last_no >= ${serialNo ?? null}))`
  return rows.map(({ identifier }) => identifier)
}
