import { priceOf } from '@saolang/core/market/live/bag.ts'
import { warningOf } from '@saolang/core/market/live/papers.ts'
import type { RoomItem, RoomState } from '@saolang/web/market/live/live-views.ts'
import { publicView } from '../../../platform/act.ts'
import type { Tx } from '../../../platform/sql.ts'
import { type ShownOffer, showOffers } from '../../shop/read-offer.ts'
import { countPresent } from '../chat/chat.sql.ts'
import { getLive } from '../get-live.ts'
import type { LiveRow } from '../sessions.sql.ts'
import { type BagRow, listBag, listPins } from './bag.sql.ts'

/** All that those who watch are told of a sale at this moment: prices, stock and stars as they are now, by the server's clock. */
export const readRoom = publicView(async ({ tx, now }, sessionId: string): Promise<RoomState> => {
  const live = await getLive(tx, sessionId)
  const items = await readItems(tx, live.id, now)
  const pinned = (await listPins(tx, sessionId)).at(-1)?.offerId
  return {
    status: live.status,
    isSilent: live.silentSince !== null,
    now: now.toISOString(),
    viewers: await countPresent(tx, sessionId, now),
    items,
    slowSeconds: live.slowSeconds,
    ...(live.status === 'live' && pinned && items.some(({ offerId }) => offerId === pinned) && { pinned }),
    ...(live.warning && { warning: live.warning }),
    ...(live.stopReason && { stopReason: live.stopReason }),
  }
})

/** The products of a bag that are on the screen, as they can be bought now. What the register no longer certifies is not among them. */
export async function readItems(tx: Tx, sessionId: string, now: Date): Promise<RoomItem[]> {
  const bag = (await listBag(tx, sessionId)).filter(({ removedAt }) => !removedAt)
  const shown = await showOffers(
    tx,
    bag.map(({ offerId }) => offerId),
    now,
  )
  return shown
    .filter(({ record }) => record.current.standing.holds)
    .map((offer) => toItem(offer, bag.find(({ offerId }) => offerId === offer.offer.id) as BagRow, now))
}

/** The price of a product of a bag at this moment, and the stock it is sold out of. */
export function priceNow(row: BagRow, offerDong: number, now: Date) {
  const { asideId, flashDong, flashFrom, flashUntil, asideFree } = row
  const flash =
    asideId && flashDong && flashFrom && flashUntil
      ? { dong: flashDong, from: flashFrom, until: flashUntil, asideId, free: asideFree }
      : undefined
  return priceOf(offerDong, flash, now)
}

// What is sold in live sales alone stands elsewhere, seen from the shop; what is set aside is not free there.
const sellable = new Set<ShownOffer['standing']>(['on-sale', 'sold-out', 'elsewhere'])

function toItem({ offer, record, standing }: ShownOffer, row: BagRow, now: Date): RoomItem {
  const { dong, asideId, endsAt } = priceNow(row, offer.priceDong, now)
  const warning = warningOf(record.product.setNo)
  const left = asideId ? row.asideFree : offer.available
  const canBuy = left > 0 && sellable.has(standing)
  return {
    offerId: offer.id,
    name: record.product.name,
    pack: offer.pack,
    priceDong: dong,
    left,
    canBuy,
    ...(record.current.star !== null && { star: record.current.star }),
    ...(asideId && { wasDong: offer.priceDong }),
    ...(endsAt && { endsAt: endsAt.toISOString() }),
    ...(warning && { warning }),
    ...(offer.label.warnings && { labelWarning: offer.label.warnings }),
  }
}

/** A live sale as it stands in its row, for pages and doors. */
export const readLive = publicView(({ tx }, id: string): Promise<LiveRow> => getLive(tx, id))
