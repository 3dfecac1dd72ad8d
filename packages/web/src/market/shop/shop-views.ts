import type { StoryLine } from '@saolang/core/trace/story/tell-story.ts'
import type { PhotoView, RatingView } from '../reviews/review-views.ts'

/** A photo of the shop with what it shows, in words. */
export type ShownPhoto = PhotoView & { alt: string }

/** A line of the shop. The star is the register's of this rendering; without one the product has none that holds. */
export type ShopLine = {
  offerId: string
  name: string
  producer: string
  producerHref: string
  place: string
  star?: number
  pack: string
  priceDong: number
  offers: number
  available: number
  isGift: boolean
  isInSeason: boolean
  isSample: boolean
  rating: RatingView
  photo?: ShownPhoto
}

/** A store: a seller with what it is known by. */
export type StoreView = { id: string; name: string; place: string; isSample: boolean; products: number; stars: number }

/** What stands around an offer on its page: what its maker shows, its way, what buyers said, what else the maker has. */
export type OfferAround = {
  photos: readonly ShownPhoto[]
  /** A photo that the maker published on the trace page, where none is in the shop. */
  tracePhoto?: string
  story: string
  months: readonly number[]
  isInSeason: boolean
  papers: readonly string[]
  journey?: { lot: string; href: string; lines: readonly StoryLine[] }
  /** Every pack and gift box of the product that can be bought, this one among them. */
  packs: readonly { href: string; pack: string; priceDong: number; isHere: boolean }[]
  others: readonly ShopLine[]
  storeHref: string
  verifyHref: string
  decision?: { number?: string; authority?: string; issuedOn?: string }
}
