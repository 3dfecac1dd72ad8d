import { type IndicatorKey, indicators, measure } from '@saolang/core/insight/indicator.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { publicView } from '../../platform/act.ts'
import { csvMark, csvRow } from '../../platform/csv.ts'
import type { WantedIndicator } from './read-indicator.ts'
import { listProductRows, type ProductRow } from './register.sql.ts'

const head = [
  'code',
  'name',
  'producer',
  'place',
  'province',
  'star',
  'holds',
  'recognitions',
  'decision',
  'lastDay',
  'counts',
]

/** The rows behind an indicator of products as CSV, each with whether it counts (`yes`, `no`, `unknown`, empty when it is not among those asked). */
export const readRows = publicView(async ({ tx, now }, { indicator, province }: WantedIndicator): Promise<string> => {
  const rows = await listProductRows(tx, legalDateOf(now))
  const wanted = province ? rows.filter(({ provinceCode }) => provinceCode === province) : rows
  return csvMark + csvRow(head) + wanted.map((row) => csvRow(cellsOf(row, indicator))).join('')
})

function cellsOf(row: ProductRow, indicator: IndicatorKey): (string | number | null)[] {
  const { address, name, producer, place, provinceCode, star, holds, recognitions, decisionNumber, lastDay } = row
  const holding = holds === null ? 'unknown' : holds ? 'yes' : 'no'
  const counts = indicators[indicator].of === 'product' ? judge(row, indicator) : ''
  return [address, name, producer, place, provinceCode, star, holding, recognitions, decisionNumber, lastDay, counts]
}

function judge(row: ProductRow, indicator: IndicatorKey): string {
  const found = measure(indicator, { products: [{ ...row, many: 1 }], producers: [] })
  if (!found || found.unknown > 0) return 'unknown'
  if (found.among === 0) return ''
  return found.counted > 0 ? 'yes' : 'no'
}
