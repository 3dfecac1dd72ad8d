import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { shortCode } from '@saolang/core/kernel/short-code.ts'
import { BuyerForm, findBuyerProblems, type PayWay } from '@saolang/core/market/buyer.ts'
import type { CartLine } from '@saolang/core/market/cart.ts'
import { dueAtOf, type OrderStatus } from '@saolang/core/market/order.ts'
import { payCode } from '@saolang/core/market/pay-code.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addressOf } from '../../registry/get-product.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { reserve } from '../stock/stock.sql.ts'
import { addLine, addOrder, addOrderEvent, addPurchase, findPurchaseByKey } from './orders.sql.ts'
import { type CartPart, type PricedLine, priceCart } from './price-cart.ts'
import { tellSeller } from './tell-seller.ts'

export type PlaceOrder = {
  /** Made when the review was shown: what is sent twice is ordered once. */
  key: string
  cart: readonly CartLine[]
  buyer: Readonly<Record<string, unknown>>
  payWays: Readonly<Record<string, string | undefined>>
  /** The total that the buyer saw and agreed to, in đồng. */
  seenDong: number
}

/**
 * Orders a cart: one order for each seller, with price, label and certificate written down as they are, and the stock set aside in
 * the same transaction. Refuses with all reasons what cannot be bought as it was shown; gives the code to follow the purchase by.
 */
export const placeOrder = act('order.place', async (context, input: PlaceOrder) => {
  const { tx, now } = context
  const buyer = BuyerForm.parse(input.buyer)
  const code = shortCode(context.newRandom(16))
  const known = await findPurchaseByKey(tx, input.key)
  if (known) return again(context, known)
  const { parts, totalDong, problems } = await priceCart(tx, input.cart, now)
  refuseIf([
    ...problems,
    ...findBuyerProblems(buyer),
    ...findPayProblems(parts, input.payWays),
    ...listProblems([problems.length === 0 && totalDong !== input.seenDong && { code: 'order.price-changed' }]),
  ])
  const id = context.newId()
  const { name: buyerName, phone: buyerPhone, address: buyerAddress, provinceCode, note } = buyer
  const facts = { buyerName, buyerPhone, buyerAddress, provinceCode, note: note || null, placedAt: now }
  const isFirst = await addPurchase(tx, { id, key: input.key, code, ...facts })
  if (!isFirst) return again(context, (await findPurchaseByKey(tx, input.key)) as { id: string; code: string })
  const orders = parts.map((part) => ({ id: context.newId(), part, payWay: input.payWays[part.sellerId] as PayWay }))
  for (const order of orders) await writeOrder(context, { ...order, purchaseId: id })
  await setAside(context, orders)
  context.on('purchase', id, { orders: orders.length, totalDong })
  return { code }
})

type Order = { id: string; part: CartPart; payWay: PayWay }

function again(context: ActContext, { id, code }: { id: string; code: string }) {
  context.on('purchase', id, { again: true })
  return { code }
}

async function writeOrder(context: ActContext, { id, part, payWay, purchaseId }: Order & { purchaseId: string }) {
  const { tx, now, who } = context
  const status: OrderStatus = payWay === 'transfer' ? 'awaiting-payment' : 'placed'
  const { sellerId, goodsDong, deliveryDong } = part
  const money = { goodsDong, deliveryDong, payWay, payCode: payCode(context.newRandom(8)) }
  await addOrder(tx, { id, purchaseId, sellerId, ...money, status, placedAt: now, dueAt: dueAtOf(status, now) })
  for (const [i, line] of part.lines.entries()) await addLine(tx, { ...toLine(line), orderId: id, no: i + 1 })
  const event = { orderId: id, act: 'place', from: null, to: status, words: null }
  await addOrderEvent(
    tx,
    { ...event, by: who.personId ?? null, byRole: who.role === 'visitor' ? 'buyer' : who.role },
    now,
  )
  if (status === 'placed') await tellSeller(context, { orderId: id, sellerId, payCode: money.payCode, kind: 'placed' })
}

// Always in the same order, so that two buyers of the same things never wait for each other in a circle.
async function setAside(context: ActContext, orders: readonly Order[]): Promise<void> {
  const { tx, now } = context
  const wanted = orders
    .flatMap(({ id, part, payWay }) => part.lines.map((line) => ({ orderId: id, payWay, line })))
    .sort((a, b) => (a.line.shown.offer.variantId < b.line.shown.offer.variantId ? -1 : 1))
  const problems: Problem[] = []
  for (const { orderId, payWay, line } of wanted) {
    const { offer, record } = line.shown
    const until = dueAtOf(payWay === 'transfer' ? 'awaiting-payment' : 'placed', now)
    const { variantId, id: offerId } = offer
    const want = { variantId, offerId, orderId, quantity: line.quantity, today: legalDateOf(now), until }
    const values = { name: `${record.product.name}, ${offer.pack}`, n: 0 }
    if ((await reserve(tx, want, now)) !== line.quantity)
      problems.push({ code: 'order.not-enough', at: `q-${offerId}`, values })
    else if (line.quantity === offer.available) await renewProductPage(context, offer.productId)
  }
  refuseIf(problems)
}

function toLine({ shown: { offer, record }, quantity }: PricedLine) {
  const { current, product } = record
  return {
    offerId: offer.id,
    variantId: offer.variantId,
    productId: offer.productId,
    productAddress: addressOf(record),
    name: product.name,
    pack: offer.pack,
    quantity,
    priceDong: offer.priceDong,
    label: offer.label,
    certificate: {
      ...{ id: current.id, number: current.number, star: current.star },
      ...{ status: current.standing.status, until: current.standing.until },
    },
  }
}

function findPayProblems(parts: readonly CartPart[], chosen: PlaceOrder['payWays']): Problem[] {
  return parts.flatMap(({ sellerId, lines }) => {
    const terms = lines[0]?.shown.terms
    const way = chosen[sellerId]
    const isRight = (way === 'cash' && terms?.takesCash) || (way === 'transfer' && terms?.bankBin !== '')
    return isRight ? [] : [{ code: 'order.pay-way', at: `pay-${sellerId}` }]
  })
}
