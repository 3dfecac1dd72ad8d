import { randomUUID } from 'node:crypto'
import type { Actor } from '@saolang/core/people/actor.ts'
import { visitor } from '@saolang/core/people/actor.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { buyerMoves, sellerMoves } from '../orders/move-order.ts'
import { placeOrder } from '../orders/place-order.ts'
import { answerBuyerReview } from './answer-buyer-review.ts'
import { readBuyerReviews, readReportedReviews } from './read-buyer-reviews.ts'
import { reportBuyerReview } from './report-buyer-review.ts'
import { settleBuyerReview } from './settle-buyer-review.ts'
import { storeReviewPhotos, writeBuyerReview } from './write-buyer-review.ts'

let running: TestApp
let sold: Recognised
let offerId: string
let officer: Actor
const phone = '0911111111'
const buyer = { name: 'Người Mua (mẫu)', phone, address: 'Số 1, xã Mẫu', provinceCode: '96' }
const good = { stars: 5, words: 'Mật thơm, chai gói kỹ.' }

beforeAll(async () => {
  running = await openApp()
  sold = await recogniseProduct(running)
  offerId = await putOnSale(sold, 50)
  officer = await createActor({ role: 'provincial-officer', level: 'province', provinceCode: '96' })
})
afterAll(() => running.close())

const sellerId = () => sold.producer.organisationId as string

async function buy(): Promise<{ code: string; orderId: string; no: number }> {
  const key = randomUUID()
  const payWays = { [sellerId()]: 'cash' }
  const { code } = await placeOrder(visitor, {
    ...{ key, cart: [{ offerId, quantity: 1 }], buyer, payWays, seenDong: 180_000 },
  })
  const [row] = await inTransaction(
    (tx) =>
      tx`select o.id from market.shop_order o join market.purchase p on p.id = o.purchase_id where p.key = ${key}`,
  )
  return { code, orderId: row?.id as string, no: 1 }
}

async function receive(line: { code: string; orderId: string }): Promise<void> {
  await sellerMoves.confirm(sold.producer, { orderId: line.orderId })
  await sellerMoves['hand-over'](sold.producer, { orderId: line.orderId })
  await buyerMoves.deliver(visitor, line)
}

async function review(more: Partial<typeof good> = {}) {
  const line = await buy()
  await receive(line)
  return writeBuyerReview(visitor, { ...line, ...good, ...more })
}

const said = async () => readBuyerReviews({ productId: sold.productId, size: 100 })

describe('a review is refused', () => {
  test('of what has not been delivered, and of an order that one does not hold the code of', async () => {
    const line = await buy()
    await expect(writeBuyerReview(visitor, { ...line, ...good })).rejects.toThrow('review.not-delivered')
    await receive(line)
    const other = await buy()
    await expect(writeBuyerReview(visitor, { ...line, code: other.code, ...good })).rejects.toThrow('not-found.order')
    await expect(writeBuyerReview(visitor, { ...line, no: 2, ...good })).rejects.toThrow('not-found.order')
  })

  test('with every reason at once: no stars, no words; and for a second time, be it at the same moment', async () => {
    const line = await buy()
    await receive(line)
    await expect(writeBuyerReview(visitor, { ...line, stars: 6, words: ' ' })).rejects.toThrow(
      /review.stars.*review.words-missing/,
    )
    const both = await Promise.allSettled([1, 2].map(() => writeBuyerReview(visitor, { ...line, ...good })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(writeBuyerReview(visitor, { ...line, ...good })).rejects.toThrow('conflict.reviewed-already')
  })

  test('with more than three photos, or with a paper for a photo', async () => {
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a40' } })
      .png()
      .toBuffer()
    const photo = { bytes, fileName: 'a.png' }
    await expect(storeReviewPhotos([photo, photo, photo, photo])).rejects.toThrow('review.too-many-photos')
  })
})

describe('a review', () => {
  test('stands beside the goods without a word of who wrote it, counts in the mean, and shows its photos small', async () => {
    const bytes = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#a40' } })
      .png()
      .toBuffer()
    const photos = await storeReviewPhotos([{ bytes, fileName: 'a.png' }])
    const line = await buy()
    await receive(line)
    const before = (await said()).rating
    await writeBuyerReview(visitor, { ...line, stars: 2, words: 'Chai bị rò <b>một ít</b>.', photos })
    const { rating, reviews } = await said()
    expect(rating.reviews).toBe(before.reviews + 1)
    expect(rating.mean).toBeLessThan(before.mean ?? 6)
    expect(reviews[0]?.said).toMatchObject({ stars: 2, photos: [{ width: 1200, height: 800 }] })
    const { body } = await running.app.inject({ url: `/shop/${offerId}` })
    expect(body).toContain('Chai bị rò &lt;b>một ít&lt;/b>.')
    expect(body).toContain('"aggregateRating":{"@type":"AggregateRating"')
    expect(body).not.toContain(phone)
    expect(body).not.toContain('Người Mua (mẫu)')
    const small = await running.app.inject({ url: `/shop/pictures/${photos[0]?.sha256}/240.webp` })
    expect((await sharp(small.rawPayload).metadata()).width).toBe(240)
    expect((await running.app.inject({ url: `/shop/pictures/${'0'.repeat(64)}/240.webp` })).statusCode).toBe(404)
  })

  test('is answered once, by its seller alone', async () => {
    const { id: reviewId } = await review()
    const other = await recogniseProduct(running)
    await expect(answerBuyerReview(other.producer, { reviewId, words: 'Cảm ơn!' })).rejects.toThrow(
      'forbidden.organisation',
    )
    await expect(answerBuyerReview(visitor, { reviewId, words: 'Cảm ơn!' })).rejects.toThrow('unauthenticated')
    await answerBuyerReview(sold.producer, { reviewId, words: 'Cảm ơn anh chị.' })
    await expect(answerBuyerReview(sold.producer, { reviewId, words: 'Nữa' })).rejects.toThrow(
      'conflict.answered-already',
    )
    expect((await said()).reviews.find(({ id }) => id === reviewId)?.said?.answer?.words).toBe('Cảm ơn anh chị.')
  })

  test('cannot be hidden by its seller, and its place in the database is append-only', async () => {
    const { id } = await review()
    await expect(settleBuyerReview(sold.producer, { reportId: id, outcome: 'removed', words: 'x' })).rejects.toThrow(
      'forbidden.role',
    )
    await expect(inTransaction((tx) => tx`delete from market.buyer_review where id = ${id}`)).rejects.toThrow(
      /permission denied/,
    )
  })
})

describe('a reported review', () => {
  test('stays in sight until an officer of its province decides, and is removed only on a stated ground that is shown', async () => {
    const { id: reviewId } = await review({ stars: 1, words: 'Ông chủ tên A, số 0900 000 000, là đồ tồi.' })
    await expect(reportBuyerReview(visitor, { reviewId, ground: 'unkind', words: 'Chê hàng' })).rejects.toThrow(
      'review.ground',
    )
    await reportBuyerReview(sold.producer, { reviewId, ground: 'personal-data', words: 'Có số điện thoại' })
    await expect(
      reportBuyerReview(visitor, { reviewId, ground: 'personal-data', words: 'Có số điện thoại' }),
    ).rejects.toThrow('conflict.reported-already')
    expect((await said()).reviews.find(({ id }) => id === reviewId)?.said).toBeDefined()

    const elsewhere = await createActor({ role: 'provincial-officer', level: 'province', provinceCode: '01' })
    expect(await readReportedReviews(elsewhere, undefined)).toEqual([])
    const reportId = (await readReportedReviews(officer, undefined))[0]?.id as string
    await expect(
      settleBuyerReview(elsewhere, { reportId, outcome: 'removed', words: 'Lộ số điện thoại' }),
    ).rejects.toThrow('forbidden.jurisdiction')
    await expect(settleBuyerReview(officer, { reportId, outcome: 'removed', words: '' })).rejects.toThrow(
      'review.ground-words',
    )
    const before = (await said()).rating.reviews
    await settleBuyerReview(officer, { reportId, outcome: 'removed', words: 'Nêu số điện thoại của người khác.' })
    const after = await said()
    expect(after.rating.reviews).toBe(before - 1)
    const removed = after.reviews.find(({ id }) => id === reviewId)
    expect(removed?.said).toBeUndefined()
    expect(removed?.removed).toMatchObject({ ground: 'personal-data', words: 'Nêu số điện thoại của người khác.' })
    const { body } = await running.app.inject({ url: `/shop/${offerId}/reviews` })
    expect(body).toContain('Lộ thông tin riêng của người khác')
    expect(body).not.toContain('0900 000 000, là đồ tồi')
  })

  test('that breaks no rule stands', async () => {
    const { id: reviewId } = await review({ stars: 1, words: 'Không ngon bằng lần trước.' })
    await reportBuyerReview(sold.producer, { reviewId, ground: 'insult', words: 'Chê hàng của tôi' })
    const report = (await readReportedReviews(officer, undefined)).find(({ review }) => review.id === reviewId)
    await settleBuyerReview(officer, { reportId: report?.id as string, outcome: 'kept', words: '' })
    expect((await said()).reviews.find(({ id }) => id === reviewId)?.said?.words).toContain('Không ngon')
    expect(await readReportedReviews(officer, undefined)).toEqual([])
  })
})

describe('without a script', () => {
  test('a buyer goes from the order to the review, by link or by code and phone', async () => {
    const line = await buy()
    await receive(line)
    const { app } = running
    const session = await signIn(sold.producer)
    const post = (url: string, fields: Record<string, string>) =>
      app.inject({
        ...{
          method: 'POST',
          url,
          headers: { ...session.headers, 'content-type': 'application/x-www-form-urlencoded' },
        },
        payload: new URLSearchParams({ ...fields, csrf: session.csrf }).toString(),
      })
    expect((await app.inject({ url: `/orders/${line.code}` })).body).toMatch(/\/orders\/[\w-]+\/review"/)
    expect((await post('/shop/review', { code: line.code, phone: '0911111112' })).statusCode).toBe(422)
    const found = await post('/shop/review', { code: line.code.toLowerCase(), phone: '091 111 1111' })
    const list = String(found.headers.location)
    expect(list).toMatch(/^\/orders\/.+\/review$/)
    const form = `/orders/${line.code}/review/${line.orderId}/1`
    expect((await app.inject({ url: list })).body).toContain(`/review/${line.orderId}/1`)
    const wrong = await post(form, { stars: '', words: '' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('Chọn từ 1 đến 5 sao')
    const sent = await post(form, { stars: '4', words: 'Được.' })
    expect(sent.statusCode).toBe(303)
    expect((await app.inject({ url: String(sent.headers.location) })).body).toContain('Cảm ơn bạn')
  })

  test('a program reads and writes the same', async () => {
    const { app } = running
    const line = await buy()
    await receive(line)
    const { orderId, code } = line
    const payload = { code, orderId, line: 1, stars: 5, words: 'Gửi bằng chương trình.' }
    expect((await app.inject({ method: 'POST', url: '/api/v1/buyer-reviews', payload })).statusCode).toBe(201)
    expect((await app.inject({ method: 'POST', url: '/api/v1/buyer-reviews', payload })).statusCode).toBe(409)
    const url = `/api/v1/buyer-reviews?product=${encodeURIComponent(sold.address)}`
    const answer = (await app.inject({ url })).json()
    expect(answer.reviews[0].said.words).toBe('Gửi bằng chương trình.')
    expect(answer.rating.reviews).toBeGreaterThan(1)
  })
})
