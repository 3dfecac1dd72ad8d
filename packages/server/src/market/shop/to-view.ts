import { placeInWords } from '@saolang/core/people/place-name.ts'
import type { OfferView, ShopLine } from '@saolang/web/market/market-views.ts'
import { addressOf } from '../../registry/get-product.ts'
import { toJsonLd } from '../../registry/json-ld.ts'
import { toRecordView } from '../../registry/record-view.ts'
import type { ShownOffer, ShownPart } from './read-offer.ts'
import type { ShopFinding } from './read-shop.ts'

/** A finding as the shop's list tells it. */
export function toLine({ product, offer, offers }: ShopFinding): ShopLine {
  const { name, producer, place, star, isDemo } = product
  const { id, pack, priceDong } = offer
  return {
    offerId: id,
    name,
    producer,
    place,
    pack,
    priceDong,
    offers,
    isSample: isDemo,
    ...(star !== null && { star }),
  }
}

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
      takesCash: terms.takesCash,
      takesTransfer: terms.bankBin !== '',
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

const availability = { 'on-sale': 'InStock', 'sold-out': 'OutOfStock' } as const

/** The product with its certification, as the register tells it to machines, and the offer on it (schema.org). */
export function toOfferJsonLd(shown: ShownOffer, publicUrl: string): object {
  const { offer, seller, standing } = shown
  const record = toRecordView(shown.record)
  const known = availability[standing as keyof typeof availability] ?? 'Discontinued'
  return {
    ...toJsonLd(record, record.current, publicUrl),
    offers: {
      '@type': 'Offer',
      url: `${publicUrl}/shop/${offer.id}`,
      price: offer.priceDong,
      priceCurrency: 'VND',
      availability: `https://schema.org/${known}`,
      ...(offer.untilOn && { priceValidUntil: offer.untilOn }),
      seller: { '@type': 'Organization', name: seller.name },
    },
  }
}
