import { LinkButton } from '../kit/button.tsx'
import { formatDong } from '../kit/format.ts'
import { Chip, EmptyState, Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Table } from '../kit/table.tsx'
import { useText } from '../kit/words.ts'
import { type OwnOffer, type OwnProduct, type SellerView, sellerHref } from './market-views.ts'

export type DeskPageProps = {
  seller: SellerView
  hasTerms: boolean
  offers: readonly OwnOffer[]
  products: readonly OwnProduct[]
}

/** `/market`: a seller's offers, what may be offered, and how they sell. */
export function DeskPage({ seller, hasTerms, offers, products }: DeskPageProps) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Page title={t('market.selling')} robots="noindex">
      <h1>{t('market.selling')}</h1>
      <p class="lead">{seller.name}</p>
      {seller.isHelped && (
        <Notice>
          <p>{t('market.actingFor', { name: seller.name })}</p>
        </Notice>
      )}
      {!hasTerms && (
        <Notice tone="warn">
          <p>{t('market.termsFirst')}</p>
        </Notice>
      )}
      <Ways seller={seller} hasTerms={hasTerms} hasOffers={offers.length > 0} />
      <section class="part">
        <h2>{t('market.offers')}</h2>
        {offers.length === 0 ? (
          <EmptyState title={t('market.noOffers')} />
        ) : (
          <Table
            caption={t('market.offers')}
            hideCaption
            stacks
            rows={offers}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: t('market.goods'),
                isHead: true,
                cell: ({ id, name, pack }) => <a href={`/market/offers/${id}`}>{`${name}, ${pack}`}</a>,
              },
              { key: 'price', title: t('market.price'), isNumber: true, cell: (o) => formatDong(lang, o.priceDong) },
              { key: 'stock', title: t('market.available'), isNumber: true, cell: ({ available }) => available },
              { key: 'state', title: t('market.state'), cell: (offer) => <OfferState {...offer} /> },
            ]}
          />
        )}
      </section>
      <Offerable seller={seller} products={products} hasTerms={hasTerms} />
    </Page>
  )
}

type WaysProps = { seller: SellerView; hasTerms: boolean; hasOffers: boolean }

function Ways({ seller, hasTerms, hasOffers }: WaysProps) {
  const t = useText()
  return (
    <p class="actions">
      {hasTerms && <LinkButton href={sellerHref('/market/orders', seller)}>{t('market.orders')}</LinkButton>}
      {hasTerms && (
        <LinkButton href={sellerHref('/market/payments', seller)} look="plain">
          {t('market.payments')}
        </LinkButton>
      )}
      {hasOffers && (
        <LinkButton href={sellerHref('/market/live', seller)} look="plain">
          {t('market.liveDesk.title')}
        </LinkButton>
      )}
      {hasOffers && (
        <LinkButton href={sellerHref('/market/reviews', seller)} look="plain">
          {t('market.reviews')}
        </LinkButton>
      )}
      {hasOffers && (
        <LinkButton href={sellerHref('/market/bundles/new', seller)} look="plain">
          {t('market.newBundle')}
        </LinkButton>
      )}
      {hasTerms &&
        (['delivery', 'parcels', 'cod'] as const).map((place) => (
          <LinkButton key={place} href={sellerHref(`/market/${place}`, seller)} look="plain">
            {t(`market.desk.${place}`)}
          </LinkButton>
        ))}
      {hasTerms && (
        <LinkButton href={sellerHref('/market/channels', seller)} look="plain">
          {t('market.channels.title')}
        </LinkButton>
      )}
      <LinkButton href={sellerHref('/market/points', seller)} look="plain">
        {t('market.points.title')}
      </LinkButton>
      <LinkButton href={sellerHref('/market/terms', seller)} look={hasTerms ? 'plain' : 'main'}>
        {t('market.terms')}
      </LinkButton>
    </p>
  )
}

/** How an offer stands, in a word; why it is paused where we or the register paused it. */
export function OfferState({ standing, pausedWhy }: Pick<OwnOffer, 'standing' | 'pausedWhy'>) {
  const t = useText()
  const tone = standing === 'on-sale' ? 'good' : standing === 'no-star' ? 'bad' : 'warn'
  const words = standing === 'paused' && pausedWhy ? t(`market.paused.${pausedWhy}`) : t(`market.state.${standing}`)
  return <Chip tone={tone}>{words}</Chip>
}

function Offerable({ seller, products, hasTerms }: Pick<DeskPageProps, 'seller' | 'products' | 'hasTerms'>) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('market.products')}</h2>
      <ul>
        {products.map(({ id, name, holds }) => (
          <li key={id}>
            {holds && hasTerms ? (
              <a href={`${sellerHref('/market/offers/new', seller)}${seller.isHelped ? '&' : '?'}product=${id}`}>
                {t('market.offerProduct', { name })}
              </a>
            ) : (
              <>
                {name} {!holds && <span class="soft">({t('market.noStarNow')})</span>}
              </>
            )}
            {holds && (
              <>
                {' · '}
                <a href={`/market/products/${id}/window`}>{t('market.dressWindow')}</a>
              </>
            )}
          </li>
        ))}
        {products.length === 0 && <li class="soft">{t('market.noProducts')}</li>}
      </ul>
    </section>
  )
}
