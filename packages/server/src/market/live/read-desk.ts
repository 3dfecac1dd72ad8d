import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { graceSeconds } from '@saolang/core/market/live/session.ts'
import type { DeskItem, DeskLive, DeskReader, PaperView } from '@saolang/web/market/live/desk-views.ts'
import { getPersonName } from '../../people/get-person.ts'
import { type ViewContext, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { listProducts } from '../../registry/get-product.ts'
import { getSeat } from '../../trace/seat.ts'
import { listOffersOfSeller } from '../offers/offers.sql.ts'
import { showOffers } from '../shop/read-offer.ts'
import { listMessages } from './chat/chat.sql.ts'
import { getLive } from './get-live.ts'
import { listPapers } from './law.sql.ts'
import { mediaEngine } from './media/media-engine.ts'
import { listPushes } from './media/pushes.sql.ts'
import { streamKeyOf } from './media/stream-key.ts'
import { findLiveGaps, isHostKnown } from './paper-check.ts'
import { toLiveLine, toMessage } from './public-pages.ts'
import { type BagRow, listBag, sumLiveOrders } from './selling/bag.sql.ts'
import { priceNow, readRoom } from './selling/read-room.ts'
import { type LiveRow, listLivesOf } from './sessions.sql.ts'

const shownMessages = 100

/** A seller's live sales, for the seller or an officer who acts for one or looks after the area. */
export const readDeskLives = view('live.read', async (context, organisationId: string | undefined) => {
  const { tx } = context
  const reader = await readerOf(context, organisationId)
  const lives = await listLivesOf(tx, reader.seller.id)
  return { seller: reader.seller, lives: await Promise.all(lives.map((live) => toLiveLine(tx, live))) }
})

/** One live sale on its desk, with everything that stands against going live. */
export const readDeskLive = view(
  'live.read',
  async (context, id: string): Promise<{ reader: DeskReader; live: DeskLive }> => {
    const { tx, who, now } = context
    const live = await getLive(tx, id)
    const reader = await readerOf(context, live.sellerId)
    const [state, bag, messages] = await Promise.all([
      readRoom(id),
      listBag(tx, id),
      listMessages(tx, id, { most: shownMessages, withHidden: false }),
    ])
    const items = await toItems(tx, bag, now)
    const server = mediaEngine().rtmpAddress()
    const desk = {
      ...(await toLiveLine(tx, live)),
      ...{ about: live.about, items, state, messages: messages.map(toMessage), graceSeconds },
      ...{ slowSeconds: live.slowSeconds, blockedWords: live.blockedWords, mostViewers: live.mostViewers },
      gaps: live.status === 'planned' ? await findLiveGaps(tx, live, now) : [],
      offers: await listOffersToAdd(tx, { live, bag, now }),
      sold: await sumLiveOrders(tx, id),
      pushes: (await listPushes(tx, id)).map(({ failedWhy, ...push }) => ({
        ...push,
        ...(failedWhy && { failedWhy }),
      })),
      ...(live.hostId && { host: await toHost(tx, live, who.personId) }),
      // The key sends pictures in the seller's name: officers do not see it.
      ...(server && !reader.isOfficer && { obs: { server, key: mediaEngine().keyText(streamKeyOf(live)) } }),
      ...(live.stopReason && { stopReason: live.stopReason }),
    }
    return { reader, live: desk }
  },
)

/** The papers of a seller for selling live, and the products that they may be of. */
export const readPapers = view('live-paper.read', async (context, organisationId: string | undefined) => {
  const { tx } = context
  const reader = await readerOf(context, organisationId)
  const products = (await listProducts(tx, reader.seller.id)).map(({ id, name }) => ({ value: id, label: name }))
  const papers = (await listPapers(tx, reader.seller.id)).map(
    ({ id, kind, number, issuedOn, untilOn, productId, refusedWhy }): PaperView => ({
      ...{ id, kind, number, issuedOn },
      ...(untilOn && { untilOn }),
      ...(refusedWhy && { refusedWhy }),
      ...(productId && { product: products.find(({ value }) => value === productId)?.label ?? '' }),
    }),
  )
  return { reader, papers, products }
})

async function readerOf({ tx, who }: ViewContext, organisationId: string | undefined): Promise<DeskReader> {
  const seat = await getSeat(tx, who, organisationId)
  const isOfficer = who.role !== 'producer'
  return { seller: { id: seat.id, name: seat.name, isHelped: isOfficer }, mayHost: !isOfficer, isOfficer }
}

async function toHost(tx: Tx, live: LiveRow, readerId: string | undefined) {
  const name = await getPersonName(tx, live.hostId as string)
  return { name, isKnown: await isHostKnown(tx, live), isReader: live.hostId === readerId }
}

async function toItems(tx: Tx, bag: readonly BagRow[], now: Date): Promise<DeskItem[]> {
  const shown = await showOffers(
    tx,
    bag.map(({ offerId }) => offerId),
    now,
  )
  return shown.map(({ offer, record }): DeskItem => {
    const row = bag.find(({ offerId }) => offerId === offer.id) as BagRow
    const { dong, endsAt } = priceNow(row, offer.priceDong, now)
    return {
      ...{ offerId: offer.id, name: record.product.name, pack: offer.pack, priceDong: offer.priceDong },
      ...(endsAt && { flash: { dong, until: endsAt.toISOString(), left: row.asideFree } }),
      ...(row.removedWhy && { removedWhy: row.removedWhy }),
    }
  })
}

type ToAdd = { live: LiveRow; bag: readonly BagRow[]; now: Date }

async function listOffersToAdd(tx: Tx, { live, bag, now }: ToAdd): Promise<{ value: string; label: string }[]> {
  const there = new Set(bag.filter(({ removedWhy }) => removedWhy !== 'seller').map(({ offerId }) => offerId))
  const own = await listOffersOfSeller(tx, live.sellerId, legalDateOf(now))
  const shown = await showOffers(
    tx,
    own.filter(({ id }) => !there.has(id)).map(({ id }) => id),
    now,
  )
  return shown
    .filter(({ standing }) => standing !== 'no-star')
    .map(({ offer, record }) => ({ value: offer.id, label: `${record.product.name}, ${offer.pack}` }))
}
