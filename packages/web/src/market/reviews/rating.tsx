import { formatNumber } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import type { RatingView } from './review-views.ts'

/** What buyers think, in words: "4,6 trên 5, 12 người mua". Never drawn as stars: those are the register's. */
export function Rating({ rating }: { rating: RatingView }) {
  const t = useText()
  const { lang } = useShell()
  if (rating.mean === undefined) return null
  return (
    <span class="rating">
      <b>{formatNumber(lang, rating.mean)}</b>
      {t('market.ratingOf', { n: rating.reviews })}
    </span>
  )
}
