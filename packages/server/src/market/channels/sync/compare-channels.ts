import type { PlatformOrder } from '@saolang/core/market/channels/platform.ts'
import {
  type ComparedOrder,
  type ComparedStock,
  compareOrders,
  compareStock,
  type Difference,
} from '@saolang/core/market/channels/reconcile.ts'
import { type OrderStatus, orderLife } from '@saolang/core/market/order.ts'
import { system } from '@saolang/core/people/actor.ts'
import { act, currentTime, view } from '../../../platform/act.ts'
import { addComparison } from '../links/comparisons.sql.ts'
import { claimLink, hurryLink, listLinksOn, movePulledTo, noteTrouble, type SealedLink } from '../links/links.sql.ts'
import { forgetTold } from '../links/listings.sql.ts'
import { listOwnStates } from '../links/orders.sql.ts'
import { clients } from '../platforms/clients.ts'
import { PlatformFailed } from '../platforms/platform-client.ts'
import { openShop } from './open-shop.ts'
import { writeDown } from './settings.ts'
import { readWanted, type WantedListing } from './tell-stock.ts'

const claimMillis = 10 * 60_000
const comparedDays = 7
const dayMillis = 86_400_000

/** Compares every linked shop with our ledger, a night's work: what they say differently is written down, and mended where it can be. */
export async function compareChannels(): Promise<void> {
  for (const { id } of await listOn(system, undefined)) {
    const until = new Date(currentTime().getTime() + claimMillis)
    const link = await writeDown((tx) => claimLink(tx, id, until))
    if (link) await compareLink(link)
  }
}

const listOn = view('channel.sync', ({ tx }, _: undefined) => listLinksOn(tx))

async function compareLink(link: SealedLink): Promise<void> {
  try {
    const shop = await openShop(link)
    const listings = await readWanted(system, link.id)
    const now = currentTime()
    const from = new Date(Math.max(now.getTime() - comparedDays * dayMillis, link.madeAt.getTime()))
    const theirs = await clients[link.platform].listStock(shop, listings, now)
    const orders = await clients[link.platform].listChanged(shop, { from, to: now }, now)
    await keepComparison(system, { link, listings, theirs, orders, from })
  } catch (error) {
    if (!(error instanceof PlatformFailed)) throw error
    // The next visit finds out by itself whether it lasts.
    const dueAt = new Date(currentTime().getTime() + 60_000)
    await writeDown((tx) => noteTrouble(tx, { id: link.id, words: error.message, dueAt, isRefused: false }))
  }
}

type Compared = {
  link: SealedLink
  listings: readonly WantedListing[]
  theirs: readonly { item: string; sku: string; quantity: number }[]
  orders: readonly PlatformOrder[]
  from: Date
}

const keepComparison = act('channel.sync', async (context, { link, listings, theirs, orders, from }: Compared) => {
  const { tx, now } = context
  const stock = listings.map((listing): ComparedStock & { id: string } => ({
    ...{ id: listing.id, about: nameOf(listing), wanted: listing.wanted },
    theirs: theirs.find(({ item, sku }) => item === listing.item && (listing.sku === '' || sku === listing.sku))
      ?.quantity,
  }))
  const ids = orders.map(({ externalId }) => externalId)
  const own = new Map((await listOwnStates(tx, link.id, ids)).map((state) => [state.externalId, state]))
  const compared = orders.map(({ externalId, step }): ComparedOrder => {
    const known = own.get(externalId)
    // What is not ours to sell, or waits in the queue for stock, is known of and no difference.
    const isKnown = known && (known.outcome === 'not-ours' || known.outcome === 'no-stock')
    return { about: externalId, theirs: isKnown ? 'unknown' : step, ours: toOwn(known?.status ?? null) }
  })
  const differences: Difference[] = [...compareStock(stock), ...compareOrders(compared)]
  const id = context.newId()
  await addComparison(tx, { id, linkId: link.id, listings: listings.length, orders: orders.length, differences }, now)
  const wrong = new Set(differences.filter(({ kind }) => kind === 'stock-differs').map(({ about }) => about))
  await forgetTold(
    tx,
    stock.filter(({ about }) => wrong.has(about)).map((listing) => listing.id),
  )
  if (differences.some(({ kind }) => kind === 'order-missing')) await movePulledTo(tx, link.id, from)
  await hurryLink(tx, link.id, now)
  context.on('channel', link.id, { listings: listings.length, orders: orders.length, differences: differences.length })
})

const nameOf = ({ item, sku }: { item: string; sku: string }) => (sku ? `${item}/${sku}` : item)

function toOwn(status: string | null): ComparedOrder['ours'] {
  if (status === null) return undefined
  if (status === 'cancelled' || status === 'expired') return 'off'
  return orderLife[status as OrderStatus].isOver ? 'done' : 'open'
}
