import { usualBox } from '@saolang/core/market/delivery/carrier.ts'
import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listFormerUnits } from '../../people/units/get-former-units.ts'
import { inTransaction } from '../../platform/sql.ts'
import type { CarrierDesk, ListedPlace } from '../../testing/carriers/desk.ts'
import { openGhn, openViettelPost } from '../../testing/carriers/speakers.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readPdfText } from '../../testing/read-pdf-text.ts'
import { sellerMoves } from '../orders/move-order.ts'
import { bookParcel } from './book-parcel.ts'
import { setPatience } from './carriers/ask-carrier.ts'
import { linkCarrier, saveDelivery } from './link-carrier.ts'
import { printLabels } from './print-labels.ts'
import { followParcels, readSending } from './read-sending.ts'

let running: TestApp
let sold: Recognised
let jar: string
let ghn: CarrierDesk
let viettel: CarrierDesk
const far = '32002'

beforeAll(async () => {
  const places: ListedPlace[] = []
  ghn = await openGhn({ places, credentials: { token: 'ghn-token', shopId: '885' } })
  viettel = await openViettelPost({ places, credentials: { username: 'htx-mau', password: 'mat-khau' } })
  running = await openApp({ GHN_URL: ghn.url, VIETTEL_POST_URL: viettel.url })
  for (const commune of ['32047', far])
    for (const unit of await inTransaction((tx) => listFormerUnits(tx, commune)))
      places.push({
        province: { id: Number(unit.provinceCode), name: unit.province },
        district: { id: Number(unit.districtCode), name: unit.district },
        ward: { id: Number(unit.wardCode), name: unit.ward },
      })
  sold = await recogniseProduct(running)
  jar = await putOnSale(sold, 100)
})
afterAll(async () => {
  await running.close()
  await Promise.all([ghn.close(), viettel.close()])
})

/** A browser without scripts: it keeps the cart and sends the fields of the form that it was shown. */
function openBrowser() {
  let cookie = ''
  const post = async (url: string, fields: Record<string, string>) => {
    const answer = await running.app.inject({
      ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    })
    const set = answer.cookies.find(({ name }) => name.endsWith('cart'))
    if (set) cookie = `${set.name}=${set.value}`
    return answer
  }
  return { post }
}
const hidden = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  ) as Record<string, string>
const sellerId = () => sold.producer.organisationId as string
const buyer = () => ({
  ...{ name: 'Trần Thị Mẫu', phone: '0911222333', address: 'Ấp Đông', provinceCode: '96', note: '' },
  [`pay-${sellerId()}`]: 'cash',
})

test('without carriers a checkout asks nothing more, and delivery costs nothing from the threshold on', async () => {
  await saveDelivery(sold.producer, { form: { freeFromDong: '400000', ownDays: '4', perishableDays: '' } })
  const browser = openBrowser()
  await browser.post('/cart', { offerId: jar, quantity: '2' })
  const review = await browser.post('/checkout', { ...buyer(), step: 'review' })
  expect(review.body).toContain('330.000')
  await browser.post('/cart', { [`q-${jar}`]: '3' })
  expect(hidden((await browser.post('/checkout', { ...buyer(), step: 'review' })).body).seenDong).toBe('450000')
})

test('with carriers a buyer without scripts chooses the commune, then a way by price and days, and the order keeps both', async () => {
  await linkCarrier(sold.producer, { carrier: 'ghn', credentials: { token: 'ghn-token', shopId: '885' } })
  await linkCarrier(sold.producer, {
    carrier: 'viettel-post',
    credentials: { username: 'htx-mau', password: 'mat-khau' },
  })
  const browser = openBrowser()
  await browser.post('/cart', { offerId: jar, quantity: '2' })
  const asked = await browser.post('/checkout', { ...buyer(), step: 'review' })
  expect(asked.statusCode).toBe(200)
  expect(asked.body).toContain('name="communeCode"')
  const missing = await browser.post('/checkout', { ...hidden(asked.body), communeCode: '', step: 'review' })
  expect(missing.statusCode).toBe(422)
  const priced = await browser.post('/checkout', { ...hidden(asked.body), communeCode: far, step: 'delivery' })
  expect(priced.body).toContain('Giao Hàng Nhanh (GHN): 29.500 đồng')
  expect(priced.body).toContain('khoảng 3 ngày')
  expect(priced.body).toContain('Người bán tự giao: 30.000 đồng')
  const chosen = { ...hidden(priced.body), communeCode: far, [`way-${sellerId()}`]: 'ghn' }
  const review = await browser.post('/checkout', { ...chosen, step: 'review' })
  expect(hidden(review.body).seenDong).toBe('329500')
  const forged = await browser.post('/checkout', { ...hidden(review.body), seenDong: '300001', step: 'order' })
  expect(forged.statusCode).toBe(422)
  const placed = await browser.post('/checkout', { ...hidden(review.body), step: 'order' })
  expect(placed.statusCode).toBe(303)
  const code = String(placed.headers.location).split('/').at(-1)?.split('?')[0] as string
  const [kept] = await inTransaction(
    (tx) => tx`select o.id, o.delivery_dong, o.delivery_way, o.delivery_days, p.commune_code from market.shop_order o
      join market.purchase p on p.id = o.purchase_id where p.code = ${code}`,
  )
  expect(kept).toMatchObject({ delivery_dong: 29_500, delivery_way: 'ghn', delivery_days: 3, commune_code: far })
})

test('a carrier that is silent is left out, and own delivery keeps its price', async () => {
  await inTransaction((tx) => tx`update market.variant set is_perishable = false`)
  const former = setPatience(150)
  ghn.sleep(300)
  viettel.sleep(300)
  const browser = openBrowser()
  await browser.post('/cart', { offerId: jar, quantity: '1' })
  const priced = await browser.post('/checkout', { ...buyer(), communeCode: far, step: 'delivery' })
  ghn.sleep(0)
  viettel.sleep(0)
  setPatience(former)
  expect(priced.body).toContain('Người bán tự giao: 30.000 đồng')
  expect(priced.body).not.toContain('GHN')
})

test('what spoils is offered by none that is too slow, and cannot be ordered where all are', async () => {
  await inTransaction((tx) => tx`update market.variant set is_perishable = true`)
  const browser = openBrowser()
  await browser.post('/cart', { offerId: jar, quantity: '2' })
  const ask = async () => (await browser.post('/checkout', { ...buyer(), communeCode: far, step: 'delivery' })).body
  await saveDelivery(sold.producer, { form: { freeFromDong: '', ownDays: '4', perishableDays: '3' } })
  expect(await ask()).toContain('GHN')
  expect(await ask()).not.toContain('Người bán tự giao')
  await saveDelivery(sold.producer, { form: { freeFromDong: '', ownDays: '4', perishableDays: '1' } })
  expect(await ask()).toContain('không cách nào giao kịp')
  const refused = await browser.post('/checkout', {
    ...buyer(),
    communeCode: far,
    [`way-${sellerId()}`]: 'ghn',
    step: 'review',
  })
  expect(refused.statusCode).toBe(422)
})

test('a label tells a stranger no name, no phone and, where a carrier brings it, no house; the buyer follows by the code', async () => {
  const [order] = await inTransaction(
    (tx) => tx<{ id: string; code: string }[]>`select o.id, p.code from market.shop_order o
      join market.purchase p on p.id = o.purchase_id limit 1`,
  )
  const { id: orderId, code } = order as { id: string; code: string }
  await sellerMoves.confirm(sold.producer, { orderId })
  const { booking } = await readSending(sold.producer, orderId)
  expect(booking).toMatchObject({ chosen: 'ghn', communeCode: far, size: { grams: 1200 } })
  expect(booking?.wards.length).toBeGreaterThan(1)
  const url = `/market/orders/${orderId}/parcel`
  expect((await running.app.inject({ method: 'POST', url, payload: { carrier: 'own' } })).statusCode).toBe(401)
  const { id } = await bookParcel(sold.producer, { orderId, carrier: 'own', size: { grams: 900, ...usualBox } })
  const print = (size: 'A6' | 'A7') =>
    printLabels(sold.producer, { ids: [id], size, publicUrl: running.config.publicUrl }).then(readPdfText)
  for (const size of ['A6', 'A7'] as const) {
    const [text] = await print(size)
    expect(text).toContain('T. T. Mẫu')
    expect(text).not.toContain('Trần Thị')
    expect(text).not.toContain('0911222')
  }
  await inTransaction(
    (tx) => tx`update market.parcel set carrier = 'ghn', code = 'GHN1', link_id =
    (select id from market.carrier_link where carrier = 'ghn' limit 1) where id = ${id}`,
  )
  expect((await print('A6'))[0]).not.toContain('Ấp Đông')
  await expect(printLabels(visitor, { ids: [id], size: 'A6', publicUrl: '' })).rejects.toThrow('unauthenticated')
  const followed = (await followParcels(code))?.get(orderId)
  expect(followed).toMatchObject({ carrier: 'ghn', code: 'GHN1', next: [], isCancellable: false })
  expect((await running.app.inject(`/orders/${code}`)).body).toContain('GHN1')
})
