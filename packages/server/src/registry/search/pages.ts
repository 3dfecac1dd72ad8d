import { Readable } from 'node:stream'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type FacetValues, listingStatuses } from '@saolang/core/registry/listing.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { ProductsPage } from '@saolang/web/registry/products-page'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { csvMark, csvRow } from '../../platform/csv.ts'
import { languageOf } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { beginAnswer } from '../verification/ready-answers.ts'
import { sendReady } from '../verification/send-ready.ts'
import { hrefOf } from './address.ts'
import { nameFacets } from './name-facets.ts'
import { exportProducts, type FoundProduct, type ProductSearch, searchProducts } from './search-products.ts'

// What a filter cannot be is left out: an address typed by hand, or an empty choice of the form, still answers.
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const Question = z.object({
  q: z.string().max(300).default(''),
  star: lenient(z.string().regex(/^[3-5]$/)),
  industry: lenient(z.enum(['I', 'II', 'III', 'IV', 'V', 'VI'])),
  set: lenient(z.string().regex(/^([1-9]|1\d|2[0-6])$/)),
  province: lenient(z.string().regex(/^\d{2}$/)),
  commune: lenient(z.string().regex(/^\d{5}$/)),
  year: lenient(z.string().regex(/^20\d{2}$/)),
  status: lenient(z.enum(listingStatuses)),
})
const Query = Question.extend({ page: z.coerce.number().int().min(1).max(2000).catch(1) })
type Asked = z.infer<typeof Question>

const pageSize = 24

/** `/products`: the register as a page and as CSV of any result; both speak the same address. */
export function searchPages(app: App): void {
  app.get('/products', { schema: { querystring: Query } }, async (request, reply) => {
    const began = beginAnswer()
    const { page, ...asked } = request.query
    const found = await searchProducts({ ...toSearch(asked), page, size: pageSize })
    const names = await nameFacets({ asked, counts: found.counts, lang: languageOf(request) })
    const props = {
      q: asked.q,
      products: found.products.map(toListed),
      page,
      pageSize,
      total: found.total,
      isCapped: found.isCapped,
      ...found.reading,
      ...names,
      keep: { ...asked, q: undefined },
      terms: termTabs(asked, languageOf(request)),
      csvHref: hrefOf('/products.csv', asked),
      jsonHref: hrefOf('/api/v1/products', asked),
      provinceCounts: Object.fromEntries(
        found.counts.filter(({ facet }) => facet === 'province').map(({ value, count }) => [value, count]),
      ),
      ...(asked.province && { provinceChosen: asked.province }),
      hrefs: {
        page: (to: number) => hrefOf('/products', { ...asked, page: String(to) }),
        province: (code: string) => hrefOf('/products', { ...asked, province: code, commune: undefined }),
      },
    }
    // Questions are without number: only the register as it opens is asked for again and again.
    return sendReady(request, reply, { Page: ProductsPage, props, began, isRare: request.url !== '/products' })
  })
  app.get(
    '/products.csv',
    { schema: { querystring: Question }, config: { rateLimit: { max: 20, timeWindow: '1 minute' } } },
    (request, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="san-pham-ocop-${legalDateOf(currentTime())}.csv"`)
        .header('cache-control', 'no-cache')
        .send(Readable.from(csvOf(toSearch(request.query), request.publicUrl))),
  )
}

const ListedProduct = z.object({
  address: z.string(),
  name: z.string(),
  producer: z.string(),
  place: z.string(),
  provinceCode: z.string(),
  communeCode: z.string().nullable(),
  industryCode: z.string(),
  setNo: z.number().nullable(),
  star: z.number().nullable(),
  status: z.string(),
  lastDay: z.string().nullable(),
  decidedOn: z.string().nullable(),
  year: z.number(),
  isSample: z.boolean(),
})

/** The register for machines, with the same questions as the page. */
export function searchRoutes(app: App): void {
  app.get(
    '/api/v1/products',
    {
      schema: {
        tags: ['register'],
        summary: 'Find products of the register',
        querystring: Query.extend({ size: z.coerce.number().int().min(1).max(100).catch(pageSize) }),
        response: {
          200: z.object({
            asOf: z.string(),
            total: z.number(),
            isCapped: z.boolean(),
            next: z.string().optional(),
            counts: z.array(z.object({ facet: z.string(), value: z.string(), count: z.number() })),
            corrected: z.array(z.object({ typed: z.string(), meant: z.string() })),
            products: z.array(ListedProduct),
          }),
        },
      },
    },
    async (request) => {
      const { page, size, ...asked } = request.query
      const { products, total, isCapped, counts, reading } = await searchProducts({ ...toSearch(asked), page, size })
      const more = { ...asked, page: String(page + 1), size: String(size) }
      return {
        asOf: legalDateOf(currentTime()),
        total,
        isCapped,
        counts,
        corrected: [...reading.corrected],
        ...(page * size < total && { next: request.publicUrl + hrefOf('/api/v1/products', more) }),
        products: products.map(({ isDemo, ...product }) => ({ ...product, isSample: isDemo })),
      }
    },
  )
}

function toSearch({ q, status, ...facets }: Asked): Pick<ProductSearch, 'q' | 'facets' | 'status'> {
  const asked = Object.entries(facets).filter(([, value]) => value !== undefined)
  return { q, status, facets: Object.fromEntries(asked) as FacetValues }
}

const terms = {
  expiring: 'registry.expiring',
  extended: 'registry.extended',
  expired: 'registry.expired',
} as const

// The lists by term keep what else was asked, and are addresses that one can send and subscribe to.
function termTabs(asked: Asked, lang: Lang) {
  const tab = (status: keyof typeof terms | undefined, label: string) => ({
    label,
    href: hrefOf('/products', { ...asked, status }),
    isHere: asked.status === status,
  })
  const named = Object.entries(terms) as [keyof typeof terms, (typeof terms)[keyof typeof terms]][]
  return [
    tab(undefined, say(lang, 'registry.allTerms')),
    ...named.map(([status, word]) => tab(status, say(lang, word))),
  ]
}

function toListed({ address, name, producer, place, star, status, lastDay, decidedOn, year, isDemo }: FoundProduct) {
  return {
    address,
    name,
    producer,
    place,
    status,
    year,
    isSample: isDemo,
    ...(star !== null && { star }),
    ...(lastDay !== null && { lastDay }),
    ...(decidedOn !== null && { decidedOn }),
  }
}

const csvHead = [
  'code',
  'name',
  'producer',
  'place',
  'province_code',
  'commune_code',
  'industry',
  'set',
  'star',
  'status',
  'last_day',
  'decided_on',
  'year',
  'sample',
  'address',
]

async function* csvOf(
  search: Pick<ProductSearch, 'q' | 'facets' | 'status'>,
  publicUrl: string,
): AsyncGenerator<string> {
  yield csvMark + csvRow(csvHead)
  for await (const batch of exportProducts(search))
    yield batch
      .map((p) =>
        csvRow([
          ...[
            p.address,
            p.name,
            p.producer,
            p.place,
            p.provinceCode,
            p.communeCode,
            p.industryCode,
            p.setNo,
            p.star,
            p.status,
          ],
          ...[p.lastDay, p.decidedOn, p.year, p.isDemo ? 'sample' : '', `${publicUrl}/products/${p.address}`],
        ]),
      )
      .join('')
}
