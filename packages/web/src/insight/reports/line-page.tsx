import { type LineKey, lineOf } from '@saolang/core/insight/reports/form.ts'
import { formatNumber } from '../../kit/format.ts'
import { SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { StateChip } from './report-chips.tsx'
import { ReportCrumbs } from './report-crumbs.tsx'
import { type PeriodView, reportAddress, type UnitLine } from './report-view.ts'

export type LineRow = UnitLine & { counted: number | null; stated: number | null; reason: string | null }
export type LinePageProps = {
  period: PeriodView
  unit: UnitLine
  line: LineKey
  rows: readonly LineRow[]
  total: number | null
}

/** `/reporting/{period}/{unit}/lines/{line}`: who below said what, and why it differs from the register. */
export function LinePage({ period, unit, line, rows, total }: LinePageProps) {
  const t = useText()
  const { lang } = useShell()
  const title = t('insight.lineDrill', { line: t(`insight.line-${line}`) })
  const say = (value: number | null) => (value === null ? '–' : formatNumber(lang, value))
  return (
    <Page
      title={title}
      layout="desk"
      robots="noindex"
      sheet="insight.css"
      way={<ReportCrumbs period={period} unit={unit} />}
    >
      <h1>
        {title} {period.isDemo && <SampleChip />}
      </h1>
      <p>
        {t('insight.lineTotal')}: <b>{say(total)}</b>
      </p>
      <Table
        caption={title}
        hideCaption
        stacks
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'unit',
            title: t('insight.reportUnit'),
            isHead: true,
            cell: ({ code, name }) => <a href={reportAddress(period.id, code)}>{name}</a>,
          },
          {
            key: 'value',
            title: t('insight.lineValue'),
            isNumber: true,
            cell: ({ counted, stated }) => <b>{say(stated ?? counted)}</b>,
          },
          {
            key: 'counted',
            title: t(lineOf(line).count ? 'insight.lineFromRegister' : 'insight.lineBelow'),
            isNumber: true,
            cell: ({ counted }) => say(counted),
          },
          {
            key: 'reason',
            title: t('insight.lineReason'),
            cell: (row) => row.reason ?? (row.counted === null && row.stated === null ? <StateChip unit={row} /> : ''),
          },
        ]}
      />
    </Page>
  )
}
