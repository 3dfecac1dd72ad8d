import { EmptyState } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'

/** `/market` for a commune's officer: for whom to act. */
export function SellersPage({ sellers }: { sellers: readonly { id: string; name: string }[] }) {
  const t = useText()
  return (
    <Page title={t('market.selling')} robots="noindex">
      <h1>{t('market.selling')}</h1>
      <p class="lead">{t('market.forWhom')}</p>
      {sellers.length === 0 && <EmptyState title={t('market.noSellers')} />}
      <ul>
        {sellers.map(({ id, name }) => (
          <li key={id}>
            <a href={`/market?organisation=${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
