import { formatNumber } from '../format.ts'
import { useShell } from '../shell.tsx'
import { useText } from '../words.ts'
import { across, Chart, type ChartWords } from './chart.tsx'

/** One point: `at` is 0 to 1 along the time axis. `low` and `high` bound what is only foretold. */
export type LinePoint = { at: number; label: string; value: number; low?: number; high?: number }
export type LineChartProps = ChartWords & {
  points: readonly LinePoint[]
  /** A line across: what is wanted. */
  goal?: { value: number; label: string }
  /** What the label of a point is: day, month. */
  axis: string
  unit?: string
}

const height = 220
const edge = { top: 34, bottom: 30 }
const inset = 0.06

/** A series over time from zero: points, a line, the band of what is foretold; the table behind it says the same. */
export function LineChart({ points, goal, axis, unit = '', ...words }: LineChartProps) {
  const t = useText()
  const { lang } = useShell()
  const say = (value: number | undefined) => (value === undefined ? '' : `${formatNumber(lang, value)}${unit}`)
  const bound = (key: 'low' | 'high', title: string) => ({
    ...{ key, title, isNumber: true },
    cell: (point: LinePoint) => say(point[key]),
  })
  return (
    <Chart
      {...words}
      table={{
        rows: points,
        rowKey: ({ label, value }) => `${label} ${value}`,
        columns: [
          { key: 'label', title: axis, isHead: true, cell: ({ label }) => label },
          { key: 'value', title: t('kit.value'), isNumber: true, cell: ({ value }) => say(value) },
          ...(hasBand(points) ? [bound('low', t('kit.lowest')), bound('high', t('kit.highest'))] : []),
        ],
      }}
    >
      <Drawing title={words.title} points={points} goal={goal} say={say} />
    </Chart>
  )
}

const hasBand = (points: readonly LinePoint[]) => points.some(({ low }) => low !== undefined)

type DrawingProps = Pick<LineChartProps, 'title' | 'points' | 'goal'> & { say: (value: number) => string }

// Lines are stretched to the width of the page; circles and letters are set over them by shares of it and keep their shape.
function Drawing({ title, points, goal, say }: DrawingProps) {
  const t = useText()
  const most = Math.max(1e-9, goal?.value ?? 0, ...points.map(({ value, high = 0 }) => Math.max(value, high)))
  const x = (at: number) => inset + at * (1 - 2 * inset)
  const y = (value: number) => Math.round(height - edge.bottom - (value / most) * (height - edge.top - edge.bottom))
  return (
    <svg class="line-chart" height={height} role="img" aria-label={t('kit.lineOf', describe(title, points, say))}>
      <svg viewBox={`0 0 1000 ${height}`} width="100%" height={height} preserveAspectRatio="none" aria-hidden="true">
        {hasBand(points) && <Band points={points} x={x} y={y} />}
        <line class="ground" x1={0} x2={1000} y1={y(0)} y2={y(0)} />
        {goal && <line class="goal" x1={0} x2={1000} y1={y(goal.value)} y2={y(goal.value)} />}
        <polyline points={points.map(({ at, value }) => `${Math.round(x(at) * 1000)},${y(value)}`).join(' ')} />
      </svg>
      {goal && (
        <text class="goal" x="100%" y={y(goal.value) - 6}>
          {goal.label}
        </text>
      )}
      {withRoom(points).map((point) => (
        <Point key={`${point.label} ${point.value}`} {...point} x={across(x(point.at))} y={y(point.value)} say={say} />
      ))}
    </svg>
  )
}

type PointProps = LinePoint & { room?: 'narrow' | 'wide'; x: string; y: number; say: (value: number) => string }

function Point({ label, value, low, room, x, y, say }: PointProps) {
  return (
    <g>
      <circle class={low === undefined ? undefined : 'foretold'} cx={x} cy={y} r={5} />
      {room && (
        <g class={room}>
          <text x={x} y={y - 11}>
            {say(value)}
          </text>
          <text class="when" x={x} y={height - 8}>
            {label}
          </text>
        </g>
      )}
    </g>
  )
}

type BandProps = { points: readonly LinePoint[]; x: (at: number) => number; y: (value: number) => number }

function Band({ points, x, y }: BandProps) {
  const corner = ({ at }: LinePoint, value: number) => `${Math.round(x(at) * 1000)},${y(value)}`
  const upper = points.map((point) => corner(point, point.high ?? point.value))
  const lower = points.map((point) => corner(point, point.low ?? point.value)).toReversed()
  return <polygon class="band" points={[...upper, ...lower].join(' ')} />
}

/** Which points carry their words: the last always, others where a phone has room; `wide` where only a desk has. */
function withRoom(points: readonly LinePoint[]): (LinePoint & { room?: 'narrow' | 'wide' })[] {
  let [narrow, wide] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  return points
    .toReversed()
    .map((point) => {
      const isFar = narrow - point.at >= 0.33
      const isNear = wide - point.at >= 0.14 && narrow - point.at >= 0.14
      if (isFar) narrow = point.at
      if (isFar || isNear) wide = point.at
      return { ...point, ...(isFar ? { room: 'narrow' as const } : isNear && { room: 'wide' as const }) }
    })
    .toReversed()
}

function describe(title: string, points: readonly LinePoint[], say: (value: number) => string) {
  const [first, last] = [points[0], points.at(-1)]
  return {
    title,
    from: first ? `${say(first.value)} (${first.label})` : '',
    to: last ? `${say(last.value)} (${last.label})` : '',
  }
}
