import type { Tx } from '../../platform/sql.ts'

/** How many offers stand for each of these products; products without one are left out. */
export async function countOffersOf(tx: Tx, productIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx<{ productId: string; n: number }[]>`
    select product_id as "productId", count(*)::int as n from market.offer
    where product_id = any(${productIds as string[]}::uuid[]) group by product_id`
  return new Map(rows.map(({ productId, n }) => [productId, n]))
}
