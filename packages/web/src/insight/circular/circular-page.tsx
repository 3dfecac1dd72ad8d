import { isPersonal, unmeasuredKeys } from '@saolang/core/insight/circular/count.ts'
import type { Cell } from '@saolang/core/insight/small-cells.ts'
import { BarChart } from '../../kit/charts/bar-chart.tsx'
import { Tabs } from '../../kit/filters.tsx'
import { formatDay, formatInstant, formatNumber } from '../../kit/format.ts'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import type { CircularPageProps } from './circular-view.ts'
import { IndicationTable, PublishedTable, VillageTable } from './heritage-tables.tsx'
import { circularHref, ThemeParts } from './theme-parts.tsx'

/** `/circular`: materials, waste, packaging, culture and people, as councils found them; heritage as sources tell it; what nothing here measures. */
export function CircularPage(props: CircularPageProps) {
  const { isSample, compiledOn, villages, indications, villageCommunes } = props
  const t = useText()
  const { isDemo } = useShell()
  return (
    <Page title={t('insight.circular')} description={t('insight.circularLead')} sheet="map.css">
      <h1>{t('insight.circular')}</h1>
      <p class="lead">{t('insight.circularLead')}</p>
      {isSample && (
        <Notice tone="info" title={t('insight.sampleOnly')}>
          <p>{t('insight.sampleOnlyMore')}</p>
        </Notice>
      )}
      <Judged {...props} />
      {(isDemo || isSample) && (
        <p>
          <a href={circularHref({ ...props, isSample: !isSample })}>
            {t(isSample ? 'insight.showReal' : 'insight.showSample')}
          </a>
        </p>
      )}
      <ThemeParts {...props} />
      <Chosen {...props} />
      <PublishedTable shares={props.published} />
      <section class="part">
        <h2>{t('insight.heritage')}</h2>
        <p>{t('insight.villageCommunes', { ...villageCommunes, day: formatInstant(props.at) })}</p>
      </section>
      <VillageTable villages={villages} compiledOn={formatDay(compiledOn)} />
      <IndicationTable indications={indications} compiledOn={formatDay(compiledOn)} />
      <Unmeasured />
      <Definitions {...props} />
    </Page>
  )
}

/** How much of the register could be judged at all. */
function Judged({ figures, at }: CircularPageProps) {
  const t = useText()
  const asked = figures.find(({ key }) => key === 'local-labour')
  const judged = asked?.whole?.among ?? 0
  if (judged > 0)
    return (
      <p class="soft">
        {t('insight.circularJudged', { n: judged, unknown: asked?.unknown ?? 0, at: formatInstant(at) })}
      </p>
    )
  return (
    <Notice title={t('insight.circularNone')}>
      <p>{t('insight.circularNoneMore', { n: asked?.unknown ?? 0, at: formatInstant(at) })}</p>
    </Notice>
  )
}

function Chosen(props: CircularPageProps) {
  const { chosen, by, rows, at } = props
  const t = useText()
  const { lang } = useShell()
  const shown = rows.filter(({ cell, isWithheld }) => cell.among > 0 && !isWithheld)
  const withheld = rows.filter(({ isWithheld }) => isWithheld)
  const name = t(`insight.trait-${chosen}`)
  const share = ({ counted, among }: Cell) => Math.round((counted / among) * 1000) / 10
  return (
    <section class="part" id="rows">
      <h2>{t('insight.circularBy', { name })}</h2>
      <p>{t(`insight.trait-means-${chosen}`)}</p>
      <Tabs
        label={t('insight.circularSplit')}
        tabs={(['province', 'industry'] as const).map((each) => ({
          label: t(`insight.by-${each}`),
          href: `${circularHref({ ...props, by: each })}#rows`,
          isHere: each === by,
        }))}
      />
      {shown.length === 0 ? (
        <p class="soft">{t('insight.circularNoRows')}</p>
      ) : (
        <BarChart
          title={name}
          axis={t(`insight.by-${by}`)}
          unit="%"
          most={100}
          bars={shown
            .toSorted((a, b) => share(b.cell) - share(a.cell))
            .map(({ name, cell }) => ({
              label: `${name} (${formatNumber(lang, cell.counted)}/${formatNumber(lang, cell.among)})`,
              value: share(cell),
            }))}
          date={formatInstant(at)}
          csvHref={circularHref(props, '/circular/rows.csv')}
          definitionHref="#definition"
        />
      )}
      {withheld.length > 0 && (
        <p class="small soft">
          {t(isPersonal(chosen) ? 'insight.withheldPeople' : 'insight.withheldProducts', { n: withheld.length })}{' '}
          {withheld.map(({ name }) => name).join(', ')}.
        </p>
      )}
    </section>
  )
}

function Unmeasured() {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('insight.unmeasuredHere')}</h2>
      <dl class="summary circular-means">
        {unmeasuredKeys.map((key) => (
          <div key={key}>
            <dt>{t(`insight.unmeasured-${key}`)}</dt>
            <dd>{t(`insight.unmeasured-why-${key}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Definitions({ figures }: CircularPageProps) {
  const t = useText()
  return (
    <section class="part" id="definition">
      <h2>{t('insight.allDefinitions')}</h2>
      <p>{t('insight.circularMeans')}</p>
      <dl class="summary circular-means">
        {figures.map(({ key }) => (
          <div key={key} id={`means-${key}`}>
            <dt>{t(`insight.trait-${key}`)}</dt>
            <dd>{t(`insight.trait-means-${key}`)}</dd>
          </div>
        ))}
      </dl>
      <p class="small soft">
        {t('insight.definitionCode', { code: 'packages/core/src/insight/circular/trait.ts, count.ts' })}
      </p>
    </section>
  )
}
