import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { type ReviewFacts, ReviewState } from './review-parts.tsx'

export type ReviewsPageProps = {
  lines: (ReviewFacts & { productName: string; code: string; organisationName: string })[]
  today: string
}

/** Requests for review as a queue: open ones first, by the day they are due. */
export function ReviewsPage({ lines, today }: ReviewsPageProps) {
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={t('councils.reviews')}
      layout="desk"
      robots="noindex"
      way={<BackLink href="/councils" />}
    >
      <h1>{t('councils.reviews')}</h1>
      {lines.length === 0 ? (
        <p class="soft">{t('councils.noReviews')}</p>
      ) : (
        <Table
          caption={t('councils.reviews')}
          hideCaption
          stacks
          rows={lines}
          rowKey={({ id }) => id}
          columns={[
            {
              ...{ key: 'product', title: t('councils.product'), isHead: true },
              cell: ({ id, productName, code }) => (
                <>
                  <a href={`/councils/reviews/${id}`}>{productName}</a> <span class="soft small">{code}</span>
                </>
              ),
            },
            { key: 'no', title: t('councils.review'), cell: ({ no }) => t('councils.reviewNo', { no }) },
            { key: 'who', title: t('councils.reviewApplicant'), cell: ({ organisationName }) => organisationName },
            { key: 'due', title: t('councils.reviewDue'), cell: ({ dueOn }) => formatDay(dueOn) },
            { key: 'state', title: t('councils.next'), cell: (row) => <ReviewState review={row} today={today} /> },
          ]}
        />
      )}
    </Page>
  )
}
