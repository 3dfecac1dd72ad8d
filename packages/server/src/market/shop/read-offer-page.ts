import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type OfferStanding, offerStanding } from '@saolang/core/market/offer.ts'
import { priceFor } from '@saolang/core/market/price.ts'
import { isInSeason } from '@saolang/core/market/shop/showcase.ts'
import type { ReviewSectionProps } from '@saolang/web/market/reviews/review-list'
import type { OfferAround } from '@saolang/web/market/shop/shop-views.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import { currentTime, publicView } from '../../platform/act.ts'
import { listPaperKinds } from '../../trace/areas/papers-in-force.ts'
import { findNewestStory, findPublishedPhoto } from '../../trace/jar/newest-story.ts'
import { listOffersOfProduct } from '../offers/offers.sql.ts'
import { readBuyerReviews } from '../reviews/read-buyer-reviews.ts'
import type { ShownOffer } from './read-offer.ts'
import { readShop } from './read-shop.ts'
import { findShowcase, listPhotos } from './showcase.sql.ts'
import { monthOf, toLine } from './to-line.ts'

/** What stands around an offer on its page. */
export type OfferSurroundings = { around: OfferAround; reviews: ReviewSectionProps }

const reviewsShown = 4
const othersShown = 4

/** All that an offer's page tells besides the offer: photos, story, the way of the newest public lot, reviews, other offers of its maker. */
export async function readSurroundings(shown: ShownOffer, lang: Lang): Promise<OfferSurroundings> {
  const { offer, record } = shown
  const { productId, sellerId } = offer
  const [window, journey, said, others, tracePhoto, packs] = await Promise.all([
    readWindow({ productId, sellerId }),
    findNewestStory(productId),
    readBuyerReviews({ productId, size: reviewsShown }),
    readShop({ q: '', facets: {}, sellerId, size: othersShown + 1 }),
    findPublishedPhoto(productId),
    listPacks(shown),
  ])
  const { decisionNumber, authorityName, issuedOn } = record.current
  return {
    around: {
      photos: window.photos,
      ...(tracePhoto && { tracePhoto }),
      story: window.story,
      months: window.months,
      isInSeason: isInSeason(window.months, monthOf(legalDateOf(currentTime()))),
      papers: window.papers.map((kind) => say(lang, `trace.paperKind.${kind}` as MessageKey)),
      ...(journey && { journey }),
      packs,
      others: others.findings
        .filter(({ found }) => found.productId !== productId)
        .slice(0, othersShown)
        .map(toLine),
      storeHref: `/stores/${sellerId}`,
      verifyHref: `/v/${record.verificationCode}`,
      decision: {
        ...(decisionNumber && { number: decisionNumber }),
        ...(authorityName && { authority: authorityName }),
        ...(issuedOn && { issuedOn }),
      },
    },
    reviews: { ...said, allHref: `/shop/${offer.id}/reviews` },
  }
}

const readWindow = publicView(async ({ tx, now }, { productId, sellerId }: { productId: string; sellerId: string }) => {
  const [window, photos, papers] = await Promise.all([
    findShowcase(tx, productId),
    listPhotos(tx, productId),
    listPaperKinds(tx, { organisationId: sellerId, today: legalDateOf(now) }),
  ])
  return { story: window?.story ?? '', months: window?.months ?? [], photos, papers }
})

const listPacks = publicView(async ({ tx, now }, { offer, standing }: ShownOffer): Promise<OfferAround['packs']> => {
  if (standing === 'no-star') return []
  const today = legalDateOf(now)
  const offers = await listOffersOfProduct(tx, offer.productId, today)
  return offers
    .filter((each) => isForSale(offerStanding(each, { starHolds: true, available: each.available, today })))
    .map((each) => ({
      href: `/shop/${each.id}`,
      pack: each.pack,
      priceDong: priceFor(each, each.minQuantity, today),
      isHere: each.id === offer.id,
    }))
})

const isForSale = (standing: OfferStanding) => standing === 'on-sale' || standing === 'sold-out'
