import { randomUUID } from 'node:crypto'
import { type LinkedCarrier, usualBox } from '@saolang/core/market/delivery/carrier.ts'
import { type Actor, visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listFormerUnits } from '../../people/units/get-former-units.ts'
import { currentTime, setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor } from '../../testing/actors.ts'
import type { CarrierDesk, ListedPlace } from '../../testing/carriers/desk.ts'
import { openEms, openGhn, openGhtk, openViettelPost } from '../../testing/carriers/speakers.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { sellerMoves } from '../orders/move-order.ts'
import { placeOrder } from '../orders/place-order.ts'
import { followPurchase, readSellerOrder } from '../orders/read-orders.ts'
import { bookParcel, cancelParcel } from './book-parcel.ts'
import { setPatience } from './carriers/ask-carrier.ts'
import { forgetUnitIds } from './carriers/unit-ids.ts'
import { askCarriers } from './hear-carriers.ts'
import { endLink, linkCarrier, readDelivery, saveDelivery, weighPacks } from './link-carrier.ts'
import { choosePlace } from './old-places.ts'
import { readCod, readParcels } from './read-parcels.ts'
import { settleDifference, takeSettlement } from './take-settlement.ts'
import { tellOwnParcel } from './tell-parcel.ts'

let running: TestApp
let sold: Recognised
let jar: string
let stranger: Actor
const desks = {} as Record<LinkedCarrier, CarrierDesk>
const links = {} as Record<LinkedCarrier, { id: string; secret: string }>
const home = '32047'
const far = '32002'
const size = { grams: 1200, ...usualBox }
const credentials = {
  ghn: { token: 'ghn-token', shopId: '4885207316' },
  ghtk: { token: 'ghtk-token', clientSource: 'S308157' },
  'viettel-post': { username: 'htx-mau', password: 'mat-khau' },
  ems: { merchantToken: 'ems-token' },
} as const

beforeAll(async () => {
  const places: ListedPlace[] = []
  const known = (given: LinkedCarrier) => ({ places, credentials: credentials[given] })
  desks.ghn = await openGhn(known('ghn'))
  desks.ghtk = await openGhtk(known('ghtk'))
  desks['viettel-post'] = await openViettelPost(known('viettel-post'))
  desks.ems = await openEms(known('ems'))
  running = await openApp({
    ...{ GHN_URL: desks.ghn.url, GHTK_URL: desks.ghtk.url },
    ...{ VIETTEL_POST_URL: desks['viettel-post'].url, EMS_URL: desks.ems.url },
  })
  for (const commune of [home, far])
    for (const unit of await inTransaction((tx) => listFormerUnits(tx, commune)))
      places.push({
        province: { id: Number(unit.provinceCode), name: unit.province },
        district: { id: Number(unit.districtCode), name: unit.district },
        ward: { id: Number(unit.wardCode), name: unit.ward },
      })
  sold = await recogniseProduct(running)
  jar = await putOnSale(sold, 500)
  stranger = await createActor({ role: 'producer', communeCode: '32047' })
  for (const [carrier, given] of Object.entries(credentials)) {
    const name = carrier as LinkedCarrier
    const { id, secret } = await linkCarrier(sold.producer, { carrier, credentials: given })
    links[name] = { id, secret }
    const units = await inTransaction((tx) => listFormerUnits(tx, home))
    if (units.length > 1)
      await choosePlace(sold.producer, { carrier: name, communeCode: home, wardCode: units[0]?.wardCode as string })
  }
})
beforeEach(() => {
  setClock(() => new Date())
  forgetUnitIds()
})
afterAll(async () => {
  await running.close()
  for (const desk of Object.values(desks)) await desk.close()
})

const wards = () => inTransaction((tx) => listFormerUnits(tx, far))

async function order({ payWay = 'cash', address = '' } = {}) {
  const sellerId = sold.producer.organisationId as string
  const ward = (await wards())[0]?.ward
  const { code } = await placeOrder(visitor, {
    ...{ key: randomUUID(), cart: [{ offerId: jar, quantity: 2 }], payWays: { [sellerId]: payWay }, seenDong: 330_000 },
    buyer: { name: 'Trần Thị Mẫu', phone: '0911222333', address: address || `Ấp 1, ${ward}`, provinceCode: '96' },
  })
  const found = (await followPurchase(code))?.orders[0]?.order as { id: string; payCode: string }
  await sellerMoves.confirm(sold.producer, { orderId: found.id })
  const status = async () => (await readSellerOrder(sold.producer, found.id)).order.status
  const parcel = async () => (await readParcels(sold.producer, undefined)).parcels.find((p) => p.orderId === found.id)
  return { code, orderId: found.id, payCode: found.payCode, status, parcel }
}
const book = (orderId: string, carrier: string, who = sold.producer) =>
  bookParcel(who, { orderId, carrier, size, communeCode: far })
const codesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error) => error.problems.map(({ code }: { code: string }) => code),
  )
const hook = (carrier: LinkedCarrier, payload: object | string, { query = '', headers = {} } = {}) =>
  running.app.inject({
    ...{ method: 'POST', url: `/hooks/carriers/${carrier}/${links[carrier].id}${query}`, payload },
    headers: {
      'content-type': typeof payload === 'string' ? 'application/x-www-form-urlencoded' : 'application/json',
      ...headers,
    },
  })
const ghnSays = (OrderCode: string, Status: string, Time: string, more = {}) =>
  hook(
    'ghn',
    { OrderCode, Status, Time, Type: 'switch_status', ShopID: 4885207316, CODAmount: 330_000, ...more },
    { query: `?secret=${links.ghn.secret}` },
  )

test('only the seller, or the officer of its commune, delivers; a visitor, another producer and a secretless call do not', async () => {
  const { orderId } = await order()
  expect(await codesOf(book(orderId, 'ghn', visitor))).toEqual(['unauthenticated'])
  expect(await codesOf(book(orderId, 'ghn', stranger))).toEqual(['not-found.order'])
  expect(await codesOf(linkCarrier(stranger, { carrier: 'ghn', credentials: credentials.ghn }))).toEqual([
    'offer.terms-missing',
  ])
  expect(await codesOf(readDelivery(visitor, undefined))).toEqual(['unauthenticated'])
  expect(await codesOf(cancelParcel(stranger, { orderId }))).toEqual(['not-found.order'])
  expect((await hook('ghn', { OrderCode: 'x' })).statusCode).toBe(403)
  expect((await hook('ghtk', 'label_id=x', { query: '?hash=wrong' })).statusCode).toBe(403)
  expect(
    (await hook('viettel-post', { TOKEN: 'wrong', DATA: { ORDER_NUMBER: '1', ORDER_STATUS: 1, ORDER_STATUSDATE: '' } }))
      .statusCode,
  ).toBe(403)
  expect((await hook('ems', { TrackingCode: 'x' }, { query: '?secret=no' })).statusCode).toBe(403)
})

test('no credential lies open in the database, and no page reads it', async () => {
  const kept = JSON.stringify(await inTransaction((tx) => tx`select row_to_json(l) from market.carrier_link l`))
  for (const given of Object.values(credentials))
    for (const secret of Object.values(given)) expect(kept).not.toContain(secret)
  for (const { secret } of Object.values(links)) expect(kept).not.toContain(secret)
  expect(JSON.stringify(await readDelivery(sold.producer, undefined))).not.toContain('ghn-token')
})

test('what cannot be sent is refused before any carrier is asked', async () => {
  const { orderId } = await order()
  const refused = (more: object) => codesOf(bookParcel(sold.producer, { orderId, carrier: 'ghn', size, ...more }))
  const asked = desks.ghn.asked.length
  expect(await refused({ carrier: 'dhl' })).toEqual(['carrier.unknown'])
  expect(await refused({ size: { ...size, grams: 60_000 } })).toEqual(['parcel.too-heavy'])
  expect(await refused({})).toEqual(['parcel.commune'])
  expect(desks.ghn.asked.length).toBe(asked)
  const unconfirmed = await codesOf(sellerMoves.decline(sold.producer, { orderId, words: 'Hết hàng' }))
  expect(unconfirmed).toEqual([])
  expect(await codesOf(book(orderId, 'ghn'))).toEqual(['conflict.order-moved-on'])
})

test.each(['ghn', 'ghtk', 'viettel-post', 'ems'] as const)(
  '%s takes a parcel with its own names of the place, what to collect, and our code, and lets it go again',
  async (carrier) => {
    const { orderId, payCode, parcel } = await order()
    await book(orderId, carrier)
    const taken = desks[carrier].taken.at(-1)
    expect(taken).toMatchObject({ ref: payCode, grams: 1200, codDong: 330_000 })
    expect(await parcel()).toMatchObject({ carrier, code: taken?.code, status: 'booked', codDong: 330_000 })
    expect(await codesOf(book(orderId, carrier))).toEqual(['conflict.parcel-booked'])
    await cancelParcel(sold.producer, { orderId })
    expect((await parcel())?.status).toBe('cancelled')
    await book(orderId, carrier)
    expect(desks[carrier].taken.at(-1)?.ref).toBe(`${payCode}-2`)
  },
)

test('two who book at the same moment make one parcel', async () => {
  const { orderId, payCode } = await order()
  const tries = await Promise.all([1, 2, 3, 4].map(() => codesOf(book(orderId, 'ghtk'))))
  expect(tries.filter((codes) => codes.length === 0)).toHaveLength(1)
  expect(desks.ghtk.taken.filter(({ ref }) => ref === payCode)).toHaveLength(1)
})

test('a carrier that is silent keeps the claim; asked again it gives the same parcel', async () => {
  const { orderId, payCode, parcel } = await order()
  const former = setPatience(60)
  desks.ghn.sleep(150)
  expect(await codesOf(book(orderId, 'ghn'))).toEqual(['carrier.silent'])
  setPatience(former)
  desks.ghn.sleep(0)
  expect((await parcel())?.status).toBe('booking')
  expect(await codesOf(book(orderId, 'ghn'))).toEqual(['conflict.parcel-booked'])
  setClock(() => new Date(Date.now() + 40_000))
  await book(orderId, 'ghn')
  expect((await parcel())?.status).toBe('booked')
  expect(desks.ghn.taken.filter(({ ref }) => ref === payCode)).toHaveLength(1)
})

test('what a carrier refuses leaves no parcel, and its words are told', async () => {
  const { orderId, parcel } = await order()
  await linkCarrier(sold.producer, { carrier: 'ghn', credentials: { ...credentials.ghn, shopId: '111' } })
  await expect(book(orderId, 'ghn')).rejects.toMatchObject({
    problems: [{ code: 'carrier.refused', values: { words: 'ShopId is not valid' } }],
  })
  expect((await parcel())?.status).toBe('cancelled')
  const again = await linkCarrier(sold.producer, { carrier: 'ghn', credentials: credentials.ghn })
  links.ghn = { id: again.id, secret: again.secret }
})

test('an old ward that nobody can tell is asked of the seller once, and remembered for the commune and the carrier', async () => {
  expect((await wards()).length).toBeGreaterThan(1)
  const first = await order({ address: 'Nhà cạnh chợ' })
  expect(await codesOf(book(first.orderId, 'ems'))).toEqual(['carrier.ward-of-receiver'])
  const choice = { carrier: 'ems', communeCode: far } as const
  expect(await codesOf(choosePlace(sold.producer, { ...choice, wardCode: '00001' }))).toEqual(['carrier.ward'])
  await choosePlace(sold.producer, { ...choice, wardCode: (await wards())[1]?.wardCode as string })
  await book(first.orderId, 'ems')
  const second = await order({ address: 'Nhà sau đình' })
  await book(second.orderId, 'ems')
  expect(desks.ems.taken.at(-1)?.asked.to_ward).toBe(String(Number((await wards())[1]?.wardCode)))
  expect(await codesOf(book((await order({ address: 'Nhà cạnh chợ' })).orderId, 'ghtk'))).toEqual([
    'carrier.ward-of-receiver',
  ])
})

test('what GHN tells moves parcel and order; told twice, late or astray it moves nothing', async () => {
  const { orderId, code, status, parcel } = await order()
  await book(orderId, 'ghn')
  const parcelCode = (await parcel())?.code as string
  expect((await ghnSays(parcelCode, 'picked', '2026-11-25T03:00:00Z')).json()).toEqual({ code: 200 })
  expect(await status()).toBe('handed-over')
  await ghnSays(parcelCode, 'delivering', '2026-11-26T03:00:00Z')
  await ghnSays(parcelCode, 'transporting', '2026-11-25T20:00:00Z')
  await ghnSays(parcelCode, 'delivering', '2026-11-26T03:00:00Z')
  await ghnSays(parcelCode, 'no_such_status', '2026-11-26T03:30:00Z')
  expect((await parcel())?.status).toBe('delivering')
  await ghnSays(parcelCode, 'delivered', '2026-11-26T05:00:00Z')
  await ghnSays(parcelCode, 'cancel', '2026-11-26T06:00:00Z')
  expect([await status(), (await parcel())?.status]).toEqual(['delivered', 'delivered'])
  const steps = await inTransaction(
    (tx) => tx<{ step: string }[]>`select step from market.parcel_event e join market.parcel p on p.id = e.parcel_id
      where p.order_id = ${orderId} order by heard_at`,
  )
  expect(steps.map(({ step }) => step)).toEqual(['moves', 'moves', 'late', 'unknown', 'moves', 'astray'])
  expect((await followPurchase(code))?.orders[0]?.order.status).toBe('delivered')
})

test('GHTK by form, Viettel Post by its token and EMS with its transaction echoed are understood; goods that come back are returned', async () => {
  const one = await order()
  await book(one.orderId, 'ghtk')
  const label = (await one.parcel())?.code as string
  const form = `label_id=${label}&partner_id=x&status_id=5&action_time=2026-11-26T10:00:00%2B07:00&reason_code=&weight=1.2&fee=30400`
  expect((await hook('ghtk', form, { query: `?hash=${links.ghtk.secret}` })).statusCode).toBe(200)
  expect(await one.status()).toBe('delivered')
  const two = await order({ payWay: 'cash' })
  await book(two.orderId, 'viettel-post')
  const number = (await two.parcel())?.code
  const said = (ORDER_STATUS: number, ORDER_STATUSDATE: string) =>
    hook('viettel-post', {
      TOKEN: links['viettel-post'].secret,
      DATA: { ORDER_NUMBER: number, ORDER_STATUS, ORDER_STATUSDATE },
    })
  await said(506, '26/11/2026 10:00:00')
  expect([await two.status(), (await two.parcel())?.status]).toEqual(['handed-over', 'failed'])
  await said(504, '28/11/2026 10:00:00')
  expect([await two.status(), (await two.parcel())?.status]).toEqual(['returned', 'returned'])
  const three = await order()
  await book(three.orderId, 'ems')
  const tracking = (await three.parcel())?.code
  const answer = await hook(
    'ems',
    {
      TrackingCode: tracking,
      Fee: [],
      StatusCode: 11000,
      StatusName: 'Đã giao cho bưu tá',
      CreatedAt: '2026-11-26 07:48:30',
    },
    { query: `?secret=${links.ems.secret}`, headers: { 'ems-transaction': '1234567890' } },
  )
  expect(answer.json()).toEqual({ code: 'success', transaction: '1234567890' })
  await hook(
    'ems',
    { tracking_code: tracking, status_code: 7, status_name: 'Phát thành công', datetime: '27/11/2026 07:54:50' },
    { query: `?secret=${links.ems.secret}` },
  )
  expect(await three.status()).toBe('delivered')
  expect((await hook('ems', { nothing: 1 }, { query: `?secret=${links.ems.secret}` })).statusCode).toBe(400)
})

test('a carrier that told nothing for an hour is asked, once an hour', async () => {
  const { orderId, status, parcel } = await order()
  await book(orderId, 'ghn')
  const taken = desks.ghn.taken.at(-1)
  if (taken) taken.status = 'delivering'
  await askCarriers()
  expect((await parcel())?.status).toBe('booked')
  setClock(() => new Date(Date.now() + 2 * 3_600_000))
  expect(await askCarriers()).toBeGreaterThan(0)
  expect([(await parcel())?.status, await status()]).toEqual(['delivering', 'handed-over'])
  expect(await askCarriers()).toBe(0)
})

test('who delivers themselves says where the parcel is; of a carrier’s nobody but the carrier does', async () => {
  const own = await order()
  await bookParcel(sold.producer, { orderId: own.orderId, carrier: 'own', size })
  const tell = (status: string) => tellOwnParcel(sold.producer, { orderId: own.orderId, status })
  await tell('delivering')
  expect(await codesOf(tell('booked'))).toEqual(['conflict.parcel-moved-on'])
  await tell('delivered')
  expect(await own.status()).toBe('delivered')
  const other = await order()
  await book(other.orderId, 'ghn')
  expect(await codesOf(tellOwnParcel(sold.producer, { orderId: other.orderId, status: 'delivered' }))).toEqual([
    'forbidden.parcel-of-carrier',
  ])
})

test('a settlement file settles what fits, queues the rest, and changes nothing when sent again', async () => {
  const { orderId, parcel } = await order()
  await book(orderId, 'ghn')
  const code = (await parcel())?.code as string
  await ghnSays(code, 'delivered', currentTime().toISOString())
  const text = `Mã vận đơn;Tiền thu hộ;Tổng cước\n${code};330.000;27.000\nGHN999999;50.000;20.000\n`
  const file = { carrier: 'ghn' as const, settlement: 'Kỳ 1', bytes: Buffer.from(text) }
  expect(await codesOf(takeSettlement(visitor, file))).toEqual(['unauthenticated'])
  expect(await codesOf(takeSettlement(sold.producer, { ...file, bytes: Buffer.from([0, 1, 2]) }))).toEqual(['cod.file'])
  expect(await takeSettlement(sold.producer, file)).toEqual({ lines: 2, fresh: 2 })
  expect(await takeSettlement(sold.producer, file)).toEqual({ lines: 2, fresh: 0 })
  const { queue, sums } = await readCod(sold.producer, {})
  expect(queue.map((line) => line.outcome)).toEqual(['unknown-parcel'])
  expect(sums.find(({ carrier }) => carrier === 'ghn')).toMatchObject({ settled: 1, settledDong: 330_000 })
  const id = queue[0]?.id as string
  expect(await codesOf(settleDifference(stranger, { id, words: 'x' }))).toEqual(['not-found.cod-line'])
  expect(await codesOf(settleDifference(sold.producer, { id, words: ' ' }))).toEqual(['order.words-missing'])
  await settleDifference(sold.producer, { id, words: 'Đơn của cửa hàng khác, đã báo GHN' })
  expect((await readCod(sold.producer, {})).queue).toEqual([])
})

test('GHN tells of money that it paid out, and a wrong sum waits for a person', async () => {
  const { orderId, parcel } = await order()
  await book(orderId, 'ghn')
  const code = (await parcel())?.code as string
  await ghnSays(code, 'delivered', currentTime().toISOString())
  const paid = { CODTransferDate: '2026-11-30T00:00:00Z', CODAmount: 300_000, TotalFee: 27_000, Type: 'update_cod' }
  await ghnSays(code, 'delivered', currentTime().toISOString(), paid)
  const { queue } = await readCod(sold.producer, {})
  expect(queue).toMatchObject([{ code, outcome: 'amount-differs', collectedDong: 300_000, codDong: 330_000 }])
})

test('terms and weights are kept for their seller alone', async () => {
  await saveDelivery(sold.producer, { form: { freeFromDong: '500000', ownDays: '4', perishableDays: '' } })
  const { terms, packs } = await readDelivery(sold.producer, undefined)
  expect(terms).toEqual({ freeFromDong: 500_000, ownDays: 4, perishableDays: null })
  expect(packs[0]).toMatchObject({ grams: 600, isWeighed: false })
  const grams = { [packs[0]?.id as string]: '900' }
  expect(await codesOf(weighPacks(stranger, { grams }))).toEqual(['forbidden.product'])
  await weighPacks(sold.producer, { grams })
  expect((await readDelivery(sold.producer, undefined)).packs[0]).toMatchObject({ grams: 900, isWeighed: true })
})

test('a demo links no carrier outside, and an ended link books nothing more', async () => {
  await endLink(sold.producer, { carrier: 'ems' })
  expect(await codesOf(endLink(sold.producer, { carrier: 'ems' }))).toEqual(['not-found.carrier-link'])
  expect(await codesOf(book((await order()).orderId, 'ems'))).toEqual(['not-found.carrier-link'])
})
