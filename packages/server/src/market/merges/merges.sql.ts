import type { Tx } from '../../platform/sql.ts'

type CountOf = { productId: string; count: number }

/** How many packs of each product are stocked. */
export async function countVariantsOf(tx: Tx, productIds: readonly string[]): Promise<CountOf[]> {
  return tx<CountOf[]>`
    select product_id as "productId", count(*)::int as count from market.variant
    where product_id = any(${productIds as string[]}::uuid[]) group by 1`
}

/** How many offers of each product there are. */
export async function countOffersOf(tx: Tx, productIds: readonly string[]): Promise<CountOf[]> {
  return tx<CountOf[]>`
    select product_id as "productId", count(*)::int as count from market.offer
    where product_id = any(${productIds as string[]}::uuid[]) group by 1`
}

/** The packs that two products both have. */
export async function listSamePacks(tx: Tx, a: string, b: string): Promise<string[]> {
  const rows = await tx<{ pack: string }[]>`
    select x.pack from market.variant x join market.variant y on y.pack = x.pack
    where x.product_id = ${a} and y.product_id = ${b} order by x.pack`
  return rows.map(({ pack }) => pack)
}

/** How many orders of a seller are in none of these statuses. */
export async function countOrdersOutside(tx: Tx, sellerId: string, over: readonly string[]): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::int as n from market.shop_order where seller_id = ${sellerId} and status <> all(${over as string[]})`
  return row?.n ?? 0
}

/** Whether a producer has said how it sells. */
export async function hasTerms(tx: Tx, organisationId: string): Promise<boolean> {
  const rows = await tx`select from market.seller_terms where organisation_id = ${organisationId}`
  return rows.length > 0
}
