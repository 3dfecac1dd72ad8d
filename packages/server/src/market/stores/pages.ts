import { ProvincePage, StorePage, StoresPage } from '@saolang/web/market/stores/store-page'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { z } from 'zod'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { previewHref } from '../shop/offer-card.ts'
import { drawPreview, type PreviewCard } from '../shop/preview-card.ts'
import { readProvinceShop, readStore, readStores } from './read-store.ts'

const Part = z.object({ page: z.coerce.number().int().min(1).max(2000).catch(1) })
const Store = z.object({ id: z.uuid() })

/** `/stores`: a store for each seller, a shop for each province. */
export function storePages(app: App): void {
  app.get('/stores', async (request, reply) =>
    sendPage(request, reply, StoresPage, { provinces: await readStores(undefined) }),
  )
  app.get('/stores/:id', { schema: { params: Store, querystring: Part } }, async (request, reply) => {
    const { place, photo, ...read } = await readStore({ id: request.params.id, page: request.query.page })
    const card = storeCard({ ...read, place, photo }, languageOf(request))
    const address = `${request.publicUrl}/stores/${read.store.id}`
    return sendPage(request, reply, StorePage, {
      ...read,
      preview: previewHref(request.publicUrl, `/stores/${read.store.id}`, card),
      jsonLd: toStoreJsonLd(read, address),
    })
  })
  app.get('/stores/:id/preview.jpg', { schema: { params: Store, hide: true } }, async (request, reply) => {
    const read = await readStore({ id: request.params.id, page: 1 })
    reply.header('cache-control', 'public, max-age=3600')
    return reply.type('image/jpeg').send(await drawPreview(storeCard(read, languageOf(request))))
  })
  const Province = z.object({ code: z.string().regex(/^\d{2}$/) })
  app.get('/stores/places/:code', { schema: { params: Province, querystring: Part } }, async (request, reply) =>
    sendPage(
      request,
      reply,
      ProvincePage,
      await readProvinceShop({ code: request.params.code, page: request.query.page }),
    ),
  )
}

type Read = Awaited<ReturnType<typeof readStore>>

function storeCard(
  { store, place, photo, total }: Pick<Read, 'store' | 'place' | 'photo' | 'total'>,
  lang: Lang,
): PreviewCard {
  return {
    name: store.name,
    lines: [place, say(lang, 'market.productsOnSale', { n: total })],
    band: say(lang, 'market.storeBand'),
    photo: photo?.sha256,
    isSample: store.isSample ? say(lang, 'kit.sample') : undefined,
  }
}

function toStoreJsonLd({ store, rating }: Pick<Read, 'store' | 'rating'>, address: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Store',
    '@id': address,
    url: address,
    name: store.name,
    address: { '@type': 'PostalAddress', streetAddress: store.address, addressCountry: 'VN' },
    telephone: store.phone,
    ...(rating.mean !== undefined && {
      aggregateRating: {
        '@type': 'AggregateRating',
        ratingValue: rating.mean,
        reviewCount: rating.reviews,
        bestRating: 5,
        worstRating: 1,
      },
    }),
  }
}
