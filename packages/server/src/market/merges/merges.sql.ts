import type { Tx } from '../../platform/sql.ts'

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

/** Whether an officer knows an organisation as a buyer in bulk. */
export async function isBulkBuyer(tx: Tx, organisationId: string): Promise<boolean> {
  const rows = await tx`select from market.bulk_buyer where organisation_id = ${organisationId}`
  return rows.length > 0
}

/** Whether two producers both answer one request that is open, each for itself or in a pool. */
export async function bothAnswerOne(tx: Tx, a: string, b: string): Promise<boolean> {
  const rows = await tx`
    select from market.quote_share x join market.quote_share y on y.demand_id = x.demand_id
    where x.organisation_id = ${a} and y.organisation_id = ${b} and x.is_open and y.is_open limit 1`
  return rows.length > 0
}

/** The platforms that two producers both sell on by a link of their own. */
export async function listSameChannels(tx: Tx, a: string, b: string): Promise<string[]> {
  const rows = await tx<{ platform: string }[]>`
    select x.platform from market.channel_link x join market.channel_link y on y.platform = x.platform
    where x.organisation_id = ${a} and y.organisation_id = ${b} and x.state <> 'ended' and y.state <> 'ended' order by 1`
  return rows.map(({ platform }) => platform)
}

/** Sums anew what buyers said of products. */
export async function sumRatings(tx: Tx, productIds: readonly string[]): Promise<void> {
  await tx`
    insert into market.product_rating (product_id, reviews, stars_sum)
    select p.id, count(r.id)::int, coalesce(sum(r.stars), 0)::int from unnest(${productIds as string[]}::uuid[]) p (id)
      left join market.buyer_review r on r.product_id = p.id
        and not exists (select from market.buyer_review_removal x where x.review_id = r.id)
    group by p.id
    on conflict (product_id) do update set reviews = excluded.reviews, stars_sum = excluded.stars_sum`
}
