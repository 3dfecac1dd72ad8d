import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { offerStanding } from '@saolang/core/market/offer.ts'
import type { AsideView, OwnOffer, OwnProduct, SellerView, StockView } from '@saolang/web/market/market-views.ts'
import { listOrganisationsIn } from '../../people/get-organisation.ts'
import { type ViewContext, view } from '../../platform/act.ts'
import { getRecord, listProducts } from '../../registry/get-product.ts'
import { getSeat } from '../../trace/seat.ts'
import { type AsideRow, listAsides } from '../stock/aside.sql.ts'
import { type LevelRow, listLevels } from '../stock/stock.sql.ts'
import { findTerms, listOffersOfSeller, type OfferRow } from './offers.sql.ts'
import { getOfferOf } from './save-offer.ts'

/** A seller's desk: offers as they stand now, the products that may be offered, and how they sell. */
export const readDesk = view('offer.read', async (context, organisationId: string | undefined) => {
  const { tx, who, now } = context
  const seat = await getSeat(tx, who, organisationId)
  const today = legalDateOf(now)
  const offers = await listOffersOfSeller(tx, seat.id, today)
  const products = await Promise.all(
    (await listProducts(tx, seat.id)).map(async ({ id, name }): Promise<OwnProduct> => {
      const { current } = await getRecord(tx, id, today)
      return { id, name, holds: current.standing.holds, ...(current.star !== null && { star: current.star }) }
    }),
  )
  const terms = await findTerms(tx, seat.id)
  const own = await Promise.all(offers.map((offer) => toOwnOffer(context, offer)))
  return { seller: toSeller(context, seat), terms, products, offers: own }
})

/** The organisations that a commune's officer may act for. */
export const listSellers = view('offer.read', async ({ tx, who }, _: undefined) => {
  const communeCode = who.jurisdiction?.level === 'commune' ? who.jurisdiction.communeCode : undefined
  const found = communeCode ? await listOrganisationsIn(tx, communeCode) : []
  return found.map(({ id, name }) => ({ id, name }))
})

/** One offer on its seller's desk, with its stock. */
export const readOwnOffer = view('offer.read', async (context, id: string) => {
  const { offer, seat } = await getOfferOf(context.tx, context.who, { id, now: context.now })
  const stock = (await listLevels(context.tx, offer.variantId)).map(toStock)
  const asides = (await listAsides(context.tx, [id])).map(toAside)
  return { seller: toSeller(context, seat), row: offer, offer: await toOwnOffer(context, offer), stock, asides }
})

async function toOwnOffer({ tx, now }: ViewContext, offer: OfferRow): Promise<OwnOffer> {
  const today = legalDateOf(now)
  const { product, current } = await getRecord(tx, offer.productId, today)
  const { id, pack, priceDong, available, pausedWhy } = offer
  const standing = offerStanding(offer, { starHolds: current.standing.holds, available, today })
  return { id, name: product.name, pack, priceDong, available, standing, ...(pausedWhy && { pausedWhy }) }
}

function toSeller({ who }: ViewContext, { id, name }: { id: string; name: string }): SellerView {
  return { id, name, isHelped: who.role !== 'producer' }
}

function toAside({ id, purpose, quantity, held, sold }: AsideRow): AsideView {
  return { id, purpose, quantity, held, sold }
}

function toStock({ id, place, batch, expiresOn, onHand, reserved }: LevelRow): StockView {
  return { id, place, batch, onHand, reserved, ...(expiresOn && { expiresOn }) }
}
