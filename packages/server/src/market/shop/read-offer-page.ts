import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { isInSeason } from '@saolang/core/market/shop/showcase.ts'
import type { ReviewSectionProps } from '@saolang/web/market/reviews/review-list'
import type { OfferAround } from '@saolang/web/market/shop/shop-views.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import { currentTime, publicView } from '../../platform/act.ts'
import { listPaperKinds } from '../../trace/areas/papers-in-force.ts'
import { findNewestStory, findPublishedPhoto } from '../../trace/jar/newest-story.ts'
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
  const [window, journey, said, others, tracePhoto] = await Promise.all([
    readWindow({ productId, sellerId }),
    findNewestStory(productId),
    readBuyerReviews({ productId, size: reviewsShown }),
    readShop({ q: '', facets: {}, sellerId, size: othersShown + 1 }),
    findPublishedPhoto(productId),
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
