import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { findGroundProblems, type RemovalGround } from '@saolang/core/market/reviews/buyer-review.ts'
import { act } from '../../platform/act.ts'
import { getReview } from './answer-buyer-review.ts'
import { addReport } from './reviews.sql.ts'

/** Anyone, the seller too, puts a review before an officer, on one of the grounds on which it could be removed. It stays in sight meanwhile. */
export const reportBuyerReview = act(
  'buyer-review.report',
  async (context, { reviewId, ...typed }: { reviewId: string; ground: string; words: string }) => {
    const { tx, who, now } = context
    const words = tidyLines(typed.words)
    const review = await getReview(tx, reviewId)
    refuseIf(findGroundProblems({ ground: typed.ground, words }))
    refuseIf(review.removal ? [{ code: 'conflict.review-removed' }] : [])
    const ground = typed.ground as RemovalGround
    const id = context.newId()
    const isNew = await addReport(tx, { id, reviewId, ground, words, byRole: who.role }, now)
    refuseIf(isNew ? [] : [{ code: 'conflict.reported-already' }])
    context.on('buyer-review', reviewId, { ground })
  },
)
