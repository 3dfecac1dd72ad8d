import type { Problem } from '../kernel/problem.ts'
import type { PayWay } from './buyer.ts'

/** Where something is bought: in the shop, in a live session, on another platform, at a fair's stall. */
export const orderSources = ['shop', 'live', 'channel', 'fair'] as const
export type OrderSource = (typeof orderSources)[number]

/** Whether what is bought there was sold before we hear of it: then only stock can still stand against it. */
export const isSoldBefore = { shop: false, live: false, channel: true, fair: true } as const satisfies Record<
  OrderSource,
  boolean
>

/** What may be said of an order at any time. */
export const orderStatuses = [
  'awaiting-payment',
  'placed',
  'confirmed',
  'handed-over',
  'delivered',
  'return-asked',
  'returned',
  'cancelled',
  'expired',
] as const

export type OrderStatus = (typeof orderStatuses)[number]

/** Who moves an order: who bought, who sells (or the officer who acts for them), our own clock or a bank's word. */
export type OrderParty = 'buyer' | 'seller' | 'system'

/** What becomes of the stock that is set aside for the order. */
type StockStep = 'keep' | 'hold' | 'sell' | 'release'

type Transition = { from: readonly OrderStatus[]; to: OrderStatus; by: readonly OrderParty[]; stock: StockStep }

/** The life of an order, whole: what is not in this table does not happen. */
export const orderActs = {
  pay: { from: ['awaiting-payment'], to: 'placed', by: ['seller', 'system'], stock: 'keep' },
  confirm: { from: ['placed'], to: 'confirmed', by: ['seller'], stock: 'hold' },
  'hand-over': { from: ['confirmed'], to: 'handed-over', by: ['seller', 'system'], stock: 'sell' },
  deliver: { from: ['handed-over'], to: 'delivered', by: ['seller', 'buyer', 'system'], stock: 'keep' },
  // Nobody took it in, or the carrier lost it: it never arrived, so there is nothing to ask back for.
  'bring-back': { from: ['handed-over'], to: 'returned', by: ['seller', 'system'], stock: 'keep' },
  cancel: { from: ['awaiting-payment', 'placed'], to: 'cancelled', by: ['buyer'], stock: 'release' },
  decline: { from: ['awaiting-payment', 'placed', 'confirmed'], to: 'cancelled', by: ['seller'], stock: 'release' },
  expire: { from: ['awaiting-payment', 'placed'], to: 'expired', by: ['system'], stock: 'release' },
  'ask-return': { from: ['delivered'], to: 'return-asked', by: ['buyer'], stock: 'keep' },
  // What comes back of food is not sold again: the stock stays sold.
  'accept-return': { from: ['return-asked'], to: 'returned', by: ['seller'], stock: 'keep' },
  'refuse-return': { from: ['return-asked'], to: 'delivered', by: ['seller'], stock: 'keep' },
} as const satisfies Record<string, Transition>

export type OrderAct = keyof typeof orderActs

/** Where an order begins: what is paid first waits for its money, the rest for its seller. */
export const statusAtPlacing = {
  transfer: 'awaiting-payment',
  vnpay: 'awaiting-payment',
  momo: 'awaiting-payment',
  zalopay: 'awaiting-payment',
  cash: 'placed',
  platform: 'placed',
} as const satisfies Record<PayWay, OrderStatus>

/** Where an order stands for its clock: how many hours it may stay so, and whether it is over. Hours are ours, not the law's. */
export const orderLife = {
  'awaiting-payment': { hours: 24, isOver: false },
  placed: { hours: 48, isOver: false },
  confirmed: { hours: null, isOver: false },
  'handed-over': { hours: null, isOver: false },
  delivered: { hours: null, isOver: true },
  'return-asked': { hours: null, isOver: false },
  returned: { hours: null, isOver: true },
  cancelled: { hours: null, isOver: true },
  expired: { hours: null, isOver: true },
} as const satisfies Record<OrderStatus, { hours: number | null; isOver: boolean }>

/** Reasons why a party may not do this with an order as it stands. */
export function findOrderProblems(status: OrderStatus, act: OrderAct, party: OrderParty): Problem[] {
  const { from, by }: Transition = orderActs[act]
  if (!by.includes(party)) return [{ code: 'forbidden.order-party' }]
  return from.includes(status) ? [] : [{ code: 'conflict.order-moved-on' }]
}

/** What a party may do with an order as it stands. */
export function listOrderActs(status: OrderStatus, party: OrderParty): OrderAct[] {
  return (Object.keys(orderActs) as OrderAct[]).filter((act) => findOrderProblems(status, act, party).length === 0)
}

/** So many orders left unconfirmed within so many days, and a seller's offers pause by themselves: nobody is at home. */
export const missedLimits = [
  { days: 30, missed: 3 },
  { days: 90, missed: 6 },
] as const

const hourMillis = 3_600_000

/** Until when an order may stay as it is; null when no clock runs. */
export function dueAtOf(status: OrderStatus, since: Date): Date | null {
  const { hours } = orderLife[status]
  return hours === null ? null : new Date(since.getTime() + hours * hourMillis)
}

/** Days after an order was closed for which we keep who bought: three years, as sellers must keep contracts (Luật 122/2025/QH15; the length is a setting of ours until its decree is read). */
export const buyerKeptDays = 1096
