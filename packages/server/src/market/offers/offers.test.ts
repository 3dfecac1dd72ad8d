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
import { readOffer } from '../shop/read-offer.ts'
import { readShop } from '../shop/read-shop.ts'
import { receiveStock, writeOffStock } from '../stock/record-stock.ts'
import { endReservations, findLedgerGaps, reserve } from '../stock/stock.sql.ts'
import { readOwnOffer } from './read-desk.ts'
import { changeOffer, pauseOffer, saveOffer } from './save-offer.ts'
import { saveTerms } from './save-terms.ts'

let running: TestApp
let sold: Recognised
let offerId: string
const today = () => legalDateOf(currentTime())

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
