import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { buyerKeptDays, missedLimits } from '@saolang/core/market/order.ts'
import { system } from '@saolang/core/people/actor.ts'
import { type ActContext, act, currentTime, view } from '../../platform/act.ts'
import { forgetContents } from '../../platform/stores/forget-contents.ts'
import { listOffersOfSeller, setOfferState } from '../offers/offers.sql.ts'
import { keepChange } from '../offers/save-offer.ts'
import { moveOrder } from './move-order.ts'
import { countMissed, eraseBuyers, findOrder, listOverdue, markClosed, type OrderRow } from './orders.sql.ts'
import { eraseReturns } from './returns/returns.sql.ts'
import { tellSeller } from './tell-seller.ts'

const dayMillis = 86_400_000

const listDue = view('order.expire', ({ tx, now }, _: undefined) => listOverdue(tx, now))

const expireOrder = act('order.expire', async (context, { id }: { id: string }) => {
  const order = (await findOrder(context.tx, id)) as OrderRow
  await moveOrder(context, { order, move: 'expire', party: 'system' })
  const { sellerId, payCode } = order
  if (order.status === 'placed') {
    await tellSeller(context, { orderId: id, sellerId, payCode, kind: 'missed' })
    await pauseWhoIsAway(context, sellerId)
  }
  context.on('order', id, { from: order.status })
})

/** Lets orders go whose time is up, unpaid or unconfirmed, and their stock with them. Runs every minute; gives how many. */
export async function expireOrders(): Promise<number> {
  let expired = 0
  for (const { id } of await listDue(system, undefined)) {
    try {
      await expireOrder(system, { id })
      expired++
    } catch (error) {
      // Confirmed or paid at this very moment.
      if (!(error instanceof Refused)) throw error
    }
  }
  return expired
}

async function pauseWhoIsAway(context: ActContext, sellerId: string): Promise<void> {
  const counts = await Promise.all(
    missedLimits.map(({ days }) =>
      countMissed(context.tx, sellerId, new Date(context.now.getTime() - days * dayMillis)),
    ),
  )
  if (missedLimits.every(({ missed }, i) => (counts[i] ?? 0) < missed)) return
  for (const { id, productId } of await listOffersOfSeller(context.tx, sellerId, legalDateOf(context.now)))
    if (await setOfferState(context.tx, { id, state: 'paused', why: 'missed-orders' }, context.now))
      await keepChange(context, id, productId)
}

const forgetBuyers = act('buyer.forget', async (context, _: undefined) => {
  await markClosed(context.tx, context.now)
  const closedUpTo = new Date(context.now.getTime() - buyerKeptDays * dayMillis)
  const erased = await eraseBuyers(context.tx, closedUpTo, context.now)
  await forgetContents(context, await eraseReturns(context.tx))
  context.on('register', legalDateOf(currentTime()), { buyersErased: erased })
  return erased
})

/** Erases who bought, when retention is over; gives how many purchases. Runs daily. */
export function eraseOldBuyers(): Promise<number> {
  return forgetBuyers(system, undefined)
}
