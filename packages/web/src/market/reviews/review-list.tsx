import { formatDate } from '../../kit/format.ts'
import { Chip, SampleChip } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'
import { Photo, photoAddress } from '../shop/photo.tsx'
import { Rating } from './rating.tsx'
import type { RatingView, ReviewView } from './review-views.ts'

/** What a buyer's stars mean, in words. They are told, not drawn: drawn stars are the register's alone. */
export const starWords = {
  1: 'market.stars.1',
  2: 'market.stars.2',
  3: 'market.stars.3',
  4: 'market.stars.4',
  5: 'market.stars.5',
} as const

export type ReviewSectionProps = {
  rating: RatingView
  reviews: readonly ReviewView[]
  /** Reviews there are in all, those removed among them. */
  total: number
  /** The page with all of them; without it, this is that page. */
  allHref?: string
}

/** What buyers said, in full: who bought and got it, and nobody else. */
export function ReviewSection({ rating, reviews, total, allHref }: ReviewSectionProps) {
  const t = useText()
  return (
    <section class="part" id="reviews">
      <h2>{t('market.reviews')}</h2>
      {total === 0 ? (
        <p class="soft">{t('market.noReviews')}</p>
      ) : (
        <>
          <p class="lead">
            <Rating rating={rating} />
          </p>
          <p class="soft small">{t('market.reviewsRule')}</p>
          <ul class="reviews">
            {reviews.map((review) => (
              <li key={review.id}>
                <Review review={review} canReport />
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="shop-ways">
        {allHref && total > reviews.length && <a href={allHref}>{t('market.allReviews', { n: total })}</a>}
        <a href="/shop/review">{t('market.boughtThis')}</a>
      </p>
    </section>
  )
}

/** One review with its photos and the seller's answer; of one that was removed only that, and the ground. */
export function Review({ review, canReport = false }: { review: ReviewView; canReport?: boolean }) {
  const t = useText()
  const { id, said, removed, pack, writtenAt, isSample } = review
  return (
    <article id={`review-${id}`}>
      <p class="review-head">
        {said && (
          <span class="rating">
            <b>{said.stars}/5</b> {t(starWords[said.stars as 1 | 2 | 3 | 4 | 5])}
          </span>
        )}
        <span>{t('market.buyerWhoGotIt')}</span>
        <span class="soft small">
          {formatDate(writtenAt)} · {pack}
        </span>
        {isSample && <SampleChip />}
      </p>
      {removed && (
        <p>
          <Chip tone="warn">{t('market.reviewRemoved')}</Chip>{' '}
          {t('market.reviewRemovedWhy', { day: formatDate(removed.at), ground: t(`market.ground.${removed.ground}`) })}{' '}
          {removed.words}
        </p>
      )}
      {said && <Said said={said} />}
      {said && canReport && (
        <p class="small">
          <a href={`/shop/reviews/${id}/report`}>{t('market.reportReview')}</a>
        </p>
      )}
    </article>
  )
}

function Said({ said: { words, photos, answer } }: { said: NonNullable<ReviewView['said']> }) {
  const t = useText()
  return (
    <>
      <p class="as-written">{words}</p>
      {photos.length > 0 && (
        <ul class="review-photos">
          {photos.map((photo, i) => (
            <li key={photo.sha256}>
              <a href={photoAddress(photo.sha256, 960)}>
                <Photo photo={photo} alt={t('market.reviewPhoto', { n: i + 1 })} size="card" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {answer && (
        <div class="reply">
          <p class="small">
            <b>{t('market.sellersAnswer')}</b> <span class="soft">{formatDate(answer.at)}</span>
            {answer.byRole !== 'producer' && <span class="soft"> · {t('market.answerByOfficer')}</span>}
          </p>
          <p class="as-written">{answer.words}</p>
        </div>
      )}
    </>
  )
}
