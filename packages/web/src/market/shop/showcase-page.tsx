import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes } from '../../kit/choices.tsx'
import { FileField, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type SellerView, sellerHref } from '../market-views.ts'
import { Photo } from './photo.tsx'
import type { ShownPhoto } from './shop-views.ts'

export type ShowcasePageProps = {
  seller: SellerView
  product: { id: string; name: string }
  photos: readonly ShownPhoto[]
  mostPhotos: number
  values: { story: string; months: readonly string[]; alt: string }
  isSaved: boolean
  problems: readonly Problem[]
}

/** `/market/products/{id}/window`: what a maker shows of a product in the shop: photos, story, season. */
export function ShowcasePage(props: ShowcasePageProps) {
  const t = useText()
  const { seller, product, photos, values, isSaved, problems } = props
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('market.showWindow')}
      layout="form"
      robots="noindex"
      sheet="shop.css"
      problems={problems}
      way={<BackLink href={sellerHref('/market', seller)} label={t('market.selling')} />}
    >
      <h1>{t('market.showWindow')}</h1>
      <p class="lead">{product.name}</p>
      {isSaved && (
        <Notice tone="good">
          <p>{t('market.windowSaved')}</p>
        </Notice>
      )}
      <Form action={`/market/products/${product.id}/window`} hasFiles>
        <Photos photos={photos} />
        {photos.length < props.mostPhotos && <NewPhoto {...props} />}
        <TextArea
          name="story"
          rows={8}
          label={t('market.makersStory')}
          hint={t('market.storyHint')}
          error={at('story')}
          value={values.story}
          optional
        />
        <Checkboxes
          name="months"
          label={t('market.season')}
          hint={t('market.seasonHint')}
          error={at('months')}
          values={values.months}
          inline
          optional
          options={Array.from({ length: 12 }, (_, i) => ({
            value: String(i + 1),
            label: t('market.month', { n: i + 1 }),
          }))}
        />
        <Button>{t('market.saveWindow')}</Button>
      </Form>
    </Page>
  )
}

function NewPhoto({ mostPhotos, values, problems }: ShowcasePageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <FileField
        name="photo"
        label={t('market.addPhoto')}
        hint={t('market.addPhotoHint', { most: mostPhotos })}
        error={at('photo') ?? at('photos')}
        accept="image/jpeg,image/png,image/webp"
        optional
      />
      <TextField
        name="alt"
        label={t('market.photoWords')}
        hint={t('market.photoWordsHint')}
        error={at('alt')}
        value={values.alt}
        optional
      />
    </>
  )
}

function Photos({ photos }: { photos: readonly ShownPhoto[] }) {
  const t = useText()
  if (photos.length === 0) return null
  return (
    <>
      <ul class="review-photos">
        {photos.map((photo) => (
          <li key={photo.sha256}>
            <Photo photo={photo} alt={photo.alt} size="card" />
          </li>
        ))}
      </ul>
      <Checkboxes
        name="takeAway"
        label={t('market.takePhotosAway')}
        optional
        options={photos.map(({ sha256, alt }) => ({ value: sha256, label: alt }))}
      />
    </>
  )
}
