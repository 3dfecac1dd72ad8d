import type { OverviewPageProps } from '@saolang/web/insight/overview-page'
import { csvMark, csvRow } from '../../platform/csv.ts'

const head = ['on', 'part', 'row', 'measure', 'value']

/** An overview as one tidy table: a measure a line. Days are calendar days. Officers are not in it. */
export function toOverviewCsv({ on, standings, passages, firstTimeRight, verdicts, terms }: OverviewPageProps): string {
  const lines = [
    ...standings.flatMap(({ status, ...row }) => cells('standing', status, row)),
    ...passages.flatMap(({ status, ...row }) => cells('passage', status, row)),
    ...terms.flatMap(({ days, ...row }) => cells('term', `${days} days`, row)),
    ...cells('first-time-right', 'commune', firstTimeRight),
    ...cells('verdicts', 'councils', verdicts),
  ]
  return csvMark + csvRow(head) + lines.map((line) => csvRow([on, ...line])).join('')
}

function cells(
  part: string,
  row: string,
  measures: Readonly<Record<string, number>>,
): [string, string, string, number][] {
  return Object.entries(measures).map(([measure, value]) => [part, row, measure, Math.round(value * 100) / 100])
}
