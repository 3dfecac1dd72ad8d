import { formatNumber } from '../format.ts'
import type { Tone } from '../notices.tsx'
import { useShell } from '../shell.tsx'
import { useText } from '../words.ts'
import { across, type ChartWords } from './chart.tsx'
import { Sources } from './sources.tsx'

/** `mark` is what is wanted of it: a line across the bar. */
export type Bar = { label: string; value: number; href?: string; tone?: Tone; mark?: number }
export type BarChartProps = Omit<ChartWords, 'lead' | 'date'> & {
  bars: readonly Bar[]
  date?: string
  lead?: string
  /** What the bars are: province, step. */
  axis?: string
  unit?: string
  /** What the mark is, in words. */
  markLabel?: string
  /** The end of the scale; the largest value without one. */
  most?: number
}

/** Bars with their numbers, drawn in the table that says them: bars need no second one. */
export function BarChart(props: BarChartProps) {
  const { title, lead, axis, bars, unit, markLabel, full } = props
  const t = useText()
  const most = Math.max(props.most ?? 0, 1e-9, ...bars.flatMap(({ value, mark = 0 }) => [value, mark]))
  return (
    <figure class="chart bar-chart">
      {lead && <p>{lead}</p>}
      <table>
        <caption>
          {title}
          {unit && <span class="soft small"> ({unit})</span>}
        </caption>
        <thead class="hidden">
          <tr>
            <th scope="col">{axis ?? title}</th>
            <th scope="col">{unit ?? t('kit.value')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <BarRow key={bar.label} {...bar} most={most} markLabel={markLabel} unit={unit} />
          ))}
        </tbody>
      </table>
      {full && (
        <details>
          <summary>
            {t('kit.table')}
            <span class="hidden">: {title}</span>
          </summary>
          {full}
        </details>
      )}
      <Foot {...props} />
    </figure>
  )
}

function Foot({ title, markLabel, date, source, definitionHref, csvHref }: BarChartProps) {
  const t = useText()
  if (!markLabel && !date && !source && !definitionHref && !csvHref) return null
  return (
    <p class="small soft">
      {markLabel && (
        <>
          <svg class="mark-key" aria-hidden="true">
            <rect class="bar-mark" width="3" height="100%" />
          </svg>{' '}
          {markLabel}
          {' · '}
        </>
      )}
      {date && t('kit.asOf', { date })}
      {source && ` · ${source}`}
      <Sources title={title} {...{ definitionHref, csvHref }} isFirst={!date && !source} />
    </p>
  )
}

type BarRowProps = Bar & { most: number; markLabel: string | undefined; unit: string | undefined }

function BarRow({ label, value, href, tone = 'good', mark, most, markLabel, unit }: BarRowProps) {
  const { lang } = useShell()
  const sign = unit === '%' ? '%' : ''
  return (
    <tr>
      <th scope="row">{href ? <a href={href}>{label}</a> : label}</th>
      <td>
        <div class="bar-cell">
          <svg class={`bar ${tone}`} aria-hidden="true">
            <rect width={across(value / most)} height="100%" rx="3" />
            {mark !== undefined && <rect class="bar-mark" x={across(mark / most - 0.005)} width="3" height="100%" />}
          </svg>
          <span class="num">
            {formatNumber(lang, value)}
            {sign}
            {mark !== undefined && (
              <small class="soft">
                {' '}
                / {formatNumber(lang, mark)}
                {sign}
                {markLabel && <span class="hidden"> ({markLabel})</span>}
              </small>
            )}
          </span>
        </div>
      </td>
    </tr>
  )
}
