import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { type Facet, Filters } from '../kit/filters.tsx'
import { Form } from '../kit/form.tsx'
import { formatDong } from '../kit/format.ts'
import { Card, EmptyState, SampleChip } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Stars } from '../kit/stars.tsx'
import { Pagination } from '../kit/table.tsx'
import { useText } from '../kit/words.ts'
import type { ShopLine } from './market-views.ts'

export type ShopPageProps = {
  q: string
  lines: readonly ShopLine[]
  page: number
  pageSize: number
  total: number
  facets: readonly Facet[]
  active: readonly { label: string; withoutHref: string }[]
  keep: Readonly<Record<string, string | undefined>>
  toHref: (page: number) => string
}

/** `/shop`: what can be bought today, from those who make it. */
export function ShopPage({ q, lines, page, pageSize, total, facets, active, keep, toHref }: ShopPageProps) {
  const t = useText()
  return (
    <Page
      title={t('market.shop')}
      description={t('market.shopLead')}
      sheet="register.css"
      bodyClass="register"
      robots={q ? 'noindex' : undefined}
    >
      <h1>{t('market.shop')}</h1>
      <p class="lead">{t('market.shopLead')}</p>
      <p>
        <a href="/cart">{t('market.cart')}</a> · <a href="/orders">{t('market.followOrder')}</a>
      </p>
      <Form action="/shop" method="get">
        {Object.entries(keep).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div class="row">
          <TextField name="q" type="search" label={t('market.searchLabel')} value={q} autocomplete="off" />
          <Button icon="search">{t('kit.search')}</Button>
        </div>
      </Form>
      <p role="status">
        <b>{t('market.found', { n: total })}</b>
      </p>
      <div class="register-parts">
        <section>
          <h2 class="hidden">{t('registry.results')}</h2>
          {lines.length === 0 ? (
            <EmptyState title={t('market.nothingOnSale')}>
              <p>
                <a href="/products">{t('market.seeRegister')}</a>
              </p>
            </EmptyState>
          ) : (
            <>
              <ul class="found">
                {lines.map((line) => (
                  <li key={line.offerId}>
                    <Line {...line} />
                  </li>
                ))}
              </ul>
              <Pagination page={page} pageSize={pageSize} total={total} toHref={toHref} />
            </>
          )}
        </section>
        <aside id="filters">
          <Filters action="/shop" facets={facets} active={active} keep={{ q }} clearHref="/shop" />
        </aside>
      </div>
    </Page>
  )
}

function Line({ offerId, name, producer, place, star, pack, priceDong, offers, isSample }: ShopLine) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Card title={name} href={`/shop/${offerId}`}>
      {star && <Stars count={star} size="small" />}
      <p class="soft small">{[producer, place].filter(Boolean).join(' · ')}</p>
      <p>
        <b>{formatDong(lang, priceDong)}</b> · {pack}
      </p>
      <p class="small">
        {offers > 1 && <span class="soft">{t('market.moreOffers', { n: offers - 1 })} </span>}
        {isSample && <SampleChip />}
      </p>
    </Card>
  )
}
