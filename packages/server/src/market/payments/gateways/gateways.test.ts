import { randomUUID } from 'node:crypto'
import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { setClock } from '../../../platform/act.ts'
import { inTransaction } from '../../../platform/sql.ts'
import { createActor, signIn } from '../../../testing/actors.ts'
import { momoStandIn } from '../../../testing/gateways/momo.ts'
import type { StandIn } from '../../../testing/gateways/open-gateway.ts'
import { vnpayStandIn } from '../../../testing/gateways/vnpay.ts'
import { zalopayStandIn } from '../../../testing/gateways/zalopay.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../../testing/open-app.ts'
import { expireOrders } from '../../orders/follow-orders.ts'
import { placeOrder } from '../../orders/place-order.ts'
import { followPurchase } from '../../orders/read-orders.ts'
import { readPayments, settleNotice } from '../link-bank.ts'
import { remindUnsettled } from '../remind-unsettled.ts'
import { beginPayment } from './begin-payment.ts'
import { setGatewayHosts } from './gateways.ts'
import { endMerchant, linkMerchant, readMerchants } from './link-merchant.ts'

let running: TestApp
let sold: Recognised
let jar: string
let sellerId: string
let momo: StandIn
let zalopay: StandIn
const dong = 180_000

beforeAll(async () => {
  running = await openApp()
  sold = await recogniseProduct(running)
  jar = await putOnSale(sold, 50)
  sellerId = sold.producer.organisationId as string
  momo = await momoStandIn.open()
  zalopay = await zalopayStandIn.open()
  setGatewayHosts({ momo: momo.host, zalopay: zalopay.host })
})
afterAll(async () => {
  setGatewayHosts({})
  momo.close()
  zalopay.close()
  await running.close()
})
afterEach(() => {
  setClock(() => new Date())
})

const link = (gateway: string, keys: Record<string, string>, more = {}) =>
  linkMerchant(sold.producer, { gateway, mode: 'sandbox', keys, ...more })
const merchantOf = async (gateway: string) =>
  (await readMerchants(sold.producer, undefined)).merchants.find((merchant) => merchant.gateway === gateway)
    ?.id as string

async function buy(way: string) {
  const buyer = { name: 'Người Mua (mẫu)', phone: '0911111111', address: 'Số 1, xã Mẫu', provinceCode: '96' }
  const cart = [{ offerId: jar, quantity: 1 }]
  const wanted = { key: randomUUID(), cart, buyer, payWays: { [sellerId]: way }, seenDong: dong }
  const { code } = await placeOrder(visitor, wanted)
  const order = async () => (await followPurchase(code))?.orders[0]?.order
  const orderId = (await order())?.id as string
  const begin = () => beginPayment(visitor, { code, orderId, ip: '127.0.0.1', publicUrl: 'https://sao.example' })
  return { code, orderId, begin, order, status: async () => (await order())?.status }
}

describe('a seller’s merchant account', () => {
  test('is linked by the seller alone, whole, and on a demo only in a sandbox', async () => {
    const { keys } = vnpayStandIn
    await expect(linkMerchant(visitor, { gateway: 'vnpay', mode: 'sandbox', keys })).rejects.toThrow('unauthenticated')
    const officer = await createActor({ role: 'commune-officer', communeCode: '32044' })
    const elsewhere = { organisationId: sellerId, gateway: 'vnpay', mode: 'sandbox', keys }
    await expect(linkMerchant(officer, elsewhere)).rejects.toThrow('forbidden.jurisdiction')
    await expect(link('paypal', keys)).rejects.toThrow('merchant.gateway')
    await expect(link('vnpay', {}, { mode: 'live' })).rejects.toThrow(/merchant.demo.*merchant.key at tmnCode/)
    await expect(buy('vnpay')).rejects.toThrow('order.pay-way')
  })

  test('keeps its keys sealed: they stand neither in the database nor on a page', async () => {
    await link('vnpay', vnpayStandIn.keys)
    await link('momo', momoStandIn.keys)
    await link('zalopay', zalopayStandIn.keys)
    const rows = JSON.stringify(await inTransaction((tx) => tx`select row_to_json(m) from market.merchant_account m`))
    const { headers } = await signIn(sold.producer)
    const { body } = await running.app.inject({ url: '/market/payments/gateways', headers })
    const secrets = [vnpayStandIn.keys.hashSecret, momoStandIn.keys.secretKey, zalopayStandIn.keys.key2]
    for (const secret of secrets) expect(rows + body).not.toContain(secret)
    expect(body).toContain(vnpayStandIn.keys.tmnCode)
  })
})

describe('VNPay', () => {
  test('takes our address as its own, and its signed word pays the order once', async () => {
    const order = await buy('vnpay')
    const payUrl = await order.begin()
    const { ref, amountDong, path } = vnpayStandIn.open(payUrl)
    expect([path, amountDong]).toEqual(['/paymentv2/vpcpay.html', dong])
    const hook = `/hooks/pay/vnpay/${await merchantOf('vnpay')}`
    const tell = async (query: string) => (await running.app.inject({ url: `${hook}?${query}` })).json().RspCode
    expect(await tell(vnpayStandIn.tell(ref, dong, { secret: 'another' }))).toBe('97')
    expect(await tell(vnpayStandIn.tell('OCOP000', dong))).toBe('01')
    expect(await order.status()).toBe('awaiting-payment')
    expect(await tell(vnpayStandIn.tell(ref, dong))).toBe('00')
    expect(await tell(vnpayStandIn.tell(ref, dong))).toBe('02')
    expect(await order.order()).toMatchObject({ status: 'placed', paidDong: dong })
    const back = await running.app.inject({ url: `${hook}/back?${vnpayStandIn.tell(ref, dong)}` })
    expect(back.headers.location).toBe(`/orders/${order.code}`)
    const forged = await running.app.inject({ url: `${hook}/back?${vnpayStandIn.tell(ref, dong, { secret: 'x' })}` })
    expect(forged.statusCode).toBe(403)
  })

  test('tells of a payment that failed: the order waits on, and another attempt pays it', async () => {
    const order = await buy('vnpay')
    const hook = `/hooks/pay/vnpay/${await merchantOf('vnpay')}`
    const first = vnpayStandIn.open(await order.begin())
    await running.app.inject({ url: `${hook}?${vnpayStandIn.tell(first.ref, dong, { code: '24' })}` })
    expect(await order.status()).toBe('awaiting-payment')
    const second = vnpayStandIn.open(await order.begin())
    expect(second.ref).not.toBe(first.ref)
    await running.app.inject({ url: `${hook}?${vnpayStandIn.tell(second.ref, dong)}` })
    expect(await order.status()).toBe('placed')
    await expect(order.begin()).rejects.toThrow('conflict.order-moved-on')
  })
})

describe('MoMo', () => {
  test('makes the payment that we signed, and is believed only with its own signature', async () => {
    const order = await buy('momo')
    expect(await order.begin()).toContain('momo.vn')
    const { ref, amountDong } = momo.asked.at(-1) as StandIn['asked'][number]
    expect([amountDong, momo.refused]).toEqual([dong, []])
    const url = `/hooks/pay/momo/${await merchantOf('momo')}`
    const tell = async (payload: object) => (await running.app.inject({ method: 'POST', url, payload })).statusCode
    expect(await tell(momoStandIn.tell(ref, dong, { secret: 'another' }))).toBe(403)
    expect(await tell({ ...momoStandIn.tell(ref, dong), amount: 1 })).toBe(403)
    expect(await order.status()).toBe('awaiting-payment')
    const both = await Promise.all([1, 2].map(() => tell(momoStandIn.tell(ref, dong))))
    expect(both).toEqual([204, 204])
    expect(await order.order()).toMatchObject({ status: 'placed', paidDong: dong })
  })
})

describe('ZaloPay', () => {
  test('makes the payment that we signed with one key, and is believed with the other', async () => {
    const order = await buy('zalopay')
    await order.begin()
    const { ref } = zalopay.asked.at(-1) as StandIn['asked'][number]
    expect(zalopay.refused).toEqual([])
    const url = `/hooks/pay/zalopay/${await merchantOf('zalopay')}`
    const tell = async (payload: object) =>
      (await running.app.inject({ method: 'POST', url, payload })).json().return_code
    expect(await tell(zalopayStandIn.tell(ref, dong, { secret: zalopayStandIn.keys.key1 }))).toBe(-1)
    expect(await tell(zalopayStandIn.tell(ref, dong))).toBe(1)
    expect(await tell(zalopayStandIn.tell(ref, dong))).toBe(2)
    expect(await order.status()).toBe('placed')
    const back = await running.app.inject({ url: `${url}/back?${zalopayStandIn.sendBack(ref, dong)}` })
    expect(back.headers.location).toBe(`/orders/${order.code}`)
  })
})

describe('money that fits no order', () => {
  test('in another sum, or too late, waits for its seller, is counted by month and reminded of', async () => {
    const late = await buy('momo')
    await late.begin()
    const { ref } = momo.asked.at(-1) as StandIn['asked'][number]
    setClock(() => new Date(Date.now() + 25 * 3_600_000))
    await expireOrders()
    const url = `/hooks/pay/momo/${await merchantOf('momo')}`
    await running.app.inject({ method: 'POST', url, payload: momoStandIn.tell(ref, dong) })
    expect(await late.status()).toBe('expired')
    const other = await buy('momo')
    await other.begin()
    const asked = momo.asked.at(-1) as StandIn['asked'][number]
    await running.app.inject({ method: 'POST', url, payload: momoStandIn.tell(asked.ref, dong - 1000) })
    expect(await other.status()).toBe('awaiting-payment')
    const { unsettled, months } = await readPayments(sold.producer, undefined)
    expect(unsettled.map(({ provider, outcome }) => [provider, outcome])).toEqual([
      ['momo', 'order-closed'],
      ['momo', 'amount-differs'],
    ])
    expect(months.filter(({ waiting }) => waiting > 0).reduce((sum, month) => sum + month.dong, 0)).toBe(
      2 * dong - 1000,
    )
    expect(await remindUnsettled()).toBe(0)
    setClock(() => new Date(Date.now() + 50 * 3_600_000))
    expect(await remindUnsettled()).toBe(1)
    for (const { id } of unsettled) await settleNotice(sold.producer, { id, words: 'Đã trả lại' })
    expect(await remindUnsettled()).toBe(0)
    const { headers } = await signIn(sold.producer)
    const csv = await running.app.inject({ url: '/market/payments.csv', headers })
    expect(csv.body).toContain(`,momo,order-closed,1,${dong},0`)
  })

  test('cannot come where nobody answers: the buyer is told, and where the account ended', async () => {
    setGatewayHosts({ momo: 'http://127.0.0.1:9', zalopay: zalopay.host })
    const order = await buy('momo')
    await expect(order.begin()).rejects.toThrow('payment.gateway-silent')
    const page = await running.app.inject({ url: `/orders/${order.code}` })
    expect(page.body).toContain('Trả tiền bằng Ví MoMo')
    expect(page.body).not.toContain('VietQR để trả tiền')
    await endMerchant(sold.producer, { gateway: 'momo' })
    await expect(order.begin()).rejects.toThrow('payment.no-gateway')
    await expect(buy('momo')).rejects.toThrow('order.pay-way')
  })
})
