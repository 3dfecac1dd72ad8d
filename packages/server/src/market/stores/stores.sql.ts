import type { Tx } from '../../platform/sql.ts'
import { holdingListings } from '../../registry/search/holding-listings.ts'

// Who has something open in the shop whose stars hold, with how many products.
const sellersOf = (tx: Tx, today: string) => tx`
  select o.seller_id as id, l.province_code, count(distinct o.product_id)::int as products
  from market.offer o join (${holdingListings(tx, { today })}) l on l.product_id = o.product_id
  where o.state = 'on-sale' and o.channel = 'shop' and ${today}::date between o.from_on and coalesce(o.until_on, 'infinity')
  group by o.seller_id, l.province_code`

/** The sellers of a province with something on sale whose stars hold, those with most first. */
export async function listSellersOf(
  tx: Tx,
  { provinceCode, today, most }: { provinceCode: string; today: string; most: number },
): Promise<{ id: string; products: number }[]> {
  return tx<{ id: string; products: number }[]>`
    select id, products from (${sellersOf(tx, today)}) s where province_code = ${provinceCode}
    order by products desc, id limit ${most}`
}

/** The provinces with something on sale: how many products, of how many sellers. */
export async function countByProvince(
  tx: Tx,
  today: string,
): Promise<{ code: string; products: number; makers: number }[]> {
  return tx<{ code: string; products: number; makers: number }[]>`
    select province_code as code, sum(products)::int as products, count(*)::int as makers
    from (${sellersOf(tx, today)}) s group by province_code order by products desc, code`
}

/** What of the shop a search engine may list: offers on sale and their sellers, made-up ones left out; `most` at most. */
export async function listOpenAddresses(
  tx: Tx,
  { today, most }: { today: string; most: number },
): Promise<{ offerId: string; sellerId: string; changedAt: Date }[]> {
  return tx<{ offerId: string; sellerId: string; changedAt: Date }[]>`
    select o.id as "offerId", o.seller_id as "sellerId", o.changed_at as "changedAt"
    from market.offer o join (${holdingListings(tx, { today })}) l on l.product_id = o.product_id
    where o.state = 'on-sale' and o.channel = 'shop' and not l.is_demo
      and ${today}::date between o.from_on and coalesce(o.until_on, 'infinity')
    order by o.id limit ${most}`
}
