import { LinkButton } from '../../../kit/button.tsx'
import { Breadcrumbs } from '../../../kit/frame.tsx'
import { SummaryList } from '../../../kit/lists.tsx'
import { Notice, SampleChip } from '../../../kit/notices.tsx'
import { Page } from '../../../kit/page.tsx'
import { QrFigure } from '../../../kit/paper.tsx'
import { Stars } from '../../../kit/stars.tsx'
import { useText } from '../../../kit/words.ts'
import { Photo } from '../stories/story-page.tsx'
import type { PictureView } from '../stories/story-views.ts'
import { Paragraphs, type ToldView, UntranslatedNotice } from '../told.tsx'
import type { Fact } from './press-kit-views.ts'

export type PressKitPageProps = {
  name: string
  address: string
  /** Only while a certificate holds. */
  star?: number
  /** What to keep from while none does. */
  noStar?: string
  source: string
  facts: readonly Fact[]
  other: { lang: 'vi' | 'en'; facts: readonly Fact[] }
  hasContact: boolean
  pictures: readonly PictureView[]
  qrSvg: string
  story?: ToldView & { href: string }
  isSample: boolean
}

/** `/products/{code}/press-kit`: what may be written about a product, with its date and source. */
export function PressKitPage(props: PressKitPageProps) {
  const { name, address, star, noStar, source, facts, other, hasContact, isSample } = props
  const t = useText()
  return (
    <Page
      title={t('market.kit.of', { name })}
      description={t('market.kit.lead')}
      robots="noindex"
      sheet="promotion.css"
      way={<Breadcrumbs crumbs={[{ href: `/products/${address}`, label: name }]} />}
    >
      <h1>{t('market.kit.of', { name })}</h1>
      <p class="lead">{t('market.kit.lead')}</p>
      {isSample && (
        <Notice tone="warn">
          <p>
            {t('market.kit.sample')} <SampleChip />
          </p>
        </Notice>
      )}
      {noStar ? (
        <Notice tone="bad">
          <p>{noStar}</p>
        </Notice>
      ) : (
        star !== undefined && <Stars count={star} />
      )}
      <p>
        <LinkButton href={`/products/${address}/press-kit.zip`} icon="download">
          {t('market.kit.download')}
        </LinkButton>
      </p>
      <section class="part">
        <h2>{t('market.kit.facts')}</h2>
        <SummaryList rows={facts} />
        {!hasContact && <p class="soft">{t('market.kit.noContact')}</p>}
        <p class="small soft">{source}</p>
      </section>
      <section class="part" lang={other.lang}>
        <h2>{t('market.kit.factsOther')}</h2>
        <SummaryList rows={other.facts} />
      </section>
      <Story {...props} />
      <Pictures {...props} />
    </Page>
  )
}

function Story({ story }: Pick<PressKitPageProps, 'story'>) {
  const t = useText()
  return (
    <section class="part story">
      <h2>{t('market.kit.story')}</h2>
      {story ? (
        <>
          <UntranslatedNotice lang={story.lang} />
          <h3 lang={story.lang}>
            <a href={story.href}>{story.title}</a>
          </h3>
          <Paragraphs {...story} />
        </>
      ) : (
        <p class="soft">{t('market.kit.noStory')}</p>
      )}
    </section>
  )
}

function Pictures({ pictures, qrSvg }: Pick<PressKitPageProps, 'pictures' | 'qrSvg'>) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('market.kit.pictures')}</h2>
      {pictures.length === 0 && <p class="soft">{t('market.kit.noPictures')}</p>}
      <div class="kit-pictures">
        {pictures.map((picture) => (
          <Photo key={picture.src} {...picture} />
        ))}
      </div>
      <h2>{t('market.kit.qr')}</h2>
      <div class="kit-qr">
        <QrFigure svg={qrSvg} label={t('market.kit.qr')} />
      </div>
    </section>
  )
}
