import { quantityFor } from '@saolang/core/market/channels/platform.ts'
import { system } from '@saolang/core/people/actor.ts'
import { currentTime, view } from '../../../platform/act.ts'
import { showOffers } from '../../shop/read-offer.ts'
import { listAsidesFor } from '../../stock/aside.sql.ts'
import { findLink, type LinkRow } from '../links/links.sql.ts'
import { type ListingRow, listListings, noteTold } from '../links/listings.sql.ts'
import { clients } from '../platforms/clients.ts'
import { PlatformFailed, type Shop } from '../platforms/platform-client.ts'
import { writeDown } from './settings.ts'

/** A listing with what its platform should say is left, by our ledger and the register of this moment. */
export type WantedListing = ListingRow & { wanted: number }

/** What is left of every listing of a link: nothing where the offer is paused or its stars do not hold. */
export const readWanted = view('channel.sync', async ({ tx, now }, linkId: string): Promise<WantedListing[]> => {
  const link = await findLink(tx, linkId)
  const listings = link ? await listListings(tx, linkId) : []
  const shown = new Map(
    (await showOffers(tx, [...new Set(listings.map(({ offerId }) => offerId))], now)).map((each) => [
      each.offer.id,
      each,
    ]),
  )
  const asides = (await listAsidesFor(tx, 'channel', linkId)).filter(({ endedAt }) => endedAt === null)
  return listings.map((listing) => {
    const { offer, standing } = shown.get(listing.offerId) ?? {}
    const aside = asides.find(({ offerId }) => offerId === listing.offerId)
    const isOnSale = standing === 'on-sale' || standing === 'sold-out'
    const buffer = listing.buffer ?? link?.buffer ?? 0
    const wanted = quantityFor({ free: offer?.available ?? 0, buffer, aside: aside?.free, isOnSale })
    return { ...listing, wanted }
  })
})

/** Tells a platform of every listing whose number has changed since it was last told. What it refuses of one listing stands with that listing. */
export async function tellStock(link: LinkRow, shop: Shop): Promise<void> {
  for (const listing of await readWanted(system, link.id)) {
    if (listing.wanted === listing.toldQuantity) continue
    const trouble = await tell(listing, shop)
    const told = { id: listing.id, quantity: trouble === null ? listing.wanted : listing.toldQuantity, trouble }
    await writeDown((tx) => noteTold(tx, told, currentTime()))
  }
}

async function tell({ item, sku, wanted: quantity }: WantedListing, shop: Shop): Promise<string | null> {
  try {
    await clients[shop.platform].tellStock(shop, { item, sku, quantity }, currentTime())
    return null
  } catch (error) {
    if (error instanceof PlatformFailed && error.kind === 'refused') return error.message
    throw error
  }
}
