import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { act } from '../../platform/act.ts'
import { getOfferOf } from '../offers/save-offer.ts'
import { placeOrderFor } from '../orders/place-order.ts'
import { findAside } from '../stock/aside.sql.ts'
import { setAside } from '../stock/set-aside.ts'
import { findApplication } from './fairs.sql.ts'
import { getFair } from './hold-fair.ts'
import { addSale, findSale } from './stalls.sql.ts'

type Kept = { fairId: string; offerId: string; quantity: number }

/** Keeps stock of an own offer for the stall, as a producer with a place at the fair: nobody else can buy it meanwhile. */
export const keepForStall = act('fair.sell', async (context, { fairId, offerId, quantity }: Kept) => {
  const { tx, who, now } = context
  const fair = await getFair(tx, fairId)
  const { seat } = await getOfferOf(tx, who, { id: offerId, now })
  const application = await findApplication(tx, { fairId, organisationId: seat.id })
  refuseIf([
    ...(application?.state === 'accepted' ? [] : [{ code: 'fair.not-accepted' }]),
    ...(fair.closedAt || legalDateOf(now) > fair.untilOn ? [{ code: 'conflict.fair-closed' }] : []),
  ])
  await setAside(context, { offerId, purpose: 'fair', purposeId: fairId, quantity })
  context.on('fair', fairId, { keptOf: offerId, quantity })
})

export type StallSale = {
  /** Made on the phone (uuid): what is sent twice is sold once. */
  entryId: string
  fairId: string
  offerId: string
  quantity: number
  priceDong: number
  payWay: string
  soldOn: string
}

const mostAtOnce = 10_000

/**
 * Takes in a sale that was made over the stall's counter, with or without a network: out of what was set aside for the fair, so it
 * can never be sold twice, and written as an order that is paid and handed over. Gives its receipt; the same id gives the same one.
 */
export const recordStallSale = act('fair.sell', async (context, sale: StallSale) => {
  const { tx, who, now } = context
  const { entryId, fairId, offerId, quantity, priceDong, soldOn } = sale
  const organisationId = who.organisationId
  if (!organisationId) throw new Refused([{ code: 'forbidden.organisation' }])
  const known = await findSale(tx, entryId)
  if (known) {
    refuseIf(known.organisationId === organisationId ? [] : [{ code: 'not-found.fair' }])
    context.on('fair', fairId, { sale: entryId, again: true })
    return { receipt: known.receipt }
  }
  const fair = await getFair(tx, fairId)
  await getOfferOf(tx, who, { id: offerId, now })
  refuseIf([
    ...listProblems([
      !(Number.isInteger(quantity) && quantity > 0 && quantity <= mostAtOnce) && {
        code: 'stock.quantity',
        at: 'quantity',
      },
      !(Number.isInteger(priceDong) && priceDong > 0) && { code: 'fair.price', at: 'priceDong' },
      !isPayWay(sale.payWay) && { code: 'fair.pay-way', at: 'payWay' },
      !(isLegalDate(soldOn) && soldOn >= fair.fromOn && soldOn <= fair.untilOn && soldOn <= legalDateOf(now)) && {
        code: 'fair.sold-on',
        at: 'soldOn',
      },
      fair.closedAt !== null && { code: 'conflict.fair-closed' },
    ]),
  ])
  const aside = await findAside(tx, { offerId, purpose: 'fair', purposeId: fairId })
  if (!aside) throw new Refused([{ code: 'fair.nothing-kept', at: 'offerId' }])
  const payWay = sale.payWay as 'cash' | 'transfer'
  const { orderId, code } = await placeOrderFor(context, {
    source: { kind: 'fair', id: fairId },
    key: entryId,
    lines: [{ offerId, quantity, priceDong, asideId: aside.id }],
    payWay,
    deliveryDong: 0,
    isHandedOver: true,
  })
  const row = { id: entryId, fairId, organisationId, offerId, orderId, quantity, priceDong, payWay, soldOn }
  await addSale(tx, { ...row, receipt: code, receivedAt: now }, who.personId ?? null)
  context.on('fair', fairId, { sale: entryId, quantity, priceDong })
  return { receipt: code }
})

const isPayWay = (way: string): way is 'cash' | 'transfer' => way === 'cash' || way === 'transfer'
