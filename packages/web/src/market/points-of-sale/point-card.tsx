import { formatDate } from '../../kit/format.ts'
import { Chip, SampleChip } from '../../kit/notices.tsx'
import { Stars } from '../../kit/stars.tsx'
import { useText } from '../../kit/words.ts'
import type { PointProductView, PointView } from './point-views.ts'

const tones = { 'in-stock': 'good', few: 'warn', out: 'bad' } as const

/** What a place is, where, and when it is open. */
export function PointFacts({ kind, place, hours, phone, isSample }: PointView) {
  const t = useText()
  return (
    <>
      <p>
        {t(`market.points.kind.${kind}`)} {isSample && <SampleChip />}
      </p>
      <p>{place}</p>
      <p class="soft">
        {t('market.points.open', { hours })}
        {phone && (
          <>
            {' · '}
            <a href={`tel:${phone}`}>{phone}</a>
          </>
        )}
      </p>
    </>
  )
}

/** What a place sells, with what was last seen of it. */
export function Shelf({ products }: { products: readonly PointProductView[] }) {
  const t = useText()
  if (products.length === 0) return <p class="soft">{t('market.points.noProducts')}</p>
  return (
    <ul>
      {products.map((product) => (
        <li key={product.productId}>
          <a href={`/products/${product.address}`}>{product.name}</a>{' '}
          {product.star !== undefined && <Stars count={product.star as 3} size="small" />} <StockChip {...product} />
        </li>
      ))}
    </ul>
  )
}

function StockChip({ stock, isOld, seenAt, count }: PointProductView) {
  const t = useText()
  if (isOld && seenAt) return <Chip tone="info">{t('market.points.seenLongAgo', { on: formatDate(seenAt) })}</Chip>
  return (
    <>
      <Chip tone={tones[stock]}>{t(`market.points.stock.${stock}`)}</Chip>{' '}
      <span class="soft small">
        {seenAt
          ? t('market.points.seenOn', { on: formatDate(seenAt) })
          : t('market.points.byLedger', { n: count ?? 0 })}
      </span>
    </>
  )
}
