import { randomUUID } from 'node:crypto'
import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ActContext, currentTime, newId } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { sellerMoves } from '../orders/move-order.ts'
import { type OrderFor, placeOrder, placeOrderFor } from '../orders/place-order.ts'
import { readOffer } from '../shop/read-offer.ts'
import { findAside } from './aside.sql.ts'
import { releaseAside, setAside } from './set-aside.ts'
import { findLedgerGaps } from './stock.sql.ts'

let running: TestApp
let sold: Recognised

beforeAll(async () => {
  running = await openApp()
  sold = await recogniseProduct(running)
})
afterAll(() => running.close())

// What a right room's act would hand over: these two are parts of its acts, not acts of their own.
const within = <T>(work: (context: ActContext) => Promise<T>): Promise<T> =>
  inTransaction((tx) => {
    const now = currentTime()
    const made = { newId: () => newId(now), newRandom: (n: number) => crypto.getRandomValues(new Uint8Array(n)) }
    return work({ tx, now, who: sold.producer, ...made, on: () => {}, emit: async () => {} })
  })
const free = async (offerId: string) => (await readOffer(offerId)).offer.available
const buyer = { name: 'Người Mua (mẫu)', phone: '0911111111', address: 'Số 1, xã Mẫu', provinceCode: '96' }

describe('stock that is set aside', () => {
  test('is nobody else’s, is added to, and goes back when its purpose is over', async () => {
    const offerId = await putOnSale(sold, 10, 'Hũ quầy')
    const stall = { offerId, purpose: 'fair', purposeId: randomUUID() } as const
    await within((context) => setAside(context, { ...stall, quantity: 4 }))
    await within((context) => setAside(context, { ...stall, quantity: 3 }))
    expect(await free(offerId)).toBe(3)
    await expect(within((context) => setAside(context, { ...stall, quantity: 4 }))).rejects.toThrow('stock.not-free')
    await expect(within((context) => setAside(context, { ...stall, quantity: 0 }))).rejects.toThrow('stock.quantity')
    expect(await within((context) => releaseAside(context, stall))).toEqual({ putBack: 7 })
    expect(await within((context) => releaseAside(context, stall))).toEqual({ putBack: 0 })
    expect(await free(offerId)).toBe(10)
  })

  test('sells out to forty at once: exactly what was kept, whatever lies free beside it', async () => {
    const offerId = await putOnSale(sold, 30, 'Hũ phiên live')
    const live = { offerId, purpose: 'live', purposeId: randomUUID() } as const
    const { asideId } = await within((context) => setAside(context, { ...live, quantity: 10 }))
    const ask = (): OrderFor => ({
      ...{ source: { kind: 'live', id: live.purposeId }, key: randomUUID(), buyer, payWay: 'cash' },
      lines: [{ offerId, quantity: 1, priceDong: 99_000, asideId }],
    })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, () => within((context) => placeOrderFor(context, ask()))),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(10)
    const refused = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(String(refused.reason)).toContain('order.not-enough')
    expect(await free(offerId)).toBe(20)
    expect(await inTransaction((tx) => findAside(tx, live))).toMatchObject({ quantity: 10, held: 10, sold: 0, free: 0 })
  })

  test('of a declined order comes back into it while it is open, and is free when it is closed', async () => {
    const offerId = await putOnSale(sold, 5, 'Hũ về')
    const live = { offerId, purpose: 'live', purposeId: randomUUID() } as const
    const { asideId } = await within((context) => setAside(context, { ...live, quantity: 5 }))
    const order = async (quantity: number) => {
      const lines = [{ offerId, quantity, asideId }]
      const wanted = { source: { kind: 'live', id: live.purposeId }, key: randomUUID(), buyer, payWay: 'cash' } as const
      return (await within((context) => placeOrderFor(context, { ...wanted, lines }))).orderId
    }
    const first = await order(2)
    const second = await order(3)
    await sellerMoves.decline(sold.producer, { orderId: first, words: 'Nhầm' })
    expect(await free(offerId)).toBe(0)
    expect(await within((context) => releaseAside(context, live))).toEqual({ putBack: 2 })
    expect(await free(offerId)).toBe(2)
    await sellerMoves.decline(sold.producer, { orderId: second, words: 'Nhầm' })
    expect(await free(offerId)).toBe(5)
    expect(await inTransaction(findLedgerGaps)).toEqual([])
  })
})

describe('an order from elsewhere', () => {
  const key = randomUUID()
  test('over the counter of a stall is sold and paid at once, and twice with one key is once', async () => {
    const offerId = await putOnSale(sold, 5, 'Hũ bán tay')
    const fair = { offerId, purpose: 'fair', purposeId: randomUUID() } as const
    const { asideId } = await within((context) => setAside(context, { ...fair, quantity: 3 }))
    const wanted: OrderFor = {
      ...{ source: { kind: 'fair', id: fair.purposeId }, key, payWay: 'cash', isHandedOver: true },
      lines: [{ offerId, quantity: 2, priceDong: 140_000, asideId }],
    }
    const made = await within((context) => placeOrderFor(context, wanted))
    const again = await within((context) => placeOrderFor(context, wanted))
    expect([made.isNew, again.isNew, again.orderId]).toEqual([true, false, made.orderId])
    const [row] = await inTransaction(
      (tx) =>
        tx`select status, paid_dong as paid, source_kind as kind from market.shop_order where id = ${made.orderId}`,
    )
    expect(row).toEqual({ status: 'delivered', paid: 280_000, kind: 'fair' })
    expect(await within((context) => releaseAside(context, fair))).toEqual({ putBack: 1 })
    expect(await free(offerId)).toBe(3)
    expect(await inTransaction(findLedgerGaps)).toEqual([])
  })

  test('that was sold on another platform is a fact, limits or not; only stock stands against it', async () => {
    const offerId = await putOnSale(sold, 30, 'Hũ sàn')
    const channel = (quantity: number): OrderFor => ({
      ...{ source: { kind: 'channel', id: 'SN-1' }, key: randomUUID(), payWay: 'platform' },
      lines: [{ offerId, quantity, priceDong: 155_000 }],
    })
    const { orderId } = await within((context) => placeOrderFor(context, channel(25)))
    await sellerMoves.confirm(sold.producer, { orderId })
    await expect(within((context) => placeOrderFor(context, channel(6)))).rejects.toThrow('order.not-enough')
    await expect(
      within((context) =>
        placeOrderFor(context, { ...channel(5), source: { kind: 'live', id: 'x' }, buyer: {}, payWay: 'platform' }),
      ),
    ).rejects.toThrow(/buyer.name.*order.pay-way/)
  })

  test('and one from the shop take the same stock', async () => {
    const offerId = await putOnSale(sold, 2, 'Hũ chung')
    await within((context) => setAside(context, { offerId, purpose: 'channel', purposeId: randomUUID(), quantity: 2 }))
    const payWays = { [sold.producer.organisationId as string]: 'cash' }
    const buy = { key: randomUUID(), cart: [{ offerId, quantity: 1 }], buyer, payWays, seenDong: 180_000 }
    await expect(placeOrder(visitor, buy)).rejects.toThrow('order.offer-sold-out')
  })
})
