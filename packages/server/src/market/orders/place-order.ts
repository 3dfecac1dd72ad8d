import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { BuyerForm, findBuyerProblems, type PayWay } from '@saolang/core/market/buyer.ts'
import type { CartLine } from '@saolang/core/market/cart.ts'
import { isSoldBefore, type OrderSource } from '@saolang/core/market/order.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { parseForm } from '../../platform/form.ts'
import { type Delivery, withDelivery } from '../delivery/apply-delivery.ts'
import { noteDelivery } from '../delivery/parcels.sql.ts'
import { listOffersById } from '../offers/offers.sql.ts'
import { listPayWays } from './list-pay-ways.ts'
import { type CartPart, findSoldOut, priceCart, priceLines, type WantedLine } from './price-cart.ts'
import { findWritten, type WrittenPurchase, writePurchase } from './write-purchase.ts'

export type PlaceOrder = {
  /** Made when the review was shown: what is sent twice is ordered once. */
  key: string
  cart: readonly CartLine[]
  buyer: Readonly<Record<string, unknown>>
  payWays: Readonly<Record<string, string | undefined>>
  /** How each seller's part is brought, as it was quoted; without it, at each seller's own price. */
  delivery?: Delivery | undefined
  /** The total that the buyer saw and agreed to, in đồng. */
  seenDong: number
  /** Of what a program asked for: the same key with another wish is refused. */
  fingerprint?: Buffer | undefined
}

/**
 * Orders a cart: one order for each seller, with price, label and certificate written down as they are, and the stock set aside in
 * the same transaction. Refuses with all reasons what cannot be bought as it was shown; gives the code to follow the purchase by.
 */
export const placeOrder = act('order.place', async (context, input: PlaceOrder) => {
  const { tx, now } = context
  const buyer = parseForm(BuyerForm, input.buyer)
  const ids = input.cart.map(({ offerId }) => offerId)
  const [known, offers] = await Promise.all([
    findWritten(context, input.key),
    listOffersById(tx, ids, legalDateOf(now)),
  ])
  if (known) return again(context, known, input)
  refuseIf(await findSoldOut(tx, offers))
  const priced = await priceCart(tx, input.cart, now, offers)
  const { parts, totalDong, problems } = withDelivery(priced, input.delivery)
  refuseIf([
    ...problems,
    ...findBuyerProblems(buyer),
    ...findPayProblems(parts, input.payWays),
    ...listProblems([problems.length === 0 && totalDong !== input.seenDong && { code: 'order.price-changed' }]),
  ])
  const paid = parts.map((part) => ({ ...part, payWay: input.payWays[part.sellerId] as PayWay }))
  const { key, fingerprint } = input
  const written = await writePurchase(context, { key, fingerprint, source: { kind: 'shop' }, buyer, parts: paid })
  if (!written.isNew) return again(context, written, input)
  if (input.delivery) await noteDelivery(tx, written.id, input.delivery)
  context.on('purchase', written.id, { orders: written.orderIds.length })
  return { code: written.code, isNew: true }
})

function again(context: ActContext, known: WrittenPurchase, { fingerprint }: PlaceOrder) {
  const isSame = !fingerprint || !known.fingerprint || fingerprint.equals(known.fingerprint)
  refuseIf(isSame ? [] : [{ code: 'idempotency.another-request' }])
  context.on('purchase', known.id, { again: true })
  return { code: known.code, isNew: false }
}

export type OrderFor = {
  /** Where it is bought: `id` is the live session, the platform's order, the stall. */
  source: { kind: OrderSource; id: string }
  /** A uuid: what comes twice with one key is ordered once. */
  key: string
  /** At the offer's own price unless another was agreed there; out of free stock unless an aside is named. All of one seller. */
  lines: readonly WantedLine[]
  /** Missing where nobody tells who buys: a stall. */
  buyer?: Readonly<Record<string, unknown>> | undefined
  payWay: PayWay
  /** Instead of the seller's own price of delivery. */
  deliveryDong?: number | undefined
  /** Handed over the counter and paid there. */
  isHandedOver?: boolean | undefined
}

export type PlacedFor = { purchaseId: string; orderId: string; code: string; isNew: boolean }

/**
 * Orders from elsewhere than the shop's own cart, inside the act of its caller. A live session's order is checked as any; what was
 * sold on another platform or at a stall is a fact, and only stock can stand against it (`order.not-enough`). The same key gives
 * the same order.
 */
export async function placeOrderFor(context: ActContext, input: OrderFor): Promise<PlacedFor> {
  const known = await findWritten(context, input.key)
  if (known) return toPlaced(known)
  const buyer = input.buyer && parseForm(BuyerForm, input.buyer)
  const { parts, problems } = await priceLines(context.tx, input.lines, {
    now: context.now,
    channel: input.source.kind === 'live' ? 'live' : 'shop',
  })
  const isFact = isSoldBefore[input.source.kind]
  refuseIf([
    ...(isFact ? problems.filter(({ code }) => code === 'order.cart-empty') : problems),
    ...listProblems([parts.length > 1 && { code: 'order.one-seller' }]),
    ...(isFact ? [] : findBuyerProblems(buyer ?? parseForm(BuyerForm, {}))),
    ...(isFact ? [] : findPayProblems(parts, { [parts[0]?.sellerId ?? '']: input.payWay })),
  ])
  const part = parts[0] as CartPart
  const deliveryDong = input.deliveryDong ?? (input.isHandedOver ? 0 : part.deliveryDong)
  const { key, source, isHandedOver } = input
  const wanted = { key, source, buyer, isHandedOver, parts: [{ ...part, deliveryDong, payWay: input.payWay }] }
  return toPlaced(await writePurchase(context, wanted))
}

function toPlaced({ id, code, isNew, orderIds }: WrittenPurchase): PlacedFor {
  return { purchaseId: id, orderId: orderIds[0] as string, code, isNew }
}

function findPayProblems(parts: readonly CartPart[], chosen: PlaceOrder['payWays']): Problem[] {
  return parts.flatMap(({ sellerId, lines }) => {
    const terms = lines[0]?.shown.terms
    const way = chosen[sellerId]
    return terms && listPayWays(terms).some((known) => known === way)
      ? []
      : [{ code: 'order.pay-way', at: `pay-${sellerId}` }]
  })
}
