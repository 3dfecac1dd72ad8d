import { Breadcrumbs } from '../../kit/frame.tsx'
import { useText } from '../../kit/words.ts'
import { type PeriodView, periodName, reportAddress, type UnitLine } from './report-view.ts'

/** The way to a page under a unit's report. */
export function ReportCrumbs({ period, unit }: { period: PeriodView; unit: UnitLine }) {
  const t = useText()
  const report = t('insight.reportOf', { period: periodName(t, period), unit: unit.name })
  const crumbs = [
    { href: '/reporting', label: t('insight.reporting') },
    { href: reportAddress(period.id, unit.code), label: report },
  ]
  return <Breadcrumbs crumbs={crumbs} />
}
