import { type MapQuestion, mapLayers, toQuery } from '@saolang/core/insight/map/map-question.ts'
import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import type { ComponentChildren } from 'preact'
import { type Facet, Filters, Tabs } from '../../kit/filters.tsx'
import { formatInstant, formatNumber } from '../../kit/format.ts'
import { Figure } from '../../kit/measures.tsx'
import { Notice } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { type Text, useText } from '../../kit/words.ts'
import type { Lang } from '../../messages/message-rows.ts'

export type MapFrameProps = {
  path: string
  question: MapQuestion
  /** When the figures were counted (ISO 8601). */
  at: string
  total: number
  /** Things counted whose place is not known so finely. */
  unplaced: number
  children: ComponentChildren
}

/** An address of a map with another question. */
export function mapHref(path: string, question: MapQuestion): string {
  const query = new URLSearchParams(toQuery(question)).toString()
  return query ? `${path}?${query}` : path
}

/** What stands around every map: layers, filters, the total with its instant and definition, what is not on the map. */
export function MapFrame({ path, question, at, total, unplaced, children }: MapFrameProps) {
  const t = useText()
  const { lang, isDemo } = useShell()
  const { layer, isSample } = question
  return (
    <>
      <Tabs
        label={t('insight.mapLayers')}
        tabs={mapLayers.map((each) => ({
          label: t(`insight.layer-${each}`),
          href: mapHref(path, { ...question, layer: each }),
          isHere: each === layer,
        }))}
      />
      <TimeTabs {...{ path, question }} />
      {layer === 'products' && <Filters action={path} facets={facetsOf(t, question, lang)} keep={kept(question)} />}
      {(isDemo || isSample) && (
        <p>
          <a href={mapHref(path, { ...question, isSample: !isSample })}>
            {t(isSample ? 'insight.showReal' : 'insight.showSample')}
          </a>
        </p>
      )}
      {isSample && (
        <Notice tone="info" title={t('insight.sampleOnly')}>
          <p>{t('insight.sampleOnlyMore')}</p>
        </Notice>
      )}
      <section class="figures" aria-label={t('insight.figures')}>
        <Figure
          value={formatNumber(lang, total)}
          label={t(`insight.counted-${layer}`)}
          date={formatInstant(at)}
          definitionHref="#definition"
        />
        {unplaced > 0 && (
          <Figure
            value={formatNumber(lang, unplaced)}
            label={t('insight.mapUnplaced')}
            date={formatInstant(at)}
            definitionHref="#definition"
          />
        )}
      </section>
      {children}
      <Definitions question={question} />
    </>
  )
}

function TimeTabs({ path, question }: Pick<MapFrameProps, 'path' | 'question'>) {
  const t = useText()
  return (
    <Tabs
      label={t('insight.mapTime')}
      tabs={(['today', 'before'] as const).map((time) => ({
        label: t(`insight.map-${time}`),
        href: mapHref(path, { ...question, time }),
        isHere: time === question.time,
      }))}
    />
  )
}

// The filters are of products; the rest of the question stays as it is.
function kept({ time, isSample }: MapQuestion) {
  return { time: time === 'before' ? time : undefined, data: isSample ? 'sample' : undefined }
}

function facetsOf(t: Text, { star, industry, isHolding }: MapQuestion, lang: Lang): Facet[] {
  return [
    {
      ...{ name: 'star', label: t('insight.star') },
      ...(star && { value: String(star) }),
      options: [3, 4, 5].map((n) => ({ value: String(n), label: t('insight.starsOf', { n }) })),
    },
    {
      ...{ name: 'industry', label: t('insight.industry') },
      ...(industry && { value: industry }),
      options: classification.map(({ code, title, titleEn }) => ({
        value: code,
        label: lang === 'vi' ? title : titleEn,
      })),
    },
    {
      ...{ name: 'term', label: t('insight.certificate') },
      ...(isHolding && { value: 'holds' }),
      options: [{ value: 'holds', label: t('insight.holdsToday') }],
    },
  ]
}

function Definitions({ question: { layer, time } }: Pick<MapFrameProps, 'question'>) {
  const t = useText()
  return (
    <section class="part" id="definition">
      <h2>{t('insight.allDefinitions')}</h2>
      <ul class="reasons">
        <li>{t(`insight.means-${layer}`)}</li>
        {time === 'before' && <li>{t('insight.means-before')}</li>}
        <li>{t('insight.means-boundaries')}</li>
      </ul>
      <p class="small soft">{t('insight.definitionCode', { code: 'packages/core/src/insight/map, small-cells.ts' })}</p>
    </section>
  )
}
