import { Refused } from '@saolang/core/kernel/problem.ts'
import { writeAtom, writeRss } from '@saolang/core/market/promotion/feeds.ts'
import { NewsListPage } from '@saolang/web/market/promotion/news/news-list-page'
import { NewsPage } from '@saolang/web/market/promotion/news/news-page'
import { z } from 'zod'
import { currentTime } from '../../../platform/act.ts'
import { readStored } from '../../../platform/files.ts'
import { languageOf, sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { toFeed } from './feed.ts'
import { readNewsAt, readPublishedNews, toNewsLine, toNewsView } from './read-news.ts'

const pageSize = 20
const Slug = z.object({ slug: z.string().max(120) })

/** `/news`, `/news/{slug}` with its files, and the feeds `/news/{vi,en}.{rss,atom}`. */
export function newsPages(app: App): void {
  const Asked = z.object({ page: z.coerce.number().int().min(1).max(1000).catch(1) })
  app.get('/news', { schema: { querystring: Asked } }, async (request, reply) => {
    const { page } = request.query
    const { items, total } = await readPublishedNews({ page, pageSize })
    const news = items.map((item) => toNewsLine(item, languageOf(request)))
    return sendPage(request, reply, NewsListPage, { news, page, pageSize, total })
  })
  app.get('/news/:slug', { schema: { params: Slug } }, async (request, reply) => {
    const news = toNewsView(await readNewsAt(request.params.slug), languageOf(request))
    const picture = news.files.find(({ isPicture }) => isPicture)
    const image = picture && { image: `${request.publicUrl}${picture.href}` }
    return sendPage(request, reply, NewsPage, { news, ...image })
  })
  const File = Slug.extend({ no: z.coerce.number().int().min(1).max(8) })
  app.get('/news/:slug/files/:no', { schema: { params: File, hide: true } }, async (request, reply) => {
    const { files } = await readNewsAt(request.params.slug)
    const file = files.find(({ no }) => no === request.params.no)
    if (!file) throw new Refused([{ code: 'not-found.photo' }])
    return reply
      .header('cache-control', 'public, max-age=3600')
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
      .type(file.mediaType)
      .send(await readStored(file.sha256))
  })
  feedPages(app)
}

const mostInFeed = 30
const writers = {
  rss: { write: writeRss, type: 'application/rss+xml; charset=utf-8' },
  atom: { write: writeAtom, type: 'application/atom+xml; charset=utf-8' },
} as const

function feedPages(app: App): void {
  for (const lang of ['vi', 'en'] as const)
    for (const [kind, { write, type }] of Object.entries(writers)) {
      const path = `/news/${lang}.${kind}`
      app.get(path, { schema: { hide: true } }, async (request, reply) => {
        const { items } = await readPublishedNews({ page: 1, pageSize: mostInFeed })
        const { publicUrl } = request
        const feed = toFeed(items, { lang, publicUrl, feedUrl: `${publicUrl}${path}`, now: currentTime() })
        return reply.header('cache-control', 'public, max-age=600').type(type).send(write(feed))
      })
    }
}
