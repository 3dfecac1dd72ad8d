import { listProblems, type Problem } from '../../kernel/problem.ts'
import type { OrderStatus } from '../order.ts'

/** Luật Bảo vệ quyền lợi người tiêu dùng, article 39: what buyers say is shown in full, and nobody hides it for being unkind. */
const consumerLaw = 'Luật 19/2023/QH15, Điều 39'

/** Grounds, and no others, on which a review may be taken out of sight. That it displeases is none. */
export const removalGrounds = ['personal-data', 'insult', 'unlawful', 'not-about-goods', 'advertising'] as const
export type RemovalGround = (typeof removalGrounds)[number]

export type ReviewForm = { stars: number; words: string }

/** Photos that a review may hold. */
export const mostReviewPhotos = 3
const mostWords = 2000

/** Whether goods of an order are in the buyer's hands, so that they may be spoken of. */
export const mayBeReviewed = {
  'awaiting-payment': false,
  placed: false,
  confirmed: false,
  'handed-over': false,
  delivered: true,
  'return-asked': true,
  returned: true,
  cancelled: false,
  expired: false,
} as const satisfies Record<OrderStatus, boolean>

/** Why a buyer cannot say this of what they bought. */
export function findReviewProblems(
  { stars, words }: ReviewForm,
  { status, photos }: { status: OrderStatus; photos: number },
): Problem[] {
  return listProblems([
    !mayBeReviewed[status] && { code: 'review.not-delivered', source: consumerLaw },
    !(Number.isInteger(stars) && stars >= 1 && stars <= 5) && { code: 'review.stars', at: 'stars' },
    words.length < 3 && { code: 'review.words-missing', at: 'words' },
    words.length > mostWords && { code: 'review.words-too-long', at: 'words', values: { most: mostWords } },
    photos > mostReviewPhotos && {
      code: 'review.too-many-photos',
      at: 'photos',
      values: { most: mostReviewPhotos },
    },
  ])
}

/** Why a review cannot be reported, or removed, so: a ground that the list does not have, no word of what breaks it. */
export function findGroundProblems({ ground, words }: { ground: string; words: string }): Problem[] {
  return listProblems([
    !(removalGrounds as readonly string[]).includes(ground) && {
      code: 'review.ground',
      at: 'ground',
      source: consumerLaw,
    },
    words.length < 5 && { code: 'review.ground-words', at: 'words' },
    words.length > 1000 && { code: 'review.words-too-long', at: 'words', values: { most: 1000 } },
  ])
}

/** The mean of stars with one decimal; undefined while nobody has said anything. */
export function meanStars({ reviews, starsSum }: { reviews: number; starsSum: number }): number | undefined {
  return reviews > 0 ? Math.round((starsSum / reviews) * 10) / 10 : undefined
}
