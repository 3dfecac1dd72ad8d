import { reportStates } from '@saolang/core/insight/reports/report.ts'
import { Filters, Tabs } from '../../kit/filters.tsx'
import { formatInstant } from '../../kit/format.ts'
import { EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { DueChip, StateChip } from './report-chips.tsx'
import { ReportCrumbs } from './report-crumbs.tsx'
import { type BelowCounts, type PeriodView, periodName, reportAddress, type UnitLine } from './report-view.ts'

export type UnitsPageProps = {
  period: PeriodView
  unit: UnitLine
  counts: BelowCounts
  lines: readonly UnitLine[]
  /** What is filtered: a state, or `late`. */
  state?: string
}

/** `/reporting/{period}/{unit}/units`: the units below, by where their reports stand. */
export function UnitsPage({ period, unit, counts, lines, state }: UnitsPageProps) {
  const t = useText()
  const here = `${reportAddress(period.id, unit.code)}/units`
  const name = periodName(t, period)
  const shown = lines.filter((line) => !state || (state === 'late' ? line.isLate : line.state === state))
  return (
    <Page
      title={`${t('insight.belowReports')}: ${name}`}
      layout="desk"
      robots="noindex"
      sheet="insight.css"
      way={<ReportCrumbs period={period} unit={unit} />}
    >
      <h1>
        {t('insight.belowReports')}: {name} {period.isDemo && <SampleChip />}
      </h1>
      <p>{t('insight.belowCounts', counts)}</p>
      <StateTabs here={here} counts={counts} state={state} />
      <Filters
        action={here}
        facets={[
          {
            name: 'state',
            label: t('insight.reportState'),
            ...(state && { value: state }),
            options: reportStates.map((value) => ({
              value,
              label: t(`insight.state-${value}`),
              count: lines.filter((line) => line.state === value).length,
            })),
          },
        ]}
      />
      {shown.length === 0 ? (
        <EmptyState title={t('insight.nothingToApprove')} />
      ) : (
        <Units period={period} lines={shown} />
      )}
      <p>
        <a href={`${here}.csv`}>CSV</a> · <a href={`${here}.xlsx`}>XLSX</a>
      </p>
    </Page>
  )
}

function Units({ period, lines }: Pick<UnitsPageProps, 'period' | 'lines'>) {
  const t = useText()
  return (
    <Table
      caption={t('insight.allBelow')}
      hideCaption
      stacks
      rows={lines}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'unit',
          title: t('insight.reportUnit'),
          isHead: true,
          cell: ({ code, name }) => <a href={reportAddress(period.id, code)}>{name}</a>,
        },
        {
          key: 'state',
          title: t('insight.reportState'),
          cell: (line) => (
            <>
              <StateChip unit={line} />
              {line.missingReason && line.state === 'missing' && (
                <span class="block soft small">{line.missingReason}</span>
              )}
            </>
          ),
        },
        { key: 'due', title: t('insight.reportDueOn'), cell: (line) => <DueChip unit={line} /> },
        {
          key: 'sent',
          title: t('insight.move-submit'),
          cell: ({ submittedAt }) => submittedAt && formatInstant(submittedAt),
        },
      ]}
    />
  )
}

function StateTabs({ here, counts, state }: { here: string; counts: BelowCounts; state: string | undefined }) {
  const t = useText()
  return (
    <Tabs
      label={t('insight.reportState')}
      tabs={[
        { label: t('insight.allBelow'), href: here, count: counts.all, isHere: !state },
        {
          label: t('insight.toApprove'),
          href: `${here}?state=submitted`,
          count: counts.waiting,
          isHere: state === 'submitted',
        },
        { label: t('insight.lateBelow'), href: `${here}?state=late`, count: counts.late, isHere: state === 'late' },
      ]}
    />
  )
}
