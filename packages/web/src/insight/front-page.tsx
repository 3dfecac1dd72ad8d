import { formatNumber } from '../kit/format.ts'
import { Terraces } from '../kit/frame.tsx'
import { Figure } from '../kit/measures.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Stars } from '../kit/stars.tsx'
import { useText } from '../kit/words.ts'
import type { NewsLine } from '../market/promotion/news/news-views.ts'
import { FrontNews } from './front-news.tsx'
import { FrontSearch } from './front-search.tsx'
import { type NewestProduct, NewestProducts } from './newest-products.tsx'
import { type ProvinceCount, ProvinceCounts } from './province-counts.tsx'

const figureWords = {
  registered: 'insight.figureRegistered',
  inForce: 'insight.figureInForce',
  fiveStars: 'insight.figureFiveStars',
  producers: 'insight.figureProducers',
  national: 'insight.figureNational',
  communes: 'insight.figureCommunes',
} as const

/** One count with the legal day it was true (or `12/2025` as published) and where it comes from. */
export type FrontFigure = {
  kind: keyof typeof figureWords
  value: number
  date: string
  source: string
  sourceHref?: string
}

export type FrontPageProps = {
  figures: readonly FrontFigure[]
  provinces: readonly ProvinceCount[]
  /** Legal day of the counts by province. */
  countedOn: string
  newest: readonly NewestProduct[]
  news: readonly NewsLine[]
}

/** The front page: search and check first, then where products are, what the stars mean, what is new, and four doors. */
export function FrontPage({ figures, provinces, countedOn, newest, news }: FrontPageProps) {
  const t = useText()
  return (
    <Page
      title={t('insight.frontTitle')}
      description={t('insight.frontLead')}
      sheet="front.css"
      above={<FrontSearch />}
    >
      <Figures figures={figures} />
      <ProvinceCounts provinces={provinces} countedOn={countedOn} />
      <StarMeaning />
      <NewestProducts products={newest} />
      <FrontNews news={news} />
      <Doors />
    </Page>
  )
}

function Figures({ figures }: Pick<FrontPageProps, 'figures'>) {
  const t = useText()
  const { lang } = useShell()
  return (
    <section aria-label={t('insight.figures')} class="figures">
      {figures.map(({ kind, value, date, source, sourceHref }) => (
        <Figure
          key={kind}
          value={formatNumber(lang, value)}
          label={t(figureWords[kind])}
          date={date}
          source={source}
          sourceHref={sourceHref}
        />
      ))}
    </section>
  )
}

const levels = [
  { stars: 5, by: 'insight.national', what: 'insight.five' },
  { stars: 4, by: 'insight.provincial', what: 'insight.four' },
  { stars: 3, by: 'insight.provincial', what: 'insight.three' },
] as const

function StarMeaning() {
  const t = useText()
  return (
    <section class="part star-meaning">
      <h2>{t('insight.starMeaning')}</h2>
      <ul>
        {levels.map(({ stars, by, what }) => (
          <li key={stars}>
            <Stars count={stars} />
            <p>
              <b>{t(by)}</b> {t(what)}
            </p>
          </li>
        ))}
      </ul>
      <p class="soft small">
        {t('insight.starTerm')} {t('insight.starSource')}.
      </p>
      <Terraces />
    </section>
  )
}

const doors = [
  { href: '/dossiers', title: 'insight.doorProducer', more: 'insight.doorProducerMore' },
  { href: '/desk', title: 'insight.doorOfficer', more: 'insight.doorOfficerMore' },
  { href: '/shop', title: 'insight.doorBuyer', more: 'insight.doorBuyerMore' },
  { href: '/data', title: 'insight.doorData', more: 'insight.doorDataMore' },
] as const

function Doors() {
  const t = useText()
  return (
    <nav class="doors part" aria-label={t('insight.doors')}>
      {doors.map(({ href, title, more }) => (
        <a key={href} href={href}>
          <b>{t(title)}</b>
          <span class="soft">{t(more)}</span>
        </a>
      ))}
    </nav>
  )
}
