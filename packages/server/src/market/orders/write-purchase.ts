import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { shortCode } from '@saolang/core/kernel/short-code.ts'
import type { BuyerForm, PayWay } from '@saolang/core/market/buyer.ts'
import { dueAtOf, type OrderSource, type OrderStatus, statusAtPlacing } from '@saolang/core/market/order.ts'
import { payCode } from '@saolang/core/market/pay-code.ts'
import type { ActContext } from '../../platform/act.ts'
import { addressOf, type RegisterRecord } from '../../registry/get-product.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { reserveAside } from '../stock/aside.sql.ts'
import { endReservations, reserve } from '../stock/stock.sql.ts'
import { stockOf } from '../stock/stock-of.ts'
import {
  addLine,
  addOrder,
  addOrderEvent,
  addPaid,
  addPurchase,
  type CertificateSnapshot,
  findPurchaseByKey,
} from './orders.sql.ts'
import type { CartPart, PricedLine } from './price-cart.ts'
import { tellSeller } from './tell-seller.ts'

/** What one seller is to deliver, and how it is paid. */
export type SellerPart = CartPart & { payWay: PayWay }

/** A purchase that nothing stands against but, perhaps, stock. `buyer` is missing where nobody told who buys. */
export type WantedPurchase = {
  key: string
  source: { kind: OrderSource; id?: string | undefined }
  buyer: BuyerForm | undefined
  parts: readonly SellerPart[]
  /** Handed over the counter and paid there: a fair's stall. */
  isHandedOver?: boolean | undefined
  fingerprint?: Buffer | undefined
}

export type WrittenPurchase = {
  id: string
  code: string
  isNew: boolean
  orderIds: string[]
  fingerprint?: Buffer | undefined
}

/**
 * Writes a purchase with its orders, lines and events, and sets its stock aside, in the transaction of its caller: all of it, or
 * refused with every line that there is not enough for. The same key again gives the same purchase.
 */
export async function writePurchase(context: ActContext, wanted: WantedPurchase): Promise<WrittenPurchase> {
  const { tx, now } = context
  const id = context.newId()
  const code = shortCode(context.newRandom(16))
  const { key, fingerprint = null } = wanted
  const isNew = await addPurchase(tx, { id, key, code, ...toBuyerRow(wanted.buyer), placedAt: now, fingerprint })
  if (!isNew) return (await findWritten(context, key)) as WrittenPurchase
  const orders = wanted.parts.map((part) => ({ id: context.newId(), part }))
  await Promise.all(orders.map((order) => writeOrder(context, { ...order, purchaseId: id, wanted })))
  await takeStock(context, orders)
  for (const order of wanted.isHandedOver ? orders : []) await endReservations(tx, order.id, 'sold', now)
  return { id, code, isNew: true, orderIds: orders.map((order) => order.id) }
}

/** The purchase that a key made before; undefined when it made none. */
export async function findWritten({ tx }: ActContext, key: string): Promise<WrittenPurchase | undefined> {
  const known = await findPurchaseByKey(tx, key)
  return known && { ...known, fingerprint: known.fingerprint ?? undefined, isNew: false }
}

type Order = { id: string; part: SellerPart }

function toBuyerRow(buyer: BuyerForm | undefined) {
  const { name = null, phone = null, address = null, provinceCode = null, note } = buyer ?? {}
  return { buyerName: name, buyerPhone: phone, buyerAddress: address, provinceCode, note: note || null }
}

type Writing = Order & { purchaseId: string; wanted: WantedPurchase }

// What is sent to the database at once goes out in this order, without waiting for each answer.
async function writeOrder(context: ActContext, { id, part, purchaseId, wanted }: Writing): Promise<void> {
  const { tx, now, who } = context
  const { sellerId, goodsDong, deliveryDong, payWay } = part
  const status: OrderStatus = wanted.isHandedOver ? 'delivered' : statusAtPlacing[payWay]
  const money = { goodsDong, deliveryDong, payWay, payCode: payCode(context.newRandom(8)) }
  const source = { sourceKind: wanted.source.kind, sourceId: wanted.source.id ?? null }
  const clock = { status, placedAt: now, dueAt: dueAtOf(status, now) }
  const isPaid = wanted.isHandedOver || payWay === 'platform'
  const by = { by: who.personId ?? null, byRole: who.role === 'visitor' ? 'buyer' : who.role }
  await Promise.all([
    addOrder(tx, { id, purchaseId, sellerId, ...money, ...source, ...clock }),
    ...(isPaid ? [addPaid(tx, id, goodsDong + deliveryDong)] : []),
    ...part.lines.map((line, i) => addLine(tx, { ...toLine(line), orderId: id, no: i + 1 })),
    addOrderEvent(tx, { orderId: id, act: 'place', from: null, to: status, words: null, ...by }, now),
  ])
  if (status === 'placed') await tellSeller(context, { orderId: id, sellerId, payCode: money.payCode, kind: 'placed' })
}

type Taking = { orderId: string; payWay: PayWay; line: PricedLine; variantId: string; quantity: number }

// Always in the same order, so that two buyers of the same things never wait for each other in a circle.
async function takeStock(context: ActContext, orders: readonly Order[]): Promise<void> {
  const wanted = orders
    .flatMap(({ id: orderId, part: { lines, payWay } }) =>
      lines.flatMap((line) =>
        stockOf(line.shown.offer, line.quantity).map((stock) => ({ orderId, payWay, line, ...stock })),
      ),
    )
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1))
  const isTaken = await Promise.all(wanted.map((each) => takeOf(context, each)))
  const short = new Set(wanted.filter((_, i) => !isTaken[i]).map(({ line }) => line))
  refuseIf([...short].map(toShortage))
  for (const { line } of wanted)
    if (!line.asideId && line.quantity === line.shown.offer.available)
      await renewProductPage(context, line.shown.offer.productId)
}

async function takeOf({ tx, now }: ActContext, { orderId, payWay, line, variantId, quantity }: Taking) {
  const until = dueAtOf(statusAtPlacing[payWay], now)
  const want = { variantId, offerId: line.shown.offer.id, orderId, quantity, today: legalDateOf(now), until }
  const taken = line.asideId
    ? await reserveAside(tx, { ...want, asideId: line.asideId }, now)
    : await reserve(tx, want, now)
  return taken === quantity
}

function toShortage({ shown: { offer, record } }: PricedLine): Problem {
  return {
    code: 'order.not-enough',
    at: `q-${offer.id}`,
    values: { name: `${record.product.name}, ${offer.pack}`, n: 0 },
  }
}

function toLine({ shown: { offer, record, parts }, quantity, priceDong }: PricedLine) {
  const { variantId, productId, pack, isPerishable } = offer
  const label = { ...offer.label, isPerishable }
  const snapshot = { productAddress: addressOf(record), name: record.product.name, certificate: toCertificate(record) }
  const held = parts.map((part) => ({
    ...{ variantId: part.variantId, name: part.record.product.name, pack: part.pack, quantity: part.quantity },
    certificate: toCertificate(part.record),
  }))
  return { offerId: offer.id, variantId, productId, pack, label, quantity, priceDong, ...snapshot, parts: held }
}

function toCertificate({ current: { id, number, star, standing } }: RegisterRecord): CertificateSnapshot {
  return { id, number, star, status: standing.status, until: standing.until }
}
