import { formatDay, formatInstant } from '../../kit/format.ts'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { StaffTabs } from '../staff-tabs.tsx'
import { kinds, type ReportLineView, reportOutcomeWords, stateWords } from './report-view.ts'

/** What people told of the products in an officer's area: what waits for an answer first. */
export function ReportsPage({ reports, today }: { reports: readonly ReportLineView[]; today: string }) {
  const t = useText()
  return (
    <Page title={t('registry.reports')} layout="desk" robots="noindex">
      <StaffTabs here="reports" />
      <h1>{t('registry.reports')}</h1>
      <p class="soft">{t('registry.reportsLead')}</p>
      {reports.length === 0 ? (
        <EmptyState title={t('registry.noReports')} />
      ) : (
        <Table
          caption={t('registry.reports')}
          hideCaption
          rows={reports}
          rowKey={({ code }) => code}
          stacks
          columns={[
            {
              key: 'product',
              title: t('registry.product'),
              isHead: true,
              cell: ({ id, product }) => <a href={`/registry/reports/${id}`}>{product}</a>,
            },
            { key: 'kind', title: t('registry.reportKind'), cell: ({ kind }) => t(kinds[kind]) },
            { key: 'at', title: t('registry.reportedAt'), cell: ({ reportedAt }) => formatInstant(reportedAt) },
            {
              key: 'state',
              title: t('registry.visitState'),
              cell: (report) => <ReportStanding report={report} today={today} />,
            },
            { key: 'code', title: t('registry.reportCode'), cell: ({ code }) => code },
          ]}
        />
      )}
    </Page>
  )
}

type Standing = Pick<ReportLineView, 'state' | 'takeBy' | 'answerBy' | 'outcome'>

/** Where a report stands, late when a promised day has passed. */
export function ReportStanding({ report, today }: { report: Standing; today: string }) {
  const t = useText()
  const { state, takeBy, answerBy, outcome } = report
  if (outcome) return <Chip tone="good">{t(reportOutcomeWords[outcome])}</Chip>
  const isLate = (state === 'new' ? takeBy : answerBy) < today
  const promise =
    state === 'new'
      ? t('registry.reportTakeBy', { day: formatDay(takeBy) })
      : t('registry.reportAnswerBy', { day: formatDay(answerBy) })
  return (
    <>
      <Chip tone={isLate ? 'bad' : state === 'new' ? 'warn' : 'info'}>{t(stateWords[state])}</Chip>{' '}
      <span class="small">{promise}</span>
    </>
  )
}
