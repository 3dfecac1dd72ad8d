import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import {
  priceBand,
  type ShopChoices,
  type ShopFacet,
  shopFacets,
  shopSorts,
} from '@saolang/core/market/shop/shop-question.ts'
import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { formatDong } from '@saolang/web/kit/format.ts'
import type { Shelf } from '@saolang/web/market/shop/shop-page'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import { listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import { hrefOf } from '../../registry/search/address.ts'
import type { ShopCount } from './shop.sql.ts'
import { monthOf } from './to-line.ts'

export type ShopAsked = ShopChoices & { q: string; sort?: string | undefined }
type Question = { asked: ShopAsked; counts: readonly ShopCount[]; lang: Lang }

/** The shop's facets in words, each choice with what it would leave, the ways to lift those chosen, the orders, and the shelves. */
export const nameShopFacets = publicView(async ({ tx, now }, { asked, counts, lang }: Question) => {
  const month = monthOf(legalDateOf(now))
  const provinces = await listProvinces(tx)
  const nameOf = namesOf(lang, month, (code) => provinces.find((province) => province.code === code)?.name ?? code)
  const facets = shopFacets.map((name) => {
    const chosen = asked[name]
    const counted = withNow(name, counts, month)
    const missing = chosen && !counted.some(({ value }) => value === chosen) ? [{ value: chosen, count: 0 }] : []
    const options = [...counted, ...missing].map(({ value, count }) => ({ value, count, label: nameOf[name](value) }))
    return {
      name,
      label: say(lang, `market.facet.${name}`),
      ...(chosen && { value: chosen }),
      options: name === 'star' ? options.toReversed() : options,
    }
  })
  const address = ({ q, ...more }: ShopAsked) => hrefOf('/shop', { q, ...more })
  const active = facets.flatMap(({ name, label, value }) =>
    value ? [{ label: `${label}: ${nameOf[name](value)}`, withoutHref: address({ ...asked, [name]: undefined }) }] : [],
  )
  return {
    facets: facets.filter(({ options }) => options.length > 0),
    active,
    sorts: shopSorts.map((value) => ({ value, label: say(lang, `market.sortBy.${value}`) })),
    shelves: shelvesOf({ asked, counts, lang }, month, address),
  }
})

function namesOf(
  lang: Lang,
  month: number,
  province: (code: string) => string,
): Record<ShopFacet, (value: string) => string> {
  return {
    star: (value) => say(lang, 'registry.starsChoice', { n: Number(value) }),
    province,
    industry: (value) => {
      const found = classification.find(({ code }) => code === value)
      return (lang === 'vi' ? found?.title : found?.titleEn) ?? value
    },
    season: (value) =>
      value === 'now' ? say(lang, 'market.seasonNow', { n: month }) : say(lang, 'market.month', { n: Number(value) }),
    paper: (value) => say(lang, `trace.paperKind.${value}` as MessageKey),
    price: (value) => namePrice(lang, Number(value)),
    stock: () => say(lang, 'market.onlyInStock'),
    gift: () => say(lang, 'market.onlyGifts'),
  }
}

function namePrice(lang: Lang, no: number): string {
  const { from, to } = priceBand(no)
  const [low, high] = [from ?? 0, to ?? 0].map((dong) => formatDong(lang, dong)) as [string, string]
  if (from === undefined) return say(lang, 'market.priceBelow', { to: high })
  return to === undefined
    ? say(lang, 'market.priceFrom', { from: low })
    : say(lang, 'market.priceBetween', { from: low, to: high })
}

// What is in season now stands first among the months, which follow the year.
function withNow(name: ShopFacet, counts: readonly ShopCount[], month: number): { value: string; count: number }[] {
  const own = counts.filter(({ facet }) => facet === name)
  if (name !== 'season') return own.toSorted((a, b) => (name === 'province' ? b.count - a.count : 0))
  const months = own.toSorted((a, b) => Number(a.value) - Number(b.value))
  const now = months.find(({ value }) => Number(value) === month)
  return now ? [{ value: 'now', count: now.count }, ...months] : months
}

function shelvesOf({ asked, counts, lang }: Question, month: number, address: (asked: ShopAsked) => string): Shelf[] {
  const { star, season, gift, ...rest } = asked
  const countOf = (facet: ShopFacet, value: string) =>
    counts.find((count) => count.facet === facet && count.value === value)?.count ?? 0
  const shelf = (label: string, more: ShopChoices, isHere: boolean, count: number): Shelf[] =>
    count > 0 || isHere ? [{ label, href: address({ ...rest, ...more }), isHere, count }] : []
  return [
    { label: say(lang, 'market.shelfAll'), href: address(rest), isHere: !star && !season && !gift },
    ...shelf(say(lang, 'market.shelfFive'), { star: '5' }, star === '5', countOf('star', '5')),
    ...shelf(
      say(lang, 'market.shelfSeason', { n: month }),
      { season: 'now' },
      season === 'now',
      countOf('season', String(month)),
    ),
    ...shelf(say(lang, 'market.shelfGift'), { gift: 'yes' }, gift === 'yes', countOf('gift', 'yes')),
  ]
}
