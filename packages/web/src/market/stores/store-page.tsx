import { formatNumber } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Stars } from '../../kit/stars.tsx'
import { Pagination } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { Rating } from '../reviews/rating.tsx'
import type { RatingView } from '../reviews/review-views.ts'
import { ShopCards } from '../shop/shop-card.tsx'
import type { ShopLine } from '../shop/shop-views.ts'

/** A product of a maker as the register tells it today, on sale or not. */
export type RegisteredProduct = { name: string; href: string; star?: number; isOnSale: boolean }

export type StorePageProps = {
  store: { id: string; name: string; address: string; phone: string; number?: string; isSample: boolean }
  province: { code: string; name: string }
  rating: RatingView
  lines: readonly ShopLine[]
  total: number
  page: number
  pageSize: number
  products: readonly RegisteredProduct[]
  preview: string
  jsonLd: object
}

/** `/stores/{producer}`: everything that one maker sells, who it is, and all its products in the register. */
export function StorePage({ store, province, rating, lines, products, preview, jsonLd, ...part }: StorePageProps) {
  const t = useText()
  return (
    <Page
      title={t('market.storeOf', { name: store.name })}
      description={t('market.storeLead', { name: store.name, place: store.address })}
      sheet="shop.css"
      bodyClass="shop"
      jsonLd={jsonLd}
      robots={store.isSample || part.page > 1 ? 'noindex' : undefined}
      isTranslated
      preview={{ image: preview, isCard: true }}
      way={
        <Breadcrumbs
          crumbs={[
            { href: '/shop', label: t('market.shop') },
            { href: '/stores', label: t('market.stores') },
            { href: `/stores/places/${province.code}`, label: province.name },
          ]}
        />
      }
    >
      <h1>{store.name}</h1>
      <p class="named-stars">
        <span class="soft">{store.address}</span>
        <Rating rating={rating} />
        {store.isSample && <SampleChip />}
      </p>
      <section class="part">
        <h2>{t('market.onSale')}</h2>
        {lines.length === 0 ? (
          <EmptyState title={t('market.nothingOnSale')} />
        ) : (
          <>
            <ShopCards lines={lines} isTop />
            <Pagination {...part} toHref={(n) => `/stores/${store.id}?page=${n}`} />
          </>
        )}
      </section>
      <InRegister products={products} />
      <section class="part">
        <h2>{t('market.aboutSeller')}</h2>
        <SummaryList
          rows={[
            { label: t('market.sellerAddress'), value: store.address },
            ...(store.number ? [{ label: t('market.sellerNumber'), value: store.number }] : []),
            { label: t('market.phone'), value: store.phone },
          ]}
        />
      </section>
    </Page>
  )
}

function InRegister({ products }: Pick<StorePageProps, 'products'>) {
  const t = useText()
  if (products.length === 0) return null
  return (
    <section class="part">
      <h2>{t('market.storeInRegister')}</h2>
      <ul class="store-products">
        {products.map(({ name, href, star, isOnSale }) => (
          <li key={href}>
            <a href={href}>{name}</a> {star ? <Stars count={star} size="small" /> : null}{' '}
            {!isOnSale && <span class="soft small">{t('market.notOnSale')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

export type ProvincePageProps = {
  province: { code: string; name: string }
  stores: readonly { id: string; name: string; place: string; products: number; isSample: boolean }[]
  lines: readonly ShopLine[]
  total: number
  page: number
  pageSize: number
}

/** `/stores/places/{province}`: the shop of a province: its makers, and what they have on sale. */
export function ProvincePage({ province, stores, lines, ...part }: ProvincePageProps) {
  const t = useText()
  return (
    <Page
      title={t('market.provinceShop', { name: province.name })}
      description={t('market.provinceShopLead', { name: province.name })}
      sheet="shop.css"
      bodyClass="shop"
      robots={part.page > 1 || part.total === 0 ? 'noindex' : undefined}
      isTranslated
      way={
        <Breadcrumbs
          crumbs={[
            { href: '/shop', label: t('market.shop') },
            { href: '/stores', label: t('market.stores') },
          ]}
        />
      }
    >
      <h1>{t('market.provinceShop', { name: province.name })}</h1>
      <p class="soft">{t('market.provinceShopLead', { name: province.name })}</p>
      {lines.length === 0 ? (
        <EmptyState title={t('market.nothingOnSale')}>
          <p>
            <a href={`/products?province=${province.code}`}>{t('market.seeRegister')}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <StoreList stores={stores} />
          <section class="part">
            <h2>{t('market.onSale')}</h2>
            <ShopCards lines={lines} isTop />
            <Pagination {...part} toHref={(n) => `/stores/places/${province.code}?page=${n}`} />
          </section>
        </>
      )}
    </Page>
  )
}

function StoreList({ stores }: Pick<ProvincePageProps, 'stores'>) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('market.makers')}</h2>
      <ul class="stores">
        {stores.map(({ id, name, place, products, isSample }) => (
          <li key={id}>
            <a href={`/stores/${id}`}>
              <b>{name}</b>
              <span class="soft small">
                {place} · {t('market.productsOnSale', { n: products })}
              </span>
            </a>
            {isSample && <SampleChip />}
          </li>
        ))}
      </ul>
    </section>
  )
}

export type StoresPageProps = {
  provinces: readonly { code: string; name: string; products: number; makers: number }[]
}

/** `/stores`: the shops of the provinces. */
export function StoresPage({ provinces }: StoresPageProps) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Page
      title={t('market.stores')}
      description={t('market.storesLead')}
      sheet="shop.css"
      bodyClass="shop"
      isTranslated
      way={<Breadcrumbs crumbs={[{ href: '/shop', label: t('market.shop') }]} />}
    >
      <h1>{t('market.stores')}</h1>
      <p class="soft">{t('market.storesLead')}</p>
      {provinces.length === 0 && <EmptyState title={t('market.nothingOnSale')} />}
      <ul class="stores">
        {provinces.map(({ code, name, products, makers }) => (
          <li key={code}>
            <a href={`/stores/places/${code}`}>
              <b>{name}</b>
              <span class="soft small">
                {t('market.storesCount', {
                  products: formatNumber(lang, products),
                  makers: formatNumber(lang, makers),
                })}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
