import { randomUUID } from 'node:crypto'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { currentTime, setClock } from '../../platform/act.ts'
import { connect } from '../../platform/connect.ts'
import { inTransaction, type Tx } from '../../platform/sql.ts'
import { createActor } from '../../testing/actors.ts'
import { goodOffer, putOnSale, type Recognised, recogniseProduct, withdrawStars } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readOwnOffer } from '../offers/read-desk.ts'
import { changeOffer, pauseOffer } from '../offers/save-offer.ts'
import { readOffer } from '../shop/read-offer.ts'
import { findLedgerGaps, reserve } from '../stock/stock.sql.ts'
import { eraseOldBuyers, expireOrders } from './follow-orders.ts'
import { buyerMoves, recordRefund, sellerMoves } from './move-order.ts'
import { placeOrder } from './place-order.ts'
import { followPurchase, readSellerOrder, readSellerOrders } from './read-orders.ts'
import { askReturn } from './returns/ask-return.ts'

let running: TestApp
let first: Recognised
let second: Recognised
let jar: string
let sack: string
const buyer = { name: 'Người Mua (mẫu)', phone: '0911111111', address: 'Số 1, xã Mẫu', provinceCode: '96' }
const hour = 3_600_000

beforeAll(async () => {
  running = await openApp()
  first = await recogniseProduct(running)
  second = await recogniseProduct(running)
  jar = await putOnSale(first, 50)
  sack = await putOnSale(second, 50)
})
afterAll(() => running.close())
afterEach(() => {
  setClock(() => new Date())
})

const sellerOf = (recognised: Recognised) => recognised.producer.organisationId as string
const buy = (more: Partial<Parameters<typeof placeOrder>[1]> = {}) =>
  placeOrder(visitor, {
    ...{ key: randomUUID(), cart: [{ offerId: jar, quantity: 2 }], buyer, payWays: { [sellerOf(first)]: 'cash' } },
    ...{ seenDong: 330_000, ...more },
  })
const follow = async (code: string) => {
  const found = await followPurchase(code)
  if (!found) throw new Error('no purchase')
  return found
}
const orderOf = async (code: string) => (await follow(code)).orders[0]?.order as { id: string; status: string }

describe('an order is refused', () => {
  test('with every reason at once: nobody to bring it to, no way to pay', async () => {
    await expect(buy({ buyer: {}, payWays: {} })).rejects.toThrow(
      /buyer.name.*buyer.phone.*buyer.province.*order.pay-way/,
    )
    await expect(buy({ cart: [] })).rejects.toThrow('order.cart-empty')
  })
  test('over the limits of the offer, and at a price that was not shown', async () => {
    await expect(buy({ cart: [{ offerId: jar, quantity: 21 }] })).rejects.toThrow('order.above-max')
    await expect(buy({ seenDong: 1 })).rejects.toThrow('order.price-changed')
  })
  test('while its seller has paused it', async () => {
    await pauseOffer(first.producer, { id: jar, isPaused: true })
    await expect(buy()).rejects.toThrow('order.offer-paused')
    await pauseOffer(first.producer, { id: jar, isPaused: false })
  })
})

describe('an order', () => {
  test('across two sellers is one for each, with what was bought written down as it was', async () => {
    const cart = [
      { offerId: jar, quantity: 1 },
      { offerId: sack, quantity: 2 },
    ]
    const payWays = { [sellerOf(first)]: 'cash', [sellerOf(second)]: 'transfer' }
    const { code } = await buy({ cart, payWays, seenDong: 510_000 })
    const { orders, phone } = await follow(code)
    expect(phone).toBe('•••••••111')
    const cash = orders.find(({ order }) => order.payWay === 'cash')
    const transfer = orders.find(({ order }) => order.payWay === 'transfer')
    expect([cash?.order.status, transfer?.order.status]).toEqual(['placed', 'awaiting-payment'])
    expect([cash?.transfer, transfer?.transfer?.dong]).toEqual([undefined, 330_000])
    await changeOffer(first.producer, { id: jar, form: { ...goodOffer, priceDong: '999000' } })
    const later = (await follow(code)).orders.find(({ order }) => order.payWay === 'cash')
    expect(later?.order.lines[0]).toMatchObject({ priceDong: 150_000, star: 4 })
    await changeOffer(first.producer, { id: jar, form: goodOffer })
  })

  test('sent twice with one key, even at once, is one order', async () => {
    const before = (await readOffer(jar)).offer.available
    const key = randomUUID()
    const codes = await Promise.all([1, 2, 3, 4].map(() => buy({ key })))
    expect(new Set(codes.map(({ code }) => code)).size).toBe(1)
    expect((await readOffer(jar)).offer.available).toBe(before - 2)
  })

  test('goes from the seller’s tap to the door, and its stock with it', async () => {
    const { code } = await buy()
    const { id: orderId } = await orderOf(code)
    const stranger = await createActor({ role: 'producer' })
    await expect(sellerMoves.confirm(stranger, { orderId })).rejects.toThrow('not-found.order')
    await expect(sellerMoves.confirm(visitor, { orderId })).rejects.toThrow('unauthenticated')
    await expect(sellerMoves['hand-over'](first.producer, { orderId })).rejects.toThrow('conflict.order-moved-on')
    await sellerMoves.confirm(first.producer, { orderId })
    await expect(buyerMoves.cancel(visitor, { code, orderId })).rejects.toThrow('conflict.order-moved-on')
    const officer = await createActor({ role: 'commune-officer', communeCode: '32047' })
    await sellerMoves['hand-over'](officer, { orderId })
    await buyerMoves.deliver(visitor, { code, orderId })
    await askReturn(visitor, { code, orderId, reason: 'broken', words: 'Chai bị nứt', photos: [] })
    await sellerMoves['accept-return'](first.producer, { orderId })
    const { order, buyer: to } = await readSellerOrder(first.producer, orderId)
    expect(order.events.map(({ act, byRole }) => [act, byRole])).toEqual([
      ['place', 'buyer'],
      ['confirm', 'producer'],
      ['hand-over', 'commune-officer'],
      ['deliver', 'buyer'],
      ['ask-return', 'buyer'],
      ['accept-return', 'producer'],
    ])
    expect(to?.phone).toBe(buyer.phone)
    expect(await inTransaction(findLedgerGaps)).toEqual([])
  })

  test('that its buyer cancels gives its stock back, once', async () => {
    const before = (await readOffer(jar)).offer.available
    const { code } = await buy()
    const { id: orderId } = await orderOf(code)
    expect((await readOffer(jar)).offer.available).toBe(before - 2)
    const both = await Promise.allSettled([1, 2].map(() => buyerMoves.cancel(visitor, { code, orderId })))
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBe(1)
    expect((await readOffer(jar)).offer.available).toBe(before)
  })

  test('paid and then declined leaves a debt of its seller until it is given back', async () => {
    const { code } = await buy({ payWays: { [sellerOf(first)]: 'transfer' } })
    const { id: orderId } = await orderOf(code)
    await expect(sellerMoves.confirm(first.producer, { orderId })).rejects.toThrow('conflict.order-moved-on')
    await sellerMoves.pay(first.producer, { orderId })
    await expect(sellerMoves.decline(first.producer, { orderId })).rejects.toThrow('order.words-missing')
    await sellerMoves.decline(first.producer, { orderId, words: 'Hết hàng' })
    expect((await follow(code)).orders[0]?.order).toMatchObject({ paidDong: 330_000, refundedDong: 0 })
    await recordRefund(first.producer, { orderId })
    await expect(recordRefund(first.producer, { orderId })).rejects.toThrow('conflict.nothing-to-refund')
  })

  test('that nobody confirms lets go of its stock after two days; the third pauses the seller’s offers', async () => {
    for (let missed = 0; missed < 3; missed++) {
      const { code } = await buy({
        cart: [{ offerId: sack, quantity: 1 }],
        payWays: { [sellerOf(second)]: 'cash' },
        seenDong: 180_000,
      })
      setClock(() => new Date(Date.now() + 47 * hour))
      await expireOrders()
      expect((await orderOf(code)).status).toBe('placed')
      setClock(() => new Date(Date.now() + 49 * hour))
      await expireOrders()
      expect((await orderOf(code)).status).toBe('expired')
      setClock(() => new Date())
    }
    expect((await readOwnOffer(second.producer, sack)).offer.pausedWhy).toBe('missed-orders')
    await pauseOffer(second.producer, { id: sack, isPaused: false })
  })

  test('of three years ago knows no longer who bought', async () => {
    const { code } = await buy()
    const { id: orderId } = await orderOf(code)
    await buyerMoves.cancel(visitor, { code, orderId })
    await eraseOldBuyers()
    expect((await readSellerOrder(first.producer, orderId)).buyer?.name).toBe(buyer.name)
    setClock(() => new Date(Date.now() + 1100 * 24 * hour))
    await eraseOldBuyers()
    expect((await readSellerOrder(first.producer, orderId)).buyer).toBeUndefined()
    const kept = await inTransaction(
      (tx) =>
        tx`select buyer_phone, buyer_address, note from market.purchase where code = ${parseShortCode(code) as string}`,
    )
    expect(kept).toEqual([{ buyer_phone: null, buyer_address: null, note: null }])
  })

  test('and who bought stand in no audit line', async () => {
    const lines = await inTransaction((tx) => tx`select * from audit.line`)
    expect(lines.length).toBeGreaterThan(20)
    expect(JSON.stringify(lines)).not.toContain(buyer.phone)
  })
})

describe('nothing is sold twice', () => {
  const rounds = Number(process.env.OVERSELL_ROUNDS ?? 3)
  test(
    'ten jars to forty buyers over two pools: exactly ten, round after round',
    async () => {
      const other = connect(running.url, { max: 6 })
      try {
        for (let round = 0; round < rounds; round++) {
          const offerId = await putOnSale(first, 10, `Chai vòng ${round}`)
          const { variantId } = (await readOffer(offerId)).offer
          const want = { variantId, offerId, quantity: 1, today: legalDateOf(currentTime()), until: null }
          const outcomes = await Promise.all(
            Array.from({ length: 40 }, async (_, i) =>
              i % 2 === 0
                ? buy({ cart: [{ offerId, quantity: 1 }], seenDong: 180_000 }).then(
                    () => 1,
                    () => 0,
                  )
                : other.begin((tx) => reserve(tx as unknown as Tx, { ...want, orderId: randomUUID() }, currentTime())),
            ),
          )
          expect(outcomes.reduce<number>((sum, n) => sum + Number(n), 0)).toBe(10)
          expect((await readOffer(offerId)).offer.available).toBe(0)
        }
      } finally {
        await other.end()
      }
      expect(await inTransaction(findLedgerGaps)).toEqual([])
    },
    30_000 + rounds * 3000,
  )
})

describe('a buyer on a phone without JavaScript', () => {
  test('goes from the offer through cart and review to a code, and follows it', async () => {
    let cookie = ''
    const go = async (method: 'GET' | 'POST', url: string, fields?: Record<string, string>) => {
      const answer = await running.app.inject({
        method,
        url,
        headers: {
          host: 'localhost',
          ...(cookie && { cookie }),
          ...(fields && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(fields && { payload: new URLSearchParams(fields).toString() }),
      })
      const set = [answer.headers['set-cookie'] ?? []].flat().find((line) => line.includes('cart='))
      if (set) cookie = set.split(';')[0] as string
      return answer
    }
    expect((await go('GET', `/shop/${jar}`)).body).toContain('action="/cart"')
    await go('POST', '/cart', { offerId: jar, quantity: '1' })
    await go('POST', '/cart', { offerId: sack, quantity: '1' })
    expect((await go('GET', '/cart')).body).toContain('360.000 đồng')
    const refused = await go('POST', '/checkout', { step: 'review', name: 'Lan' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('value="Lan"')
    const pay = { [`pay-${sellerOf(first)}`]: 'cash', [`pay-${sellerOf(second)}`]: 'transfer' }
    const review = await go('POST', '/checkout', { step: 'review', ...buyer, ...pay })
    expect(review.statusCode).toBe(200)
    const hidden = Object.fromEntries(
      [...review.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    ) as Record<string, string>
    const ordered = await go('POST', '/checkout', { ...hidden, step: 'order' })
    expect(ordered.statusCode).toBe(303)
    const page = await go('GET', String(ordered.headers.location))
    expect(page.body).toContain('Đã đặt hàng')
    expect(page.body).toContain('VietQR')
    expect(page.body).not.toContain(buyer.phone)
    expect(page.body).not.toContain('<script src')
    expect((await go('GET', '/orders/AAAA-AAAA-AAAA')).statusCode).toBe(404)
    const { orders } = await readSellerOrders(second.producer, undefined)
    expect(orders[0]?.status).toBe('awaiting-payment')
  })
})

describe('a certificate that ends while something lies in the cart', () => {
  test('keeps it from being ordered', async () => {
    await withdrawStars(second)
    setClock(() => new Date())
    const ask = { cart: [{ offerId: sack, quantity: 1 }], payWays: { [sellerOf(second)]: 'cash' }, seenDong: 180_000 }
    await expect(buy(ask)).rejects.toThrow('order.offer-no-star')
  })
})
