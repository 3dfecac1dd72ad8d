import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { type OfferStanding, offerStanding } from '@saolang/core/market/offer.ts'
import { formatDong } from '@saolang/web/kit/format.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { BesideProduct } from '@saolang/web/registry/record.ts'
import { getOrganisation, type Organisation } from '../../people/get-organisation.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getRecord, type RegisterRecord } from '../../registry/get-product.ts'
import {
  findTerms,
  listOffersById,
  listOffersOfProduct,
  listVariants,
  type OfferRow,
  type TermsRow,
} from '../offers/offers.sql.ts'

/** An offer with all that stands around it at this moment: the register's record, the seller, and whether it can be bought. */
export type ShownOffer = {
  offer: OfferRow
  record: RegisterRecord
  seller: Organisation
  terms: TermsRow
  standing: OfferStanding
  /** What a gift box holds, each with the register's record of its own; empty for a pack. */
  parts: ShownPart[]
}

export type ShownPart = { variantId: string; pack: string; quantity: number; record: RegisterRecord }

/** An offer for a buyer's eyes; refuses with `not-found.offer`. One that is paused, over or without its star is told with that. */
export const readOffer = publicView(async ({ tx, now }, id: string): Promise<ShownOffer> => {
  const [shown] = await showOffers(tx, [id], now)
  if (!shown) throw new Refused([{ code: 'not-found.offer' }])
  return shown
})

/** These offers as they stand now, in the order asked; those that never were are left out. */
export async function showOffers(tx: Tx, ids: readonly string[], now: Date): Promise<ShownOffer[]> {
  const offers = ids.length > 0 ? await listOffersById(tx, ids, legalDateOf(now)) : []
  const shown = await Promise.all(offers.map((offer) => show(tx, offer, now)))
  return ids.flatMap((id) => shown.find(({ offer }) => offer.id === id) ?? [])
}

/** What the product's page says beside it: the lowest price of those that can be bought today, and the way there. */
export const findOfferBeside = publicView(
  async ({ tx, now }, { productId, lang }: { productId: string; lang: Lang }): Promise<BesideProduct[]> => {
    const today = legalDateOf(now)
    const offers = await listOffersOfProduct(tx, productId, today)
    if (offers.length === 0) return []
    const { current } = await getRecord(tx, productId, today)
    const starHolds = current.standing.holds
    const open = offers.filter((o) => offerStanding(o, { starHolds, available: o.available, today }) === 'on-sale')
    return open.slice(0, 1).map((offer) => ({
      title: say(lang, 'market.buy'),
      text: say(lang, 'market.fromPrice', { price: formatDong(lang, offer.priceDong), pack: offer.pack }),
      href: `/shop/${offer.id}`,
      label: say(lang, 'market.toOffer'),
    }))
  },
)

async function show(tx: Tx, offer: OfferRow, now: Date): Promise<ShownOffer> {
  const today = legalDateOf(now)
  const [record, seller, terms, parts] = await Promise.all([
    getRecord(tx, offer.productId, today),
    getOrganisation(tx, offer.sellerId),
    findTerms(tx, offer.sellerId),
    showParts(tx, offer, today),
  ])
  // A gift box is sold while everything in it may be.
  const starHolds = [record, ...parts.map((part) => part.record)].every(({ current }) => current.standing.holds)
  const standing = offerStanding(offer, { starHolds, available: offer.available, today })
  return { offer, record, seller, terms: terms as TermsRow, standing, parts }
}

async function showParts(tx: Tx, { parts }: OfferRow, today: string): Promise<ShownPart[]> {
  if (parts.length === 0) return []
  const variants = await listVariants(
    tx,
    parts.map(({ variantId }) => variantId),
  )
  return Promise.all(
    variants.map(async ({ id, pack, productId }) => ({
      ...{ variantId: id, pack, quantity: parts.find(({ variantId }) => variantId === id)?.quantity ?? 1 },
      record: await getRecord(tx, productId, today),
    })),
  )
}
