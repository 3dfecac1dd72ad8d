import { formatNumber } from '../format.ts'
import { useShell } from '../shell.tsx'
import { across, Chart, type ChartWords } from './chart.tsx'

/** One bar of parts; `values` follow the parts of the chart. */
export type StackedRow = { label: string; values: readonly number[]; href?: string }
export type StackedChartProps = ChartWords & {
  /** What the rows are: province, month. */
  axis: string
  /** At most seven: more colours are no longer told apart. */
  parts: readonly string[]
  rows: readonly StackedRow[]
  /** Every bar fills the width, for shares; else bars are as long as their sums. */
  isShare?: boolean
  total?: string
}

/** Bars made of parts, each with its own colour and pattern, and a key; the table behind it says the same. */
export function StackedChart({ axis, parts, rows, isShare = false, total, ...words }: StackedChartProps) {
  const { lang } = useShell()
  const sumOf = ({ values }: StackedRow) => values.reduce((sum, n) => sum + n, 0)
  const most = Math.max(1e-9, ...rows.map(sumOf))
  return (
    <Chart
      {...words}
      table={{
        rows,
        rowKey: ({ label }) => label,
        columns: [
          {
            key: 'label',
            title: axis,
            isHead: true,
            cell: ({ label, href }) => (href ? <a href={href}>{label}</a> : label),
          },
          ...parts.map((part, i) => ({
            key: part,
            title: part,
            isNumber: true,
            cell: ({ values }: StackedRow) => formatNumber(lang, values[i] ?? 0),
          })),
          ...(total
            ? [
                {
                  key: 'total',
                  title: total,
                  isNumber: true,
                  cell: (row: StackedRow) => formatNumber(lang, sumOf(row)),
                },
              ]
            : []),
        ],
      }}
    >
      <ul class="chart-key">
        {parts.map((part, i) => (
          <li key={part}>
            <svg aria-hidden="true">
              <rect class={`part-${i + 1}`} width="100%" height="100%" rx="3" />
            </svg>
            {part}
          </li>
        ))}
      </ul>
      <div class="chart-rows" aria-hidden="true">
        {rows.map((row) => (
          <div key={row.label} class="chart-row">
            <span>{row.label}</span>
            <Stack values={row.values} whole={isShare ? Math.max(1e-9, sumOf(row)) : most} />
            <span class="num">{formatNumber(lang, sumOf(row))}</span>
          </div>
        ))}
      </div>
    </Chart>
  )
}

function Stack({ values, whole }: { values: readonly number[]; whole: number }) {
  const starts = values.map((_, i) => values.slice(0, i).reduce((sum, n) => sum + n, 0))
  return (
    <svg class="stack" aria-hidden="true">
      {values.map(
        (value, i) =>
          value > 0 && (
            <rect
              key={`${i}`}
              class={`part-${i + 1}`}
              x={across((starts[i] as number) / whole)}
              width={across(value / whole)}
              height="100%"
            />
          ),
      )}
    </svg>
  )
}
