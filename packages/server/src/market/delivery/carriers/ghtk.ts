import type { ParcelStatus } from '@saolang/core/market/delivery/parcel.ts'
import { z } from 'zod'
import { askCarrier, askCarrierForPdf, isSameSecret, refuseAs, refuseSilent } from './ask-carrier.ts'
import type { BookAsked, Booked, Carrier, CarrierAccount, HookCall, Told } from './carrier.ts'

/** GHTK's statuses in ours (api.ghtk.vn, "Webhook", order status). 6 and 11 tell of money, and that the parcel had arrived or come back. */
const statuses: Readonly<Record<string, ParcelStatus>> = {
  '-1': 'cancelled',
  ...{ '1': 'booked', '2': 'booked', '7': 'cancelled', '8': 'booked', '12': 'booked', '128': 'booked' },
  ...{ '3': 'picked-up', '123': 'picked-up', '4': 'delivering', '5': 'delivered', '6': 'delivered', '45': 'delivered' },
  ...{ '9': 'failed', '10': 'failed', '49': 'failed', '410': 'failed', '127': 'booked' },
  ...{ '11': 'returned', '20': 'returning', '21': 'returned', '13': 'lost' },
}
const settled = '6'

const Said = z.looseObject({ success: z.boolean(), message: z.string().default('') })
const Fee = z.object({
  fee: z.object({ fee: z.number(), insurance_fee: z.number().default(0), delivery: z.boolean() }),
})
const Order = z.object({ order: z.object({ label: z.string(), fee: z.coerce.number().int() }) })
const Known = z.object({ error: z.object({ code: z.literal('ORDER_ID_EXIST'), ghtk_label: z.string() }) })

/** Giao Hàng Tiết Kiệm: headers Token and X-Client-Source; names of places; a webhook by form with a secret in its address. */
export const ghtk: Carrier = {
  name: 'ghtk',
  async quote(account, { from, to, size, valueDong }) {
    const said = await call(account, '/services/shipment/fee', {
      query: {
        ...{ pick_province: from.province, pick_district: from.district, pick_ward: from.ward },
        ...{ province: to.province, district: to.district, ward: to.ward },
        ...{ weight: size.grams, value: valueDong, transport: 'road' },
      },
    })
    const { fee } = Fee.parse(said)
    if (!fee.delivery) refuseAs('GHTK không giao tới nơi này')
    return { dong: fee.fee + fee.insurance_fee, days: from.provinceCode === to.provinceCode ? 2 : 5 }
  },
  async book(account, asked): Promise<Booked> {
    const answer = await ask(account, '/services/shipment/order/?ver=1.5', { method: 'POST', body: toOrder(asked) })
    const known = Known.safeParse(answer)
    if (known.success)
      return { code: known.data.error.ghtk_label, feeDong: await feeOf(account, known.data.error.ghtk_label) }
    const { label, fee } = Order.parse(read(answer)).order
    return { code: label, feeDong: fee }
  },
  async cancel(account, code) {
    await call(account, `/services/shipment/cancel/${encodeURIComponent(code)}`, { method: 'POST', body: {} })
  },
  async label(account, code, size) {
    const url = `${account.url}/services/label/${encodeURIComponent(code)}`
    const query = { original: 'portrait', page_size: size === 'A6' ? 'A6' : 'A5' }
    return { pdf: await askCarrierForPdf(url, { headers: headersOf(account), query }) }
  },
  async track(account, code) {
    const said = await call(account, `/services/shipment/v2/${encodeURIComponent(code)}`, {})
    const { order } = z.object({ order: z.object({ status: z.coerce.string(), modified: z.string() }) }).parse(said)
    return [toTold(code, order.status, readTime(order.modified))]
  },
  hear,
}

const Hook = z.object({
  ...{ label_id: z.string(), partner_id: z.string(), status_id: z.coerce.string(), action_time: z.string() },
  ...{ fee: z.coerce.number().default(0), pick_money: z.coerce.number().default(0) },
})

function hear({ body, query, secret }: HookCall) {
  if (!isSameSecret(query.hash, secret)) return undefined
  const { label_id, status_id, action_time, fee: feeDong, pick_money: collectedDong } = Hook.parse(body)
  const at = readTime(action_time)
  const paidOut = { settlement: at.toISOString().slice(0, 10), collectedDong, feeDong }
  const told = { ...toTold(label_id, status_id, at), ...(status_id === settled && { paidOut }) }
  return { told: [told], answer: { success: true } }
}

function toTold(code: string, carrierStatus: string, at: Date): Told {
  return { code, carrierStatus, status: statuses[carrierStatus], at }
}

// "2016-11-02 12:18:39" is the time of Viet Nam; the webhook says so itself.
function readTime(text: string): Date {
  const at = new Date(/[+Z]/.test(text) ? text : `${text.replace(' ', 'T')}+07:00`)
  return Number.isNaN(at.getTime()) ? refuseSilent() : at
}

function toOrder({ ref, from, to, size, codDong, valueDong, goods, note }: BookAsked): object {
  const { place } = to
  return {
    products: goods.map(({ name, quantity, grams }) => ({ name, quantity, weight: grams / 1000 })),
    order: {
      ...{ id: ref, pick_name: from.name, pick_address: from.address, pick_tel: from.phone },
      ...{ pick_province: from.place.province, pick_district: from.place.district, pick_ward: from.place.ward },
      ...{ name: to.name, tel: to.phone, address: to.address },
      ...{ province: place.province, district: place.district, ward: place.ward, hamlet: 'Khác' },
      ...{ is_freeship: '1', pick_money: codDong, value: valueDong, note, transport: 'road', pick_option: 'cod' },
      ...{ total_weight: size.grams, weight_option: 'gram' },
    },
  }
}

async function feeOf(account: CarrierAccount, code: string): Promise<number> {
  const said = await call(account, `/services/shipment/v2/${encodeURIComponent(code)}`, {})
  return z.object({ order: z.object({ ship_money: z.coerce.number().int().default(0) }) }).parse(said).order.ship_money
}

const headersOf = ({ credentials: { token = '', clientSource = '' } }: CarrierAccount) => ({
  ...{ Token: token, 'X-Client-Source': clientSource },
})

type Asked = Omit<NonNullable<Parameters<typeof askCarrier>[1]>, 'headers'>

const ask = (account: CarrierAccount, path: string, asked: Asked) =>
  askCarrier(`${account.url}${path}`, { ...asked, headers: headersOf(account) })

async function call(account: CarrierAccount, path: string, asked: Asked): Promise<unknown> {
  return read(await ask(account, path, asked))
}

function read(answer: unknown): unknown {
  const said = Said.safeParse(answer)
  if (!said.success) return refuseSilent()
  return said.data.success ? said.data : refuseAs(said.data.message)
}
