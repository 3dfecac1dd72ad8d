import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { PayWay } from '@saolang/core/market/buyer.ts'
import { act, publicView } from '../../../platform/act.ts'
import type { Tx } from '../../../platform/sql.ts'
import { listOffersById } from '../../offers/offers.sql.ts'
import { placeOrderFor } from '../../orders/place-order.ts'
import { type PricedCart, priceLines, type WantedLine } from '../../orders/price-cart.ts'
import { findWritten } from '../../orders/write-purchase.ts'
import { telling, wake } from '../chat/fan-out.ts'
import { getLive } from '../get-live.ts'
import { listBag } from './bag.sql.ts'
import { priceNow } from './read-room.ts'

export type LiveWish = { sessionId: string; offerId: string; quantity: number }

/** What a buyer would pay at this moment for so many of a product of a live sale, with all that stands against it. */
export const readLiveCart = publicView(async ({ tx, now }, wish: LiveWish): Promise<PricedCart> => {
  return priceLines(tx, [await toLine(tx, wish, now)], { now, channel: 'live' })
})

export type LiveOrder = LiveWish & {
  /** Made when the review was shown: what is sent twice is ordered once. */
  key: string
  buyer: Readonly<Record<string, unknown>>
  payWay: string | undefined
  /** The total that the buyer saw and agreed to, in đồng. */
  seenDong: number
}

/**
 * Orders a product out of a live sale, at the price of this moment: the flash price while it lasts, out of its own stock. Refused when
 * the sale is over, the product has left the screen, or the price is not the one that the buyer saw.
 */
export const orderLive = telling(
  act('live.order', async (context, input: LiveOrder) => {
    const { tx, now } = context
    const known = await findWritten(context, input.key)
    if (known) {
      context.on('purchase', known.id, { again: true })
      return { code: known.code }
    }
    const line = await toLine(tx, input, now)
    const { totalDong, problems, parts } = await priceLines(tx, [line], { now, channel: 'live' })
    const hasChanged = problems.length === 0 && totalDong !== input.seenDong
    refuseIf(listProblems([hasChanged && { code: 'order.price-changed' }]))
    const { purchaseId, code, isNew } = await placeOrderFor(context, {
      ...{ source: { kind: 'live', id: input.sessionId }, key: input.key, lines: [line], buyer: input.buyer },
      ...{ payWay: (input.payWay ?? '') as PayWay, deliveryDong: parts[0]?.deliveryDong },
    })
    context.on('purchase', purchaseId, isNew ? { live: input.sessionId } : { again: true })
    return { code }
  }),
  ({ sessionId }) => wake(sessionId),
)

async function toLine(tx: Tx, { sessionId, offerId, quantity }: LiveWish, now: Date): Promise<WantedLine> {
  const live = await getLive(tx, sessionId)
  // After the sale its products are bought from the recording, at the shop's price.
  refuseIf(live.status === 'live' || live.status === 'ended' ? [] : [{ code: 'conflict.live-moved-on' }])
  const row = (await listBag(tx, sessionId)).find((item) => item.offerId === offerId && !item.removedAt)
  const [offer] = row ? await listOffersById(tx, [offerId], legalDateOf(now)) : []
  if (!row || !offer) throw new Refused([{ code: 'not-found.live-item' }])
  const isLive = live.status === 'live'
  const { dong, asideId } = isLive ? priceNow(row, offer.priceDong, now) : { dong: offer.priceDong }
  return { offerId, quantity, priceDong: dong, asideId }
}
