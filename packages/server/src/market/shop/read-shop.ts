import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { publicView } from '../../platform/act.ts'
import { searchAmong } from '../../registry/search/search-among.ts'
import type { FoundProduct } from '../../registry/search/search-products.ts'
import { listOpenOffers, type OfferRow } from '../offers/offers.sql.ts'

export type ShopFacets = { star?: string | undefined; province?: string | undefined; industry?: string | undefined }
export type ShopFinding = { product: FoundProduct; offer: OfferRow; offers: number }

const holding = new Set<FoundProduct['status']>(['in-force', 'expiring', 'extended'])

const facetOf = {
  star: ({ star }: FoundProduct) => String(star),
  province: ({ provinceCode }: FoundProduct) => provinceCode,
  industry: ({ industryCode }: FoundProduct) => industryCode,
}

/**
 * What can be bought today: products whose stars the register says hold, each with its cheapest offer that has stock. Facets are
 * counted over what the words found, each without its own choice.
 */
export const readShop = publicView(async ({ tx, now }, { q, facets }: { q: string; facets: ShopFacets }) => {
  const offers = (await listOpenOffers(tx, legalDateOf(now))).filter(({ available }) => available > 0)
  const productIds = [...new Set(offers.map(({ productId }) => productId))]
  const found = (await searchAmong(tx, { productIds, q, now })).filter(({ status }) => holding.has(status))
  const names = Object.keys(facetOf) as (keyof typeof facetOf)[]
  const passes = (product: FoundProduct, but?: keyof ShopFacets) =>
    names.every((name) => name === but || !facets[name] || facetOf[name](product) === facets[name])
  const counts = names.flatMap((facet) =>
    tally(found.filter((product) => passes(product, facet)).map(facetOf[facet])).map(([value, count]) => ({
      facet,
      value,
      count,
    })),
  )
  const findings = found
    .filter((product) => passes(product))
    .map((product): ShopFinding => {
      const own = offers.filter(({ productId }) => productId === product.productId)
      return { product, offer: own[0] as OfferRow, offers: own.length }
    })
  return { findings, counts }
})

function tally(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a.localeCompare(b))
}
