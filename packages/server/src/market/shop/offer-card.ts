import { placeInWords } from '@saolang/core/people/place-name.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { markOf, type PreviewCard } from './preview-card.ts'
import type { ShownOffer } from './read-offer.ts'

/** An offer as a link to it is previewed, with the star that the register gives it now. */
export function offerCard(
  { record, seller, standing }: Pick<ShownOffer, 'record' | 'seller' | 'standing'>,
  photo: { sha256: string } | undefined,
  lang: Lang,
): PreviewCard {
  const { product, place, current } = record
  const star = standing === 'no-star' ? null : current.star
  return {
    name: product.name,
    lines: [seller.name, placeInWords(place.commune, place.province)],
    band: star ? say(lang, 'market.ocopStars', { n: star }) : say(lang, 'market.state.no-star'),
    star: star ?? undefined,
    photo: photo?.sha256,
    isSample: product.isDemo ? say(lang, 'kit.sample') : undefined,
  }
}

/** The address of a page's preview card; its mark changes with what the card says, so that nobody's cache shows a star that ended. */
export function previewHref(publicUrl: string, path: string, card: PreviewCard): string {
  return `${publicUrl}${path}/preview.jpg?v=${markOf(card)}`
}
