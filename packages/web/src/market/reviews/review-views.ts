import type { RemovalGround } from '@saolang/core/market/reviews/buyer-review.ts'

/** What buyers think in sum; without a mean while nobody said anything. */
export type RatingView = { reviews: number; mean?: number }

/** A photo of ours by its hash, with its shape. */
export type PhotoView = { sha256: string; width: number; height: number }

/** A review: what was said, or that it was removed and why. Instants are ISO 8601. */
export type ReviewView = {
  id: string
  pack: string
  isSample: boolean
  writtenAt: string
  said?: {
    stars: number
    words: string
    photos: PhotoView[]
    answer?: { words: string; at: string; byRole: string }
  }
  removed?: { ground: RemovalGround; words: string; at: string }
}

/** Something of a purchase that its buyer may speak of. */
export type LineToReview = { orderId: string; no: number; name: string; pack: string }

/** A review that waits for an officer's word. */
export type ReportedReview = {
  id: string
  ground: RemovalGround
  words: string
  byRole: string
  reportedAt: string
  product: { name: string; address: string }
  review: ReviewView
}
