import type { OldPlace } from '@saolang/core/market/delivery/old-place.ts'
import type { ParcelStatus } from '@saolang/core/market/delivery/parcel.ts'
import { z } from 'zod'
import { askCarrier, isSameSecret, refuseAs, refuseSilent } from './ask-carrier.ts'
import type { BookAsked, Carrier, CarrierAccount, HookCall, Quote, QuoteAsked, Told } from './carrier.ts'
import { findUnitIds, type UnitLists } from './unit-ids.ts'

const base = '/shiip/public-api'
/** Goods of up to 20 kg; the heavy service begins above. */
const serviceOf = (grams: number) => (grams <= 20_000 ? 2 : 5)

/** GHN's statuses in ours (api.ghn.vn, "Trạng thái đơn hàng"). */
const statuses: Readonly<Record<string, ParcelStatus>> = {
  ready_to_pick: 'booked',
  picking: 'booked',
  money_collect_picking: 'booked',
  picked: 'picked-up',
  storing: 'in-transit',
  transporting: 'in-transit',
  sorting: 'in-transit',
  delivering: 'delivering',
  money_collect_delivering: 'delivering',
  delivered: 'delivered',
  delivery_fail: 'failed',
  waiting_to_return: 'returning',
  return: 'returning',
  return_transporting: 'returning',
  return_sorting: 'returning',
  returning: 'returning',
  return_fail: 'returning',
  returned: 'returned',
  cancel: 'cancelled',
  lost: 'lost',
  damage: 'lost',
}

const Answer = z.object({ code: z.number(), message: z.string().default(''), data: z.unknown() })

/** Giao Hàng Nhanh: headers Token and ShopId; numbers of its own for districts and wards; a webhook that signs nothing. */
export const ghn: Carrier = {
  name: 'ghn',
  async quote(account, asked): Promise<Quote> {
    const [from, to] = [await idsOf(account, asked.from), await idsOf(account, asked.to)]
    const ends = { from_district_id: Number(from.district), from_ward_code: from.ward, ...toward(to) }
    const service_type_id = serviceOf(asked.size.grams)
    const fee = await call(account, '/v2/shipping-order/fee', {
      ...{ ...ends, ...sizeOf(asked), service_type_id },
      ...{ insurance_value: asked.valueDong, cod_value: asked.codDong },
    })
    const { total } = z.object({ total: z.number() }).parse(fee)
    const time = await call(account, '/v2/shipping-order/leadtime', { ...ends, service_id: service_type_id })
    const { leadtime, order_date } = z.object({ leadtime: z.number(), order_date: z.number() }).parse(time)
    return { dong: total, days: Math.max(Math.ceil((leadtime - order_date) / 86_400), 1) }
  },
  async book(account, asked) {
    const made = await call(account, '/v2/shipping-order/create', await toOrder(account, asked))
    const { order_code, total_fee } = z
      .object({ order_code: z.string(), total_fee: z.coerce.number().int() })
      .parse(made)
    return { code: order_code, feeDong: total_fee }
  },
  async cancel(account, code) {
    const data = await call(account, '/v2/switch-status/cancel', { order_codes: [code] })
    const [first] = z.array(z.object({ result: z.boolean(), message: z.string().default('') })).parse(data)
    if (!first?.result) refuseAs(first?.message)
  },
  async label(account, code, size) {
    const data = await call(account, '/v2/a5/gen-token', { order_codes: [code] })
    const { token } = z.object({ token: z.string() }).parse(data)
    const sheet = size === 'A6' ? 'printA5' : 'print80x80'
    return { address: `${account.url}/a5/public-api/${sheet}?token=${encodeURIComponent(token)}` }
  },
  async track(account, code) {
    const data = await call(account, '/v2/shipping-order/detail', { order_code: code })
    const { status, updated_date, log } = z
      .object({
        ...{ status: z.string(), updated_date: z.coerce.date() },
        log: z.array(z.object({ status: z.string(), updated_date: z.coerce.date() })).default([]),
      })
      .parse(Array.isArray(data) ? data[0] : data)
    const last = { status, updated_date }
    return (log.length > 0 ? log : [last]).map((each) => toTold(code, each.status, each.updated_date))
  },
  hear,
}

const Hook = z.object({
  ...{ OrderCode: z.string(), Status: z.string(), Type: z.string(), Time: z.coerce.date() },
  ...{ ShopID: z.coerce.string(), CODAmount: z.number().default(0), CODTransferDate: z.string().nullable().optional() },
  TotalFee: z.number().optional(),
})

// GHN signs nothing: the secret lies in the address that its seller gave it, and the shop must be the seller's own.
function hear({ body, query, secret, account }: HookCall) {
  if (!isSameSecret(query.secret, secret)) return undefined
  const said = Hook.parse(body)
  if (said.ShopID !== account.credentials.shopId) return undefined
  const { CODTransferDate: paidOn, CODAmount: collectedDong, TotalFee: feeDong = 0 } = said
  const paidOut = paidOn ? { settlement: paidOn.slice(0, 10), collectedDong, feeDong } : undefined
  const told = said.Type === 'create' || said.Type === 'switch_status' || paidOut ? [said] : []
  return {
    answer: { code: 200 },
    told: told.map(({ OrderCode, Status, Time }) => ({
      ...toTold(OrderCode, Status, Time),
      ...(paidOut && { paidOut }),
    })),
  }
}

function toTold(code: string, carrierStatus: string, at: Date): Told {
  return { code, carrierStatus, status: statuses[carrierStatus], at }
}

async function toOrder(account: CarrierAccount, asked: BookAsked): Promise<object> {
  const { from, to } = asked
  return {
    ...{ client_order_code: asked.ref, service_type_id: serviceOf(asked.size.grams), payment_type_id: 1 },
    ...{ required_note: 'CHOXEMHANGKHONGTHU', note: asked.note, insurance_value: asked.valueDong },
    ...{
      cod_amount: asked.codDong,
      content: asked.goods
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 2000),
    },
    ...{ from_name: from.name, from_phone: from.phone, from_address: from.address },
    ...{ from_ward_name: from.place.ward, from_district_name: from.place.district },
    ...{ from_province_name: from.place.province, to_name: to.name, to_phone: to.phone, to_address: to.address },
    ...toward(await idsOf(account, to.place)),
    ...sizeOf(asked),
    items: asked.goods.map(({ name, quantity, grams: weight }) => ({ name, quantity, weight })),
  }
}

const toward = (to: { district: string; ward: string }) => ({
  to_district_id: Number(to.district),
  to_ward_code: to.ward,
})
const sizeOf = ({ size: { grams, lengthCm, widthCm, heightCm } }: Pick<QuoteAsked, 'size'>) => ({
  ...{ weight: grams, length: lengthCm, width: widthCm, height: heightCm },
})

async function call(account: CarrierAccount, path: string, body: object): Promise<unknown> {
  const { token = '', shopId = '' } = account.credentials
  return read(
    await askCarrier(`${account.url}${base}${path}`, {
      ...{ method: 'POST', headers: { Token: token, ShopId: shopId }, body },
    }),
  )
}

function read(answer: unknown): unknown {
  const said = Answer.safeParse(answer)
  if (!said.success) return refuseSilent()
  return said.data.code === 200 ? said.data.data : refuseAs(said.data.message)
}

const Provinces = z.array(
  z.object({ ProvinceID: z.number(), ProvinceName: z.string(), NameExtension: z.array(z.string()).nullish() }),
)
const Districts = z.array(
  z.object({ DistrictID: z.number(), DistrictName: z.string(), NameExtension: z.array(z.string()).nullish() }),
)
const Wards = z.array(
  z.object({ WardCode: z.string(), WardName: z.string(), NameExtension: z.array(z.string()).nullish() }),
)

function idsOf(account: CarrierAccount, place: OldPlace) {
  const list = async (path: string, query: Record<string, string>) => {
    const headers = { Token: account.credentials.token ?? '' }
    return read(await askCarrier(`${account.url}${base}/master-data/${path}`, { headers, query }))
  }
  const lists: UnitLists = {
    provinces: async () =>
      Provinces.parse(await list('province', {})).map((p) => ({
        ...{ id: String(p.ProvinceID), names: [p.ProvinceName, ...(p.NameExtension ?? [])] },
      })),
    districts: async (province_id) =>
      Districts.parse(await list('district', { province_id })).map((d) => ({
        ...{ id: String(d.DistrictID), names: [d.DistrictName, ...(d.NameExtension ?? [])] },
      })),
    wards: async (district_id) =>
      Wards.parse(await list('ward', { district_id })).map((w) => ({
        ...{ id: w.WardCode, names: [w.WardName, ...(w.NameExtension ?? [])] },
      })),
  }
  return findUnitIds('ghn', place, lists)
}
