import { randomUUID } from 'node:crypto'
import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { currentTime, setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import {
  goodOffer,
  goodTerms,
  putOnSale,
  type Recognised,
  recogniseProduct,
  withdrawStars,
} from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { buyerMoves } from '../orders/move-order.ts'
import { placeOrder } from '../orders/place-order.ts'
import { readCartPrices } from '../orders/price-cart.ts'
import { followPurchase } from '../orders/read-orders.ts'
import { readOffer } from '../shop/read-offer.ts'
import { readShop } from '../shop/read-shop.ts'
import { receiveStock, writeOffStock } from '../stock/record-stock.ts'
import { endReservations, findLedgerGaps, reserve } from '../stock/stock.sql.ts'
import { readOwnOffer } from './read-desk.ts'
import { saveBundle } from './save-bundle.ts'
import { changeOffer, pauseOffer, saveOffer } from './save-offer.ts'
import { saveTerms } from './save-terms.ts'

let running: TestApp
let sold: Recognised
let offerId: string
const today = () => legalDateOf(currentTime())

async function buyOne({ seenDong, ...line }: { offerId: string; quantity: number; seenDong: number }) {
  const buyer = { name: 'Người Mua (mẫu)', phone: '0911111111', address: 'Số 1, xã Mẫu', provinceCode: '96' }
  const payWays = { [sold.producer.organisationId as string]: 'cash' }
  return (await placeOrder(visitor, { key: randomUUID(), cart: [line], buyer, payWays, seenDong })).code
}

beforeAll(async () => {
  running = await openApp()
  sold = await recogniseProduct(running)
})
afterAll(() => running.close())
afterEach(() => {
  setClock(() => new Date())
})

describe('who may sell', () => {
  test('nobody but the producer and the officer of its commune', async () => {
    const ask = { productId: sold.productId, form: goodOffer }
    await expect(saveOffer(visitor, ask)).rejects.toThrow('unauthenticated')
    await expect(saveOffer(await createActor({ role: 'provincial-officer' }), ask)).rejects.toThrow('forbidden.role')
    const other = await createActor({ role: 'producer' })
    await saveTerms(other, { form: goodTerms })
    await expect(saveOffer(other, ask)).rejects.toThrow('forbidden.product')
    const stranger = await createActor({ role: 'commune-officer', communeCode: '32044' })
    const organisationId = sold.producer.organisationId as string
    await expect(saveOffer(stranger, { ...ask, organisationId })).rejects.toThrow('forbidden.jurisdiction')
  })

  test('nobody before they have said how they sell, and every thing a buyer misses is named at once', async () => {
    const refused = saveOffer(sold.producer, { productId: sold.productId, form: { pack: 'Chai' } })
    await expect(refused).rejects.toThrow(/offer.ingredients-missing.*offer.terms-missing.*offer.price/)
    await expect(saveTerms(sold.producer, { form: {} })).rejects.toThrow(
      /terms.phone.*terms.returns.*terms.no-way-to-pay/,
    )
  })
})

describe('an offer', () => {
  test('made by the officer for the seller is recorded as the officer’s', async () => {
    const organisationId = sold.producer.organisationId as string
    const officer = await createActor({ role: 'commune-officer', communeCode: '32047' })
    await saveTerms(officer, { organisationId, form: goodTerms })
    const { id } = await saveOffer(officer, {
      organisationId,
      productId: sold.productId,
      form: { ...goodOffer, pack: 'Hũ' },
    })
    const [change] = await inTransaction(
      (tx) => tx`select by_role as "byRole" from market.offer_change where offer_id = ${id}`,
    )
    expect(change).toEqual({ byRole: 'commune-officer' })
    await pauseOffer(officer, { id, isPaused: true })
    const { headers } = await signIn(officer)
    const page = await running.app.inject({ url: '/market', headers })
    expect(page.body).toContain(`/market?organisation=${organisationId}`)
    const desk = await running.app.inject({ url: `/market?organisation=${organisationId}`, headers })
    expect(desk.body).toContain('Bạn đang làm thay cho')
  })

  test('stands in the shop and beside its product with the star of the register, once there is stock', async () => {
    offerId = await putOnSale(sold, 5)
    const { findings, counts } = await readShop({ q: '', facets: {} })
    expect(findings.map(({ offer }) => offer.id)).toEqual([offerId])
    expect(counts.find(({ facet }) => facet === 'province')).toEqual({ facet: 'province', value: '96', count: 1 })
    expect((await readShop({ q: '', facets: { star: '5' } })).findings).toEqual([])
    const page = await running.app.inject({ url: `/shop/${offerId}` })
    expect(page.body).toContain('150.000 đồng')
    expect(page.body).toContain('hasCertification')
    expect(page.body).not.toContain('<script src')
    const beside = await running.app.inject({ url: `/products/${encodeURIComponent(sold.address)}` })
    expect(beside.body).toContain(`/shop/${offerId}`)
  })

  test('of a pack that is offered already is refused', async () => {
    await expect(saveOffer(sold.producer, { productId: sold.productId, form: goodOffer })).rejects.toThrow(
      'conflict.offer-exists',
    )
  })

  test('is found by words without tone marks', async () => {
    const [{ name } = { name: '' }] = await inTransaction(
      (tx) => tx<{ name: string }[]>`select name from registry.listing`,
    )
    const typed = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
    expect((await readShop({ q: typed, facets: {} })).findings.length).toBe(1)
    expect((await readShop({ q: 'xyzw', facets: {} })).findings.length).toBe(0)
  })

  test('keeps every price that it had', async () => {
    await changeOffer(sold.producer, { id: offerId, form: { ...goodOffer, priceDong: '160000' } })
    const prices = await inTransaction(
      (tx) => tx`select price_dong as dong from market.offer_change where offer_id = ${offerId} order by version`,
    )
    expect(prices.map(({ dong }) => dong)).toEqual([150000, 160000])
    expect((await readOffer(offerId)).offer.priceDong).toBe(160000)
  })
})

describe('stock', () => {
  test('goes out by what expires first, over batches, all or nothing, and the ledger sums up', async () => {
    await receiveStock(sold.producer, {
      offerId,
      place: 'Kho',
      batch: 'L2',
      expiresOn: addDays(today(), 30),
      quantity: 3,
    })
    await receiveStock(sold.producer, {
      offerId,
      place: 'Kho',
      batch: 'L3',
      expiresOn: addDays(today(), 10),
      quantity: 2,
    })
    const { offer } = await readOffer(offerId)
    const want = { variantId: offer.variantId, offerId, today: today(), until: null }
    const orderId = offerId
    expect(await inTransaction((tx) => reserve(tx, { ...want, orderId, quantity: 11 }, currentTime()))).toBe(0)
    expect(await inTransaction((tx) => reserve(tx, { ...want, orderId, quantity: 4 }, currentTime()))).toBe(4)
    const { stock } = await readOwnOffer(sold.producer, offerId)
    expect(stock.map(({ batch, reserved }) => [batch, reserved])).toEqual([
      ['L3', 2],
      ['L2', 2],
      ['L1', 0],
    ])
    await inTransaction((tx) => endReservations(tx, orderId, 'released', currentTime()))
    await inTransaction((tx) => endReservations(tx, orderId, 'released', currentTime()))
    expect((await readOffer(offerId)).offer.available).toBe(10)
    expect(await inTransaction(findLedgerGaps)).toEqual([])
  })

  test('past its day is not sold', async () => {
    setClock(() => new Date(Date.now() + 12 * 86_400_000))
    expect((await readOffer(offerId)).offer.available).toBe(8)
  })

  test('that is set aside cannot be written off, and a reason is asked', async () => {
    const { stock } = await readOwnOffer(sold.producer, offerId)
    const level = stock.find(({ batch }) => batch === 'L1')
    const off = { offerId, levelId: level?.id as string, why: 'Vỡ' }
    await expect(writeOffStock(sold.producer, { ...off, quantity: 6 })).rejects.toThrow('stock.not-free')
    await expect(writeOffStock(sold.producer, { ...off, quantity: 1, why: '' })).rejects.toThrow('stock.why-missing')
    await writeOffStock(sold.producer, { ...off, quantity: 1 })
    expect((await readOffer(offerId)).offer.available).toBe(9)
  })
})

describe('a lower price', () => {
  test('must be lower, within the limits and on days that are days', async () => {
    const bad = { 'price-0-dong': '150000', 'price-1-dong': '9000', 'price-1-quantity': '900', 'price-1-until': 'mai' }
    const refused = changeOffer(sold.producer, { id: offerId, form: { ...goodOffer, ...bad } })
    await expect(refused).rejects.toThrow(/offer.lower-price at.*lower-price-quantity.*lower-price-days/)
  })
  test('holds from its quantity on, and is told to buyers', async () => {
    const form = { ...goodOffer, 'price-0-dong': '120000', 'price-0-quantity': '3' }
    await changeOffer(sold.producer, { id: offerId, form })
    const cart = async (quantity: number) => (await readCartPrices([{ offerId, quantity }])).parts[0]?.goodsDong
    expect([await cart(2), await cart(3)]).toEqual([300_000, 360_000])
    expect((await running.app.inject({ url: `/shop/${offerId}` })).body).toContain('Mua từ 3: 120.000 đồng')
    const [kept] = await inTransaction(
      (tx) => tx`select prices from market.offer_change where offer_id = ${offerId} order by version desc limit 1`,
    )
    expect(kept?.prices).toMatchObject([{ minQuantity: 3, priceDong: 120_000 }])
  })
})

describe('a gift box', () => {
  let boxId: string
  const box = { pack: 'Hộp quà 2 chai, 1 hũ nhỏ', ...{ priceDong: '400000', includesTax: 'on', minQuantity: '1' } }
  test('holds packs of its seller alone, two at least', async () => {
    const jarId = await putOnSale(sold, 3, 'Hũ nhỏ')
    const [bottle, jar] = await Promise.all([offerId, jarId].map(async (id) => (await readOffer(id)).offer.variantId))
    const form = { ...box, maxQuantity: '5', [`part-${bottle}`]: '2', [`part-${jar}`]: '1' }
    const stranger = await createActor({ role: 'producer' })
    await expect(saveBundle(visitor, { form })).rejects.toThrow('unauthenticated')
    await expect(saveBundle(stranger, { form })).rejects.toThrow('bundle.too-few')
    await expect(saveBundle(sold.producer, { form: { ...form, [`part-${bottle}`]: '0' } })).rejects.toThrow('too-few')
    boxId = (await saveBundle(sold.producer, { form })).id
    const { offer, parts } = await readOffer(boxId)
    expect(parts.map(({ pack, quantity }) => `${quantity} ${pack}`).sort()).toEqual(['1 Hũ nhỏ', '2 Chai 500 ml'])
    expect(offer.label.ingredients).toContain('Chai 500 ml: Mật ong 100%')
    expect(offer.available).toBe(3)
  })
  test('takes the stock of its parts, is as scarce as the scarcest, and gives all of it back', async () => {
    const take = (quantity: number) => buyOne({ offerId: boxId, quantity, seenDong: quantity * 400_000 + 30_000 })
    await expect(take(4)).rejects.toThrow('order.not-enough')
    const before = (await readOffer(offerId)).offer.available
    const code = await take(3)
    expect((await readOffer(boxId)).offer.available).toBe(0)
    expect((await readOffer(offerId)).offer.available).toBe(before - 6)
    const order = (await followPurchase(code))?.orders[0]?.order
    await buyerMoves.cancel(visitor, { code, orderId: order?.id as string })
    expect((await readOffer(boxId)).offer.available).toBe(3)
    const receiving = { offerId: boxId, place: 'Kho', batch: 'L', expiresOn: '', quantity: 1 }
    await expect(receiveStock(sold.producer, receiving)).rejects.toThrow('stock.of-parts')
    expect(await inTransaction(findLedgerGaps)).toEqual([])
  })
  test('shows what is in it, each with the star of the register', async () => {
    const { body } = await running.app.inject({ url: `/shop/${boxId}` })
    expect(body).toContain('Trong hộp có')
    expect(body.match(/class="stars[^"]*"/g)?.length).toBeGreaterThan(2)
  })
})

describe('a seller’s pages', () => {
  test('work from terms to stock without a script, and show refusals on the form', async () => {
    const { headers, csrf } = await signIn(sold.producer)
    const post = (url: string, fields: Record<string, string>) =>
      running.app.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ csrf, ...fields }).toString(),
      })
    const desk = await running.app.inject({ url: '/market', headers })
    expect(desk.body).toContain(`/market/offers/${offerId}`)
    const refused = await post(`/market/offers/new?product=${sold.productId}`, { pack: 'Lọ 1 kg' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Nghị định 43/2017/NĐ-CP')
    expect(refused.body).toContain('Lọ 1 kg')
    const made = await post(`/market/offers/new?product=${sold.productId}`, { ...goodOffer, pack: 'Lọ 1 kg' })
    expect(made.statusCode).toBe(303)
    const paused = await post(`${made.headers.location}/pause`, { isPaused: 'yes' })
    expect(paused.statusCode).toBe(303)
    expect((await running.app.inject({ url: String(made.headers.location), headers })).body).toContain('Tạm ngừng')
  })
})

describe('when the certificate is withdrawn', () => {
  test('the offer is out of the shop at once, says why, and cannot be opened', async () => {
    await withdrawStars(sold)
    expect((await readShop({ q: '', facets: {} })).findings).toEqual([])
    const page = await running.app.inject({ url: `/shop/${offerId}` })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('không còn hiệu lực')
    await running.deliverEvents()
    expect((await readOwnOffer(sold.producer, offerId)).offer.pausedWhy).toBe('certificate')
    await expect(pauseOffer(sold.producer, { id: offerId, isPaused: false })).rejects.toThrow('offer.no-star')
  })
})
