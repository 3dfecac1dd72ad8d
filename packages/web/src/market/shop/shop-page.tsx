import type { ShopSort } from '@saolang/core/market/shop/shop-question.ts'
import { Select } from '../../kit/fields.tsx'
import { type Facet, Filters } from '../../kit/filters.tsx'
import { EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { SearchBox } from '../../kit/search-box.tsx'
import { Pagination } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { ShopCards } from './shop-card.tsx'
import type { ShopLine } from './shop-views.ts'

/** A part of the shop that is the same search for everybody: its name, and the address that asks for it. */
export type Shelf = { label: string; href: string; count?: number; isHere: boolean }

export type ShopPageProps = {
  q: string
  sort: ShopSort
  sorts: readonly { value: string; label: string }[]
  lines: readonly ShopLine[]
  page: number
  pageSize: number
  total: number
  facets: readonly Facet[]
  active: readonly { label: string; withoutHref: string }[]
  keep: Readonly<Record<string, string | undefined>>
  shelves: readonly Shelf[]
  corrected: readonly { typed: string; meant: string }[]
  unknown: readonly string[]
  toHref: (page: number) => string
}

/** `/shop`: what can be bought today, from those who make it: search, facets that live in the address, the list. */
export function ShopPage(props: ShopPageProps) {
  const t = useText()
  const { q, lines, page, pageSize, total, active, shelves } = props
  const isPlain = !q && active.length === 0 && page === 1
  return (
    <Page
      title={q ? t('market.searchOf', { q }) : t('market.shop')}
      description={t('market.shopLead')}
      sheet="shop.css"
      bodyClass="shop"
      robots={isPlain ? undefined : 'noindex'}
      isTranslated={isPlain}
    >
      <div class="shop-head">
        <h1>{t('market.shop')}</h1>
        <Ways />
      </div>
      <p class="soft">{t('market.shopLead')}</p>
      <SearchBox
        action="/shop"
        label={t('market.searchLabel')}
        hint={t('market.searchHint')}
        q={props.q}
        keep={props.keep}
      />
      <nav class="shelves" aria-label={t('market.shelves')}>
        {shelves.map(({ label, href, count, isHere }) => (
          <a key={href} href={href} aria-current={isHere ? 'page' : undefined}>
            {label}
            {count !== undefined && <span class="count">{count}</span>}
          </a>
        ))}
      </nav>
      <Found {...props} />
      <div class="register-parts">
        <section>
          <h2 class="hidden">{t('registry.results')}</h2>
          {lines.length === 0 ? (
            <EmptyState title={t('market.nothingOnSale')}>
              <p>
                <a href={q ? `/products?q=${encodeURIComponent(q)}` : '/products'}>{t('market.seeRegister')}</a>
              </p>
            </EmptyState>
          ) : (
            <>
              <ShopCards lines={lines} isTop />
              <Pagination page={page} pageSize={pageSize} total={total} toHref={props.toHref} />
            </>
          )}
        </section>
        <Narrowing {...props} />
      </div>
    </Page>
  )
}

function Ways() {
  const t = useText()
  return (
    <p class="shop-ways">
      <a href="/cart">{t('market.cart')}</a>
      <a href="/orders">{t('market.followOrder')}</a>
      <a href="/stores">{t('market.stores')}</a>
      <a href="/points-of-sale">{t('market.points.public')}</a>
      <a href="/live">{t('market.live.title')}</a>
    </p>
  )
}

/** How many were found, and how the words were read where they were not read as typed. */
function Found({ total, corrected, unknown }: Pick<ShopPageProps, 'total' | 'corrected' | 'unknown'>) {
  const t = useText()
  return (
    <p role="status">
      <a class="to-filters" href="#filters">
        {t('kit.filters')}
      </a>
      <b>{t('market.found', { n: total })}</b>
      {corrected.map(({ typed, meant }) => (
        <span key={typed}> {t('registry.readAs', { typed, meant })}</span>
      ))}
      {unknown.length > 0 && <span> {t('market.wordsUnknown', { words: unknown.join(', ') })}</span>}
    </p>
  )
}

function Narrowing({ q, sort, sorts, facets, active }: ShopPageProps) {
  const t = useText()
  return (
    <aside id="filters">
      <Filters action="/shop" facets={facets} active={active} keep={{ q }} clearHref="/shop">
        <Select name="sort" id="sort" label={t('market.sort')} value={sort} options={sorts} />
      </Filters>
    </aside>
  )
}
