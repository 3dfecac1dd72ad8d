import { formatDay } from '../../../kit/format.ts'
import { EmptyState } from '../../../kit/notices.tsx'
import { Page } from '../../../kit/page.tsx'
import { useShell } from '../../../kit/shell.tsx'
import { Pagination } from '../../../kit/table.tsx'
import { useText } from '../../../kit/words.ts'
import { NewsItem } from './news-item.tsx'
import type { NewsLine } from './news-views.ts'

export type NewsListPageProps = { news: readonly NewsLine[]; page: number; pageSize: number; total: number }

/** `/news`: what the provinces and the Ministry tell, the newest first. */
export function NewsListPage({ news, page, pageSize, total }: NewsListPageProps) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Page title={t('market.news.many')} description={t('market.news.lead')} sheet="promotion.css">
      <h1>{t('market.news.many')}</h1>
      <p class="lead">{t('market.news.lead')}</p>
      {news.length === 0 ? (
        <EmptyState title={t('market.news.none')} />
      ) : (
        <>
          <ul class="news-list">
            {news.map((item) => (
              <li key={item.href}>
                <p class="soft">{formatDay(item.publishedOn)}</p>
                <NewsItem {...item} level={2} />
              </li>
            ))}
          </ul>
          <Pagination page={page} pageSize={pageSize} total={total} toHref={(n) => `/news?page=${n}`} />
        </>
      )}
      <p>
        {t('market.news.feeds')}: <a href={`/news/${lang}.rss`}>RSS</a> · <a href={`/news/${lang}.atom`}>Atom</a>
      </p>
    </Page>
  )
}
