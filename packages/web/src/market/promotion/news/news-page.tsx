import { formatBytes, formatDay } from '../../../kit/format.ts'
import { Breadcrumbs } from '../../../kit/frame.tsx'
import { Notice, SampleChip } from '../../../kit/notices.tsx'
import { Page } from '../../../kit/page.tsx'
import { useShell } from '../../../kit/shell.tsx'
import { useText } from '../../../kit/words.ts'
import { Paragraphs, UntranslatedNotice } from '../told.tsx'
import type { NewsFile, NewsView } from './news-views.ts'

export type NewsPageProps = { news: NewsView; image?: string }

/** `/news/{slug}`: one piece of news, with its day, its source and its files. */
export function NewsPage({ news, image }: NewsPageProps) {
  const { title, lang, body, begins, kind, onDay, place, publisher, publishedOn, changedOn, archivedOn, isSample } =
    news
  const t = useText()
  const first = news.files.find(({ isPicture }) => isPicture)
  return (
    <Page
      title={title}
      description={begins}
      sheet="promotion.css"
      preview={{ type: 'article', ...(image && { image }) }}
      way={<Breadcrumbs crumbs={[{ href: '/news', label: t('market.news.many') }]} />}
    >
      <article class="story">
        <h1 lang={lang}>{title}</h1>
        <p class="soft">
          {publisher} · {t('market.news.published', { day: formatDay(publishedOn) })}
          {changedOn && ` · ${t('market.news.changed', { day: formatDay(changedOn) })}`} {isSample && <SampleChip />}
        </p>
        {archivedOn && (
          <Notice tone="warn">
            <p>{t('market.news.archivedOn', { day: formatDay(archivedOn) })}</p>
          </Notice>
        )}
        <UntranslatedNotice lang={lang} />
        {kind === 'event' && (
          <p>
            <b>{formatDay(onDay)}</b> · {place}
          </p>
        )}
        {first && <NewsPicture {...first} isFirst />}
        <Paragraphs lang={lang} body={body} />
        <Files files={news.files.filter((file) => file !== first)} />
        <Source {...news} />
      </article>
    </Page>
  )
}

function Files({ files }: Pick<NewsView, 'files'>) {
  const t = useText()
  const { lang } = useShell()
  const papers = files.filter(({ isPicture }) => !isPicture)
  return (
    <>
      {files
        .filter(({ isPicture }) => isPicture)
        .map((file) => (
          <NewsPicture key={file.no} {...file} />
        ))}
      {papers.length > 0 && (
        <section>
          <h2>{t('market.news.files')}</h2>
          <ul>
            {papers.map(({ no, href, caption, byteSize }) => (
              <li key={no}>
                <a href={href}>
                  {caption} (PDF, {formatBytes(lang, byteSize)})
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function NewsPicture({ href, caption, credit, width, height, isFirst = false }: NewsFile & { isFirst?: boolean }) {
  const t = useText()
  return (
    <figure>
      <img src={href} alt={caption} width={width} height={height} loading={isFirst ? undefined : 'lazy'} />
      <figcaption class="small soft">
        {caption}. {t('market.story.photoBy', { credit })}
      </figcaption>
    </figure>
  )
}

function Source({ kind, onDay, source, sourceUrl }: Pick<NewsView, 'kind' | 'onDay' | 'source' | 'sourceUrl'>) {
  const t = useText()
  const words = t('market.news.sourceIs', { source })
  return (
    <p class="small soft">
      {sourceUrl ? (
        <a href={sourceUrl} rel="noopener">
          {words}
        </a>
      ) : (
        words
      )}
      {kind === 'news' && `, ${formatDay(onDay)}`}
    </p>
  )
}
