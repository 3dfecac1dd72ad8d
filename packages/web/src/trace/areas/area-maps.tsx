import type { Position, Shape } from '@saolang/core/trace/areas/shape.ts'
import { boundsOf } from '@saolang/core/trace/areas/shape.ts'
import drawing from '../../kit/vietnam-map.json' with { type: 'json' }
import { useText } from '../../kit/words.ts'
import { project } from './projection.ts'

const toDot = ([x = 0, y = 0]: readonly number[]) => `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0`

/** The whole country, Hoàng Sa and Trường Sa by name, and where the places lie in it. */
export function CountryMap({ label, points }: { label: string; points: readonly Position[] }) {
  const t = useText()
  return (
    <svg class="area-map" viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={label}>
      <path class="land" d={drawing.provinces.map(({ path, dots }) => path + dots.map(toDot).join('')).join('')} />
      {drawing.archipelagos.map(({ name, dots }) => (
        <g key={name}>
          <path class="land" d={dots.map(toDot).join('')} />
          <text
            x={dots[0]?.[0] ?? 0}
            y={Math.min(...dots.map(([, y = 0]) => y)) - 16}
            text-anchor="middle"
            font-size={22}
          >
            {t('kit.archipelago', { name })}
          </text>
        </g>
      ))}
      {points.map((point) => {
        const [x, y] = project(point)
        return <circle key={point.join()} class="corner" cx={x} cy={y} r={12} stroke-width={3} />
      })}
    </svg>
  )
}

const side = 320
const margin = 24
const metresPerDegree = 111_320

/** The outline of an area by itself, with a scale. */
export function OutlineMap({ label, shape }: { label: string; shape: Shape }) {
  const { west, east, south, north } = boundsOf(shape)
  const [left, top] = project([west, north])
  const [right, bottom] = project([east, south])
  const scale = (side - 2 * margin) / Math.max(right - left, bottom - top, 1e-9)
  const place = (at: Position) => {
    const [x, y] = project(at)
    return `${((x - left) * scale + margin).toFixed(1)} ${((y - top) * scale + margin).toFixed(1)}`
  }
  const path = shape.coordinates.map((ring) => `M${ring.map(place).join('L')}Z`).join('')
  const pixelsPerMetre =
    ((right - left) * scale) / ((east - west) * metresPerDegree * Math.cos((north * Math.PI) / 180))
  const metres = roundLength(side / 3 / pixelsPerMetre)
  return (
    <svg class="area-map" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <path class="outline" d={path} fill-rule="evenodd" />
      <path class="outline" d={`M${margin} ${side - 12}h${(metres * pixelsPerMetre).toFixed(1)}`} />
      <text x={margin} y={side - 18} font-size="14">
        {metres >= 1000 ? `${metres / 1000} km` : `${metres} m`}
      </text>
    </svg>
  )
}

/** The largest round length that is not longer. */
function roundLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres))
  return ([5, 2, 1].find((step) => step * power <= metres) ?? 1) * power
}
