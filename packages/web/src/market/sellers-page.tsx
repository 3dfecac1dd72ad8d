import { EmptyState } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'

export type SellersPageProps = { sellers: readonly { id: string; name: string }[]; place?: 'market' | 'supply' }

/** `/market` and `/supply` for a commune's officer: for whom to act. */
export function SellersPage({ sellers, place = 'market' }: SellersPageProps) {
  const t = useText()
  const title = t(place === 'market' ? 'market.selling' : 'market.demand.supply')
  return (
    <Page title={title} robots="noindex">
      <h1>{title}</h1>
      <p class="lead">{t('market.forWhom')}</p>
      {sellers.length === 0 && <EmptyState title={t('market.noSellers')} />}
      <ul>
        {sellers.map(({ id, name }) => (
          <li key={id}>
            <a href={`/${place}?organisation=${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
