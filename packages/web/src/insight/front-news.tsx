import { useText } from '../kit/words.ts'
import { NewsItem } from '../market/promotion/news/news-item.tsx'
import type { NewsLine } from '../market/promotion/news/news-views.ts'

/** The newest of the news; nothing where there is none. */
export function FrontNews({ news }: { news: readonly NewsLine[] }) {
  const t = useText()
  if (news.length === 0) return null
  return (
    <section class="part front-news">
      <h2>{t('market.news.newest')}</h2>
      <div>
        {news.map((item) => (
          <article key={item.href}>
            <NewsItem {...item} level={3} />
          </article>
        ))}
      </div>
      <p>
        <a href="/news">{t('market.news.all')}</a> · <a href="/calendar">{t('market.calendar.title')}</a> ·{' '}
        <a href="/stories">{t('market.story.many')}</a>
      </p>
    </section>
  )
}
