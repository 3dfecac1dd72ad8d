import { fold } from '@saolang/core/kernel/text.ts'
import type { OldPlace } from '@saolang/core/market/delivery/old-place.ts'
import type { ParcelStatus } from '@saolang/core/market/delivery/parcel.ts'
import { z } from 'zod'
import { askCarrier, askCarrierForPdf, isSameSecret, refuseAs, refuseSilent } from './ask-carrier.ts'
import type { BookAsked, Carrier, CarrierAccount, HookCall, Quote, Told } from './carrier.ts'
import { findUnitIds, type ListedUnit, type UnitIds } from './unit-ids.ts'

/** EMS numbers its statuses in two ways (1, 2, … and 10000, 11000, …) and names them alike: the name decides, the first that fits. */
const statusWords: readonly (readonly [RegExp, ParcelStatus])[] = [
  [/\bhuy\b/, 'cancelled'],
  [/\b(?:that lac|mat|boi thuong)\b/, 'lost'],
  [/\b(?:khong thanh cong|that bai|chua phat duoc)\b/, 'failed'],
  [/\b(?:da chuyen hoan|da hoan|hoan thanh cong|da tra nguoi gui|phat hoan)\b/, 'returned'],
  [/\b(?:chuyen hoan|hoan ve|dang hoan)\b/, 'returning'],
  [/\b(?:phat thanh cong|giao thanh cong|da phat)\b/, 'delivered'],
  [/\b(?:giao cho buu ta|dang phat|dang giao)\b/, 'delivering'],
  [/\b(?:dang van chuyen|dong chuyen|den buu cuc|roi buu cuc|khai thac)\b/, 'in-transit'],
  [/\b(?:da lay hang|nhan gui|da nhan)\b/, 'picked-up'],
  [/\b(?:cho lay|da duyet|cho duyet|da tao|don nhap)\b/, 'booked'],
]

const express = 1

/** EMS / Vietnam Post: a merchant token in the address, codes of its own for places, a webhook that wants its transaction echoed. */
export const ems: Carrier = {
  name: 'ems',
  async quote(account, { from, to, size, codDong }): Promise<Quote> {
    const [ours, theirs] = [await idsOf(account, from), await idsOf(account, to)]
    const said = await call(account, '/api/v1/get-order-fee', {
      method: 'POST',
      body: {
        ...{ from_province: ours.province, from_district: ours.district },
        ...{ to_province: theirs.province, to_district: theirs.district },
        ...{ service: express, total_weight: size.grams, money_collect: codDong, total_quantity: 1 },
      },
    })
    return { dong: feeOf(said), days: null }
  },
  async book(account, asked) {
    const said = await call(account, '/api/v1/orders/create-v2', {
      method: 'POST',
      body: await toOrder(account, asked),
    })
    const { tracking_code } = z.object({ tracking_code: z.string() }).parse(said)
    return { code: tracking_code, feeDong: feeOf(said) }
  },
  async cancel(account, code) {
    await call(account, `/api/v1/orders/cancel/${encodeURIComponent(code)}`, { method: 'POST', body: {} })
  },
  async label(account, code, size) {
    const url = `${account.url}/api/v1/orders/print/${encodeURIComponent(code)}`
    return { pdf: await askCarrierForPdf(url, { query: { ...tokenOf(account), size } }) }
  },
  async track(account, code) {
    const said = await call(account, `/api/v1/orders/tracking/${encodeURIComponent(code)}`, {})
    const moments = z
      .object({
        __get_status: z.array(
          z.object({ status: z.coerce.string(), description: z.string().default(''), tracedate: z.string() }),
        ),
      })
      .parse(said).__get_status
    return moments.map((moment) => toTold(code, moment.status, moment.description, moment.tracedate))
  },
  hear,
}

const words = z.string().nullish()
const Hook = z.object({
  TrackingCode: z.string(),
  StatusCode: z.coerce.string(),
  StatusName: words,
  Note: words,
  CreatedAt: z.string(),
})
const EarlierHook = z.object({
  tracking_code: z.string(),
  status_code: z.coerce.string(),
  status_name: words,
  note: words,
  datetime: z.string(),
})

// EMS signs nothing: the secret lies in the address. Its two generations spell the same five facts differently.
function hear({ body, query, headers, secret }: HookCall) {
  if (!isSameSecret(query.secret, secret)) return undefined
  const now = Hook.safeParse(body)
  const said = now.success ? now.data : toHook(EarlierHook.parse(body))
  const told = toTold(said.TrackingCode, said.StatusCode, said.StatusName ?? '', said.CreatedAt, said.Note ?? '')
  return { told: [told], answer: { code: 'success', transaction: String(headers['ems-transaction'] ?? '') } }
}

const toHook = (said: z.infer<typeof EarlierHook>): z.infer<typeof Hook> => ({
  ...{ TrackingCode: said.tracking_code, StatusCode: said.status_code, StatusName: said.status_name },
  ...{ Note: said.note, CreatedAt: said.datetime },
})

function toTold(code: string, carrierStatus: string, name: string, time: string, note = ''): Told {
  const status = [name, note].map(statusOf).find((found) => found !== undefined)
  return { code, carrierStatus, status, at: readTime(time) }
}

function statusOf(name: string): ParcelStatus | undefined {
  const plain = fold(name)
  return statusWords.find(([pattern]) => pattern.test(plain))?.[1]
}

// "2019-07-09 07:48:30" or "28/08/2019 07:54:50", both in the time of Viet Nam.
function readTime(text: string): Date {
  const [, day, month, year, time] = /^(\d{2})\/(\d{2})\/(\d{4}) (.+)$/.exec(text) ?? []
  const at = new Date(day ? `${year}-${month}-${day}T${time}+07:00` : `${text.replace(' ', 'T')}+07:00`)
  return Number.isNaN(at.getTime()) ? refuseSilent() : at
}

async function toOrder(account: CarrierAccount, asked: BookAsked): Promise<object> {
  const { from, to, size, goods } = asked
  const [ours, theirs] = [await idsOf(account, from.place), await idsOf(account, to.place)]
  return {
    ...{ order_code: asked.ref, from_name: from.name, from_phone: from.phone, from_address: from.address },
    ...{ from_province: ours.province, from_district: ours.district, from_ward: ours.ward },
    ...{ to_name: to.name, to_phone: to.phone, to_address: to.address },
    ...{ to_province: theirs.province, to_district: theirs.district, to_ward: theirs.ward },
    ...{
      product_name: goods
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 200),
      total_amount: asked.valueDong,
    },
    ...{ total_quantity: goods.reduce((sum, { quantity }) => sum + quantity, 0), total_weight: size.grams },
    ...{ money_collect: asked.codDong, description: asked.note, service: express, checked: true },
    ...{ size: `${size.lengthCm}x${size.widthCm}x${size.heightCm}`, vas: asked.codDong > 0 ? ['cod'] : [] },
  }
}

const Fees = z.object({
  fee: z.object({ fee: z.coerce.number(), remote_fee: z.coerce.number().default(0) }),
  vas: z.object({ total_vas: z.coerce.number().default(0) }).optional(),
})

function feeOf(said: unknown): number {
  const { fee, vas } = Fees.parse(said)
  return fee.fee + fee.remote_fee + (vas?.total_vas ?? 0)
}

const tokenOf = ({ credentials: { merchantToken = '' } }: CarrierAccount) => ({ merchant_token: merchantToken })
const Answer = z.object({ code: z.string(), message: z.string().default(''), data: z.unknown() })
type Asked = { method?: 'GET' | 'POST'; body?: object }

async function call(account: CarrierAccount, path: string, asked: Asked): Promise<unknown> {
  const said = Answer.safeParse(await askCarrier(`${account.url}${path}`, { ...asked, query: tokenOf(account) }))
  if (!said.success) return refuseSilent()
  return said.data.code === 'success' ? said.data.data : refuseAs(said.data.message)
}

const Units = z.array(z.object({ code: z.coerce.string(), name: z.string() }))

function idsOf(account: CarrierAccount, place: OldPlace): Promise<UnitIds> {
  const list = async (path: string): Promise<ListedUnit[]> =>
    Units.parse(await call(account, `/api/v1/address/${path}`, {})).map(({ code, name }) => ({
      id: code,
      names: [name],
    }))
  return findUnitIds('ems', place, {
    provinces: () => list('province'),
    districts: (id) => list(`district/${id}`),
    wards: (id) => list(`ward/${id}`),
  })
}
