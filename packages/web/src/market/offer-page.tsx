import { Button, LinkButton } from '../kit/button.tsx'
import { TextField } from '../kit/fields.tsx'
import { Form } from '../kit/form.tsx'
import { formatDay, formatDong } from '../kit/format.ts'
import { Breadcrumbs } from '../kit/frame.tsx'
import { SummaryList } from '../kit/lists.tsx'
import { Chip, Notice, SampleChip } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Stars } from '../kit/stars.tsx'
import { type Text, useText } from '../kit/words.ts'
import { looks, sayStatus } from '../registry/standing.ts'
import type { OfferView } from './market-views.ts'
import { BoxContents, LowerPrices } from './offer-prices.tsx'
import { payWords } from './order-parts.tsx'
import { Rating } from './reviews/rating.tsx'
import { ReviewSection, type ReviewSectionProps } from './reviews/review-list.tsx'
import { Gallery, Journey, MakerStory, Others, Packs, StarProof, Traits } from './shop/offer-around.tsx'
import type { OfferAround } from './shop/shop-views.ts'

export type OfferPageProps = {
  offer: OfferView
  around: OfferAround
  reviews: ReviewSectionProps
  preview: string
  jsonLd: object
}

/** `/shop/{offer}`: what is sold, its star as the register says at this moment, the price and all that a buyer must be told. */
export function OfferPage({ offer, around, reviews, preview, jsonLd }: OfferPageProps) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Page
      title={`${offer.name}, ${offer.pack}`}
      description={describeOffer(t, offer, formatDong(lang, offer.priceDong))}
      sheet="shop.css"
      bodyClass="product"
      preview={{ type: 'product', image: preview, isCard: true }}
      robots={offer.isSample ? 'noindex' : undefined}
      isTranslated
      jsonLd={jsonLd}
      way={
        <Breadcrumbs
          crumbs={[
            { href: '/shop', label: t('market.shop') },
            { href: around.storeHref, label: offer.seller.name },
          ]}
        />
      }
    >
      <div class="product-head">
        <Gallery name={offer.name} around={around} />
        <Head offer={offer} around={around} reviews={reviews} />
      </div>
      <BoxContents parts={offer.parts} />
      <MakerStory around={around} maker={offer.seller.name} />
      <Journey journey={around.journey} />
      <ReviewSection {...reviews} />
      <Told offer={offer} />
      <Others around={around} />
      <p>
        <LinkButton href={`/products/${offer.productAddress}`} look="plain">
          {t('market.inRegister')}
        </LinkButton>
      </p>
    </Page>
  )
}

function Head({ offer, around, reviews }: Pick<OfferPageProps, 'offer' | 'around' | 'reviews'>) {
  const t = useText()
  const { lang } = useShell()
  return (
    <div>
      <h1>{offer.name}</h1>
      <StarOfToday offer={offer} />
      {offer.star && <StarProof around={around} />}
      <p class="offer-by">
        <a href={around.storeHref}>{offer.seller.name}</a> <span class="soft">· {offer.place}</span>
        <br />
        {reviews.rating.mean !== undefined && (
          <a href="#reviews">
            <Rating rating={reviews.rating} />
          </a>
        )}
      </p>
      <p class="lead">
        <b class="offer-price">{formatDong(lang, offer.priceDong)}</b> / {offer.pack}
        <br />
        <span class="soft small">
          {t(offer.includesPacking ? 'market.priceWithPacking' : 'market.priceWithTax')}{' '}
          {offer.terms.deliveryDong > 0
            ? t('market.deliveryCosts', { price: formatDong(lang, offer.terms.deliveryDong) })
            : t('market.deliveryFree')}
        </span>
      </p>
      <Packs around={around} />
      <LowerPrices prices={offer.prices} />
      <Traits around={around} />
      <Standing offer={offer} />
    </div>
  )
}

function describeOffer(t: Text, { star, standing, pack, seller, place }: OfferView, price: string): string {
  const stars = star && standing !== 'no-star' ? `${t('market.ocopStars', { n: star })} · ` : ''
  return `${stars}${price} / ${pack} · ${seller.name}, ${place}`
}

/** The stars with what the register says of them now: never a picture that someone uploaded. */
function StarOfToday({ offer }: { offer: OfferView }) {
  const t = useText()
  const { tone, icon } = looks[offer.status]
  return (
    <p class="named-stars">
      {offer.star && offer.standing !== 'no-star' && <Stars count={offer.star} />}
      <Chip tone={tone} icon={icon}>
        {sayStatus(t, offer.status)} {offer.starUntil && t('registry.until', { day: formatDay(offer.starUntil) })}
      </Chip>
      {offer.isSample && <SampleChip />}
    </p>
  )
}

function Standing({ offer }: { offer: OfferView }) {
  const t = useText()
  if (offer.standing === 'on-sale')
    return (
      <Form action="/cart">
        <input type="hidden" name="offerId" value={offer.id} />
        <TextField
          name="quantity"
          label={t('market.quantity')}
          hint={t('market.inStock', { n: offer.available })}
          inputMode="numeric"
          width="tiny"
          value={String(offer.minQuantity)}
        />
        <Button>{t('market.addToCart')}</Button>
      </Form>
    )
  return (
    <Notice tone={offer.standing === 'no-star' ? 'bad' : 'warn'}>
      <p>{t(`market.standing.${offer.standing}`)}</p>
    </Notice>
  )
}

function Told({ offer }: { offer: OfferView }) {
  const t = useText()
  const { label, seller, terms } = offer
  const ways = terms.payWays.map((way) => t(payWords[way]))
  const contents = (
    [
      ['ingredients', label.ingredients],
      ['use', label.use],
      ['storage', label.storage],
      ['shelfLife', label.shelfLife],
      ['warnings', label.warnings],
      ['origin', label.origin],
    ] as const
  ).flatMap(([key, value]) => (value ? [{ label: t(`market.label.${key}`), value }] : []))
  return (
    <>
      <section class="part">
        <h2>{t('market.aboutGoods')}</h2>
        <SummaryList
          rows={[
            ...contents,
            ...(offer.certificateNumber ? [{ label: t('market.certificate'), value: offer.certificateNumber }] : []),
            ...(offer.untilOn ? [{ label: t('market.offerUntil'), value: formatDay(offer.untilOn) }] : []),
            {
              label: t('market.limits'),
              value: t('market.limitsWords', { min: offer.minQuantity, max: offer.maxQuantity }),
            },
          ]}
        />
      </section>
      <section class="part">
        <h2>{t('market.aboutSeller')}</h2>
        <SummaryList
          rows={[
            { label: t('market.seller'), value: seller.name },
            { label: t('market.sellerAddress'), value: seller.address },
            ...(seller.number ? [{ label: t('market.sellerNumber'), value: seller.number }] : []),
            { label: t('market.phone'), value: seller.phone },
            { label: t('market.delivery'), value: terms.delivery },
            { label: t('market.returns'), value: terms.returns },
            ...(offer.isPerishable ? [{ label: t('market.perishable'), value: t('market.perishableTerms') }] : []),
            { label: t('market.waysToPay'), value: ways.join(' · ') },
          ]}
        />
      </section>
    </>
  )
}
