import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { platformNames } from '@saolang/core/market/channels/platform.ts'
import type { ChannelView, ListingView, QueueView } from '@saolang/web/market/channels/channel-views.ts'
import { view } from '../../platform/act.ts'
import { getRecords } from '../../registry/get-product.ts'
import { getSeat } from '../../trace/seat.ts'
import { listOffersOfSeller } from '../offers/offers.sql.ts'
import { listAsidesFor } from '../stock/aside.sql.ts'
import { findNewestComparison, listDifferences } from './links/comparisons.sql.ts'
import { getLinkOf } from './links/link-channel.ts'
import { type LinkRow, listLinks } from './links/links.sql.ts'
import { listListings } from './links/listings.sql.ts'
import { listOrderQueue } from './links/orders.sql.ts'

/** A seller's linked shops, each with how many things wait for a person. */
export const readChannels = view('channel.read', async ({ tx, who }, organisationId: string | undefined) => {
  const { id, name } = await getSeat(tx, who, organisationId)
  const links = await listLinks(tx, id)
  const waiting = await Promise.all(links.map((link) => listOrderQueue(tx, link.id)))
  return {
    seller: { id, name, isHelped: who.role !== 'producer' },
    channels: links.map((link, i) => ({ ...toChannel(link), waiting: waiting[i]?.length ?? 0 })),
  }
})

/** One linked shop: its listings, what waits for a person, the newest comparison, and the offers that may be tied. */
export const readChannel = view('channel.read', async (context, linkId: string) => {
  const { tx, who, now } = context
  const link = await getLinkOf(context, linkId)
  const { id, name } = await getSeat(tx, who, link.organisationId)
  const today = legalDateOf(now)
  const offers = await listOffersOfSeller(tx, id, today)
  const records = await getRecords(tx, [...new Set(offers.map(({ productId }) => productId))], today)
  const asides = await listAsidesFor(tx, 'channel', linkId)
  const names = new Map(
    offers.map(({ id: offerId, productId, pack }) => [
      offerId,
      `${records.get(productId)?.product.name ?? ''}, ${pack}`,
    ]),
  )
  const comparison = await findNewestComparison(tx, linkId)
  const queue = await listOrderQueue(tx, linkId)
  return {
    seller: { id, name, isHelped: who.role !== 'producer' },
    channel: { ...toChannel(link), waiting: queue.length },
    offers: offers.map((offer) => ({ id: offer.id, name: names.get(offer.id) as string })),
    listings: (await listListings(tx, linkId)).map(({ toldAt, ...listing }): ListingView => {
      const aside = asides.find(({ offerId, endedAt }) => offerId === listing.offerId && endedAt === null)
      const { id: listingId, item, sku, buffer, toldQuantity, trouble, offerId } = listing
      return {
        ...{ id: listingId, offerId, name: names.get(offerId) ?? '', item, sku },
        available: offers.find((offer) => offer.id === offerId)?.available ?? 0,
        buffer: buffer ?? link.buffer,
        ...(aside && { aside: aside.free }),
        ...(toldQuantity !== null && { toldQuantity }),
        ...(toldAt && { toldAt: toldAt.toISOString() }),
        ...(trouble && { trouble }),
      }
    }),
    queue: queue.map(
      ({ externalId, outcome, about, changedAt, orderId }): QueueView => ({
        ...{ externalId, outcome: outcome as QueueView['outcome'], changedAt: changedAt.toISOString() },
        ...(about && { about }),
        ...(orderId && { orderId }),
      }),
    ),
    ...(comparison && {
      comparison: {
        ...{ id: comparison.id, madeAt: comparison.madeAt.toISOString() },
        ...{ listings: comparison.listings, orders: comparison.orders },
        differences: (await listDifferences(tx, comparison.id)).map(({ no, kind, about, ours, theirs, settledAt }) => ({
          ...{ no, kind, about, ours, theirs, isSettled: settledAt !== null },
        })),
      },
    }),
  }
})

function toChannel({
  id,
  platform,
  shopId,
  buffer,
  state,
  trouble,
  wellAt,
  pulledTo,
  tries,
}: LinkRow): Omit<ChannelView, 'waiting'> {
  return {
    ...{ id, platform, name: platformNames[platform], shopId, buffer, state, tries },
    ...(trouble && { trouble }),
    ...(wellAt && { wellAt: wellAt.toISOString() }),
    ...(pulledTo && { pulledTo: pulledTo.toISOString() }),
  }
}
