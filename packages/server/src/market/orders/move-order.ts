import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { dueAtOf, findOrderProblems, type OrderAct, type OrderParty, orderActs } from '@saolang/core/market/order.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { getSeat } from '../../trace/seat.ts'
import { endReservations, holdReservations } from '../stock/stock.sql.ts'
import {
  addOrderEvent,
  addPaid,
  findOrder,
  findPurchaseByCode,
  listLines,
  listOrdersOf,
  markRefunded,
  moveOrderRow,
  type OrderRow,
} from './orders.sql.ts'
import { tellSeller } from './tell-seller.ts'

type Move = { order: OrderRow; move: OrderAct; party: OrderParty; words?: string | undefined }

/** Moves an order along the table of core, with its stock, its event, and in the same transaction. The only way an order moves. */
export async function moveOrder(context: ActContext, { order, move, party, words }: Move): Promise<void> {
  const { tx, now, who } = context
  refuseIf(findOrderProblems(order.status, move, party))
  const { to, stock } = orderActs[move]
  const step = { id: order.id, from: order.status, to, dueAt: dueAtOf(to, now) }
  refuseIf((await moveOrderRow(tx, step, now)) ? [] : [{ code: 'conflict.order-moved-on' }])
  if (stock === 'hold') await holdReservations(tx, order.id)
  if (stock === 'sell') await endReservations(tx, order.id, 'sold', now)
  if (stock === 'release') {
    await endReservations(tx, order.id, 'released', now)
    for (const { productId } of await listLines(tx, [order.id])) await renewProductPage(context, productId)
  }
  const by = { by: who.personId ?? null, byRole: party === 'buyer' ? 'buyer' : who.role }
  const told = tidy(words ?? '') || null
  await addOrderEvent(tx, { orderId: order.id, act: move, from: order.status, to, words: told, ...by }, now)
}

type SellerInput = { orderId: string; words?: string | undefined }

function asSeller(move: OrderAct, name: Parameters<typeof act>[0], needsWords = false) {
  return act(name, async (context, { orderId, words }: SellerInput) => {
    const order = await getOrderOfSeller(context, orderId)
    refuseIf(needsWords && !tidy(words ?? '') ? [{ code: 'order.words-missing', at: 'words' }] : [])
    if (move === 'pay') await addPaid(context.tx, order.id, order.goodsDong + order.deliveryDong - order.paidDong)
    await moveOrder(context, { order, move, party: 'seller', words })
    context.on('order', order.id, { move, actedFor: context.who.role !== 'producer' })
  })
}

/** What a seller, or the officer who acts for one, does with an order; each is an act of its own. */
export const sellerMoves = {
  pay: asSeller('pay', 'order.pay'),
  confirm: asSeller('confirm', 'order.confirm'),
  'hand-over': asSeller('hand-over', 'order.hand-over'),
  deliver: asSeller('deliver', 'order.deliver'),
  'bring-back': asSeller('bring-back', 'order.bring-back', true),
  decline: asSeller('decline', 'order.decline', true),
  'accept-return': asSeller('accept-return', 'order.accept-return'),
  'refuse-return': asSeller('refuse-return', 'order.refuse-return', true),
} as const

type BuyerInput = { code: string; orderId: string; words?: string | undefined }

function asBuyer(move: OrderAct, name: Parameters<typeof act>[0], tells?: 'cancelled') {
  return act(name, async (context, { code, orderId, words }: BuyerInput) => {
    const order = await getOrderOfCode(context.tx, code, orderId)
    await moveOrder(context, { order, move, party: 'buyer', words })
    const { sellerId, payCode } = order
    if (tells) await tellSeller(context, { orderId, sellerId, payCode, kind: tells })
    context.on('order', order.id, { move })
  })
}

/** What a buyer does with an order by the code of the purchase: whoever holds the code is the buyer. */
export const buyerMoves = {
  cancel: asBuyer('cancel', 'order.cancel', 'cancelled'),
  deliver: asBuyer('deliver', 'order.deliver'),
} as const

/** Notes that a seller gave back what was paid for an order that came to nothing. */
export const recordRefund = act('order.refund', async (context, { orderId }: { orderId: string }) => {
  const order = await getOrderOfSeller(context, orderId)
  refuseIf((await markRefunded(context.tx, order.id, context.now)) ? [] : [{ code: 'conflict.nothing-to-refund' }])
  const event = { orderId, act: 'refund', from: order.status, to: order.status, words: null }
  await addOrderEvent(context.tx, { ...event, by: context.who.personId ?? null, byRole: context.who.role }, context.now)
  context.on('order', order.id, { refundedDong: order.paidDong })
})

/** An order of the seller that somebody acts for; refuses with `not-found.order` any other. */
export async function getOrderOfSeller({ tx, who }: Pick<ActContext, 'tx' | 'who'>, id: string): Promise<OrderRow> {
  const order = await findOrder(tx, id)
  if (!order) throw new Refused([{ code: 'not-found.order' }])
  if (who.role === 'producer' && who.organisationId !== order.sellerId) throw new Refused([{ code: 'not-found.order' }])
  await getSeat(tx, who, order.sellerId)
  return order
}

/** An order of the purchase of a code: whoever holds the code is its buyer. Refuses with `not-found.order` any other. */
export async function getOrderOfCode(tx: Tx, typed: string, orderId: string): Promise<OrderRow> {
  const code = parseShortCode(typed)
  const purchase = code ? await findPurchaseByCode(tx, code) : undefined
  const order = purchase && (await listOrdersOf(tx, purchase.id)).find(({ id }) => id === orderId)
  if (!order) throw new Refused([{ code: 'not-found.order' }])
  return order
}
