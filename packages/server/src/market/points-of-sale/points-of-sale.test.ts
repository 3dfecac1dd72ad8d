import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { putOnSale, type Recognised, recogniseProduct, withdrawStars } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { receiveStock } from '../stock/record-stock.ts'
import { readPoint, readPoints } from './read-points.ts'
import { changePoint, decidePoint, tellPoint, tellShelf } from './tell-point.ts'

let running: TestApp
let sold: Recognised
let offerId: string
let pointId: string
const form = {
  ...{ kind: 'shop', name: 'Cửa hàng Mẫu', address: 'Số 1, đường Mẫu', communeCode: '32047' },
  ...{ hours: '7 giờ đến 18 giờ', phone: '', stockPlace: '' },
}

beforeAll(async () => {
  running = await openApp()
  sold = await recogniseProduct(running)
  offerId = await putOnSale(sold, 5)
})
afterAll(() => running.close())
afterEach(() => {
  setClock(() => new Date())
})
const get = (url: string, headers: Record<string, string> = {}) => running.app.inject({ url, headers })
const shownIds = async () => (await readPoints(undefined)).points.map(({ id }) => id)

describe('who tells of a place', () => {
  test('is its producer or an officer of its place, with all that a customer needs', async () => {
    await expect(tellPoint(visitor, { form })).rejects.toThrow('unauthenticated')
    await expect(tellPoint(await createActor({ role: 'auditor' }), { form })).rejects.toThrow('forbidden.role')
    const stranger = await createActor({ role: 'commune-officer', communeCode: '32044' })
    await expect(tellPoint(stranger, { form })).rejects.toThrow('forbidden.jurisdiction')
    await expect(tellPoint(sold.producer, { form: {} })).rejects.toThrow(
      /point.name.*point.address.*point.commune.*point.hours/,
    )
    await expect(tellPoint(sold.producer, { form: { ...form, communeCode: '00000' } })).rejects.toThrow(
      'not-found.place',
    )
  })
})

describe('a place', () => {
  test('is shown to nobody before an officer of its own place, who did not tell of it, approved it', async () => {
    pointId = (await tellPoint(sold.producer, { form })).id
    expect(await shownIds()).toEqual([])
    expect((await get(`/points-of-sale/${pointId}`)).statusCode).toBe(404)
    const decide = { id: pointId, state: 'approved' as const, words: '' }
    await expect(decidePoint(sold.producer, decide)).rejects.toThrow('forbidden.role')
    const stranger = await createActor({ role: 'commune-officer', communeCode: '32044' })
    await expect(decidePoint(stranger, decide)).rejects.toThrow('forbidden.jurisdiction')
    const officer = await createActor({ role: 'commune-officer', communeCode: '32047' })
    const own = await tellPoint(officer, { form: { ...form, name: 'Siêu thị Mẫu', kind: 'supermarket' } })
    await expect(decidePoint(officer, { ...decide, id: own.id })).rejects.toThrow('forbidden.own-point')
    await expect(decidePoint(officer, { ...decide, state: 'refused' })).rejects.toThrow('order.words-missing')
    await decidePoint(officer, decide)
    await expect(decidePoint(officer, decide)).rejects.toThrow('conflict.point-decided')
    expect(await shownIds()).toEqual([pointId])
  })

  test('says what was last seen on its shelf, of its own products only, and stands beside the product', async () => {
    const other = await createActor({ role: 'producer' })
    const seen = { id: pointId, productId: sold.productId, stock: 'few' }
    await expect(tellShelf(other, seen)).rejects.toThrow('not-found.point')
    await expect(tellShelf(sold.producer, { ...seen, stock: 'lots' })).rejects.toThrow('point.stock')
    await tellShelf(sold.producer, seen)
    expect((await readPoint(pointId)).products).toMatchObject([{ stock: 'few', isOld: false, star: 4 }])
    const beside = await get(`/products/${encodeURIComponent(sold.address)}`)
    expect(beside.body).toContain(`/points-of-sale/${pointId}`)
    const page = await get(`/points-of-sale?product=${sold.productId}`)
    expect(page.body).toContain('Cửa hàng Mẫu')
    expect(page.body).not.toContain('<script src')
  })

  test('whose shelf nobody looked at for a month says so', async () => {
    setClock(() => new Date(Date.now() + 31 * 86_400_000))
    expect((await readPoint(pointId)).products).toMatchObject([{ isOld: true }])
  })

  test('that is a place of the stock ledger tells what the ledger says', async () => {
    await changePoint(sold.producer, { id: pointId, form: { ...form, stockPlace: 'Cửa hàng' } })
    expect(await shownIds()).toEqual([])
    const officer = await createActor({ role: 'commune-officer', communeCode: '32047' })
    await decidePoint(officer, { id: pointId, state: 'approved', words: '' })
    expect((await readPoint(pointId)).products).toMatchObject([{ stock: 'out', count: 0 }])
    await receiveStock(sold.producer, { offerId, place: 'Cửa hàng', batch: 'L7', expiresOn: '', quantity: 12 })
    expect((await readPoint(pointId)).products).toMatchObject([{ stock: 'in-stock', count: 12 }])
  })

  test('is counted on the map, and told to programs and as CSV', async () => {
    const api = await get('/api/v1/points-of-sale?province=96')
    expect(api.json().points).toMatchObject([{ id: pointId, communeCode: '32047' }])
    expect((await get('/points-of-sale.csv')).body).toContain('Cửa hàng Mẫu')
    expect((await get('/points-of-sale.csv?province=01')).body).not.toContain('Cửa hàng Mẫu')
    const rows = await get('/map/96/rows.csv?layer=points&data=sample')
    expect(rows.body).toMatch(/32047[^\n]*,1,/)
  })

  test('is looked at on the desk by its producer and its officer', async () => {
    const desk = await get('/market/points', (await signIn(sold.producer)).headers)
    expect(desk.body).toContain('Cửa hàng Mẫu')
    const officer = await signIn(await createActor({ role: 'commune-officer', communeCode: '32047' }))
    expect((await get('/market/points', officer.headers)).body).toContain('Siêu thị Mẫu')
    expect((await get(`/market/points/${pointId}`, officer.headers)).statusCode).toBe(200)
  })

  test('shows no product whose stars do not hold, and is gone when it is closed', async () => {
    await withdrawStars(sold)
    expect((await readPoint(pointId)).products).toEqual([])
    const officer = await createActor({ role: 'commune-officer', communeCode: '32047' })
    await decidePoint(officer, { id: pointId, state: 'closed', words: 'Đã nghỉ bán' })
    await expect(readPoint(pointId)).rejects.toThrow('not-found.point')
  })
})
