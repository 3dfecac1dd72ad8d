import { createHmac, randomUUID } from 'node:crypto'
import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/sql.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../../testing/on-sale.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { placeOrder } from '../orders/place-order.ts'
import { followPurchase } from '../orders/read-orders.ts'
import { signPayOs } from './bank-words.ts'
import { linkBank, readPayments, settleNotice } from './link-bank.ts'

let running: TestApp
let sold: Recognised
let jar: string
let sellerId: string
let links: Record<string, { id: string; secret: string }>
const payosKey = 'checksum-key-of-a-test'

beforeAll(async () => {
  running = await openApp()
  sold = await recogniseProduct(running)
  jar = await putOnSale(sold, 50)
  sellerId = sold.producer.organisationId as string
  links = {
    sepay: await linkBank(sold.producer, { provider: 'sepay' }),
    casso: await linkBank(sold.producer, { provider: 'casso' }),
    payos: await linkBank(sold.producer, { provider: 'payos', secret: payosKey }),
  }
})
afterAll(() => running.close())

async function buy() {
  const buyer = { name: 'Người Mua (mẫu)', phone: '0911111111', address: 'Số 1, xã Mẫu', provinceCode: '96' }
  const cart = [{ offerId: jar, quantity: 1 }]
  const { code } = await placeOrder(visitor, {
    ...{ key: randomUUID(), cart, buyer, payWays: { [sellerId]: 'transfer' }, seenDong: 180_000 },
  })
  const order = async () =>
    (await followPurchase(code))?.orders[0]?.order as { payCode: string; status: string; paidDong: number }
  return { payCode: (await order()).payCode, status: async () => (await order()).status }
}
const post = (provider: string, payload: object, headers: Record<string, string> = {}) =>
  running.app.inject({ method: 'POST', url: `/hooks/bank/${provider}/${links[provider]?.id}`, headers, payload })
const sepay = (id: number, content: string, transferAmount: number, transferType = 'in') =>
  post(
    'sepay',
    {
      ...{
        id,
        gateway: 'Vietcombank',
        transactionDate: '2026-11-24 21:00:00',
        accountNumber: '0000000000',
        subAccount: null,
      },
      ...{ code: null, content, transferType, transferAmount, accumulated: 0, referenceCode: 'FT1', description: '' },
    },
    { authorization: `Apikey ${links.sepay?.secret}` },
  )

test('a notification without the proof of its service is refused, and nothing of it kept', async () => {
  const { payCode, status } = await buy()
  const body = { id: 1, content: payCode, transferType: 'in', transferAmount: 180_000 }
  expect((await post('sepay', body)).statusCode).toBe(403)
  expect((await post('sepay', body, { authorization: 'Apikey wrong' })).statusCode).toBe(403)
  expect((await post('casso', { data: [] }, { 'secure-token': 'wrong' })).statusCode).toBe(403)
  const data = { reference: 'R0', description: payCode, amount: 180_000 }
  expect((await post('payos', { data, signature: signPayOs(data, 'another') })).statusCode).toBe(403)
  expect(await status()).toBe('awaiting-payment')
})

test('the right code and sum pay an order, whatever the bank put around; told twice it is paid once', async () => {
  const { payCode, status } = await buy()
  const words = `MBVCB.991.${payCode.slice(0, 6)} ${payCode.slice(6).toLowerCase()} CT tu 001`
  const answer = await sepay(100, words, 180_000)
  expect(answer.json()).toEqual({ success: true })
  await sepay(100, words, 180_000)
  expect(await status()).toBe('placed')
  const rows = await inTransaction(
    (tx) => tx`select paid_dong as dong from market.shop_order where pay_code = ${payCode}`,
  )
  expect(rows).toEqual([{ dong: 180_000 }])
})

test('SePay may sign moment and body instead: what was changed on the way, or is old, is refused', async () => {
  const { payCode, status } = await buy()
  const moment = String(Math.floor(Date.now() / 1000))
  const payload = JSON.stringify({ id: 300, content: payCode, transferType: 'in', transferAmount: 180_000 })
  const send = async (body: string, at = moment, signed = payload) =>
    (
      await running.app.inject({
        ...{ method: 'POST', url: `/hooks/bank/sepay/${links.sepay?.id}`, payload: body },
        headers: {
          'content-type': 'application/json',
          'x-sepay-timestamp': at,
          'x-sepay-signature': `sha256=${createHmac('sha256', links.sepay?.secret as string)
            .update(`${at}.${signed}`)
            .digest('hex')}`,
        },
      })
    ).statusCode
  expect(await send(payload.replace('180000', '180001'))).toBe(403)
  expect(await send(payload, String(Number(moment) - 600))).toBe(403)
  expect(await status()).toBe('awaiting-payment')
  expect(await send('{')).toBe(400)
  expect(await send(payload)).toBe(200)
  expect(await status()).toBe('placed')
})

test('Casso and payOS are understood in their own shapes', async () => {
  const one = await buy()
  const row = {
    id: 7,
    tid: 'T7',
    description: one.payCode,
    amount: 180_000,
    cusum_balance: 0,
    when: '2026-11-24',
    bank_sub_acc_id: '0',
  }
  expect(
    (await post('casso', { error: 0, data: [row] }, { 'secure-token': links.casso?.secret as string })).statusCode,
  ).toBe(200)
  expect(await one.status()).toBe('placed')
  const other = await buy()
  const data = {
    orderCode: 1,
    amount: 180_000,
    description: other.payCode,
    accountNumber: '0',
    reference: 'R1',
    counterAccountName: null,
  }
  expect(
    (await post('payos', { code: '00', desc: 'success', data, signature: signPayOs(data, payosKey) })).statusCode,
  ).toBe(200)
  expect(await other.status()).toBe('placed')
})

test('what fits no order waits for its seller, and money that goes out is nobody’s', async () => {
  const { payCode, status } = await buy()
  await sepay(200, payCode, 170_000)
  await sepay(201, 'tien hang', 180_000)
  await sepay(202, 'OCOPAAAAAAAAA', 180_000)
  await sepay(203, payCode, 180_000, 'out')
  expect(await status()).toBe('awaiting-payment')
  const { unsettled } = await readPayments(sold.producer, undefined)
  expect(unsettled.map(({ outcome }) => outcome).slice(0, 2)).toEqual(['amount-differs', 'no-code'])
  await expect(settleNotice(visitor, { id: unsettled[0]?.id as string, words: 'x' })).rejects.toThrow('unauthenticated')
  await expect(settleNotice(sold.producer, { id: unsettled[0]?.id as string, words: ' ' })).rejects.toThrow(
    'words-missing',
  )
  await settleNotice(sold.producer, { id: unsettled[0]?.id as string, words: 'Đã trả lại' })
  expect((await readPayments(sold.producer, undefined)).unsettled.length).toBe(unsettled.length - 1)
})

test('neither the words of a transfer nor a secret lie open in the database', async () => {
  const kept = await inTransaction((tx) => tx`select row_to_json(l) from market.bank_link l`)
  for (const { secret } of Object.values(links)) expect(JSON.stringify(kept)).not.toContain(secret)
  const notices = await inTransaction((tx) => tx`select row_to_json(n) from market.bank_notice n`)
  expect(JSON.stringify(notices)).not.toContain('tien hang')
})
