import {
  facetBits,
  priceBounds,
  type ShopChoices,
  type ShopFacet,
  type ShopSort,
} from '@saolang/core/market/shop/shop-question.ts'
import type { Tx } from '../../platform/sql.ts'
import { holdingListings } from '../../registry/search/holding-listings.ts'
import { papersInForce } from '../../trace/areas/papers-in-force.ts'

/** What is asked of the shop on a day. */
export type ShopQuery = {
  today: string
  choices: ShopChoices
  tsquery?: string | undefined
  /** The folded words: products whose name holds them come first. */
  phrase?: string | undefined
  sellerId?: string | undefined
  sort: ShopSort
  size: number
  offset: number
}

/** A product of the shop by the cheapest of its offers that were asked for; `offers` says how many there are. */
export type FoundOffer = {
  offerId: string
  productId: string
  sellerId: string
  priceDong: number
  available: number
  offers: number
  isGift: boolean
  months: number[]
  reviews: number
  starsSum: number
}

export type ShopCount = { facet: ShopFacet; value: string; count: number }
export type ShopFound = { rows: FoundOffer[]; total: number; counts: ShopCount[] }

/**
 * A page of the products on sale whose stars the register says hold, and how many each further choice would leave: a facet is
 * counted over what passes all the others. One statement, so that list, counts and stars are of one moment.
 */
export async function searchShop(tx: Tx, query: ShopQuery): Promise<ShopFound> {
  const { sort, size, offset } = query
  const [row] = await tx<{ rows: FoundOffer[]; total: number; counts: ShopCount[] | null }[]>`
    with ${judgedOffers(tx, query)}, chosen as (
      select distinct on (product_id) * from judged where fails = 0 order by product_id, free > 0 desc, price, id
    ), shown as (
      select c.*, coalesce(r.reviews, 0) as reviews, coalesce(r.stars_sum, 0) as stars_sum, row_number() over (
          order by (free > 0) desc, is_named desc, ${orders(tx)[sort]}, c.product_id) as place
      from chosen c left join market.product_rating r on r.product_id = c.product_id
      order by place limit ${size} offset ${offset}
    ), packs as (
      select product_id, count(*)::int as offers from judged
      where fails = 0 and product_id in (select product_id from shown) group by product_id
    ), page as (
      select id as "offerId", shown.product_id as "productId", seller_id as "sellerId", price as "priceDong", free as available,
        offers, is_gift as "isGift", months, reviews, stars_sum as "starsSum"
      from shown join packs on packs.product_id = shown.product_id order by place
    ), counted as (${countFacets(tx)})
    select coalesce((select json_agg(page) from page), '[]') as rows, (select count(*)::int from chosen) as total,
      (select json_agg(counted order by facet, value) from counted) as counts`
  return { rows: row?.rows ?? [], total: row?.total ?? 0, counts: row?.counts ?? [] }
}

const orders = (tx: Tx) =>
  ({
    newest: tx`newest desc`,
    cheapest: tx`price`,
    dearest: tx`price desc`,
    stars: tx`star desc, newest desc`,
    rated: tx`(stars_sum + 12)::numeric / (reviews + 4) desc, reviews desc`,
  }) satisfies Record<ShopSort, unknown>

// `fails` holds the bit of every facet whose choice an offer does not meet.
const judgedOffers = (tx: Tx, { today, choices, tsquery, phrase, sellerId }: ShopQuery) => tx`
  stock as materialized (
    select variant_id, sum(on_hand - reserved)::int as free from market.stock_level
    where expires_on is null or expires_on > ${today}::date group by variant_id
  ), box as (
    select b.bundle_id, min(coalesce(s.free, 0) / b.quantity)::int as free,
      bool_and(exists (select from (${holdingListings(tx, { today })}) h where h.product_id = v.product_id)) as holds
    from market.bundle_part b join market.variant v on v.id = b.part_id left join stock s on s.variant_id = b.part_id
    group by b.bundle_id
  ), paper as materialized (${papersInForce(tx, today)}),
  open as materialized (
    select o.id, o.product_id, o.seller_id, l.star, l.province_code, l.industry_code, l.newest,
      ${phrase ? tx`position(${phrase} in l.name_folded) > 0` : tx`true`} as is_named,
      ${priceOf(tx, today)} as price, coalesce(box.free, s.free, 0) as free, box.bundle_id is not null as is_gift,
      coalesce(c.months, '{}') as months, coalesce(p.kinds, '{}') as papers
    from market.offer o
    join (${holdingListings(tx, { today, tsquery })}) l on l.product_id = o.product_id
    left join stock s on s.variant_id = o.variant_id
    left join box on box.bundle_id = o.variant_id
    left join market.showcase c on c.product_id = o.product_id
    left join paper p on p.organisation_id = o.seller_id
    where o.state = 'on-sale' and o.channel = 'shop' and ${today}::date between o.from_on and coalesce(o.until_on, 'infinity')
      and coalesce(box.holds, true) ${sellerId ? tx`and o.seller_id = ${sellerId}` : tx``}
  ), judged as materialized (
    select *, width_bucket(price, ${priceBounds as unknown as number[]}::bigint[]) as band, (${failing(tx, choices, today)}) as fails
    from open
  )`

// A lower price counts where it applies to the least that may be bought.
const priceOf = (tx: Tx, today: string) => tx`
  case when o.prices = '[]' then o.price_dong else least(o.price_dong, (
    select min(q."priceDong") from jsonb_to_recordset(o.prices) as q ("minQuantity" int, "priceDong" bigint, "fromOn" date, "untilOn" date)
    where q."minQuantity" <= o.min_quantity and ${today}::date between coalesce(q."fromOn", '-infinity') and coalesce(q."untilOn", 'infinity')
  )) end`

function failing(tx: Tx, choices: ShopChoices, today: string) {
  const { star, province, industry, season, paper, price, stock, gift } = choices
  const month = season === 'now' ? Number(today.slice(5, 7)) : Number(season)
  const none = tx`false`
  const failsBy = {
    star: star ? tx`star is distinct from ${Number(star)}` : none,
    province: province ? tx`province_code <> ${province}` : none,
    industry: industry ? tx`industry_code <> ${industry}` : none,
    season: season ? tx`not months @> ${[month]}::smallint[]` : none,
    paper: paper ? tx`not papers @> ${[paper]}::text[]` : none,
    price: price ? tx`width_bucket(price, ${priceBounds as unknown as number[]}::bigint[]) <> ${Number(price)}` : none,
    stock: stock ? tx`free <= 0` : none,
    gift: gift ? tx`not is_gift` : none,
  } satisfies Record<ShopFacet, unknown>
  return (Object.keys(facetBits) as ShopFacet[])
    .map((facet) => tx`(${failsBy[facet]})::int * ${facetBits[facet]}::int`)
    .reduce((sum, part) => tx`${sum} + ${part}`)
}

function countFacets(tx: Tx) {
  const values = {
    star: tx`select distinct product_id, star::text as value from judged where star is not null and`,
    province: tx`select distinct product_id, province_code as value from judged where`,
    industry: tx`select distinct product_id, industry_code as value from judged where`,
    season: tx`select distinct product_id, m::text as value from judged, unnest(months) as m where`,
    paper: tx`select distinct product_id, k as value from judged, unnest(papers) as k where`,
    price: tx`select distinct product_id, band::text as value from judged where`,
    stock: tx`select distinct product_id, 'yes' as value from judged where free > 0 and`,
    gift: tx`select distinct product_id, 'yes' as value from judged where is_gift and`,
  } satisfies Record<ShopFacet, unknown>
  return (Object.keys(facetBits) as ShopFacet[])
    .map(
      (facet) => tx`
        select ${facet} as facet, value, count(*)::int as count
        from (${values[facet]} fails & ~${facetBits[facet]}::int = 0) as passing group by value`,
    )
    .reduce((sum, part) => tx`${sum} union all ${part}`)
}
