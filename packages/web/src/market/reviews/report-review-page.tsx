import type { Problem } from '@saolang/core/kernel/problem.ts'
import { removalGrounds } from '@saolang/core/market/reviews/buyer-review.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { Review } from './review-list.tsx'
import type { ReviewView } from './review-views.ts'

export type ReportReviewPageProps = {
  review: ReviewView
  isSent: boolean
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `/shop/reviews/{id}/report`: what in a review may not stand, on one of the grounds that there are. */
export function ReportReviewPage({ review, isSent, values, problems }: ReportReviewPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('market.reportReview')}
      layout="form"
      robots="noindex"
      sheet="shop.css"
      problems={problems}
      way={<BackLink href="/shop" label={t('market.shop')} />}
    >
      <h1>{t('market.reportReview')}</h1>
      {isSent && (
        <Notice tone="good">
          <p>{t('market.reviewReported')}</p>
        </Notice>
      )}
      <Review review={review} />
      {review.said && !isSent && (
        <>
          <p class="soft">{t('market.reportTerms')}</p>
          <Form action={`/shop/reviews/${review.id}/report`}>
            <Radios
              name="ground"
              label={t('market.removalGround')}
              error={at('ground')}
              value={values.ground}
              options={removalGrounds.map((value) => ({ value, label: t(`market.ground.${value}`) }))}
            />
            <TextArea
              name="words"
              rows={3}
              label={t('market.reportWords')}
              hint={t('market.reportWordsHint')}
              error={at('words')}
              value={values.words}
            />
            <Button>{t('market.sendReport')}</Button>
          </Form>
        </>
      )}
    </Page>
  )
}
