import type { Feed, FeedItem } from '@saolang/core/market/promotion/feeds.ts'
import { toldIn } from '@saolang/core/market/promotion/two-languages.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { KnownNews } from './read-news.ts'

type Around = { lang: Lang; publicUrl: string; feedUrl: string; now: Date }

/** Published news as a feed in one language; what is not translated is there in Vietnamese, and its title says so. */
export function toFeed(items: readonly KnownNews[], { lang, publicUrl, feedUrl, now }: Around): Feed {
  const changed = items.map(({ news }) => news.changedAt.getTime())
  return {
    title: say(lang, 'market.news.feedTitle'),
    about: say(lang, 'market.news.lead'),
    siteUrl: `${publicUrl}/news`,
    feedUrl,
    lang,
    changedAt: changed.length > 0 ? new Date(Math.max(...changed)) : now,
    items: items.map((item) => toItem(item, lang, publicUrl)),
  }
}

function toItem({ news, files, publisher }: KnownNews, lang: Lang, publicUrl: string): FeedItem {
  const told = toldIn(lang, news)
  const marks = [
    ...(told.lang === lang ? [] : [say(lang, 'market.told.vietnameseOnly')]),
    ...(news.isDemo ? [say(lang, 'kit.sample')] : []),
  ]
  const file = files[0]
  const url = `${publicUrl}/news/${news.slug}`
  return {
    id: `urn:uuid:${news.id}`,
    ...{ url, lang: told.lang, author: publisher[lang], kind: say(lang, `market.news.kind.${news.kind}`) },
    title: marks.length > 0 ? `${told.title} (${marks.join(', ')})` : told.title,
    summary: told.body,
    publishedAt: news.publishedAt as Date,
    changedAt: news.changedAt,
    ...(file && {
      file: { url: `${url}/files/${file.no}`, mediaType: file.mediaType, byteSize: file.byteSize },
    }),
  }
}
