import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { FileField, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { starWords } from './review-list.tsx'
import type { LineToReview } from './review-views.ts'

export type WriteReviewPageProps = {
  code: string
  line: LineToReview
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** `/orders/{code}/review/{order}/{line}`: a buyer says what they think of what they got. */
export function WriteReviewPage({ code, line, values, problems }: WriteReviewPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('market.writeReview')}
      layout="form"
      robots="noindex"
      sheet="shop.css"
      problems={problems}
      way={<BackLink href={`/orders/${code}`} label={t('market.yourOrder')} />}
    >
      <h1>{t('market.writeReview')}</h1>
      <p class="lead">
        {line.name}, {line.pack}
      </p>
      <p class="soft">{t('market.reviewTerms')}</p>
      <Form action={`/orders/${code}/review/${line.orderId}/${line.no}`} hasFiles>
        <Radios
          name="stars"
          label={t('market.howManyStars')}
          error={at('stars')}
          value={values.stars}
          options={([5, 4, 3, 2, 1] as const).map((n) => ({
            value: String(n),
            label: `${t('registry.starsChoice', { n })} · ${t(starWords[n])}`,
          }))}
        />
        <TextArea
          name="words"
          label={t('market.reviewWords')}
          hint={t('market.reviewWordsHint')}
          error={at('words')}
          value={values.words}
        />
        <FileField
          name="photos"
          label={t('market.reviewPhotos')}
          hint={t('market.reviewPhotosHint')}
          error={at('photos')}
          accept="image/jpeg,image/png,image/webp"
          multiple
          optional
        />
        <Button>{t('market.sendReview')}</Button>
      </Form>
    </Page>
  )
}

export type FindPurchasePageProps = { values: Readonly<Record<string, string>>; isUnknown: boolean }

/** `/shop/review`: whoever bought something finds it by the purchase's code and the phone that it was sent to. */
export function FindPurchasePage({ values, isUnknown }: FindPurchasePageProps) {
  const t = useText()
  const problems = isUnknown ? [{ code: 'review.no-purchase', at: 'code' }] : []
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('market.writeReview')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/shop" label={t('market.shop')} />}
    >
      <h1>{t('market.writeReview')}</h1>
      <p class="lead">{t('market.reviewOnlyBuyers')}</p>
      <Form action="/shop/review">
        <TextField
          name="code"
          label={t('market.purchaseCode')}
          hint={t('market.purchaseCodeHint')}
          error={at('code')}
          value={values.code}
          autocomplete="off"
          spellcheck={false}
        />
        <TextField
          name="phone"
          type="tel"
          inputMode="tel"
          label={t('market.phoneOfOrder')}
          value={values.phone}
          autocomplete="tel"
        />
        <Button>{t('kit.continue')}</Button>
      </Form>
    </Page>
  )
}

export type LinesToReviewPageProps = { code: string; lines: readonly LineToReview[]; isThanked: boolean }

/** `/orders/{code}/review`: what of a purchase may be spoken of. */
export function LinesToReviewPage({ code, lines, isThanked }: LinesToReviewPageProps) {
  const t = useText()
  return (
    <Page
      title={t('market.writeReview')}
      layout="form"
      robots="noindex"
      way={<BackLink href={`/orders/${code}`} label={t('market.yourOrder')} />}
    >
      <h1>{t(isThanked ? 'market.reviewThanks' : 'market.writeReview')}</h1>
      {lines.length === 0 ? (
        <p>{t(isThanked ? 'market.reviewIsOpen' : 'market.nothingToReview')}</p>
      ) : (
        <>
          <p class="lead">{t('market.whichToReview')}</p>
          <ul>
            {lines.map(({ orderId, no, name, pack }) => (
              <li key={`${orderId}-${no}`}>
                <a href={`/orders/${code}/review/${orderId}/${no}`}>
                  {name}, {pack}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
