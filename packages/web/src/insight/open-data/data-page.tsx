import { datasets } from '@saolang/core/insight/open-data/dictionary.ts'
import { dailyKeptDays, type Edition, licence } from '@saolang/core/insight/open-data/edition.ts'
import { smallestShown } from '@saolang/core/insight/open-data/protect-cells.ts'
import { formatDay, formatNumber } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { FileLinks } from './files.tsx'

export type DataPageProps = {
  /** The newest edition of each dataset, in the order of the dictionary. */
  newest: readonly Edition[]
  fiveLines: string
  publicUrl: string
}

/** `/data`: what can be had, in which formats, under which licence, and how to find our figures again. */
export function DataPage({ newest, fiveLines, publicUrl }: DataPageProps) {
  const t = useText()
  return (
    <Page
      title={t('insight.data')}
      description={t('insight.dataLead')}
      sheet="open-data.css"
      way={<Breadcrumbs crumbs={[]} />}
    >
      <h1>{t('insight.data')}</h1>
      <p class="data-lead">{t('insight.dataLead')}</p>
      <Notice title={`${t('insight.dataLicence')}: ${licence.name}`}>
        <p>
          {t('insight.dataLicenceMore')} <a href={licence.href}>{licence.name}</a>
        </p>
      </Notice>
      <section class="part">
        <h2>{t('insight.dataSets')}</h2>
        {newest.length === 0 && (
          <EmptyState title={t('insight.dataNone')}>
            <p>{t('insight.dataNoneMore')}</p>
          </EmptyState>
        )}
        <ul class="data-sets">
          {newest.map((edition) => (
            <DatasetCard key={edition.dataset} edition={edition} />
          ))}
        </ul>
      </section>
      <Again fiveLines={fiveLines} />
      <ToKnow />
      <ForMachines publicUrl={publicUrl} />
      <Contact />
    </Page>
  )
}

function DatasetCard({ edition }: { edition: Edition }) {
  const t = useText()
  const { lang } = useShell()
  const in2 = lang === 'vi' ? 0 : 1
  const { title, about, every } = datasets[edition.dataset]
  const facts = [
    t('insight.dataRows', { n: formatNumber(lang, edition.rows) }),
    formatDay(edition.takenOn),
    t(every === 'day' ? 'insight.dataEveryDay' : 'insight.dataEveryMonth'),
  ]
  return (
    <li class="card">
      <h3>
        <a href={`/data/${edition.dataset}`}>{title[in2]}</a>
      </h3>
      <p>{about[in2]}</p>
      <p class="data-facts small soft">{facts.join(' · ')}</p>
      <FileLinks edition={edition} day="latest" />
    </li>
  )
}

function Again({ fiveLines }: Pick<DataPageProps, 'fiveLines'>) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('insight.dataAgain')}</h2>
      <p>{t('insight.dataAgainLead')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: lines wider than the screen must scroll from the keyboard (WCAG 2.1.1) */}
      <pre class="data-code" tabIndex={0}>
        <code>{fiveLines}</code>
      </pre>
      <ul>
        {(['products-ranked', 'products-upgraded'] as const).map((indicator) => (
          <li key={indicator}>
            <a href={`/targets/${indicator}`}>{t(`insight.indicator-${indicator}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ToKnow() {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('insight.dataKnow')}</h2>
      <ul>
        <li>{t('insight.dataKnowDays', { n: dailyKeptDays })}</li>
        <li>{t('insight.dataKnowDemo')}</li>
        <li>{t('insight.dataKnowPeople', { n: smallestShown })}</li>
        <li>{t('insight.dataKnowCsv')}</li>
      </ul>
    </section>
  )
}

function ForMachines({ publicUrl }: Pick<DataPageProps, 'publicUrl'>) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('insight.dataMachines')}</h2>
      <ul>
        <li>
          <a href="/catalog.jsonld">{t('insight.dataCatalogue')}</a>{' '}
          <small class="soft">{`${publicUrl}/catalog.jsonld`}</small>
        </li>
        <li>
          <a href="/catalog.ttl">{t('insight.dataTurtle')}</a>
        </li>
        <li>
          <a href="/api">{t('insight.dataApi')}</a>
        </li>
      </ul>
    </section>
  )
}

function Contact() {
  const t = useText()
  return (
    <section class="part" id="contact">
      <h2>{t('insight.dataContact')}</h2>
      <p>{t('insight.dataContactMore')}</p>
    </section>
  )
}
