import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listCriteriaSets } from '@saolang/law/in-force.ts'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import type { App } from '../../platform/http.ts'
import { readAddresses, readPartStarts } from '../../registry/search/list-addresses.ts'
import { listPublishedNews } from '../promotion/news/news.sql.ts'
import { listPublicStories } from '../promotion/stories/stories.sql.ts'
import { listOpenAddresses } from '../stores/stores.sql.ts'

type Address = { path: string; changedOn?: string }

/** A sitemap holds 50,000 addresses at most (sitemaps.org): two of each offer and store leave room. */
const mostOffers = 25_000
const mostTold = 20_000

/** What search engines read: where everything public is, and what is nobody's business. Made-up goods are left out of both. */
export function sitemapPages(app: App): void {
  const hidden = { schema: { hide: true } }
  app.get('/robots.txt', hidden, (request, reply) =>
    reply.type('text/plain; charset=utf-8').send(robots(request.publicUrl)),
  )
  app.get('/sitemap.xml', hidden, async (request, reply) => {
    const starts = await readPartStarts(undefined)
    const parts = [
      '/sitemaps/pages.xml',
      '/sitemaps/shop.xml',
      '/sitemaps/told.xml',
      ...starts.map((id) => `/sitemaps/products/${id}.xml`),
    ]
    const rows = parts.map((path) => `<sitemap><loc>${request.publicUrl}${path}</loc></sitemap>`)
    return sendXml(reply, 'sitemapindex', rows)
  })
  app.get('/sitemaps/pages.xml', hidden, async (request, reply) =>
    sendAddresses(reply, request.publicUrl, await listPublicPages(undefined)),
  )
  app.get('/sitemaps/shop.xml', hidden, async (request, reply) =>
    sendAddresses(reply, request.publicUrl, await listShopPages(undefined)),
  )
  app.get('/sitemaps/told.xml', hidden, async (request, reply) =>
    sendAddresses(reply, request.publicUrl, await listTold(undefined)),
  )
  const Part = z.object({ from: z.string().regex(/^[0-9a-f-]{36}\.xml$/) })
  app.get('/sitemaps/products/:from', { schema: { params: Part, hide: true } }, async (request, reply) => {
    const found = await readAddresses(request.params.from.slice(0, 36))
    const addresses = found.map(({ address }) => ({ path: `/products/${encodeURIComponent(address)}` }))
    return sendAddresses(reply, request.publicUrl, addresses)
  })
}

const closed = [
  ...['/login', '/logout', '/register', '/account', '/cart', '/checkout', '/orders', '/market', '/desk', '/dossiers'],
  ...['/councils', '/registry', '/insight', '/audit', '/people', '/reports', '/privacy/requests', '/shop/review'],
]

const robots = (publicUrl: string) =>
  [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    'Allow: /',
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n')

const listPublicPages = publicView(async ({ tx, now }, _: undefined): Promise<Address[]> => {
  const provinces = await listProvinces(tx)
  const sets = listCriteriaSets(legalDateOf(now))
  return [
    ...[
      '/',
      '/products',
      '/shop',
      '/stores',
      '/map',
      '/targets',
      '/circular',
      '/law',
      '/advisers',
      '/data',
      '/v',
      '/log',
    ],
    ...['/stories', '/news', '/calendar', '/live', '/points-of-sale'],
    ...['/oversight', '/recalls', '/privacy', '/trainings', '/support/policies'],
    ...provinces.flatMap(({ code }) => [`/map/${code}`, `/stores/places/${code}`, `/products?province=${code}`]),
    ...sets.map(({ no }) => `/law/26-2026-qd-ttg/sets/${no}`),
  ].map((path) => ({ path }))
})

const listShopPages = publicView(async ({ tx, now }, _: undefined): Promise<Address[]> => {
  const open = await listOpenAddresses(tx, { today: legalDateOf(now), most: mostOffers })
  return [
    ...[...new Set(open.map(({ sellerId }) => sellerId))].map((id) => ({ path: `/stores/${id}` })),
    ...open.map(({ offerId, changedAt }) => ({ path: `/shop/${offerId}`, changedOn: legalDateOf(changedAt) })),
  ]
})

/** Approved stories and published news; what is made up stands in neither. */
const listTold = publicView(async ({ tx }, _: undefined): Promise<Address[]> => {
  const all = { from: 0, most: mostTold }
  const [stories, news] = [
    await listPublicStories(tx, { ...all, provinceCode: null }),
    await listPublishedNews(tx, all),
  ]
  return [
    ...stories.flatMap(({ slug, decidedAt, isDemo }) => (isDemo ? [] : [at('stories', slug, decidedAt)])),
    ...news.flatMap(({ slug, publishedAt, isDemo }) => (isDemo ? [] : [at('news', slug, publishedAt)])),
  ]
})

const at = (room: string, slug: string, changedAt: Date | null): Address => ({
  path: `/${room}/${encodeURIComponent(slug)}`,
  ...(changedAt && { changedOn: legalDateOf(changedAt) }),
})

function sendAddresses(reply: FastifyReply, publicUrl: string, addresses: readonly Address[]): FastifyReply {
  const rows = addresses.map(
    ({ path, changedOn }) =>
      `<url><loc>${publicUrl}${path.replaceAll('&', '&amp;')}</loc>${changedOn ? `<lastmod>${changedOn}</lastmod>` : ''}</url>`,
  )
  return sendXml(reply, 'urlset', rows)
}

function sendXml(reply: FastifyReply, root: string, rows: readonly string[]): FastifyReply {
  return reply
    .header('cache-control', 'public, max-age=3600')
    .type('application/xml; charset=utf-8')
    .send(
      `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join('\n')}\n</${root}>\n`,
    )
}
