import { Refused } from '@saolang/core/kernel/problem.ts'
import { system } from '@saolang/core/people/actor.ts'
import { type ActContext, act, publicView } from '../../../platform/act.ts'
import { moveOrder } from '../../orders/move-order.ts'
import { addPaid, findOrder, findPurchase, type OrderRow } from '../../orders/orders.sql.ts'
import { tellSeller } from '../../orders/tell-seller.ts'
import { keysOf } from './begin-payment.ts'
import type { Fields, GatewayName, PaymentWord, WordOutcome } from './gateway.ts'
import {
  addPaymentEvent,
  endIntent,
  findMerchant,
  holdIntent,
  type IntentOutcome,
  type IntentRow,
} from './gateways.sql.ts'
import { gateways } from './gateways.ts'

type Told = { gateway: GatewayName; merchantId: string; fields: Fields }

const getMerchant = act(
  'payment.take',
  async (context, { gateway, merchantId }: Pick<Told, 'gateway' | 'merchantId'>) => {
    const merchant = await findMerchant(context.tx, merchantId)
    if (merchant?.gateway !== gateway) throw new Refused([{ code: 'not-found.merchant' }])
    context.on('merchant', merchantId)
    return merchant
  },
)

/** Takes what a gateway tells of a payment, and says how to answer it. What is not signed with the merchant's secret changes nothing; the same word twice pays once. */
export async function hearGateway({ gateway, merchantId, fields }: Told): Promise<{ status: number; body?: object }> {
  const { answer, hear } = gateways[gateway]
  const merchant = await getMerchant(system, { gateway, merchantId })
  const word = hear(keysOf(merchant), fields)
  return answer(word ? await takePayment(system, { merchantId, word }) : 'bad-signature')
}

type Word = { merchantId: string; word: PaymentWord }

const takePayment = act('payment.take', async (context, { merchantId, word }: Word): Promise<WordOutcome> => {
  const { tx, now } = context
  const intent = await holdIntent(tx, merchantId, word.ref)
  context.on('payment', intent?.id ?? merchantId, { result: word.result })
  if (!intent) return 'unknown'
  const { result, no: gatewayNo, amountDong } = word
  const isNew = await addPaymentEvent(tx, { intentId: intent.id, kind: 'told', result, gatewayNo, amountDong }, now)
  const isPaidAlready = intent.outcome !== null && intent.outcome !== 'failed'
  if (!isNew || isPaidAlready) return 'again'
  const order = (await findOrder(tx, intent.orderId)) as OrderRow
  const outcome = judge(intent, order, word)
  await endIntent(tx, { id: intent.id, outcome, paidDong: amountDong, gatewayNo }, now)
  if (outcome === 'matched') await pay(context, order, amountDong)
  return outcome === 'amount-differs' ? 'amount-differs' : 'taken'
})

// Money that came too late or in another sum is real all the same: it waits for its seller among what fits no order.
function judge({ amountDong }: IntentRow, order: OrderRow, word: PaymentWord): IntentOutcome {
  if (!word.isPaid) return 'failed'
  if (word.amountDong !== amountDong) return 'amount-differs'
  return order.status === 'awaiting-payment' ? 'matched' : 'order-closed'
}

async function pay(context: ActContext, order: OrderRow, amountDong: number): Promise<void> {
  await addPaid(context.tx, order.id, amountDong)
  await moveOrder(context, { order, move: 'pay', party: 'system' })
  const { id: orderId, sellerId, payCode } = order
  await tellSeller(context, { orderId, sellerId, payCode, kind: 'placed' })
}

const findCode = publicView(async ({ tx }, orderId: string) => {
  const order = (await findOrder(tx, orderId)) as OrderRow
  return (await findPurchase(tx, order.purchaseId))?.code as string
})

const findIntent = act('payment.take', async (context, { merchantId, ref }: { merchantId: string; ref: string }) => {
  context.on('merchant', merchantId)
  return holdIntent(context.tx, merchantId, ref)
})

/** The purchase that a buyer comes back to from a gateway; refuses an address that the gateway did not sign. It pays nothing: only the gateway's own word does. */
export async function findWayBack({ gateway, merchantId, fields }: Told): Promise<string> {
  const merchant = await getMerchant(system, { gateway, merchantId })
  const ref = gateways[gateway].hearReturn(keysOf(merchant), fields)
  if (!ref) throw new Refused([{ code: 'forbidden.gateway-signature' }])
  const intent = await findIntent(system, { merchantId, ref })
  if (!intent) throw new Refused([{ code: 'not-found.order' }])
  return findCode(intent.orderId)
}
