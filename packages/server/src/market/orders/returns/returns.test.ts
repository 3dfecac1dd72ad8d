import { randomUUID } from 'node:crypto'
import { visitor } from '@saolang/core/people/actor.ts'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { setClock } from '../../../platform/act.ts'
import { fileStore, keyOf, storeUpload } from '../../../platform/files.ts'
import { inTransaction } from '../../../platform/sql.ts'
import { createActor, signIn } from '../../../testing/actors.ts'
import { goodOffer, putOnSale, type Recognised, recogniseProduct } from '../../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../../testing/open-app.ts'
import { changeOffer } from '../../offers/save-offer.ts'
import { eraseOldBuyers } from '../follow-orders.ts'
import { buyerMoves, sellerMoves } from '../move-order.ts'
import { placeOrder } from '../place-order.ts'
import { followPurchase, readSellerOrder } from '../read-orders.ts'
import { askReturn } from './ask-return.ts'

let running: TestApp
let sold: Recognised
let jar: string
let photo: { bytes: Buffer; fileName: string }
const day = 86_400_000

beforeAll(async () => {
  running = await openApp()
  sold = await recogniseProduct(running)
  jar = await putOnSale(sold, 50)
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#a60' } })
  photo = {
    bytes: await picture
      .jpeg()
      .withExif({ IFD0: { Copyright: 'Nhà tôi' } })
      .toBuffer(),
    fileName: 'vo.jpg',
  }
})
afterAll(() => running.close())
afterEach(() => {
  setClock(() => new Date())
})

async function receive() {
  const buyer = { name: 'Người Mua (mẫu)', phone: '0911111111', address: 'Số 1, xã Mẫu', provinceCode: '96' }
  const payWays = { [sold.producer.organisationId as string]: 'cash' }
  const cart = [{ offerId: jar, quantity: 1 }]
  const { code } = await placeOrder(visitor, { key: randomUUID(), cart, buyer, payWays, seenDong: 180_000 })
  const orderId = (await followPurchase(code))?.orders[0]?.order.id as string
  await sellerMoves.confirm(sold.producer, { orderId })
  return { code, orderId }
}
async function deliver() {
  const order = await receive()
  await sellerMoves['hand-over'](sold.producer, { orderId: order.orderId })
  await buyerMoves.deliver(visitor, order)
  return order
}

describe('a return', () => {
  test('is asked by who holds the code, of what was delivered, with a reason and words, within thirty days', async () => {
    const order = await deliver()
    const ask = (more = {}) => askReturn(visitor, { ...order, reason: 'broken', words: 'Nứt', photos: [], ...more })
    await expect(ask({ code: 'AAAA-AAAA-AAAA' })).rejects.toThrow('not-found.order')
    await expect(ask({ reason: 'x', words: ' ' })).rejects.toThrow(/return.reason.*order.words-missing/)
    await expect(ask({ photos: Array(5).fill(photo) })).rejects.toThrow('return.too-many-photos')
    await expect(ask({ photos: [{ bytes: Buffer.from('x'), fileName: 'a.jpg' }] })).rejects.toThrow('file.')
    setClock(() => new Date(Date.now() + 31 * day))
    await expect(ask()).rejects.toThrow('return.late')
    setClock(() => new Date())
    const undelivered = await receive()
    await expect(ask(undelivered)).rejects.toThrow('conflict.order-moved-on')
    await ask()
    await expect(ask()).rejects.toThrow('conflict.order-moved-on')
  })

  test('of what spoils is taken only for a fault, though the seller says otherwise later', async () => {
    await changeOffer(sold.producer, { id: jar, form: { ...goodOffer, isPerishable: 'on' } })
    const order = await deliver()
    await changeOffer(sold.producer, { id: jar, form: goodOffer })
    const ask = (reason: string) => askReturn(visitor, { ...order, reason, words: 'Thôi', photos: [] })
    await expect(ask('unwanted')).rejects.toThrow('return.perishable')
    await ask('spoilt')
  })

  test('with photos is sent from a phone without a script; its seller sees them, nobody else, and nothing hidden in them', async () => {
    const order = await deliver()
    const form = new FormData()
    for (const [name, value] of Object.entries({ orderId: order.orderId, reason: 'broken', words: 'Chai nứt' }))
      form.set(name, value)
    form.set('photos', new Blob([new Uint8Array(photo.bytes)]), photo.fileName)
    const sending = new Request('http://x', { method: 'POST', body: form })
    const headers = { 'content-type': sending.headers.get('content-type') as string, host: 'localhost' }
    const payload = Buffer.from(await sending.arrayBuffer())
    const url = `/orders/${order.code}/ask-return`
    expect((await running.app.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(303)
    const { order: shown } = await readSellerOrder(sold.producer, order.orderId)
    expect(shown.returns).toMatchObject([{ reason: 'broken', words: 'Chai nứt', photos: 1 }])
    const at = `/market/orders/${order.orderId}/returns/${shown.returns[0]?.id}/1`
    expect((await running.app.inject({ url: at, headers: { accept: 'image/*' } })).statusCode).toBe(401)
    const { headers: strangers } = await signIn(await createActor({ role: 'producer' }))
    expect((await running.app.inject({ url: at, headers: strangers })).statusCode).toBe(404)
    const { headers: sellers } = await signIn(sold.producer)
    const seen = await running.app.inject({ url: at, headers: sellers })
    expect(seen.headers['content-type']).toBe('image/jpeg')
    expect(seen.rawPayload.includes('Nhà tôi')).toBe(false)
    expect((await running.app.inject({ url: `/market/orders/${order.orderId}`, headers: sellers })).body).toContain(at)
  })
})

async function photosOf(orderId: string): Promise<string[]> {
  const rows = await inTransaction(
    (tx) => tx<{ sha256: string }[]>`
      select p.sha256 from market.return_photo p join market.return_request r on r.id = p.request_id
      where r.order_id = ${orderId} order by p.no`,
  )
  return rows.map(({ sha256 }) => sha256)
}

describe('a return of three years ago', () => {
  test('has lost its words and photos with its buyer, the bytes of what nothing else names included', async () => {
    const order = await deliver()
    const picture = sharp({ create: { width: 31, height: 30, channels: 3, background: '#06a' } })
    const own = { bytes: await picture.jpeg().toBuffer(), fileName: 'rieng.jpg' }
    await askReturn(visitor, { ...order, reason: 'wrong', words: 'Lời riêng', photos: [photo, own] })
    await sellerMoves['accept-return'](sold.producer, { orderId: order.orderId })
    const returns = async () => (await readSellerOrder(sold.producer, order.orderId)).order.returns
    await eraseOldBuyers()
    expect(await returns()).toMatchObject([{ words: 'Lời riêng', photos: 2 }])
    // The first was sent with another return besides, which is still open.
    const [shared = '', sha256 = ''] = await photosOf(order.orderId)
    setClock(() => new Date(Date.now() + 1100 * day))
    await eraseOldBuyers()
    expect(await returns()).toMatchObject([{ reason: 'wrong', words: '', photos: 0 }])
    expect(await fileStore().sizeOf(keyOf(sha256))).toBeGreaterThan(0)
    await running.deliverEvents()
    expect(await fileStore().sizeOf(keyOf(sha256))).toBeUndefined()
    expect(await fileStore().sizeOf(keyOf(shared))).toBeGreaterThan(0)
    const known = await inTransaction((tx) => tx<{ sha256: string }[]>`select sha256 from platform.file`)
    expect(known.map((row) => row.sha256)).not.toContain(sha256)
    // Sent again, it is stored again.
    expect((await storeUpload(own)).sha256).toBe(sha256)
    expect(await fileStore().sizeOf(keyOf(sha256))).toBeGreaterThan(0)
  })
})

describe('a pack list', () => {
  test('tells what is confirmed, for whom, and from which batch, to the seller alone', async () => {
    const { orderId } = await receive()
    const { headers } = await signIn(sold.producer)
    const { body } = await running.app.inject({ url: '/market/orders/pack', headers })
    expect(body).toContain(`/market/orders/${orderId}`)
    for (const words of ['0911111111', 'Kho', 'L1', '180.000 đồng']) expect(body).toContain(words)
    const { headers: strangers } = await signIn(await createActor({ role: 'producer' }))
    const other = await running.app.inject({ url: '/market/orders/pack', headers: strangers })
    expect(other.body).not.toContain('0911111111')
    expect((await running.app.inject({ url: '/market/orders/pack' })).statusCode).toBe(401)
  })
})
