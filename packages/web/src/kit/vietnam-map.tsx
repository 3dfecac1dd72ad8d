import { formatNumber } from './format.ts'
import { useShell } from './shell.tsx'
import todays from './vietnam-map.json' with { type: 'json' }
import { useText } from './words.ts'

/** The provinces as drawn: paths, near islands as dots, the place of each star; the archipelagos by name. */
export type MapDrawing = typeof todays

export type VietnamMapProps = {
  /** Read out before the provinces: what is counted. */
  title: string
  /** Count by province code (Decision 19/2025); provinces without one have no star. */
  counts: Readonly<Record<string, number>>
  toHref: (provinceCode: string) => string
  /** Province shown as chosen. */
  chosen?: string
  /** The provinces of another time; today's without it. */
  drawing?: MapDrawing
}

/**
 * The 34 provinces, each a link, with a star whose area follows the count; Hoàng Sa and Trường Sa by name.
 * Counts are drawn as stars and not as shades, which would say that a large province has more.
 */
export function VietnamMap({ title, counts, toHref, chosen, drawing = todays }: VietnamMapProps) {
  const { lang } = useShell()
  const most = Math.max(1, ...Object.values(counts))
  return (
    <nav aria-label={title}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: a title here would pop up over every province; the nav is named */}
      <svg class="vietnam" viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
        {drawing.provinces.map(({ code, name, path, dots }) => (
          <a
            key={code}
            href={toHref(code)}
            aria-label={`${name}: ${formatNumber(lang, counts[code] ?? 0)}`}
            class={code === chosen ? 'chosen' : undefined}
          >
            <title>{`${name}: ${formatNumber(lang, counts[code] ?? 0)}`}</title>
            <path d={path + dots.map(toDot).join('')} />
          </a>
        ))}
        {drawing.archipelagos.map((archipelago) => (
          <Archipelago
            key={archipelago.name}
            {...archipelago}
            province={drawing.provinces.find(({ code }) => code === archipelago.provinceCode)?.name}
          />
        ))}
        <g class="map-stars">
          {drawing.provinces.map(({ code, at }) => (
            <MapStar key={code} at={at} size={starSize(counts[code] ?? 0, most)} />
          ))}
        </g>
        <Legend most={most} />
      </svg>
    </nav>
  )
}

const largestStar = 76
const smallestStar = 20

/** Side of the star in units of the drawing, so that its area follows the count; 0 for none. */
function starSize(count: number, most: number): number {
  return count > 0 ? Math.max(smallestStar, Math.round(largestStar * Math.sqrt(count / most))) : 0
}

function MapStar({ at: [x = 0, y = 0], size }: { at: readonly number[]; size: number }) {
  return size > 0 ? <use href="#star" x={x - size / 2} y={y - size / 2} width={size} height={size} /> : null
}

const toDot = ([x = 0, y = 0]: readonly number[]) => `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0`

type ArchipelagoProps = MapDrawing['archipelagos'][number] & { province: string | undefined }

function Archipelago({ name, province, dots }: ArchipelagoProps) {
  const t = useText()
  const xs = dots.map(([x = 0]) => x)
  const x = Math.round((Math.min(...xs) + Math.max(...xs)) / 2)
  const y = Math.min(...dots.map(([, top = 0]) => top)) - 62
  return (
    <g class="archipelago">
      <path d={dots.map(toDot).join('')} />
      <text x={x} y={y}>
        {t('kit.archipelago', { name })}
        <tspan x={x} dy="1.25em" class="of">
          {province}
        </tspan>
      </text>
    </g>
  )
}

function Legend({ most }: { most: number }) {
  const { lang } = useShell()
  const steps = [most, Math.round(most / 4), 1].filter((n, i, all) => n >= 1 && all.indexOf(n) === i)
  return (
    <g class="map-legend">
      {steps.map((n, i) => (
        <g key={n}>
          <MapStar at={[610 + i * 140, 70]} size={starSize(n, most)} />
          <text x={610 + i * 140} y={150}>
            {formatNumber(lang, n)}
          </text>
        </g>
      ))}
    </g>
  )
}
