import type { OldPlace } from '@saolang/core/market/delivery/old-place.ts'
import type { ParcelStatus } from '@saolang/core/market/delivery/parcel.ts'
import { z } from 'zod'
import { askCarrier, isSameSecret, refuseAs, refuseSilent } from './ask-carrier.ts'
import type { BookAsked, Carrier, CarrierAccount, HookCall, Quote, QuoteAsked, Told } from './carrier.ts'
import { findUnitIds, type ListedUnit, type UnitIds } from './unit-ids.ts'
import { askAsPartner } from './viettel-token.ts'

/** Viettel Post's statuses in ours (its list of ORDER_STATUS). */
const statuses: Readonly<Record<string, ParcelStatus>> = {
  ...{ '-100': 'booked', '100': 'booked', '102': 'booked', '103': 'booked', '104': 'booked' },
  ...{ '101': 'cancelled', '107': 'cancelled', '201': 'cancelled', '503': 'lost' },
  ...{ '105': 'picked-up', '200': 'picked-up', '202': 'picked-up' },
  ...{ '300': 'in-transit', '301': 'in-transit', '302': 'in-transit', '400': 'in-transit', '401': 'in-transit' },
  ...{ '402': 'in-transit', '403': 'in-transit', '509': 'in-transit' },
  ...{ '500': 'delivering', '508': 'delivering', '550': 'delivering', '501': 'delivered' },
  ...{
    '506': 'failed',
    '507': 'failed',
    '505': 'returning',
    '502': 'returning',
    '515': 'returning',
    '504': 'returned',
  },
}

const Price = z.object({ MA_DV_CHINH: z.string(), GIA_CUOC: z.number(), THOI_GIAN: z.string().default('') })
const Answer = z.object({ status: z.number(), error: z.boolean(), message: z.string().default(''), data: z.unknown() })

/** Viettel Post: a token in two steps, numbers of its own for places, a webhook with a token in its body. */
export const viettelPost: Carrier = {
  name: 'viettel-post',
  async quote(account, asked): Promise<Quote> {
    const cheapest = (await listPrices(account, asked))[0] ?? refuseAs('Viettel Post không có dịch vụ cho tuyến này')
    return { dong: cheapest.GIA_CUOC, days: daysOf(cheapest.THOI_GIAN) }
  },
  async book(account, asked) {
    const to = asked.to.place
    const [cheapest] = await listPrices(account, { ...asked, from: asked.from.place, to })
    if (!cheapest) return refuseAs('Viettel Post không có dịch vụ cho tuyến này')
    const order = { ...(await toOrder(account, asked)), ORDER_SERVICE: cheapest.MA_DV_CHINH }
    const made = read(await askAsPartner(account, '/v2/order/createOrder', order))
    const { ORDER_NUMBER, MONEY_TOTAL } = z
      .object({ ORDER_NUMBER: z.coerce.string(), MONEY_TOTAL: z.number() })
      .parse(made)
    return { code: ORDER_NUMBER, feeDong: MONEY_TOTAL }
  },
  async cancel(account, code) {
    read(await askAsPartner(account, '/v2/order/UpdateOrder', { TYPE: 4, ORDER_NUMBER: code, NOTE: 'Người bán hủy' }))
  },
  async label(account, code, size) {
    const hour = 3_600_000
    const asked = { ORDER_ARRAY: [code], EXPIRY_TIME: Date.now() + hour }
    const said = Answer.parse(await askAsPartner(account, '/v2/order/printing-code', asked))
    if (said.error) refuseAs(said.message)
    const type = size === 'A6' ? 2 : 1001
    return {
      address: `https://digitalize.viettelpost.vn/DigitalizePrint/report.do?type=${type}&bill=${encodeURIComponent(said.message)}`,
    }
  },
  // It has no question for where a parcel is: it is asked to tell it again, to the same webhook.
  async track(account, code) {
    read(await askAsPartner(account, '/v2/order/registerOrderHook', { ORDER_NUMBER: code }))
    return []
  },
  hear,
}

const Hook = z.object({
  TOKEN: z.string(),
  DATA: z.object({
    ...{ ORDER_NUMBER: z.coerce.string(), ORDER_STATUS: z.coerce.string(), ORDER_STATUSDATE: z.string() },
  }),
})

function hear({ body, secret }: HookCall) {
  const said = Hook.parse(body)
  if (!isSameSecret(said.TOKEN, secret)) return undefined
  const { ORDER_NUMBER: code, ORDER_STATUS: carrierStatus, ORDER_STATUSDATE } = said.DATA
  const told: Told = { code, carrierStatus, status: statuses[carrierStatus], at: readTime(ORDER_STATUSDATE) }
  return { told: [told], answer: { status: 200 } }
}

// "13/12/2018 17:34:05", in the time of Viet Nam.
function readTime(text: string): Date {
  const [, day, month, year, time] = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}:\d{2}:\d{2})$/.exec(text) ?? []
  const at = new Date(`${year}-${month}-${day}T${time}+07:00`)
  return Number.isNaN(at.getTime()) ? refuseSilent() : at
}

/** "24 giờ", "2 - 3 ngày" → the longest, in days. */
function daysOf(words: string): number | null {
  const longest = Math.max(...(words.match(/\d+/g) ?? []).map(Number))
  if (!Number.isFinite(longest)) return null
  return /ng[aà]y|day/iu.test(words) ? longest : Math.max(Math.ceil(longest / 24), 1)
}

async function listPrices(account: CarrierAccount, asked: QuoteAsked) {
  const [from, to] = [await idsOf(account, asked.from), await idsOf(account, asked.to)]
  const said = await askAsPartner(account, '/v2/order/getPriceAll', {
    ...{ SENDER_PROVINCE: Number(from.province), SENDER_DISTRICT: Number(from.district) },
    ...{ RECEIVER_PROVINCE: Number(to.province), RECEIVER_DISTRICT: Number(to.district) },
    ...{ PRODUCT_TYPE: 'HH', PRODUCT_WEIGHT: asked.size.grams, PRODUCT_PRICE: asked.valueDong },
    ...{ MONEY_COLLECTION: asked.codDong, TYPE: 1 },
  })
  const listed = z.array(Price).safeParse(said)
  if (!listed.success) return z.array(Price).parse(read(said) ?? [])
  return listed.data.toSorted((a, b) => a.GIA_CUOC - b.GIA_CUOC)
}

async function toOrder(account: CarrierAccount, asked: BookAsked): Promise<object> {
  const { from, to, size, goods } = asked
  const [sender, receiver] = [await idsOf(account, from.place), await idsOf(account, to.place)]
  return {
    ...{ ORDER_NUMBER: asked.ref, SENDER_FULLNAME: from.name, SENDER_PHONE: from.phone, SENDER_ADDRESS: from.address },
    ...{ RECEIVER_FULLNAME: to.name, RECEIVER_PHONE: to.phone, RECEIVER_ADDRESS: to.address },
    ...withPrefix('SENDER', sender),
    ...withPrefix('RECEIVER', receiver),
    ...{
      PRODUCT_NAME: goods
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 200),
      PRODUCT_TYPE: 'HH',
    },
    ...{ PRODUCT_QUANTITY: goods.reduce((sum, { quantity }) => sum + quantity, 0), PRODUCT_PRICE: asked.valueDong },
    ...{ PRODUCT_WEIGHT: size.grams, PRODUCT_LENGTH: size.lengthCm, PRODUCT_WIDTH: size.widthCm },
    ...{ PRODUCT_HEIGHT: size.heightCm, MONEY_COLLECTION: asked.codDong, ORDER_NOTE: asked.note },
    // Whether the carrier collects at the door: 1 nothing, 3 the sum alone; the seller pays the carriage in both.
    ...{ ORDER_PAYMENT: asked.codDong > 0 ? 3 : 1, ORDER_SERVICE_ADD: '' },
    LIST_ITEM: goods.map(({ name, quantity, grams }) => ({
      ...{ PRODUCT_NAME: name, PRODUCT_QUANTITY: quantity, PRODUCT_WEIGHT: grams, PRODUCT_PRICE: 0 },
    })),
  }
}

const withPrefix = (end: 'SENDER' | 'RECEIVER', { province, district, ward }: UnitIds) => ({
  [`${end}_PROVINCE`]: Number(province),
  [`${end}_DISTRICT`]: Number(district),
  [`${end}_WARD`]: Number(ward),
})

function read(answer: unknown): unknown {
  const said = Answer.safeParse(answer)
  if (!said.success) return refuseSilent()
  return said.data.error || said.data.status !== 200 ? refuseAs(said.data.message) : said.data.data
}

const Provinces = z.array(z.object({ PROVINCE_ID: z.number(), PROVINCE_NAME: z.string() }))
const Districts = z.array(z.object({ DISTRICT_ID: z.number(), DISTRICT_NAME: z.string() }))
const Wards = z.array(z.object({ WARDS_ID: z.number(), WARDS_NAME: z.string() }))
const listed = (id: number, name: string): ListedUnit => ({ id: String(id), names: [name] })

function idsOf(account: CarrierAccount, place: OldPlace): Promise<UnitIds> {
  const list = async (path: string, query: Record<string, string>) =>
    read(await askCarrier(`${account.url}/v2/categories/${path}`, { query }))
  return findUnitIds('viettel-post', place, {
    provinces: async () =>
      Provinces.parse(await list('listProvinceById', { provinceId: '-1' })).map((p) =>
        listed(p.PROVINCE_ID, p.PROVINCE_NAME),
      ),
    districts: async (provinceId) =>
      Districts.parse(await list('listDistrict', { provinceId })).map((d) => listed(d.DISTRICT_ID, d.DISTRICT_NAME)),
    wards: async (districtId) =>
      Wards.parse(await list('listWards', { districtId })).map((w) => listed(w.WARDS_ID, w.WARDS_NAME)),
  })
}
