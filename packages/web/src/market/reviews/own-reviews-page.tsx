import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Card, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type SellerView, sellerHref } from '../market-views.ts'
import { Rating } from './rating.tsx'
import { Review } from './review-list.tsx'
import type { RatingView, ReviewView } from './review-views.ts'

export type OwnReviewsPageProps = {
  seller: SellerView
  rating: RatingView
  reviews: readonly (ReviewView & { product: string })[]
  problems: readonly Problem[]
}

/** `/market/reviews`: what buyers said to a seller, unanswered first. */
export function OwnReviewsPage({ seller, rating, reviews, problems }: OwnReviewsPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('market.reviews')}
      robots="noindex"
      sheet="shop.css"
      problems={problems}
      way={<BackLink href={sellerHref('/market', seller)} label={t('market.selling')} />}
    >
      <h1>{t('market.reviews')}</h1>
      <p class="lead">
        {seller.name} <Rating rating={rating} />
      </p>
      <p class="soft">{t('market.answerTerms')}</p>
      {reviews.length === 0 && <EmptyState title={t('market.noReviewsYet')} />}
      {reviews.map((review) => (
        <Card key={review.id} level={2} title={review.product}>
          <Review review={review} canReport />
          {review.said && !review.said.answer && (
            <Form action={sellerHref(`/market/reviews/${review.id}`, seller)}>
              <TextArea
                name="words"
                id={`answer-${review.id}`}
                rows={3}
                label={t('market.yourAnswer')}
                error={at(`answer-${review.id}`)}
              />
              <Button look="plain">{t('market.sendAnswer')}</Button>
            </Form>
          )}
        </Card>
      ))}
    </Page>
  )
}
