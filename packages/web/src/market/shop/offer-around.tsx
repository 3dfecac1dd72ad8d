import { LinkButton } from '../../kit/button.tsx'
import { formatDay, formatDong } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { Picture } from '../../kit/picture.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { StoryLines } from '../../trace/story/story-lines.tsx'
import { Photo, photoAddress } from './photo.tsx'
import { ShopCards } from './shop-card.tsx'
import type { OfferAround } from './shop-views.ts'

/** The photos of a product: the first large, the others in a row, each one press from its full size. */
export function Gallery({ name, around: { photos, tracePhoto } }: { name: string; around: OfferAround }) {
  const t = useText()
  const [first, ...others] = photos
  if (!first) return tracePhoto ? <Picture src={tracePhoto} alt={name} isLazy={false} /> : <Picture alt="" />
  return (
    <div class="gallery">
      <a href={photoAddress(first.sha256, 960)}>
        <Photo photo={first} alt={first.alt} size="page" isLazy={false} />
      </a>
      {others.length > 0 && (
        <ul aria-label={t('market.morePhotos')}>
          {others.map((photo) => (
            <li key={photo.sha256}>
              <a href={photoAddress(photo.sha256, 960)}>
                <Photo photo={photo} alt={photo.alt} size="card" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What the register says of the stars, with the way to see it there. */
export function StarProof({ around: { decision, verifyHref } }: { around: OfferAround }) {
  const t = useText()
  return (
    <p class="star-proof">
      {decision?.number && (
        <span>
          {t('market.byDecision', { number: decision.number })}
          {decision.issuedOn && ` ${t('market.ofDay', { day: formatDay(decision.issuedOn) })}`}
          {decision.authority && `, ${decision.authority}`}.
        </span>
      )}{' '}
      <a href={verifyHref}>{t('market.checkStar')}</a>
    </p>
  )
}

/** The packs in which the product can be bought, with their prices. */
export function Packs({ around: { packs } }: { around: OfferAround }) {
  const t = useText()
  const { lang } = useShell()
  if (packs.length < 2) return null
  return (
    <nav class="packs" aria-label={t('market.packs')}>
      {packs.map(({ href, pack, priceDong, isHere }) => (
        <a key={href} href={href} aria-current={isHere ? 'page' : undefined}>
          {pack}
          <span class="soft small">{formatDong(lang, priceDong)}</span>
        </a>
      ))}
    </nav>
  )
}

/** The months in season and the certificates of the growing areas. */
export function Traits({ around: { months, isInSeason, papers } }: { around: OfferAround }) {
  const t = useText()
  if (months.length === 0 && papers.length === 0) return null
  return (
    <p class="named-stars">
      {isInSeason && (
        <Chip tone="good" icon="leaf">
          {t('market.inSeason')}
        </Chip>
      )}
      {months.length > 0 && <span class="soft">{t('market.seasonMonths', { months: months.join(', ') })}</span>}
      {papers.map((paper) => (
        <Chip key={paper} icon="check">
          {paper}
        </Chip>
      ))}
    </p>
  )
}

/** The story that its maker tells of a product. */
export function MakerStory({ around: { story, storeHref }, maker }: { around: OfferAround; maker: string }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('market.makersStory')}</h2>
      {story ? <p class="as-written">{story}</p> : <p class="soft">{t('market.noStory')}</p>}
      <p>
        <LinkButton href={storeHref} look="plain">
          {t('market.toStore', { name: maker })}
        </LinkButton>
      </p>
    </section>
  )
}

/** The way of the lot that was made public last, step by step. */
export function Journey({ journey }: Pick<OfferAround, 'journey'>) {
  const t = useText()
  if (!journey) return null
  return (
    <section class="part">
      <h2>{t('market.journey')}</h2>
      <p class="soft">{t('market.journeyOf', { lot: journey.lot })}</p>
      {journey.lines.length > 0 && <StoryLines lines={journey.lines} />}
      <p>
        <a href={journey.href}>{t('market.wholeJourney')}</a>
      </p>
    </section>
  )
}

/** What else the maker has on sale. */
export function Others({ around: { others } }: { around: OfferAround }) {
  const t = useText()
  if (others.length === 0) return null
  return (
    <section class="part">
      <h2>{t('market.others')}</h2>
      <ShopCards lines={others} />
    </section>
  )
}
