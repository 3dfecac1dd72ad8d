import { placeInWords } from '@saolang/core/people/place-name.ts'
import type { OfferView } from '@saolang/web/market/market-views.ts'
import { addressOf } from '../../registry/get-product.ts'
import { listPayWays } from '../orders/list-pay-ways.ts'
import type { ShownOffer, ShownPart } from './read-offer.ts'

/** An offer as its page tells it. */
export function toOfferView({ offer, record, seller, terms, standing, parts }: ShownOffer): OfferView {
  const { current, place, product } = record
  const number = seller.registrationNo ?? seller.taxCode
  return {
    id: offer.id,
    name: product.name,
    pack: offer.pack,
    label: offer.label,
    priceDong: offer.priceDong,
    includesPacking: offer.priceIncludes.includes('packing'),
    minQuantity: offer.minQuantity,
    maxQuantity: offer.maxQuantity,
    available: offer.available,
    standing,
    productAddress: addressOf(record),
    status: current.standing.status,
    isSample: product.isDemo,
    place: placeInWords(place.commune, place.province),
    seller: { name: seller.name, address: seller.address, phone: terms.phone, ...(number && { number }) },
    terms: {
      delivery: terms.delivery,
      deliveryDong: terms.deliveryDong,
      returns: terms.returns,
      payWays: listPayWays(terms),
    },
    prices: offer.prices,
    isPerishable: offer.isPerishable,
    parts: parts.map(toPartView),
    ...(current.star !== null && { star: current.star }),
    ...(current.standing.until && { starUntil: current.standing.until }),
    ...(current.number && { certificateNumber: current.number }),
    ...(offer.untilOn && { untilOn: offer.untilOn }),
  }
}

function toPartView({ record, pack, quantity }: ShownPart): OfferView['parts'][number] {
  const { product, current } = record
  const facts = { name: product.name, pack, quantity, productAddress: addressOf(record) }
  return { ...facts, ...(current.star !== null && current.standing.holds && { star: current.star }) }
}
