import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { meanStars } from '@saolang/core/market/reviews/buyer-review.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import type { ShopLine } from '@saolang/web/market/shop/shop-views.ts'
import { currentTime } from '../../platform/act.ts'
import type { ShopFinding } from './read-shop.ts'

/** A finding as the shop's list tells it; the star is that of the register's record, read in the same rendering. */
export function toLine({ record, offer, found, photo, months }: ShopFinding): ShopLine {
  const { product, place, current } = record
  const mean = meanStars(found)
  return {
    offerId: found.offerId,
    name: product.name,
    producer: product.producer ?? '',
    producerHref: `/stores/${found.sellerId}`,
    place: placeInWords(place.commune, place.province),
    pack: offer.pack,
    priceDong: found.priceDong,
    offers: found.offers,
    available: found.available,
    isGift: found.isGift,
    isInSeason: months.includes(monthOf(legalDateOf(currentTime()))),
    isSample: product.isDemo,
    rating: { reviews: found.reviews, ...(mean !== undefined && { mean }) },
    ...(current.star !== null && current.standing.holds && { star: current.star }),
    ...(photo && { photo }),
  }
}

/** The month of a legal day, 1 to 12. */
export const monthOf = (day: string): number => Number(day.slice(5, 7))
