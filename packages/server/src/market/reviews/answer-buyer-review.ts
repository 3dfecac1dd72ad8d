import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getSeat } from '../../trace/seat.ts'
import { addAnswer, listReviewsById, type ReviewRow } from './reviews.sql.ts'

/** A seller answers a review, once and in everybody's sight. Hiding or changing what was said is nothing that a seller can do. */
export const answerBuyerReview = act(
  'buyer-review.answer',
  async (context, { reviewId, words: typed }: { reviewId: string; words: string }) => {
    const { tx, who, now } = context
    const review = await getReview(tx, reviewId)
    await getSeat(tx, who, review.sellerId)
    const words = tidyLines(typed)
    refuseIf(
      listProblems([
        words.length < 3 && { code: 'review.answer-missing', at: `answer-${reviewId}` },
        words.length > 2000 && {
          code: 'review.words-too-long',
          at: `answer-${reviewId}`,
          values: { most: 2000 },
        },
        review.removal !== null && { code: 'conflict.review-removed' },
      ]),
    )
    const isNew = await addAnswer(tx, { reviewId, words, by: who.personId ?? null, byRole: who.role }, now)
    refuseIf(isNew ? [] : [{ code: 'conflict.answered-already' }])
    context.on('buyer-review', reviewId, { actedFor: who.role !== 'producer' })
  },
)

/** A review by its id; refuses with `not-found.buyer-review`. */
export async function getReview(tx: Tx, id: string): Promise<ReviewRow> {
  const [review] = await listReviewsById(tx, [id])
  if (!review) throw new Refused([{ code: 'not-found.buyer-review' }])
  return review
}
