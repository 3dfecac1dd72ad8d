import { type IndicatorKey, indicators, type Measure } from '@saolang/core/insight/indicator.ts'
import type { OfficialPoint } from '@saolang/core/insight/official-figure.ts'
import { LineChart } from '../kit/charts/line-chart.tsx'
import { Filters } from '../kit/filters.tsx'
import { formatDay, formatNumber } from '../kit/format.ts'
import { Breadcrumbs } from '../kit/frame.tsx'
import { Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { useText } from '../kit/words.ts'
import { OfficialPart } from './targets/official-part.tsx'
import { type PaceLine, PacePart, type ShareWay, ShareWays } from './targets/pace-part.tsx'
import { type ProvinceFigure, ProvincesPart } from './targets/provinces-part.tsx'
import { unitOf } from './targets/words.ts'

export type IndicatorPageProps = {
  indicator: IndicatorKey
  /** The province shown; the nation without one. */
  province?: { code: string; name: string }
  on: string
  measure?: Measure
  figure?: number
  official: readonly OfficialPoint[]
  /** Nightly snapshots: legal day and figure, oldest first. */
  snapshots: readonly { on: string; value: number }[]
  provinces: readonly ProvinceFigure[]
  pace: readonly PaceLine[]
  ways: readonly ShareWay[]
}

/** `/targets/{indicator}`: what one indicator means, what it is today and was before, where it comes from, how fast it moves. */
export function IndicatorPage(props: IndicatorPageProps) {
  const { indicator, province, official, provinces, pace, ways } = props
  const t = useText()
  const name = t(`insight.indicator-${indicator}`)
  return (
    <Page
      title={province ? `${name}: ${province.name}` : name}
      description={t(`insight.meaning-${indicator}`)}
      sheet="insight.css"
      way={<Breadcrumbs crumbs={[{ href: '/targets', label: t('insight.targets') }]} />}
    >
      <h1>{name}</h1>
      {province && <p class="soft">{province.name}</p>}
      <Today {...props} />
      <Definition indicator={indicator} />
      {pace.length > 0 && <PacePart lines={pace} />}
      {ways.length > 0 && <ShareWays ways={ways} />}
      {!province && official.length > 0 && <OfficialPart indicator={indicator} series={official} />}
      {props.measure && <Snapshots {...props} />}
      {provinces.length > 0 && <ProvincesPart indicator={indicator} provinces={provinces} />}
    </Page>
  )
}

function Today({ indicator, province, on, measure, figure, provinces }: IndicatorPageProps) {
  const t = useText()
  const { lang } = useShell()
  if (!measure)
    return (
      <Notice title={t('insight.unmeasured')}>
        <p>{t(`insight.meaning-${indicator}`)}</p>
      </Notice>
    )
  const of = province ? `?province=${province.code}` : ''
  return (
    <section class="part today">
      <h2>
        {province
          ? t('insight.todayOf', { place: province.name, day: formatDay(on) })
          : t('insight.today', { day: formatDay(on) })}
      </h2>
      <p class="today-figure">
        <b>{figure === undefined ? '–' : `${formatNumber(lang, figure)}${unitOf(indicator)}`}</b>
        <span class="soft">
          {indicators[indicator].unit === 'percent' &&
            `${t('insight.countedOf', { counted: measure.counted, among: measure.among })}. `}
          {measure.unknown > 0 && `${t('insight.unknownOnes', { n: measure.unknown })}.`}
        </span>
      </p>
      <p class="soft">{t('insight.partial')}</p>
      <p>
        <a href={`/targets/${indicator}/rows.csv${of}`}>{t('insight.rowsBehind')}</a> ·{' '}
        <a href={`/api/v1/indicators/${indicator}${of}`}>{t('insight.asData')}</a>
      </p>
      <Filters
        action={`/targets/${indicator}`}
        facets={[
          {
            name: 'province',
            label: t('insight.province'),
            value: province?.code,
            options: provinces.map(({ code, name }) => ({ value: code, label: name })),
          },
        ]}
      />
    </section>
  )
}

function Definition({ indicator }: Pick<IndicatorPageProps, 'indicator'>) {
  const t = useText()
  return (
    <section class="part" id="definition">
      <h2>{t('insight.definition')}</h2>
      <p>{t(`insight.meaning-${indicator}`)}</p>
      <p class="small soft">
        {t('insight.definitionCode', { code: `packages/core/src/insight/indicator.ts, ${indicator}` })}
      </p>
    </section>
  )
}

function Snapshots({ indicator, snapshots }: IndicatorPageProps) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('insight.ownSeries')}</h2>
      {snapshots.length === 0 ? (
        <p class="soft">{t('insight.ownSeriesNone')}</p>
      ) : (
        <LineChart
          title={t('insight.ownSeries')}
          date={formatDay(snapshots.at(-1)?.on ?? '')}
          axis={t('kit.day')}
          unit={unitOf(indicator)}
          definitionHref="#definition"
          points={snapshots.map(({ on, value }, i) => ({
            at: snapshots.length === 1 ? 0 : i / (snapshots.length - 1),
            label: formatDay(on),
            value,
          }))}
        />
      )}
    </section>
  )
}
