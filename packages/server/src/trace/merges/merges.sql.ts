import type { Tx } from '../../platform/sql.ts'

export type CountOf = { productId: string; count: number }

/** Which products have a key of our own codes. */
export async function countKeysOf(tx: Tx, productIds: readonly string[]): Promise<CountOf[]> {
  return tx<CountOf[]>`
    select product_id as "productId", 1 as count from trace.product_key
    where product_id = any(${productIds as string[]}::uuid[])`
}

/** How many lots of each product were made. */
export async function countLotsOf(tx: Tx, productIds: readonly string[]): Promise<CountOf[]> {
  return tx<CountOf[]>`
    select k.product_id as "productId", count(*)::int as count from trace.product_key k join trace.lot l on l.key = k.key
    where k.product_id = any(${productIds as string[]}::uuid[]) group by 1`
}

/** From how many areas the lots of each product come. */
export async function countAreasOf(tx: Tx, productIds: readonly string[]): Promise<CountOf[]> {
  return tx<CountOf[]>`
    select k.product_id as "productId", count(distinct l.area_id)::int as count
    from trace.product_key k join trace.lot l on l.key = k.key
    where k.product_id = any(${productIds as string[]}::uuid[]) and l.area_id is not null group by 1`
}
