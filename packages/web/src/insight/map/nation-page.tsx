import { BarChart } from '../../kit/charts/bar-chart.tsx'
import { formatDay, formatInstant } from '../../kit/format.ts'
import { Page } from '../../kit/page.tsx'
import { VietnamMap } from '../../kit/vietnam-map.tsx'
import { useText } from '../../kit/words.ts'
import { Names } from './commune-rows.tsx'
import { MapFrame, mapHref } from './map-frame.tsx'
import type { NationPageProps } from './map-views.ts'

/** `/map`: Viet Nam's provinces, today or before July 2025, each a link with what is counted there. */
export function NationPage(props: NationPageProps) {
  const { question, at, units, unplaced, drawing } = props
  const t = useText()
  const title = t(question.time === 'before' ? 'insight.mapNationBefore' : 'insight.mapNation', { n: units.length })
  const codes = new Map(units.map(({ code, todaysCode }) => [code, todaysCode]))
  const toHref = (code: string) => mapHref(`/map/${codes.get(code) ?? code}`, question)
  const counted = t(`insight.counted-${question.layer}`)
  return (
    <Page title={title} description={t('insight.mapLead')} sheet="map.css">
      <h1>{title}</h1>
      <p class="lead">{t('insight.mapLead')}</p>
      <MapFrame
        path="/map"
        {...{ question, at, unplaced }}
        total={units.reduce((sum, { count }) => sum + count, unplaced)}
      >
        <section class="part map-part">
          <figure>
            <a class="map-skip" href="#rows">
              {t('insight.mapSkip')}
            </a>
            <VietnamMap
              title={`${title}: ${counted}`}
              counts={Object.fromEntries(units.map(({ code, count }) => [code, count]))}
              toHref={toHref}
              {...(drawing && { drawing })}
            />
            <figcaption class="small soft">{t(drawing ? 'insight.mapSourceBefore' : 'insight.mapSource')}</figcaption>
          </figure>
          <Rows {...props} toHref={toHref} />
        </section>
      </MapFrame>
    </Page>
  )
}

type RowsProps = NationPageProps & { toHref: (code: string) => string }

function Rows({ question, at, units, few, compiledOn, toHref }: RowsProps) {
  const t = useText()
  const counted = t(`insight.counted-${question.layer}`)
  const ranked = units.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
  const none = units.filter(({ count }) => count === 0)
  return (
    <div id="rows">
      <BarChart
        title={t('insight.mapByProvince', { counted })}
        axis={t('insight.province')}
        bars={ranked.map(({ code, name, todaysName, count }) => ({
          ...{
            label: todaysName && todaysName !== name ? t('insight.nowIn', { name, today: todaysName }) : name,
          },
          ...{ value: count, href: toHref(code), tone: 'warn' as const },
        }))}
        date={formatInstant(at)}
        csvHref={mapHref('/map/rows.csv', question)}
        definitionHref="#definition"
      />
      {ranked.length === 0 && <p>{t('insight.mapNothing')}</p>}
      {none.length > 0 && (
        <Names
          title={t('insight.mapNone', { n: none.length })}
          names={none.map(({ code, name }) => ({ code, name, href: toHref(code) }))}
        />
      )}
      {few > 0 && <p class="small soft">{t('insight.mapFew', { n: few })}</p>}
      {(question.layer === 'villages' || question.layer === 'indications') && (
        <p class="small soft">
          {t('insight.heritagePartial', { day: formatDay(compiledOn) })} <a href="/circular">{t('insight.circular')}</a>
        </p>
      )}
    </div>
  )
}
