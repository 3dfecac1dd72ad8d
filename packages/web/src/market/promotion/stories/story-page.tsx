import { LinkButton } from '../../../kit/button.tsx'
import { formatDay } from '../../../kit/format.ts'
import { Breadcrumbs } from '../../../kit/frame.tsx'
import { SummaryList } from '../../../kit/lists.tsx'
import { Notice, SampleChip } from '../../../kit/notices.tsx'
import { Page } from '../../../kit/page.tsx'
import { useShell } from '../../../kit/shell.tsx'
import { Stars } from '../../../kit/stars.tsx'
import { useText } from '../../../kit/words.ts'
import { Paragraphs, UntranslatedNotice } from '../told.tsx'
import type { PictureView, StoryView } from './story-views.ts'

export type StoryPageProps = { story: StoryView; jsonLd?: object; image?: string }

/** `/stories/{slug}`: one story, told by its producer, with what the register says of the product today. */
export function StoryPage({ story, jsonLd, image }: StoryPageProps) {
  const t = useText()
  const { title, lang, body, takenDown, pictures, isSample } = story
  const [first, ...others] = pictures
  return (
    <Page
      title={title}
      description={body.slice(0, 180)}
      sheet="promotion.css"
      robots={takenDown ? 'noindex' : undefined}
      preview={{ type: 'article', ...(image && { image }) }}
      jsonLd={jsonLd}
      way={<Breadcrumbs crumbs={[{ href: '/stories', label: t('market.story.many') }]} />}
    >
      <article class="story">
        <h1 lang={lang}>{title}</h1>
        {takenDown ? (
          <Notice tone="warn" title={t('market.story.takenDownTitle')}>
            <p>{t('market.story.takenDownOn', { day: formatDay(takenDown.on), why: takenDown.why })}</p>
          </Notice>
        ) : (
          <>
            <p class="soft">
              {story.teller} · {story.place} {isSample && <SampleChip />}
            </p>
            <UntranslatedNotice lang={lang} />
            {first && <Photo {...first} isFirst />}
            <Paragraphs lang={lang} body={body} />
            {others.map((picture) => (
              <Photo key={picture.src} {...picture} />
            ))}
          </>
        )}
        <StoryFacts story={story} />
      </article>
    </Page>
  )
}

/** A picture with whose it is. */
export function Photo({ src, alt, credit, width, height, isFirst = false }: PictureView & { isFirst?: boolean }) {
  const t = useText()
  return (
    <figure>
      <img src={src} alt={alt} width={width} height={height} loading={isFirst ? undefined : 'lazy'} />
      <figcaption class="small soft">
        {alt}. {t('market.story.photoBy', { credit })}
      </figcaption>
    </figure>
  )
}

function StoryFacts({ story: { teller, place, village, product, approvedOn } }: Pick<StoryPageProps, 'story'>) {
  const t = useText()
  const { lang } = useShell()
  const star = product?.holds && product.star !== undefined && <Stars count={product.star} size="small" />
  return (
    <section class="part" lang={lang}>
      <SummaryList
        rows={[
          { label: t('market.story.toldBy'), value: teller },
          { label: t('market.story.place'), value: [village, place].filter(Boolean).join(', ') },
          ...(product
            ? [
                { label: t('market.story.product'), value: <a href={product.href}>{product.name}</a> },
                { label: t('market.story.starToday'), value: star || t('market.story.noStarToday') },
              ]
            : []),
          { label: t('market.story.approvedOn'), value: formatDay(approvedOn) },
        ]}
      />
      {product && (
        <p class="row">
          <LinkButton href={product.href}>{t('market.story.toProduct')}</LinkButton>
          <LinkButton href={product.pressKitHref} look="plain">
            {t('market.kit.title')}
          </LinkButton>
        </p>
      )}
    </section>
  )
}
