import type { ProductReliability } from '@saolang/core/councils/reliability/council-reliability.ts'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { toPoints } from './numbers.ts'

type DotPlotProps = {
  products: readonly ProductReliability[]
  nameOf: (product: string) => string
  cutOffs: readonly { star: number; from: number }[]
  /** Whose dots are filled. */
  ownMember: string | null
}

const rowHeight = 32
const dotRadius = 5

/** A line a product: members' totals as dots on a scale of points, with the lines where ranks begin. The table beside it says the same. */
export function DotPlot({ products, nameOf, cutOffs, ownMember }: DotPlotProps) {
  const scale = scaleOf(products)
  const seen = cutOffs.filter(({ from }) => from >= scale.low && from <= scale.high)
  return (
    <figure class="dot-plot">
      <Axis cutOffs={seen} scale={scale} />
      {products.map((each) => (
        <Row
          key={each.product}
          of={each}
          name={nameOf(each.product)}
          cutOffs={seen}
          scale={scale}
          ownMember={ownMember}
        />
      ))}
      <Axis cutOffs={seen} scale={scale} />
    </figure>
  )
}

type RowProps = Pick<DotPlotProps, 'cutOffs' | 'ownMember'> & { of: ProductReliability; name: string; scale: Scale }

function Row({ of: { mean, totals }, name, cutOffs, scale, ownMember }: RowProps) {
  const t = useText()
  const { lang } = useShell()
  const points = totals.map((each) => each.points)
  const [low, high, middle] = [Math.min(...points), Math.max(...points), rowHeight / 2]
  const label = t('councils.plotOf', { name, mean: toPoints(lang, mean), low, high })
  return (
    <div class="dot-row">
      <span aria-hidden="true">{name}</span>
      <svg height={rowHeight} role="img" aria-label={label}>
        {cutOffs.map(({ from }) => (
          <line key={from} class="cut-off" x1={scale.at(from)} x2={scale.at(from)} y1={0} y2={rowHeight} />
        ))}
        <line class="reach" x1={scale.at(low)} x2={scale.at(high)} y1={middle} y2={middle} />
        {stack(totals).map(({ member, points: at, lift }, i) => (
          <circle
            key={`${member}${i}`}
            class={member !== '' && member === ownMember ? 'dot own' : 'dot'}
            cx={scale.at(at)}
            cy={middle - lift}
            r={dotRadius}
          />
        ))}
        <svg x={scale.at(mean)} y={middle} overflow="visible" aria-hidden="true">
          <path class="mean" d="M0-7 5 0 0 7-5 0z" />
        </svg>
      </svg>
    </div>
  )
}

type Scale = { low: number; high: number; at: (points: number) => string }

function Axis({ cutOffs, scale }: { cutOffs: DotPlotProps['cutOffs']; scale: Scale }) {
  const t = useText()
  const room = 0.22 * (scale.high - scale.low)
  const ends = [scale.low, scale.high].filter((end) => cutOffs.every(({ from }) => Math.abs(from - end) > room))
  // Centred on its line, a label near an edge would be cut off on a phone.
  const anchor = (from: number) =>
    from - scale.low < room / 2 ? 'start' : scale.high - from < room / 2 ? 'end' : 'middle'
  return (
    <div class="dot-row axis">
      <span />
      <svg height={22} aria-hidden="true">
        {ends.map((end) => (
          <text key={end} class="end" x={scale.at(end)} y={16} text-anchor="middle">
            {end}
          </text>
        ))}
        {cutOffs.map(({ star, from }) => (
          <text key={from} x={scale.at(from)} y={16} text-anchor={anchor(from)}>
            {t('councils.cutOffStar', { star, from })}
          </text>
        ))}
      </svg>
    </div>
  )
}

// Whole fives around what there is; percent of the width, so that dots stay round on every screen.
function scaleOf(products: readonly ProductReliability[]): Scale {
  const points = products.flatMap(({ totals }) => totals.map((each) => each.points))
  const low = Math.max(0, Math.floor((Math.min(...points) - 3) / 5) * 5)
  const high = Math.min(100, Math.ceil((Math.max(...points) + 3) / 5) * 5)
  return { low, high, at: (value) => `${Math.round((4 + (92 * (value - low)) / (high - low)) * 100) / 100}%` }
}

// Equal totals are set one above the other, so that each can be counted.
function stack(totals: ProductReliability['totals']) {
  return totals.map((each, i) => {
    const before = totals.slice(0, i).filter(({ points }) => points === each.points).length
    const all = totals.filter(({ points }) => points === each.points).length
    return { ...each, lift: (before - (all - 1) / 2) * (all > 4 ? 3 : 6) }
  })
}
