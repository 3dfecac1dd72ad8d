import { toJsonLd } from '../../registry/json-ld.ts'
import { toRecordView } from '../../registry/record-view.ts'
import type { ShownOffer } from './read-offer.ts'
import type { OfferSurroundings } from './read-offer-page.ts'

const availability = { 'on-sale': 'InStock', 'sold-out': 'OutOfStock' } as const

/**
 * The product with its certification, as the register tells it to machines, the offer on it, and what buyers said (schema.org). Without
 * a review that stands there is no rating: a made-up one would be worse than none.
 */
export function toOfferJsonLd(
  shown: ShownOffer,
  { reviews, around }: Pick<OfferSurroundings, 'reviews' | 'around'>,
  publicUrl: string,
): object {
  const { offer, seller, standing, terms } = shown
  const record = toRecordView(shown.record)
  const known = availability[standing as keyof typeof availability] ?? 'Discontinued'
  const { mean, reviews: count } = reviews.rating
  const images = around.photos.map(({ sha256 }) => `${publicUrl}/shop/pictures/${sha256}/960.webp`)
  return {
    ...toJsonLd(record, record.current, publicUrl),
    ...(images.length > 0 && { image: images }),
    ...(around.story && { description: around.story.slice(0, 500) }),
    ...(mean !== undefined && {
      aggregateRating: {
        '@type': 'AggregateRating',
        ratingValue: mean,
        reviewCount: count,
        bestRating: 5,
        worstRating: 1,
      },
    }),
    offers: {
      '@type': 'Offer',
      url: `${publicUrl}/shop/${offer.id}`,
      price: offer.priceDong,
      priceCurrency: 'VND',
      priceSpecification: {
        '@type': 'UnitPriceSpecification',
        price: offer.priceDong,
        priceCurrency: 'VND',
        valueAddedTaxIncluded: true,
        unitText: offer.pack,
      },
      availability: `https://schema.org/${known}`,
      itemCondition: 'https://schema.org/NewCondition',
      shippingDetails: {
        '@type': 'OfferShippingDetails',
        shippingRate: { '@type': 'MonetaryAmount', value: terms.deliveryDong, currency: 'VND' },
        shippingDestination: { '@type': 'DefinedRegion', addressCountry: 'VN' },
      },
      ...(offer.untilOn && { priceValidUntil: offer.untilOn }),
      seller: { '@type': 'Organization', name: seller.name, url: `${publicUrl}/stores/${seller.id}` },
    },
  }
}
