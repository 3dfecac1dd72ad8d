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
import { getRecord, getRecords, type RegisterRecord } from '../../registry/get-product.ts'
import {
  listOffersById,
  listOffersOfProduct,
  listTerms,
  listVariants,
  type OfferRow,
  type TermsRow,
  type VariantRow,
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

/** These offers as they stand now, in the order asked; those that never were are left out. However many, a handful of questions. */
export async function showOffers(tx: Tx, ids: readonly string[], now: Date): Promise<ShownOffer[]> {
  if (ids.length === 0) return []
  const shown = await showRows(tx, await listOffersById(tx, ids, legalDateOf(now)), now)
  return ids.flatMap((id) => shown.find(({ offer }) => offer.id === id) ?? [])
}

/** Offers that were just read, with all that stands around them. */
export async function showRows(tx: Tx, offers: readonly OfferRow[], now: Date): Promise<ShownOffer[]> {
  if (offers.length === 0) return []
  const today = legalDateOf(now)
  const sellerIds = [...new Set(offers.map(({ sellerId }) => sellerId))]
  const partIds = offers.flatMap(({ parts }) => parts.map(({ variantId }) => variantId))
  const [{ variants, records }, terms, sellers] = await Promise.all([
    readGoods(tx, { offers, partIds, today }),
    listTerms(tx, sellerIds),
    Promise.all(sellerIds.map((id) => getOrganisation(tx, id))),
  ])
  return offers.map((offer): ShownOffer => {
    const record = records.get(offer.productId) as RegisterRecord
    const parts = offer.parts.map(({ variantId, quantity }): ShownPart => {
      const { productId, pack } = variants.find(({ id }) => id === variantId) as VariantRow
      return { variantId, pack, quantity, record: records.get(productId) as RegisterRecord }
    })
    // A gift box is sold while everything in it may be.
    const starHolds = [record, ...parts.map((part) => part.record)].every(({ current }) => current.standing.holds)
    const standing = offerStanding(offer, { starHolds, available: offer.available, today })
    const seller = sellers.find(({ id }) => id === offer.sellerId) as Organisation
    const own = terms.find(({ organisationId }) => organisationId === offer.sellerId) as TermsRow
    return { offer, record, seller, terms: own, standing, parts }
  })
}

type Goods = { offers: readonly OfferRow[]; partIds: readonly string[]; today: string }

async function readGoods(tx: Tx, { offers, partIds, today }: Goods) {
  const variants = partIds.length > 0 ? await listVariants(tx, partIds) : []
  const productIds = [...offers, ...variants].map(({ productId }) => productId)
  return { variants, records: await getRecords(tx, [...new Set(productIds)], today) }
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
