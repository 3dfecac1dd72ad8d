import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../platform/sql.ts'
import { forgetVocabulary } from '../../registry/search/vocabulary-cache.ts'
import { createActor } from '../../testing/actors.ts'
import { putOnSale, type Recognised, recogniseProduct, withdrawStars } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { saveBundle } from '../offers/save-bundle.ts'
import { readShop } from './read-shop.ts'
import { readShowcase, saveShowcase, storeShowcasePhoto } from './save-showcase.ts'

let running: TestApp
let first: Recognised
let second: Recognised
let honey: string
let sack: string
const ask = { q: '', facets: {} }

beforeAll(async () => {
  running = await openApp()
  first = await recogniseProduct(running)
  second = await recogniseProduct(running)
  honey = await putOnSale(first, 12)
  sack = await putOnSale(second, 1)
  await inTransaction(async (tx) => {
    await tx`update market.offer set price_dong = 60000 where id = ${sack}`
    await tx`update market.stock_level set reserved = on_hand where variant_id = (select variant_id from market.offer where id = ${sack})`
  })
  forgetVocabulary()
})
afterAll(() => running.close())

const found = async (search: Partial<Parameters<typeof readShop>[0]>) =>
  (await readShop({ ...ask, ...search })).findings.map(({ offer }) => offer.id)
const months = (...all: number[]) => ({ story: 'Chuyện mẫu', months: all })

describe('a show window is refused', () => {
  test('to whoever is not the maker, with a month that there is not, with a photo that nobody can be told of', async () => {
    const { productId, producer } = first
    await expect(saveShowcase(second.producer, { productId, ...months(1) })).rejects.toThrow('forbidden.organisation')
    await expect(readShowcase(second.producer, productId)).rejects.toThrow('forbidden.organisation')
    const officer = await createActor({ role: 'commune-officer', provinceCode: '01', communeCode: '00004' })
    await expect(saveShowcase(officer, { productId, ...months(1) })).rejects.toThrow('forbidden.jurisdiction')
    const file = await storeShowcasePhoto({ bytes: await drawn(), fileName: 'a.png' })
    await expect(saveShowcase(producer, { productId, ...months(13), photo: { file, alt: ' ' } })).rejects.toThrow(
      /showcase.month.*showcase.alt-missing/,
    )
    await expect(storeShowcasePhoto({ bytes: Buffer.from('%PDF-1.4'), fileName: 'a.pdf' })).rejects.toThrow()
  })
})

describe('the shop', () => {
  test('finds by words without tone marks, by the beginning of a word and past a typing error', async () => {
    for (const q of ['Mật ong', 'mat ong', 'ong mat', 'mat ong ru', 'matt ong', 'mat ong rung tram'])
      expect(await found({ q }), q).toContain(honey)
    expect(await found({ q: 'qqqq' })).toEqual([])
    for (const q of ["'", "a' | 'b", '!!:*&', '\\', "x';drop table market.offer"]) await found({ q })
  })

  test('counts every facet over what the other choices leave, and pages and orders what it found', async () => {
    const all = await readShop(ask)
    expect(all.total).toBe(2)
    const star = all.counts.filter(({ facet }) => facet === 'star')
    expect(star.reduce((sum, { count }) => sum + count, 0)).toBe(2)
    expect(all.counts).toContainEqual({ facet: 'stock', value: 'yes', count: 1 })
    expect(all.counts).toContainEqual({ facet: 'price', value: '1', count: 1 })
    const narrowed = await readShop({ ...ask, facets: { price: '1' } })
    expect(narrowed.findings.map(({ offer }) => offer.id)).toEqual([sack])
    expect(narrowed.counts.filter(({ facet }) => facet === 'price')).toHaveLength(2)
    expect(narrowed.counts.some(({ facet }) => facet === 'stock')).toBe(false)
    expect(await found({ facets: { price: '1', stock: 'yes' } })).toEqual([])
    // What is sold out comes last in every order.
    expect(await found({ sort: 'cheapest' })).toEqual([honey, sack])
    expect(await found({ size: 1, page: 2 })).toHaveLength(1)
    expect(await found({ sellerId: second.producer.organisationId as string })).toEqual([sack])
  })

  test('knows what is in season this month, by the months that its maker ticks', async () => {
    const month = Number(new Date().toLocaleString('en', { month: 'numeric', timeZone: 'Asia/Ho_Chi_Minh' }))
    await saveShowcase(first.producer, { productId: first.productId, ...months(month, (month % 12) + 1) })
    await saveShowcase(second.producer, { productId: second.productId, ...months((month % 12) + 1) })
    expect(await found({ facets: { season: 'now' } })).toEqual([honey])
    expect(await found({ facets: { season: String((month % 12) + 1) } })).toHaveLength(2)
    expect((await running.app.inject({ url: '/shop?season=now' })).body).toContain('Đang mùa')
  })

  test('shows gift boxes on a shelf of their own', async () => {
    const [variant] = await inTransaction((tx) => tx`select variant_id as id from market.offer where id = ${honey}`)
    const form = {
      pack: 'Hộp quà hai chai',
      priceDong: '290000',
      includesTax: 'on',
      minQuantity: '1',
      maxQuantity: '5',
    }
    const { id } = await saveBundle(first.producer, { form: { ...form, [`part-${variant?.id}`]: '2' } })
    expect(await found({ facets: { gift: 'yes' } })).toEqual([id])
    expect((await running.app.inject({ url: '/shop' })).body).toContain('Hộp quà')
  })

  test('answers by its address without a script, also to a filter that there is not', async () => {
    const { statusCode, body } = await running.app.inject({ url: '/shop?star=9&province=x&sort=y&page=0&paper=z' })
    expect(statusCode).toBe(200)
    expect(body).not.toContain('<script src')
    expect(body).toContain('2 sản phẩm đang bán')
  })
})

describe('an offer', () => {
  test('is shown with its photos in the sizes of screens, and to search engines and Zalo with what holds today', async () => {
    const { productId, producer } = first
    const file = await storeShowcasePhoto({ bytes: await drawn(), fileName: 'a.png' })
    await saveShowcase(producer, { productId, ...months(1), photo: { file, alt: 'Chai mật trên bàn' } })
    const { body } = await running.app.inject({ url: `/shop/${honey}` })
    expect(body).toContain('alt="Chai mật trên bàn" width="1600" height="1000"')
    expect(body).toContain(`/shop/pictures/${file.sha256}/960.webp 960w`)
    const data = JSON.parse(body.match(/ld\+json"[^>]*>(.*?)<\/script>/s)?.[1] ?? '{}')
    expect(data).toMatchObject({
      '@type': 'Product',
      hasCertification: { '@type': 'Certification' },
      offers: { priceCurrency: 'VND' },
    })
    expect(data.aggregateRating).toBeUndefined()
    expect(body).toContain('hreflang="en"')
    const card = new URL(body.match(/og:image" content="([^"]+)"/)?.[1] as string)
    const picture = await running.app.inject({ url: card.pathname + card.search })
    expect(await sharp(picture.rawPayload).metadata()).toMatchObject({ width: 1200, height: 630, format: 'jpeg' })
    expect(picture.rawPayload.length).toBeLessThan(300_000)
  })

  test('loses a photo that its maker takes away', async () => {
    const { productId, producer } = first
    const [photo] = (await readShowcase(producer, productId)).photos
    const url = `/shop/pictures/${photo?.sha256}/480.webp`
    expect((await running.app.inject({ url })).statusCode).toBe(200)
    await saveShowcase(producer, { productId, ...months(1), takeAway: [photo?.sha256 as string] })
    expect((await running.app.inject({ url })).statusCode).toBe(404)
  })
})

describe('a store', () => {
  test('holds everything of one maker, and a province its makers; what there is not is not found', async () => {
    const id = first.producer.organisationId as string
    const store = await running.app.inject({ url: `/stores/${id}` })
    expect(store.body).toContain(`/shop/${honey}`)
    expect(store.body).toContain(`/products/${first.address}`)
    const province = await running.app.inject({ url: '/stores/places/96' })
    expect(province.body).toContain(`/stores/${id}`)
    expect((await running.app.inject({ url: '/stores' })).body).toContain('/stores/places/96')
    expect((await running.app.inject({ url: '/stores/places/00' })).statusCode).toBe(404)
    expect((await running.app.inject({ url: '/stores/01a20e8a-f892-7348-91cc-0ab727f49e4e' })).statusCode).toBe(404)
  })
})

describe('search engines', () => {
  test('are told of everything public in parts, of nothing made up, and what is nobody’s business', async () => {
    const { app } = running
    const robots = await app.inject({ url: '/robots.txt' })
    expect(robots.body).toContain('Disallow: /orders')
    expect(robots.body).toMatch(/Sitemap: http.*\/sitemap\.xml/)
    const index = (await app.inject({ url: '/sitemap.xml' })).body
    const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, href]) => new URL(href as string).pathname)
    expect(parts.length).toBeGreaterThan(2)
    const bodies = await Promise.all(parts.map(async (url) => (await app.inject({ url })).body))
    const pages = [...(bodies[0] ?? '').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, href]) => new URL(href as string))
    for (const { pathname, search } of pages)
      expect((await app.inject({ url: pathname + search })).statusCode, pathname).toBe(200)
    const isDemo = (
      await inTransaction((tx) => tx`select is_demo from registry.product where id = ${first.productId}`)
    )[0]
    expect(bodies.join('').includes(`/shop/${honey}`)).toBe(isDemo?.is_demo === false)
  })
})

describe('when its star is withdrawn', () => {
  test('an offer leaves list, counts and sitemap at once, and its page and preview say so', async () => {
    await withdrawStars(first)
    expect(await found({})).toEqual([sack])
    expect((await readShop(ask)).counts).not.toContainEqual({ facet: 'stock', value: 'yes', count: 1 })
    const { body } = await running.app.inject({ url: `/shop/${honey}` })
    expect(body).toContain('không còn hiệu lực')
    expect(body).not.toMatch(/content="OCOP \d sao/)
    expect((await running.app.inject({ url: '/sitemaps/shop.xml' })).body).not.toContain(honey)
  })
})

const drawn = () =>
  sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#a86' } })
    .png()
    .toBuffer()
