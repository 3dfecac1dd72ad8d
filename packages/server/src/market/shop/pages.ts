import { shopSorts } from '@saolang/core/market/shop/shop-question.ts'
import { paperKinds } from '@saolang/core/trace/areas/area.ts'
import { OfferPage } from '@saolang/web/market/offer-page'
import { ShopPage } from '@saolang/web/market/shop/shop-page'
import { z } from 'zod'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { hrefOf } from '../../registry/search/address.ts'
import { nameShopFacets } from './name-shop-facets.ts'
import { offerCard, previewHref } from './offer-card.ts'
import { toOfferJsonLd } from './offer-json-ld.ts'
import { picturePages } from './picture-pages.ts'
import { readOffer } from './read-offer.ts'
import { readSurroundings } from './read-offer-page.ts'
import { readShop } from './read-shop.ts'
import { showcasePages } from './showcase-pages.ts'
import { sitemapPages } from './sitemap-pages.ts'
import { toLine } from './to-line.ts'
import { toOfferView } from './to-view.ts'

// What a filter cannot be is left out: an address typed by hand still answers.
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const yes = lenient(z.literal('yes'))
const Question = z.object({
  q: z.string().max(300).default(''),
  star: lenient(z.string().regex(/^[3-5]$/)),
  province: lenient(z.string().regex(/^\d{2}$/)),
  industry: lenient(z.enum(['I', 'II', 'III', 'IV', 'V', 'VI'])),
  season: lenient(z.string().regex(/^(now|[1-9]|1[0-2])$/)),
  paper: lenient(z.enum(paperKinds)),
  price: lenient(z.string().regex(/^[0-4]$/)),
  stock: yes,
  gift: yes,
  sort: lenient(z.enum(shopSorts)),
  page: z.coerce.number().int().min(1).max(2000).catch(1),
})

const pageSize = 24

/** `/shop` and `/shop/{offer}`: the shop window, for anyone; every page asks the register for the stars it shows. */
export function shopPages(app: App): void {
  app.get('/shop', { schema: { querystring: Question } }, async (request, reply) => {
    const { page, ...asked } = request.query
    const { q, sort = 'newest', ...facets } = asked
    const { findings, total, counts, reading } = await readShop({ q, facets, sort, page, size: pageSize })
    return sendPage(request, reply, ShopPage, {
      ...{ q, sort, page, pageSize, total },
      lines: findings.map(toLine),
      keep: { ...facets, sort: asked.sort },
      corrected: reading.corrected,
      unknown: reading.unknown,
      toHref: (n: number) => hrefOf('/shop', { ...asked, page: String(n) }),
      ...(await nameShopFacets({ asked, counts, lang: languageOf(request) })),
    })
  })
  app.get('/shop/:offer', { schema: { params: z.object({ offer: z.uuid() }) } }, async (request, reply) => {
    const shown = await readOffer(request.params.offer)
    const lang = languageOf(request)
    const { around, reviews } = await readSurroundings(shown, lang)
    return sendPage(request, reply, OfferPage, {
      offer: toOfferView(shown),
      around,
      reviews,
      preview: previewHref(request.publicUrl, `/shop/${shown.offer.id}`, offerCard(shown, around.photos[0], lang)),
      jsonLd: toOfferJsonLd(shown, { around, reviews }, request.publicUrl),
    })
  })
  picturePages(app)
  showcasePages(app)
  sitemapPages(app)
}
