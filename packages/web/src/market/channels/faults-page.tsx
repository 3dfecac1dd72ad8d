import type { FieldFault } from '@saolang/core/market/channels/feed-item.ts'
import { feedNames } from '@saolang/core/market/channels/feeds.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { type SellerView, sellerHref } from '../market-views.ts'

type Fault = FieldFault & { feed: (typeof feedNames)[number] }
export type FaultsPageProps = {
  seller: SellerView
  offers: readonly { offerId: string; productId: string; name: string; pack: string; faults: readonly Fault[] }[]
}

/** `/market/channels/faults`: what each offer lacks for each feed. */
export function FaultsPage({ seller, offers }: FaultsPageProps) {
  const t = useText()
  return (
    <Page
      title={t('market.channels.faults')}
      layout="form"
      robots="noindex"
      way={<BackLink href={sellerHref('/market/channels', seller)} label={t('market.channels.title')} />}
    >
      <h1>{t('market.channels.faults')}</h1>
      <p class="lead">{t('market.channels.faultsLead')}</p>
      {offers.length === 0 && <EmptyState title={t('market.noOffers')} />}
      {offers.map(({ offerId, productId, name, pack, faults }) => (
        <Card key={offerId} title={`${name}, ${pack}`} level={2}>
          <ul>
            {feedNames.map((feed) => {
              const own = faults.filter((fault) => fault.feed === feed)
              return (
                <li key={feed}>
                  {t(`market.channels.feed.${feed}`)}:{' '}
                  {own.length === 0 ? (
                    <Chip tone="good">{t('market.channels.inFeed')}</Chip>
                  ) : (
                    own.map(({ field, fault }) => (
                      <Chip key={field} tone="warn">
                        <code>{field}</code> {t(`market.channels.fault.${fault}`)}
                      </Chip>
                    ))
                  )}
                </li>
              )
            })}
          </ul>
          {faults.some(({ field }) => field.startsWith('image')) && (
            <p>
              <a href={`/market/products/${productId}/window`}>{t('market.channels.addPhotos')}</a>
            </p>
          )}
        </Card>
      ))}
    </Page>
  )
}
