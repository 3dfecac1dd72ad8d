import { formatDong } from '../../kit/format.ts'
import { Card, Chip, SampleChip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Stars } from '../../kit/stars.tsx'
import { useText } from '../../kit/words.ts'
import { Rating } from '../reviews/rating.tsx'
import { Photo } from './photo.tsx'
import type { ShopLine } from './shop-views.ts'

/** A product of the shop as a card; `isFirst` for those seen at once, which load their photo at once. */
export function ShopCard({ line, isFirst = false }: { line: ShopLine; isFirst?: boolean }) {
  const t = useText()
  const { lang } = useShell()
  const { offerId, name, producer, place, star, pack, priceDong, offers, available, isGift, photo, rating } = line
  return (
    <Card title={name} href={`/shop/${offerId}`} flush>
      <Photo photo={photo} alt="" size="card" isLazy={!isFirst} />
      <div class="good-words">
        <p class="card-stars">
          {star && <Stars count={star} size="small" />}
          <Rating rating={rating} isShort />
        </p>
        <p class="soft small">{[producer, place].filter(Boolean).join(' · ')}</p>
        <p class="card-price">
          <b>{formatDong(lang, priceDong)}</b> <span class="soft">/ {pack}</span>
        </p>
        <p class="card-chips">
          {available <= 0 && <Chip tone="warn">{t('market.state.sold-out')}</Chip>}
          {line.isInSeason && (
            <Chip tone="good" icon="leaf">
              {t('market.inSeason')}
            </Chip>
          )}
          {isGift && <Chip>{t('market.giftBox')}</Chip>}
          {offers > 1 && <span class="soft small">{t('market.moreOffers', { n: offers - 1 })}</span>}
          {line.isSample && <SampleChip />}
        </p>
      </div>
    </Card>
  )
}

/** Products of the shop side by side. */
export function ShopCards({ lines, isTop = false }: { lines: readonly ShopLine[]; isTop?: boolean }) {
  return (
    <ul class="shop-cards">
      {lines.map((line, i) => (
        <li key={line.offerId}>
          <ShopCard line={line} isFirst={isTop && i < 4} />
        </li>
      ))}
    </ul>
  )
}
