import type { OutcomeCounts } from '@saolang/core/councils/reviews/review.ts'
import { formatInstant } from '../../kit/format.ts'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'

export type ReviewCountsPageProps = {
  asOf: string
  all: OutcomeCounts
  rows: ({ year: number; authority: string } & OutcomeCounts)[]
}

/** How requests for review ended, for everybody: figures with their moment and what they mean. */
export function ReviewCountsPage({ asOf, all, rows }: ReviewCountsPageProps) {
  const t = useText()
  const figures = (['asked', 'upheld', 'changed', 'withdrawn', 'open'] as const).map((key) => ({
    ...{ key, isNumber: true, cell: (row: OutcomeCounts) => row[key] },
    title:
      key === 'asked'
        ? t('councils.reviewCountsAsked')
        : key === 'open'
          ? t('councils.reviewCountsOpen')
          : t(`councils.reviewOutcome-${key}`),
  }))
  return (
    <Page title={t('councils.reviewCounts')} description={t('councils.reviewCountsLead')}>
      <h1>{t('councils.reviewCounts')}</h1>
      <p class="lead">{t('councils.reviewCountsLead')}</p>
      <dl class="summary">
        {figures.map(({ key, title, cell }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>
              <b>{cell(all)}</b>
            </dd>
          </div>
        ))}
      </dl>
      {rows.length > 0 && (
        <Table
          caption={t('councils.reviewCounts')}
          hideCaption
          stacks
          rows={rows}
          rowKey={({ year, authority }) => `${year} ${authority}`}
          columns={[
            { key: 'year', title: t('councils.reviewCountsYear'), isHead: true, cell: ({ year }) => String(year) },
            {
              ...{ key: 'authority', title: t('councils.reviewCountsAuthority') },
              cell: ({ authority }) => authority || t('councils.reviewCountsMinistry'),
            },
            ...figures,
          ]}
        />
      )}
      <p class="soft small">
        {t('councils.reviewCountsAsOf', { at: formatInstant(asOf) })} ·{' '}
        <a href="/api/v1/reviews/outcomes">{t('councils.reviewCountsJson')}</a>
      </p>
      <p class="soft small">{t('councils.reviewCountsDefinition')}</p>
    </Page>
  )
}
