import type { MemberMeasure } from '@saolang/core/councils/reliability/rasch/run.ts'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { toDifference } from './numbers.ts'
import type { RaschView } from './rasch-view.ts'

type Props = { members: readonly MemberMeasure[]; names: RaschView['members'] }

const memberHeight = 14

/** A line a council: its members as dots on one scale of logits, each with its interval. The table below says the same. */
export function RaschPlot({ members, names }: Props) {
  const t = useText()
  const placeOf = ({ name }: MemberMeasure) =>
    names[name]?.provinces.map((place) => place || t('councils.raschMinistry')).join(', ') ?? ''
  const rows = [...Map.groupBy(members, placeOf)].toSorted(([a], [b]) => a.localeCompare(b, 'vi'))
  const reach = Math.max(1, ...members.map(({ measure, error }) => Math.abs(measure) + 1.96 * error))
  return (
    <figure class="dot-plot">
      <figcaption class="soft">
        {t('councils.raschPlot')}. {t('councils.raschPlotSays')}
      </figcaption>
      {rows.map(([place, of]) => (
        <Row key={place} place={place} members={of} reach={reach} />
      ))}
    </figure>
  )
}

type RowProps = { place: string; members: readonly MemberMeasure[]; reach: number }

function Row({ place, members, reach }: RowProps) {
  const t = useText()
  const { lang } = useShell()
  const at = (logits: number) => `${Math.round((50 + (46 * logits) / reach) * 100) / 100}%`
  const measures = members.map(({ measure }) => measure)
  const height = 8 + memberHeight * members.length
  const label = t('councils.raschPlotOf', {
    ...{ name: place, n: members.length },
    low: toDifference(lang, Math.min(...measures)),
    high: toDifference(lang, Math.max(...measures)),
  })
  return (
    <div class="dot-row">
      <span aria-hidden="true">{place}</span>
      <svg height={height} role="img" aria-label={label}>
        <line class="zero" x1="50%" x2="50%" y1={0} y2={height} />
        {members.map(({ name, measure, error }, i) => {
          const y = 4 + memberHeight * (i + 0.5)
          return (
            <g key={name}>
              <line class="reach" x1={at(measure - 1.96 * error)} x2={at(measure + 1.96 * error)} y1={y} y2={y} />
              <circle class="dot" cx={at(measure)} cy={y} r={4} />
            </g>
          )
        })}
      </svg>
    </div>
  )
}
