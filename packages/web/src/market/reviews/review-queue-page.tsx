import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Card, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { Review } from './review-list.tsx'
import type { ReportedReview } from './review-views.ts'

export type ReviewQueuePageProps = { reports: readonly ReportedReview[]; problems: readonly Problem[] }

/** `/market/reported-reviews`: reviews that somebody reported; an officer lets each stand or removes it on the ground reported. */
export function ReviewQueuePage({ reports, problems }: ReviewQueuePageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page title={t('market.reportedReviews')} layout="desk" robots="noindex" sheet="shop.css" problems={problems}>
      <h1>{t('market.reportedReviews')}</h1>
      <p class="lead">{t('market.reportedReviewsLead')}</p>
      {reports.length === 0 && <EmptyState title={t('market.noReportedReviews')} />}
      {reports.map((report) => (
        <Card key={report.id} level={2} title={t(`market.ground.${report.ground}`)}>
          <p>
            <a href={`/products/${report.product.address}`}>{report.product.name}</a>{' '}
            <span class="soft small">
              {t('market.reportedAt', {
                when: formatInstant(report.reportedAt),
                who: t(report.byRole === 'producer' ? 'market.bySeller' : 'market.byReader'),
              })}
            </span>
          </p>
          <p class="as-written">{report.words}</p>
          <div class="reply">
            <Review review={report.review} />
          </div>
          <Form action={`/market/reported-reviews/${report.id}`}>
            <TextArea
              name="words"
              id={`words-${report.id}`}
              rows={2}
              label={t('market.removalWords')}
              hint={t('market.removalWordsHint')}
              error={at(`words-${report.id}`)}
            />
            <div class="row">
              <Button name="outcome" value="kept">
                {t('market.letStand')}
              </Button>
              <Button name="outcome" value="removed" look="danger">
                {t('market.remove')}
              </Button>
            </div>
          </Form>
        </Card>
      ))}
    </Page>
  )
}
