import type { LinkedCarrier, ParcelSize } from '@saolang/core/market/delivery/carrier.ts'
import { findParcelProblems } from '@saolang/core/market/delivery/carrier.ts'
import { type DeliveryOption, listDeliveryOptions } from '@saolang/core/market/delivery/terms.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { unseal } from '../../people/settings.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { listVariants } from '../offers/offers.sql.ts'
import type { CartPart } from '../orders/price-cart.ts'
import { patience } from './carriers/ask-carrier.ts'
import type { CarrierAccount, Quote, QuoteAsked } from './carriers/carrier.ts'
import { accountOf, carrierOf } from './carriers/carriers.ts'
import { findDeliveryTerms, listCarrierLinks } from './links.sql.ts'
import { findPlaceForQuote } from './old-places.ts'
import { weighGoods } from './parcel-goods.ts'

export type QuotedPart = { sellerId: string; options: DeliveryOption[] }
export type QuoteFor = { parts: readonly CartPart[]; communeCode: string; address: string }

/**
 * The ways that each seller's part of a cart may be brought to a commune, the cheapest first: own delivery, and every linked carrier
 * that answers in time. No options: what spoils cannot get there fresh.
 */
export const quoteDelivery = publicView(
  ({ tx }, asked: QuoteFor): Promise<QuotedPart[]> =>
    Promise.all(asked.parts.map((part) => quotePart(tx, part, asked))),
)

/** The sellers of a cart who have a carrier: there a buyer has something to choose. */
export const listSellersWithCarriers = publicView(async ({ tx }, sellerIds: readonly string[]): Promise<string[]> => {
  const links = await Promise.all(sellerIds.map((id) => listCarrierLinks(tx, id)))
  return sellerIds.filter((_, i) => (links[i]?.length ?? 0) > 0)
})

async function quotePart(tx: Tx, part: CartPart, { communeCode, address }: QuoteFor): Promise<QuotedPart> {
  const { sellerId, goodsDong } = part
  const terms = await findDeliveryTerms(tx, sellerId)
  const own = { carrier: 'own', dong: part.lines[0]?.shown.terms.deliveryDong ?? 0, days: terms.ownDays }
  const asked = { to: { communeCode, address }, goodsDong, packed: packedOf(part), sellerId }
  const quoted = await quoteCarriers(tx, asked)
  const isPerishable = await holdsPerishable(tx, part)
  return { sellerId, options: listDeliveryOptions([own, ...quoted], { goodsDong, isPerishable, terms }) }
}

const packedOf = ({ lines }: CartPart) =>
  lines.map(({ shown: { offer, record }, quantity }) => ({
    ...{ variantId: offer.variantId, name: record.product.name, pack: offer.pack, quantity },
  }))

async function holdsPerishable(tx: Tx, { lines }: CartPart): Promise<boolean> {
  const ids = lines.flatMap(({ shown: { offer, parts } }) => [offer.variantId, ...parts.map((part) => part.variantId)])
  return (await listVariants(tx, ids)).some(({ isPerishable }) => isPerishable)
}

type Asked = {
  sellerId: string
  to: { communeCode: string; address: string }
  goodsDong: number
  packed: ReturnType<typeof packedOf>
}

async function quoteCarriers(tx: Tx, { sellerId, to, goodsDong, packed }: Asked): Promise<DeliveryOption[]> {
  const links = await listCarrierLinks(tx, sellerId)
  if (links.length === 0) return []
  const seller = await getOrganisation(tx, sellerId)
  const { size } = await weighGoods(tx, packed)
  const options = await Promise.all(
    links.map(async ({ carrier, credentials }): Promise<DeliveryOption[]> => {
      const ends = { organisationId: sellerId, carrier }
      const [from, place] = await Promise.all([
        findPlaceForQuote(tx, { ...ends, communeCode: seller.communeCode, address: seller.address }),
        findPlaceForQuote(tx, { ...ends, ...to }),
      ])
      if (!from || !place || findParcelProblems(size, carrier).length > 0) return []
      const account = accountOf(carrier, JSON.parse(unseal(credentials)) as Record<string, string>)
      const quote = await askInTime({
        carrier,
        account,
        asked: { from, to: place, size, codDong: 0, valueDong: goodsDong },
      })
      return quote ? [{ carrier, ...quote }] : []
    }),
  )
  return options.flat()
}

// Whoever buys does not wait longer than this for a price; own delivery always has one.
const mostPatienceMs = 3000
const goodForMs = 15 * 60_000
const mostKept = 1000
type Kept = { until: number; quote: Promise<Quote | undefined> }
const kept = new Map<string, Kept>()

type Asking = { carrier: LinkedCarrier; account: CarrierAccount; asked: QuoteAsked }

// A price stands for a quarter of an hour, so that what the review showed is what is ordered, and nobody makes us ask a carrier at will.
async function askInTime({ carrier, account, asked }: Asking): Promise<Quote | undefined> {
  const key = JSON.stringify([
    carrier,
    account,
    asked.from.wardCode,
    asked.to.wardCode,
    sizeKey(asked.size),
    asked.valueDong,
  ])
  const now = Date.now()
  const known = kept.get(key)
  if (known && known.until > now) return known.quote
  const silence = new Promise<undefined>((resolve) =>
    setTimeout(() => resolve(undefined), Math.min(mostPatienceMs, patience())).unref(),
  )
  const answer = carrierOf[carrier].quote(account, asked).catch(() => undefined)
  const quote = Promise.race([answer, silence])
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value as string)
  kept.set(key, { until: now + goodForMs, quote })
  if (!(await quote)) kept.delete(key)
  return quote
}

const sizeKey = ({ grams, lengthCm, widthCm, heightCm }: ParcelSize) => [grams, lengthCm, widthCm, heightCm]
