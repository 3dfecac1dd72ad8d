import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { beginningOf, isTranslated, toldIn } from '@saolang/core/market/promotion/two-languages.ts'
import type { NewsLine, NewsView } from '@saolang/web/market/promotion/news/news-views.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { listProvinces } from '../../../people/get-place.ts'
import { publicView, view } from '../../../platform/act.ts'
import type { Tx } from '../../../platform/sql.ts'
import { provinceOf } from '../calendar/announce-occasion.ts'
import {
  findNewsBySlug,
  listNewsFiles,
  listNewsOf,
  listPublishedNews,
  type NewsFile,
  type NewsRow,
} from './news.sql.ts'
import { getOwnNews } from './write-news.ts'

/** A piece of news with its files and the name of who publishes it. */
export type KnownNews = { news: NewsRow; files: NewsFile[]; publisher: Record<Lang, string> }

/** What one's own authority writes. */
export const readNewsDesk = view('news.read', ({ tx, who }, _: undefined) => listNewsOf(tx, provinceOf(who) ?? null))

/** A piece of news on the desk of whoever writes it. */
export const readOwnNews = view('news.read', async ({ tx, who }, id: string) => know(tx, await getOwnNews(tx, who, id)))

/** Published news, the newest first. */
export const readPublishedNews = publicView(async ({ tx }, { page, pageSize }: { page: number; pageSize: number }) => {
  const rows = await listPublishedNews(tx, { from: (page - 1) * pageSize, most: pageSize })
  const files = await listNewsFiles(
    tx,
    rows.map(({ id }) => id),
  )
  const names = await namePublishers(tx)
  const items = rows.map((news) => ({
    news,
    files: files.filter(({ newsId }) => newsId === news.id),
    publisher: names(news.provinceCode),
  }))
  return { items, total: rows[0]?.total ?? 0 }
})

/** News at its address, published or archived; a draft is nobody's but its desk's. */
export const readNewsAt = publicView(async ({ tx }, slug: string): Promise<KnownNews> => {
  const news = await findNewsBySlug(tx, slug)
  if (!news || news.state === 'draft') throw new Refused([{ code: 'not-found.news' }])
  return know(tx, news)
})

/** The newest published news for the front page. */
export const readNewestNews = publicView(async ({ tx }, { most, lang }: { most: number; lang: Lang }) => {
  const names = await namePublishers(tx)
  const rows = await listPublishedNews(tx, { from: 0, most })
  return rows.map((news) => toNewsLine({ news, files: [], publisher: names(news.provinceCode) }, lang))
})

/** News on a list. */
export function toNewsLine({ news, publisher }: KnownNews, lang: Lang): NewsLine {
  const told = toldIn(lang, news)
  return {
    ...{ lang: told.lang, title: told.title, href: `/news/${news.slug}`, begins: beginningOf(told.body, 200) },
    ...{ kind: news.kind, onDay: news.onDay, place: news.place, publisher: publisher[lang], isSample: news.isDemo },
    publishedOn: news.publishedAt ? legalDateOf(news.publishedAt) : '',
  }
}

/** News on its page. */
export function toNewsView(known: KnownNews, lang: Lang): NewsView {
  const { news, files } = known
  const changed = legalDateOf(news.changedAt)
  const line = toNewsLine(known, lang)
  return {
    ...line,
    body: toldIn(lang, news).body,
    isTranslated: isTranslated(news),
    source: news.source,
    ...(news.sourceUrl && { sourceUrl: news.sourceUrl }),
    ...(news.archivedAt && { archivedOn: legalDateOf(news.archivedAt) }),
    ...(!news.archivedAt && changed > line.publishedOn && { changedOn: changed }),
    files: files.map((file) => ({
      ...{ no: file.no, href: `/news/${news.slug}/files/${file.no}`, byteSize: file.byteSize, credit: file.credit },
      ...{
        caption: (lang === 'en' && file.captionEn) || file.captionVi,
        isPicture: file.mediaType.startsWith('image/'),
      },
      ...(file.width && file.height && { width: file.width, height: file.height }),
    })),
  }
}

async function know(tx: Tx, news: NewsRow): Promise<KnownNews> {
  return { news, files: await listNewsFiles(tx, [news.id]), publisher: (await namePublishers(tx))(news.provinceCode) }
}

async function namePublishers(tx: Tx): Promise<(code: string | null) => Record<Lang, string>> {
  const provinces = await listProvinces(tx)
  return (code) => {
    const name = provinces.find((province) => province.code === code)
    if (!name) return { vi: say('vi', 'market.news.ofNation'), en: say('en', 'market.news.ofNation') }
    return {
      vi: say('vi', 'market.news.ofProvince', { name: name.name }),
      en: say('en', 'market.news.ofProvince', { name: name.shortName }),
    }
  }
}
