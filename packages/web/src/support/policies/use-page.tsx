import { Filters } from '../../kit/filters.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { UseTable } from './money-tables.tsx'
import type { UseLine } from './policy-views.ts'

export type UsePageProps = { lines: readonly UseLine[]; year: number | null }

/** `/support/policies/use`: money by source, unit and year; to whom it went is for officers. */
export function UsePage({ lines, year }: UsePageProps) {
  const t = useText()
  const years = [...new Set([...lines.map((line) => line.year), ...(year ? [year] : [])])].sort((a, b) => b - a)
  const query = year ? `?year=${year}` : ''
  return (
    <Page
      title={t('support.policy.useTitle')}
      sheet="knowledge.css"
      way={<BackLink href="/support/policies" label={t('support.policy.title')} />}
    >
      <h1>{t('support.policy.useTitle')}</h1>
      <p class="lead">{t('support.policy.useLead')}</p>
      <Filters
        action="/support/policies/use"
        facets={[
          {
            name: 'year',
            label: t('support.policy.year'),
            ...(year && { value: String(year) }),
            options: years.map((each) => ({ value: String(each), label: String(each) })),
          },
        ]}
      />
      {lines.length === 0 ? <EmptyState title={t('support.policy.noMoney')} /> : <UseTable lines={lines} />}
      <p>
        <a href={`/support/policies/use.csv${query}`}>CSV</a>
      </p>
    </Page>
  )
}
