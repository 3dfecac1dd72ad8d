import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { meanStars } from '@saolang/core/market/reviews/buyer-review.ts'
import { covers } from '@saolang/core/people/jurisdiction.ts'
import type { RatingView, ReviewView } from '@saolang/web/market/reviews/review-views.ts'
import { publicView, view } from '../../platform/act.ts'
import { addressOf, getRecords } from '../../registry/get-product.ts'
import { getSeat } from '../../trace/seat.ts'
import {
  countReviews,
  findRating,
  findSellerRating,
  listOpenReports,
  listReviews,
  listReviewsById,
  listReviewsOfSeller,
  type ReviewRow,
} from './reviews.sql.ts'

const pageSize = 10
const mostWaiting = 200

/** What buyers said of a product: the mean, and a page of the reviews, newest first. */
export const readBuyerReviews = publicView(
  async ({ tx }, { productId, page = 1, size = pageSize }: { productId: string; page?: number; size?: number }) => {
    const [rating, total, rows] = await Promise.all([
      findRating(tx, productId),
      countReviews(tx, productId),
      listReviews(tx, productId, { size, offset: (page - 1) * size }),
    ])
    return { rating: toRating(rating), reviews: rows.map(toReviewView), page, pageSize: size, total }
  },
)

/** The mean of everything that buyers said to a seller. */
export const readSellerRating = publicView(
  async ({ tx }, sellerId: string): Promise<RatingView> => toRating(await findSellerRating(tx, sellerId)),
)

/** What buyers said to a seller, unanswered first, for who answers. */
export const readOwnReviews = view('offer.read', async ({ tx, who, now }, organisationId: string | undefined) => {
  const { id, name } = await getSeat(tx, who, organisationId)
  const rows = await listReviewsOfSeller(tx, id, { size: 100, offset: 0 })
  const records = await getRecords(tx, [...new Set(rows.map(({ productId }) => productId))], legalDateOf(now))
  return {
    seller: { id, name, isHelped: who.role !== 'producer' },
    rating: toRating(await findSellerRating(tx, id)),
    reviews: rows.map((row) => ({ ...toReviewView(row), product: records.get(row.productId)?.product.name ?? '' })),
  }
})

/** Reviews that somebody reported, of products in the officer's area, oldest first. */
export const readReportedReviews = view('buyer-review.read', async ({ tx, who, now }, _: undefined) => {
  const reports = await listOpenReports(tx, mostWaiting)
  const records = await getRecords(tx, [...new Set(reports.map(({ productId }) => productId))], legalDateOf(now))
  const reviews = await listReviewsById(tx, [...new Set(reports.map(({ reviewId }) => reviewId))])
  return reports.flatMap(({ id, reviewId, productId, ground, words, byRole, reportedAt }) => {
    const record = records.get(productId)
    const review = reviews.find((candidate) => candidate.id === reviewId)
    if (!record || !review || !who.jurisdiction) return []
    const { provinceCode, communeCode, name } = record.product
    if (!covers(who.jurisdiction, { provinceCode, communeCode: communeCode ?? '' })) return []
    const product = { name, address: addressOf(record) }
    return [{ id, ground, words, byRole, reportedAt: reportedAt.toISOString(), product, review: toReviewView(review) }]
  })
})

/** A review as pages tell it: of one that was removed no word and no photo. */
export function toReviewView({
  id,
  stars,
  words,
  pack,
  isDemo,
  writtenAt,
  photos,
  answer,
  removal,
}: ReviewRow): ReviewView {
  const known = { id, pack, isSample: isDemo, writtenAt: writtenAt.toISOString() }
  if (removal) return { ...known, removed: removal }
  return { ...known, said: { stars, words, photos, ...(answer && { answer }) } }
}

function toRating({ reviews, starsSum }: { reviews: number; starsSum: number }): RatingView {
  const mean = meanStars({ reviews, starsSum })
  return { reviews, ...(mean !== undefined && { mean }) }
}
