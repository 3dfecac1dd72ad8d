import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { unseal } from '../../../people/settings.ts'
import { act, currentTime } from '../../../platform/act.ts'
import { getOrderOfCode } from '../../orders/move-order.ts'
import type { MerchantKeys } from './gateway.ts'
import {
  addIntent,
  addPaymentEvent,
  countIntents,
  findMerchantOf,
  keepPayUrl,
  type MerchantRow,
} from './gateways.sql.ts'
import { gateways, hostOf, isGateway } from './gateways.ts'

type Asked = { code: string; orderId: string; ip: string; publicUrl: string }

const makeIntent = act('payment.begin', async (context, { code, orderId }: Pick<Asked, 'code' | 'orderId'>) => {
  const { tx, now } = context
  const order = await getOrderOfCode(tx, code, orderId)
  refuseIf(order.status === 'awaiting-payment' ? [] : [{ code: 'conflict.order-moved-on' }])
  const merchant = isGateway(order.payWay) ? await findMerchantOf(tx, order.sellerId, order.payWay) : undefined
  if (!merchant) throw new Refused([{ code: 'payment.no-gateway' }])
  const attempt = (await countIntents(tx, orderId)) + 1
  const amountDong = order.goodsDong + order.deliveryDong
  const row = { id: context.newId(), orderId, merchantId: merchant.id, ref: `${order.payCode}-${attempt}`, amountDong }
  await addIntent(tx, { ...row, madeAt: now })
  await addPaymentEvent(tx, { intentId: row.id, kind: 'begun', result: '', gatewayNo: '', amountDong }, now)
  context.on('order', orderId, { gateway: merchant.gateway, attempt })
  return { ...row, merchant, payCode: order.payCode }
})

const keepAddress = act('payment.begin', async (context, { id, payUrl }: { id: string; payUrl: string }) => {
  await keepPayUrl(context.tx, id, payUrl)
  context.on('payment', id)
})

/** Begins paying an order by its seller's gateway; gives where the buyer goes. The gateway is asked outside of any transaction; `payment.gateway-silent` when it does not answer. */
export async function beginPayment(who: Actor, { code, orderId, ip, publicUrl }: Asked): Promise<string> {
  const { id, merchant, ref, amountDong, payCode } = await makeIntent(who, { code, orderId })
  const { gateway, mode } = merchant
  const checkout = {
    ...{ ref, amountDong, words: `Thanh toan ${payCode}`, ip, now: currentTime() },
    returnUrl: `${publicUrl}/hooks/pay/${gateway}/${merchant.id}/back`,
    hookUrl: `${publicUrl}/hooks/pay/${gateway}/${merchant.id}`,
  }
  const payUrl = await gateways[gateway].begin(keysOf(merchant), checkout, hostOf(gateway, mode)).catch(() => undefined)
  if (!payUrl) throw new Refused([{ code: 'payment.gateway-silent' }])
  await keepAddress(who, { id, payUrl })
  return payUrl
}

/** The keys of an account, opened. */
export function keysOf({ keys }: Pick<MerchantRow, 'keys'>): MerchantKeys {
  return JSON.parse(unseal(keys)) as MerchantKeys
}
