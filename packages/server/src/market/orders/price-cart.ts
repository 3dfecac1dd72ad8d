import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem } from '@saolang/core/kernel/problem.ts'
import type { CartLine } from '@saolang/core/market/cart.ts'
import { offerStanding } from '@saolang/core/market/offer.ts'
import { priceFor, type SalesChannel } from '@saolang/core/market/price.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getProduct } from '../../registry/get-product.ts'
import { listFreeFrom } from '../delivery/links.sql.ts'
import type { OfferRow } from '../offers/offers.sql.ts'
import { type ShownOffer, showOffers, showRows } from '../shop/read-offer.ts'

export type PricedLine = {
  shown: ShownOffer
  quantity: number
  priceDong: number
  dong: number
  asideId: string | undefined
  problems: Problem[]
}

/** So many of an offer; at another price than its own, or out of an aside, when it is agreed so. */
export type WantedLine = CartLine & { priceDong?: number | undefined; asideId?: string | undefined }

/** What one seller would deliver, at the prices of this moment. */
export type CartPart = {
  sellerId: string
  lines: PricedLine[]
  goodsDong: number
  deliveryDong: number
}
export type PricedCart = { parts: CartPart[]; totalDong: number; problems: Problem[] }

/** A cart at the prices and stars of this moment, seller by seller, with all that stands against buying it. */
export function priceCart(
  tx: Tx,
  cart: readonly CartLine[],
  now: Date,
  offers?: readonly OfferRow[],
): Promise<PricedCart> {
  return priceLines(
    tx,
    cart.map(({ offerId, quantity }) => ({ offerId, quantity })),
    { now, channel: 'shop', offers },
  )
}

/** `offers` when they were read already. */
type At = { now: Date; channel: SalesChannel; offers?: readonly OfferRow[] | undefined }

/** The same of lines that may have a price or an aside of their own, bought where offers of that channel are sold. */
export async function priceLines(tx: Tx, wanted: readonly WantedLine[], at: At): Promise<PricedCart> {
  const ids = [...new Set(wanted.map(({ offerId }) => offerId))]
  const shown = new Map(
    (await (at.offers ? showRows(tx, at.offers, at.now) : showOffers(tx, ids, at.now))).map((each) => [
      each.offer.id,
      each,
    ]),
  )
  const lines = wanted.flatMap((line) => {
    const found = shown.get(line.offerId)
    return found ? [priceLine(found, line, at)] : []
  })
  const sellers = [...new Set(lines.map(({ shown: { offer } }) => offer.sellerId))]
  const freeFrom = await listFreeFrom(tx, sellers)
  const parts = sellers.map((sellerId): CartPart => {
    const own = lines.filter(({ shown: { offer } }) => offer.sellerId === sellerId)
    const goodsDong = own.reduce((sum, { dong }) => sum + dong, 0)
    const isFree = goodsDong >= (freeFrom.get(sellerId) ?? Number.POSITIVE_INFINITY)
    return { sellerId, lines: own, goodsDong, deliveryDong: isFree ? 0 : (own[0]?.shown.terms.deliveryDong ?? 0) }
  })
  const totalDong = parts.reduce((sum, part) => sum + part.goodsDong + part.deliveryDong, 0)
  const problems = [
    ...listProblems([lines.length === 0 && { code: 'order.cart-empty' }]),
    ...lines.flatMap((line) => line.problems),
  ]
  return { parts, totalDong, problems }
}

function priceLine(shown: ShownOffer, { quantity, asideId, ...agreed }: WantedLine, { now, channel }: At): PricedLine {
  const { offer } = shown
  const today = legalDateOf(now)
  const priceDong = agreed.priceDong ?? priceFor(offer, quantity, today)
  // What is set aside is not free, and is there all the same.
  const available = asideId ? quantity : offer.available
  const standing = offerStanding(
    { ...offer, channel: offer.channel === channel ? 'shop' : offer.channel },
    { starHolds: shown.standing !== 'no-star', available, today },
  )
  const problems = findLineProblems({ ...shown, standing, offer: { ...offer, available } }, quantity)
  return { shown, quantity, priceDong, dong: quantity * priceDong, asideId, problems }
}

/** What of a cart is sold out, told before the register is asked for anything else: when everybody wants one thing, most come too late. */
export async function findSoldOut(tx: Tx, offers: readonly OfferRow[]): Promise<Problem[]> {
  const gone = offers.filter(
    ({ available, channel, state }) => available <= 0 && channel === 'shop' && state === 'on-sale',
  )
  return Promise.all(
    gone.map(async ({ id, productId, pack }) => {
      const { name } = await getProduct(tx, productId)
      return { code: 'order.offer-sold-out', at: `q-${id}`, values: { name: `${name}, ${pack}` } }
    }),
  )
}

/** A cart as its pages show it. */
export const readCartPrices = publicView(({ tx, now }, cart: readonly CartLine[]) => priceCart(tx, cart, now))

function findLineProblems({ offer, record, standing }: ShownOffer, quantity: number): Problem[] {
  const values = { name: `${record.product.name}, ${offer.pack}` }
  const at = `q-${offer.id}`
  if (standing !== 'on-sale') return [{ code: `order.offer-${standing}`, at, values }]
  return listProblems([
    quantity < offer.minQuantity && { code: 'order.below-min', at, values: { ...values, n: offer.minQuantity } },
    quantity > offer.maxQuantity && { code: 'order.above-max', at, values: { ...values, n: offer.maxQuantity } },
    quantity > offer.available && { code: 'order.not-enough', at, values: { ...values, n: offer.available } },
  ])
}
