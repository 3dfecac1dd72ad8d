import { formatNumber } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import type { RatingView } from './review-views.ts'

/** What buyers think, in words: "4,6 trên 5, 12 người mua đánh giá". Never drawn as stars: those are the register's. */
export function Rating({ rating, isShort = false }: { rating: RatingView; isShort?: boolean }) {
  const t = useText()
  const { lang } = useShell()
  if (rating.mean === undefined) return null
  return (
    <span class="rating">
      <b>{formatNumber(lang, rating.mean)}</b>
      {isShort ? '' : ' '}
      {t(isShort ? 'market.ratingShort' : 'market.ratingOf', { n: rating.reviews })}
    </span>
  )
}
