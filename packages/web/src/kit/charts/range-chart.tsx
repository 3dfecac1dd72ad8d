import { formatNumber } from '../format.ts'
import { useShell } from '../shell.tsx'
import { useText } from '../words.ts'
import { across, Chart, type ChartWords } from './chart.tsx'

/** One line: a dot in the middle of what lies between low and high. */
export type RangeRow = { label: string; low: number; middle: number; high: number; href?: string; note?: string }
export type RangeChartProps = ChartWords & {
  axis: string
  rows: readonly RangeRow[]
  /** What the three values are called. */
  names: { low: string; middle: string; high: string }
  /** A line through all rows: a limit. */
  limit?: { value: number; label: string }
  unit?: string
}

/** A dot and its reach for each row on one scale from zero; the table behind it says the same. */
export function RangeChart({ axis, rows, names, limit, unit = '', ...words }: RangeChartProps) {
  const t = useText()
  const { lang } = useShell()
  const say = (value: number) => `${formatNumber(lang, Math.round(value * 10) / 10)}${unit}`
  const column = (key: 'low' | 'middle' | 'high') => ({
    ...{ key, title: names[key], isNumber: true },
    cell: (row: RangeRow) => say(row[key]),
  })
  const name = {
    ...{ key: 'label', title: axis, isHead: true },
    cell: ({ label, href }: RangeRow) => (href ? <a href={href}>{label}</a> : label),
  }
  return (
    <Chart
      {...words}
      table={{ rows, rowKey: ({ label }) => label, columns: [name, column('low'), column('middle'), column('high')] }}
    >
      <Ranges rows={rows} limit={limit} say={say} />
      {limit && (
        <p class="small soft">
          <svg class="mark-key" aria-hidden="true">
            <rect class="bar-mark" width="3" height="100%" />
          </svg>{' '}
          {t('kit.limitAt', { label: limit.label, value: say(limit.value) })}
        </p>
      )}
    </Chart>
  )
}

function Ranges({ rows, limit, say }: Pick<RangeChartProps, 'rows' | 'limit'> & { say: (value: number) => string }) {
  const most = Math.max(1e-9, limit?.value ?? 0, ...rows.map(({ high }) => high))
  // Room at both ends, so that a dot on zero is a whole dot.
  const at = (value: number) => across(0.02 + (0.96 * value) / most)
  return (
    <div class="chart-rows" aria-hidden="true">
      {rows.map(({ label, low, middle, high, note }) => (
        <div key={label} class="chart-row">
          <span>
            {label}
            {note && <small class="soft"> {note}</small>}
          </span>
          <svg class="range" aria-hidden="true">
            {limit && <line class="limit" x1={at(limit.value)} x2={at(limit.value)} y1="0" y2="100%" />}
            <line class="reach" x1={at(low)} x2={at(high)} y1="50%" y2="50%" />
            <circle cx={at(middle)} cy="50%" r={6} />
          </svg>
          <span class="num">{say(middle)}</span>
        </div>
      ))}
    </div>
  )
}
