import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { OfferPage } from '@saolang/web/market/offer-page'
import { ShopPage } from '@saolang/web/market/shop-page'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { z } from 'zod'
import { listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { hrefOf } from '../../registry/search/address.ts'
import { readOffer } from './read-offer.ts'
import { readShop, type ShopFacets } from './read-shop.ts'
import { toLine, toOfferJsonLd, toOfferView } from './to-view.ts'

// What a filter cannot be is left out: an address typed by hand still answers.
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const Question = z.object({
  q: z.string().max(300).default(''),
  star: lenient(z.string().regex(/^[3-5]$/)),
  province: lenient(z.string().regex(/^\d{2}$/)),
  industry: lenient(z.enum(['I', 'II', 'III', 'IV', 'V', 'VI'])),
  page: z.coerce.number().int().min(1).max(500).catch(1),
})
type Asked = Omit<z.infer<typeof Question>, 'page'>

const pageSize = 24

/** `/shop` and `/shop/{offer}`: the shop window, for anyone; every page asks the register for the stars it shows. */
export function shopPages(app: App): void {
  app.get('/shop', { schema: { querystring: Question } }, async (request, reply) => {
    const { page, ...asked } = request.query
    const { q, ...facets } = asked
    const { findings, counts } = await readShop({ q, facets })
    return sendPage(request, reply, ShopPage, {
      q,
      lines: findings.slice((page - 1) * pageSize, page * pageSize).map(toLine),
      page,
      pageSize,
      total: findings.length,
      keep: facets,
      toHref: (n: number) => hrefOf('/shop', { ...asked, page: String(n) }),
      ...(await nameShopFacets({ asked, counts, lang: languageOf(request) })),
    })
  })
  app.get('/shop/:offer', { schema: { params: z.object({ offer: z.uuid() }) } }, async (request, reply) => {
    const shown = await readOffer(request.params.offer)
    const jsonLd = toOfferJsonLd(shown, request.publicUrl)
    return sendPage(request, reply, OfferPage, { offer: toOfferView(shown), jsonLd })
  })
}

type Counts = Awaited<ReturnType<typeof readShop>>['counts']

const nameShopFacets = publicView(
  async ({ tx }, { asked, counts, lang }: { asked: Asked; counts: Counts; lang: Lang }) => {
    const provinces = await listProvinces(tx)
    const names: Record<keyof ShopFacets, (value: string) => string> = {
      star: (value) => say(lang, 'registry.starsChoice', { n: Number(value) }),
      province: (value) => provinces.find(({ code }) => code === value)?.name ?? value,
      industry: (value) => {
        const found = classification.find(({ code }) => code === value)
        return (lang === 'vi' ? found?.title : found?.titleEn) ?? value
      },
    }
    const labels = {
      star: 'registry.facetStar',
      province: 'registry.facetProvince',
      industry: 'registry.facetIndustry',
    } as const
    const facets = (Object.keys(labels) as (keyof typeof labels)[]).map((name) => ({
      name,
      label: say(lang, labels[name]),
      ...(asked[name] && { value: asked[name] }),
      options: counts
        .filter(({ facet }) => facet === name)
        .map(({ value, count }) => ({ value, count, label: names[name](value) })),
    }))
    const active = facets.flatMap(({ name, value }) =>
      value ? [{ label: names[name](value), withoutHref: hrefOf('/shop', { ...asked, [name]: undefined }) }] : [],
    )
    return { facets, active }
  },
)
