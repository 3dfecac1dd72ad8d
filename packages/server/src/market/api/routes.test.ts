import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { putOnSale, type Recognised, recogniseProduct, withdrawStars } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let running: TestApp
let sold: Recognised
let offerId: string
let sellerId: string

beforeAll(async () => {
  running = await openApp()
  sold = await recogniseProduct(running)
  offerId = await putOnSale(sold, 12)
  sellerId = sold.producer.organisationId as string
})
afterAll(() => running.close())

const buyer = { name: 'Người Mua (mẫu)', phone: '0911111111', address: 'Số 1, xã Mẫu', provinceCode: '96' }
const wish = (quantity = 1) => ({
  lines: [{ offerId, quantity }],
  buyer,
  payWays: { [sellerId]: 'cash' },
  seenDong: quantity * 150_000 + 30_000,
})
const order = (payload: object, key?: string) =>
  running.app.inject({
    method: 'POST',
    url: '/api/v1/shop/orders',
    headers: key === undefined ? {} : { 'idempotency-key': key },
    payload,
  })
const get = (url: string, headers = {}) => running.app.inject({ url, headers })

describe('ordering by a program', () => {
  test('without a key that nobody guesses, for too much, or at another total is refused', async () => {
    expect((await order(wish())).statusCode).toBe(400)
    expect((await order(wish(), '1')).json().problems[0].code).toBe('malformed.order-key')
    expect((await order(wish(13), randomUUID())).json().problems[0]).toMatchObject({ code: 'order.not-enough' })
    expect((await order({ ...wish(), seenDong: 1 }, randomUUID())).json().problems[0].code).toBe('order.price-changed')
    expect((await order({ ...wish(), buyer: { ...buyer, phone: '' } }, randomUUID())).statusCode).toBe(422)
  })

  test('twice with one key is one order; another wish with that key is refused', async () => {
    const key = randomUUID()
    const first = await order(wish(), key)
    const second = await order(wish(), `"${key}"`)
    expect([first.statusCode, second.statusCode, second.headers['idempotency-replayed']]).toEqual([201, 201, 'true'])
    expect(second.json()).toEqual(first.json())
    expect((await order(wish(2), key)).json().problems[0].code).toBe('idempotency.another-request')
    const { orders } = (await get(String(first.headers.location))).json()
    expect(orders).toMatchObject([{ status: 'placed', goodsDong: 150_000, lines: [{ quantity: 1, star: 4 }] }])
    expect(JSON.stringify(orders)).not.toContain(buyer.phone)
    expect((await get('/api/v1/shop/orders/AAAA-AAAA-AAAA')).statusCode).toBe(404)
  })

  test('is cancelled by its code until the seller confirms, who moves it on', async () => {
    const { code } = (await order(wish(), randomUUID())).json()
    const { orders } = (await get(`/api/v1/shop/orders/${code}`)).json()
    const move = (name: string, headers = {}) =>
      running.app.inject({ method: 'POST', url: `/api/v1/market/orders/${orders[0].id}/${name}`, headers })
    expect((await move('confirm')).statusCode).toBe(401)
    const { headers: strangers, csrf: strange } = await signIn(await createActor({ role: 'producer' }))
    expect((await move('confirm', { ...strangers, 'x-csrf-token': strange })).statusCode).toBe(404)
    const { headers, csrf } = await signIn(sold.producer)
    expect((await get('/api/v1/market/orders', headers)).json().orders.length).toBe(2)
    const confirmed = await move('confirm', { ...headers, 'x-csrf-token': csrf })
    expect(confirmed.json()).toMatchObject({ status: 'confirmed' })
    const cancelled = await running.app.inject({
      method: 'POST',
      url: `/api/v1/shop/orders/${code}/${orders[0].id}/cancel`,
    })
    expect(cancelled.json().problems[0].code).toBe('conflict.order-moved-on')
  })

  test('that is refused, many at once, leaves a line of the audit for each', async () => {
    const count = () =>
      inTransaction(async (tx) => {
        const [row] = await tx`
          select count(*)::int as n from audit.line where action = 'order.place' and outcome = 'refused'`
        return row?.n as number
      })
    const before = await count()
    const answers = await Promise.all(Array.from({ length: 25 }, () => order(wish(13), randomUUID())))
    expect(answers.every(({ statusCode }) => statusCode === 422)).toBe(true)
    expect((await count()) - before).toBe(25)
  })
})

describe('what can be bought', () => {
  test('is told page by page with all that a buyer must know, and a cart with what stands against it', async () => {
    await putOnSale(sold, 3, 'Hũ 1 kg')
    const first = (await get('/api/v1/shop/offers?size=1')).json()
    const second = (await get(`/api/v1/shop/offers?size=1&cursor=${first.next}`)).json()
    expect(first.offers[0]).toMatchObject({
      id: offerId,
      star: 4,
      standing: 'on-sale',
      priceIncludes: ['tax', 'packing'],
    })
    expect([second.offers[0].pack, second.next]).toEqual(['Hũ 1 kg', undefined])
    expect((await get('/api/v1/shop/offers?cursor=xx')).statusCode).toBe(400)
    const lines = [{ offerId, quantity: 21 }]
    const cart = await running.app.inject({ method: 'POST', url: '/api/v1/shop/carts', payload: { lines } })
    expect(cart.json()).toMatchObject({ totalDong: 21 * 150_000 + 30_000, problems: [{ code: 'order.above-max' }, {}] })
  })

  test('is nothing whose star has ended, though its seller has not paused it', async () => {
    await withdrawStars(sold)
    expect((await get('/api/v1/shop/offers')).json().offers).toEqual([])
    expect((await get(`/api/v1/shop/offers/${offerId}`)).json()).toMatchObject({ standing: 'no-star', star: null })
  })
})
