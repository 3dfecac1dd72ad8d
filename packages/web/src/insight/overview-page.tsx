import { Filters } from '../kit/filters.tsx'
import { formatDay, formatNumber, formatShare } from '../kit/format.ts'
import { Figure } from '../kit/measures.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { useText } from '../kit/words.ts'
import type { LoadView, PassageView, StandingView, TermView } from './flow/flow-views.ts'
import { Loads, Passages, Standings, Terms } from './flow/tables.tsx'

export type OverviewPageProps = {
  /** The area looked at; the nation without a name. */
  place?: string
  on: string
  months: number
  provinces: readonly { code: string; name: string }[]
  province?: string
  standings: readonly StandingView[]
  passages: readonly PassageView[]
  firstTimeRight: { forwarded: number; right: number }
  verdicts: { many: number; reviewed: number; reversed: number }
  terms: readonly TermView[]
  loads: readonly LoadView[]
}

/** `/insight`: an officer's area at a glance, with what is stuck, what is slow and what runs out. */
export function OverviewPage(props: OverviewPageProps) {
  const { place, months, provinces, province, standings, passages, terms, loads } = props
  const t = useText()
  const title = place ? t('insight.overviewOf', { place }) : t('insight.overview')
  return (
    <Page title={title} layout="desk" robots="noindex" sheet="insight.css">
      <h1>{title}</h1>
      <p class="soft">{t('insight.overviewLead')}</p>
      <Filters
        action="/insight"
        facets={[
          {
            name: 'months',
            label: t('insight.period'),
            value: String(months),
            options: [3, 12, 36].map((n) => ({ value: String(n), label: t('insight.months', { n }) })),
          },
          ...(provinces.length > 0
            ? [
                {
                  name: 'province',
                  label: t('insight.province'),
                  value: province,
                  options: provinces.map(({ code, name }) => ({ value: code, label: name })),
                },
              ]
            : []),
        ]}
      />
      <Figures {...props} />
      <p>
        <a href={`/insight.csv?months=${months}${province ? `&province=${province}` : ''}`}>
          {t('insight.overviewCsv')}
        </a>
      </p>
      <Standings rows={standings} />
      <Passages rows={passages} />
      <Terms rows={terms} />
      <Loads rows={loads} />
      <Definitions />
    </Page>
  )
}

function Figures({ on, standings, firstTimeRight, verdicts, terms }: OverviewPageProps) {
  const t = useText()
  const { lang } = useShell()
  const { forwarded, right } = firstTimeRight
  const date = formatDay(on)
  const open = standings.reduce((sum, { many }) => sum + many, 0)
  return (
    <section class="figures" aria-label={t('insight.figures')}>
      <Figure value={formatNumber(lang, open)} label={t('insight.dossiersMany')} date={date} definitionHref="#count" />
      <Figure
        value={forwarded > 0 ? formatShare(lang, right / forwarded) : '–'}
        label={t('insight.firstTimeRight')}
        date={date}
        source={t('insight.ofForwarded', firstTimeRight)}
        definitionHref="#count"
      />
      <Figure
        value={formatNumber(lang, verdicts.many)}
        label={t('insight.verdictsMany')}
        date={date}
        source={verdicts.reviewed > 0 ? t('insight.reversed', verdicts) : t('insight.noReviews')}
        definitionHref="#count"
      />
      <Figure
        value={formatNumber(lang, terms.find(({ days }) => days === 90)?.ahead ?? 0)}
        label={t('insight.expiring')}
        date={date}
        source={t('insight.seeRenewals')}
        sourceHref="/registry/renewals"
      />
    </section>
  )
}

const definitions = ['defStand', 'defPassage', 'defRight', 'defReversed'] as const

function Definitions() {
  const t = useText()
  return (
    <section class="part" id="count">
      <h2>{t('insight.allDefinitions')}</h2>
      <ul class="reasons">
        {definitions.map((key) => (
          <li key={key}>{t(`insight.${key}`)}</li>
        ))}
      </ul>
    </section>
  )
}
