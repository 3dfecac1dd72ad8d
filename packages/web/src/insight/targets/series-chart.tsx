import { formatNumber } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'

/** One point of a series: `at` is 0 to 1 along the time axis. */
export type SeriesPoint = { at: number; label: string; value: number }

const width = 640
const height = 220
const edge = { left: 12, right: 12, top: 26, bottom: 26 }

/** A series over time as points and a line from zero, each point with its number; the table beside it says the same. */
export function SeriesChart({ title, points }: { title: string; points: readonly SeriesPoint[] }) {
  const { lang } = useShell()
  const most = Math.max(1, ...points.map(({ value }) => value))
  const place = ({ at, value }: SeriesPoint) => ({
    x: Math.round(edge.left + 24 + at * (width - edge.left - edge.right - 48)),
    y: Math.round(height - edge.bottom - (value / most) * (height - edge.top - edge.bottom)),
  })
  const placed = points.map((point) => ({ ...point, ...place(point) }))
  const isShown = pickLabels(placed)
  return (
    <svg class="series" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <line x1={edge.left} x2={width - edge.right} y1={height - edge.bottom} y2={height - edge.bottom} />
      <polyline points={placed.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {placed.map(({ x, y, label, value }, i) => (
        <g key={`${label} ${value}`}>
          <circle cx={x} cy={y} r={5} />
          {isShown[i] && (
            <>
              <text x={x} y={y - 11}>
                {formatNumber(lang, value)}
              </text>
              <text class="when" x={x} y={height - 7}>
                {label}
              </text>
            </>
          )}
        </g>
      ))}
    </svg>
  )
}

const leastGap = 62

/** Which points carry their words: the last always, others where there is room. */
function pickLabels(points: readonly { x: number }[]): boolean[] {
  let right = Number.POSITIVE_INFINITY
  return points
    .toReversed()
    .map(({ x }) => {
      const fits = right - x >= leastGap
      if (fits) right = x
      return fits
    })
    .toReversed()
}
