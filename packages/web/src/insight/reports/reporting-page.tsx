import { LinkButton } from '../../kit/button.tsx'
import { formatDay } from '../../kit/format.ts'
import { Chip, EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { DueChip, StateChip } from './report-chips.tsx'
import { type BelowCounts, type PeriodView, periodName, reportAddress, type UnitLine } from './report-view.ts'

export type OwnPeriodView = {
  period: PeriodView
  own: UnitLine
  below: BelowCounts
  isStale: boolean
  waiting: readonly UnitLine[]
}
export type ReportingPageProps = { code: string; rows: readonly OwnPeriodView[]; canOpen: boolean; decides: boolean }

/** `/reporting`: what a unit owes, what waits for its approval, who below is late. */
export function ReportingPage({ code, rows, canOpen, decides }: ReportingPageProps) {
  const t = useText()
  return (
    <Page title={t('insight.reporting')} layout="desk" robots="noindex" sheet="insight.css">
      <h1>{t('insight.reporting')}</h1>
      <p class="soft">{t('insight.reportingLead')}</p>
      {canOpen && (
        <p class="actions">
          <LinkButton href="/reporting/open" look="plain">
            {t('insight.openPeriod')}
          </LinkButton>
        </p>
      )}
      {rows.length === 0 ? <EmptyState title={t('insight.reportingNone')} /> : <Own code={code} rows={rows} />}
      {decides && rows.length > 0 && <Waiting rows={rows} />}
    </Page>
  )
}

function Own({ code, rows }: Pick<ReportingPageProps, 'code' | 'rows'>) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('insight.ownReports')}</h2>
      <Table
        caption={t('insight.ownReports')}
        hideCaption
        stacks
        rows={rows}
        rowKey={({ period }) => period.id}
        columns={[
          {
            key: 'period',
            title: t('insight.periodKind'),
            isHead: true,
            cell: ({ period }) => (
              <>
                <a href={reportAddress(period.id, code)}>{periodName(t, period)}</a> {period.isDemo && <SampleChip />}
                <span class="block soft small">
                  {t('insight.periodFromTo', { from: formatDay(period.from), to: formatDay(period.to) })} ·{' '}
                  {period.document}
                </span>
              </>
            ),
          },
          {
            key: 'state',
            title: t('insight.reportState'),
            cell: ({ own, isStale }) => (
              <>
                <StateChip unit={own} />
                {isStale && (
                  <span class="block small">
                    <Chip tone="warn">{t('insight.staleBelow')}</Chip>
                  </span>
                )}
              </>
            ),
          },
          { key: 'due', title: t('insight.reportDueOn'), cell: ({ own }) => <DueChip unit={own} /> },
          {
            key: 'below',
            title: t('insight.belowReports'),
            cell: ({ own, period, below }) =>
              own.below > 0 && (
                <a href={`${reportAddress(period.id, code)}/units`}>{t('insight.belowCounts', below)}</a>
              ),
          },
        ]}
      />
    </section>
  )
}

function Waiting({ rows }: Pick<ReportingPageProps, 'rows'>) {
  const t = useText()
  const waiting = rows.flatMap(({ period, waiting }) => waiting.map((unit) => ({ period, unit })))
  return (
    <section class="part">
      <h2>{t('insight.toApprove')}</h2>
      {waiting.length === 0 ? (
        <p class="soft">{t('insight.nothingToApprove')}</p>
      ) : (
        <Table
          caption={t('insight.toApprove')}
          hideCaption
          stacks
          rows={waiting}
          rowKey={({ period, unit }) => `${period.id} ${unit.code}`}
          columns={[
            {
              key: 'unit',
              title: t('insight.reportUnit'),
              isHead: true,
              cell: ({ period, unit }) => <a href={reportAddress(period.id, unit.code)}>{unit.name}</a>,
            },
            { key: 'period', title: t('insight.periodKind'), cell: ({ period }) => periodName(t, period) },
            {
              key: 'version',
              title: t('insight.versionsTitle'),
              cell: ({ unit }) => t('insight.reportVersion', { n: unit.version ?? 1 }),
            },
          ]}
        />
      )}
    </section>
  )
}
