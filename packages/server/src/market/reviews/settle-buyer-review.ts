import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { findGroundProblems } from '@saolang/core/market/reviews/buyer-review.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { act } from '../../platform/act.ts'
import { getProduct } from '../../registry/get-product.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { countReview, findOpenReport, listReviewsById, removeReview, settleReports } from './reviews.sql.ts'

type Settling = { reportId: string; outcome: 'kept' | 'removed'; words: string }

/**
 * An officer of the product's province settles a report: the review stands, or its words go out of sight on the ground reported, and that
 * they went, when and on which ground stays in sight.
 */
export const settleBuyerReview = act(
  'buyer-review.settle',
  async (context, { reportId, outcome, ...typed }: Settling) => {
    const { tx, who, now } = context
    const report = await findOpenReport(tx, reportId)
    if (!report) throw new Refused([{ code: 'not-found.buyer-review' }])
    const { reviewId, productId, ground } = report
    const { provinceCode, communeCode, isDemo } = await getProduct(tx, productId)
    refuseIf(findJurisdictionProblems(who, { provinceCode, communeCode: communeCode ?? '', isDemo }))
    const words = tidyLines(typed.words)
    const problems = outcome === 'removed' ? findGroundProblems({ ground, words }) : []
    refuseIf(problems.map((problem) => ({ ...problem, at: `words-${reportId}` })))
    const by = who.personId ?? null
    if (outcome === 'removed') {
      const [review] = await listReviewsById(tx, [reviewId])
      const isRemoved = await removeReview(tx, { reviewId, ground, words, by }, now)
      refuseIf(isRemoved ? [] : [{ code: 'conflict.review-removed' }])
      if (review) await countReview(tx, review, -1)
      await renewProductPage(context, productId)
    }
    await settleReports(tx, { reviewId, ground: outcome === 'removed' ? null : ground, outcome, by }, now)
    context.on('buyer-review', reviewId, { outcome, ground })
  },
)
