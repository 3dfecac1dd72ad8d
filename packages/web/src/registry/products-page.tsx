import type { CertificateStatus } from '@saolang/core/registry/certificate.ts'
import { type Facet, Filters, type Tab, Tabs } from '../kit/filters.tsx'
import { formatDate, formatDay, formatNumber } from '../kit/format.ts'
import { Card, Chip, EmptyState, SampleChip } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { SearchBox } from '../kit/search-box.tsx'
import { useShell } from '../kit/shell.tsx'
import { Stars } from '../kit/stars.tsx'
import { Pagination } from '../kit/table.tsx'
import { VietnamMap } from '../kit/vietnam-map.tsx'
import { useText } from '../kit/words.ts'
import { looks } from './standing.ts'

export type ListedProduct = {
  address: string
  name: string
  producer: string
  place: string
  star?: number
  status: CertificateStatus
  /** The last day on which the stars hold, or held. */
  lastDay?: string
  decidedOn?: string
  year: number
  isSample: boolean
}

export type ProductsPageProps = {
  q: string
  products: readonly ListedProduct[]
  page: number
  pageSize: number
  total: number
  /** More match than are ordered and counted. */
  isCapped: boolean
  facets: readonly Facet[]
  active: readonly { label: string; withoutHref: string }[]
  keep: Readonly<Record<string, string | undefined>>
  corrected: readonly { typed: string; meant: string }[]
  unknown: readonly string[]
  provinceCounts: Readonly<Record<string, number>>
  provinceChosen?: string
  /** The lists by term: what ends soon, is extended, has ended. */
  terms: readonly Tab[]
  csvHref: string
  jsonHref: string
  hrefs: { page: (page: number) => string; province: (code: string) => string }
}

/** The public register: search, filters that live in the address, the list, the map of what was found, and the data. */
export function ProductsPage(props: ProductsPageProps) {
  const t = useText()
  const { q, hrefs } = props
  return (
    <Page
      title={q ? t('registry.resultsFor', { q }) : t('registry.productsTitle')}
      description={t('registry.productsLead')}
      sheet="register.css"
      bodyClass="register"
      robots={q ? 'noindex' : undefined}
    >
      <h1>{t('registry.productsTitle')}</h1>
      <SearchBox
        action="/products"
        label={t('registry.searchLabel')}
        hint={t('registry.searchHint')}
        q={props.q}
        keep={props.keep}
      />
      <Tabs label={t('registry.byTerm')} tabs={props.terms} />
      <Reading {...props} />
      <div class="register-parts">
        <section>
          <h2 class="hidden">{t('registry.results')}</h2>
          <Results {...props} />
        </section>
        <aside id="filters">
          <Filters
            action="/products"
            facets={props.facets}
            active={props.active}
            keep={{ q }}
            clearHref={q ? `/products?q=${encodeURIComponent(q)}` : '/products'}
          />
          <VietnamMap
            title={t('registry.mapOfResults')}
            counts={props.provinceCounts}
            chosen={props.provinceChosen}
            toHref={hrefs.province}
          />
        </aside>
      </div>
      <DataLinks {...props} />
    </Page>
  )
}

function Results({ products, page, pageSize, total, hrefs }: ProductsPageProps) {
  const t = useText()
  if (products.length === 0)
    return (
      <EmptyState title={t('registry.nothingFound')}>
        <p class="soft">{t('registry.nothingFoundMore')}</p>
      </EmptyState>
    )
  return (
    <>
      <ul class="found">
        {products.map((product) => (
          <li key={product.address}>
            <Found {...product} />
          </li>
        ))}
      </ul>
      <Pagination page={page} pageSize={pageSize} total={total} toHref={hrefs.page} />
    </>
  )
}

/** How many were found, and how the question was read where it was not read as typed. */
function Reading({ total, isCapped, corrected, unknown }: ProductsPageProps) {
  const t = useText()
  const { lang } = useShell()
  const count = formatNumber(lang, total)
  return (
    <p role="status">
      <b>{isCapped ? t('registry.foundMany', { n: count }) : t('registry.found', { n: count })}</b>
      {corrected.map(({ typed, meant }) => (
        <span key={typed}> {t('registry.readAs', { typed, meant })}</span>
      ))}
      {unknown.length > 0 && <span> {t('registry.unknownWords', { words: unknown.join(', ') })}</span>}
      <a class="to-filters" href="#filters">
        {t('kit.filters')}
      </a>
    </p>
  )
}

const ending = new Set<CertificateStatus>(['expiring', 'extended'])

function Found({ address, name, producer, place, star, status, lastDay, decidedOn, year, isSample }: ListedProduct) {
  const t = useText()
  const { tone, icon, word } = looks[status]
  return (
    <Card title={name} href={`/products/${address}`}>
      {star ? <Stars count={star} size="small" /> : <span class="soft small">{t('registry.starsNotTold')}</span>}
      <p class="soft small">{[producer, place].filter(Boolean).join(' · ')}</p>
      <p class="small">
        <Chip tone={tone} icon={icon}>
          {t(word)}
        </Chip>{' '}
        {lastDay && ending.has(status) && <b>{t('registry.endsOn', { day: formatDay(lastDay) })} </b>}
        {lastDay && status === 'expired' && <b>{t('registry.endedOn', { day: formatDay(lastDay) })} </b>}
        <span class="soft">
          {decidedOn
            ? t('registry.recognisedDay', { day: formatDay(decidedOn) })
            : t('registry.yearOnly', { year: String(year) })}
        </span>{' '}
        {isSample && <SampleChip />}
      </p>
    </Card>
  )
}

function DataLinks({ csvHref, jsonHref }: ProductsPageProps) {
  const t = useText()
  const { now } = useShell()
  return (
    <p class="small soft">
      {t('registry.takeData')} <a href={csvHref}>CSV</a>, <a href={jsonHref}>JSON</a> ·{' '}
      {t('kit.asOf', { date: formatDate(now) })}
    </p>
  )
}
