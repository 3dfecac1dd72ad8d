import type { MapQuestion } from '@saolang/core/insight/map/map-question.ts'
import { formatDay, formatInstant } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { IndicationTable, VillageTable } from '../circular/heritage-tables.tsx'
import { CommuneRows, FormerProvinces } from './commune-rows.tsx'
import { FormerDistricts } from './former-districts.tsx'
import { MapFrame, mapHref } from './map-frame.tsx'
import type { ProvincePageProps } from './map-views.ts'
import { ProvinceMap } from './province-map.tsx'

/** `/map/{province}`: a province's communes with what is counted in each; the communes and provinces they came from. */
export function ProvincePage(props: ProvincePageProps) {
  const { question, province, at, drawing, communes, unplaced, villages, indications, compiledOn } = props
  const t = useText()
  const isBefore = question.time === 'before'
  const title = t(isBefore ? 'insight.mapProvinceBefore' : 'insight.mapProvince', { name: province.name })
  const counted = t(`insight.counted-${question.layer}`)
  const path = `/map/${province.code}`
  const toHref = (code: string) =>
    question.layer === 'products' ? productsHref(question, province.code, code) : '#rows'
  return (
    <Page
      title={title}
      description={t('insight.mapLead')}
      sheet="map.css"
      way={<Breadcrumbs crumbs={[{ href: mapHref('/map', question), label: t('insight.mapCrumb') }]} />}
    >
      <h1>{title}</h1>
      <p class="lead">{t('insight.mapProvinceLead', { n: communes.length, former: props.formerMany })}</p>
      <MapFrame
        {...{ path, question, at, unplaced }}
        total={communes.reduce((sum, { count }) => sum + count, unplaced)}
      >
        <section class="part map-part">
          <figure>
            <a class="map-skip" href="#rows">
              {t('insight.mapSkip')}
            </a>
            <ProvinceMap title={`${title}: ${counted}`} {...{ drawing, communes, toHref }} showsFormer={isBefore} />
            <figcaption class="small soft">
              {t(isBefore ? 'insight.mapSourceBeforeProvince' : 'insight.mapSourceProvince')}
            </figcaption>
          </figure>
          <div id="rows">
            {isBefore && <FormerProvinces {...props} />}
            <CommuneRows
              {...props}
              toHref={toHref}
              date={formatInstant(at)}
              csvHref={mapHref(`${path}/rows.csv`, question)}
            />
            {question.layer === 'products' && (
              <p>
                <a href={productsHref(question, province.code)}>
                  {t('insight.mapProducts', { place: province.shortName })}
                </a>
              </p>
            )}
          </div>
        </section>
        {villages.length > 0 && <VillageTable villages={villages} compiledOn={formatDay(compiledOn)} />}
        {indications.length > 0 && <IndicationTable indications={indications} compiledOn={formatDay(compiledOn)} />}
        {isBefore && <FormerDistricts {...props} />}
      </MapFrame>
    </Page>
  )
}

function productsHref({ star, industry }: MapQuestion, province: string, commune?: string): string {
  const query = new URLSearchParams({
    province,
    ...(commune && { commune }),
    ...(star && { star: String(star) }),
    ...(industry && { industry }),
  })
  return `/products?${query}`
}
