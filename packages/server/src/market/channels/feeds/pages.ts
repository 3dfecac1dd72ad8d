import { createHash } from 'node:crypto'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { type FeedName, type FeedWriting, feedNames, feedWritings } from '@saolang/core/market/channels/feeds.ts'
import { type Feed, toCells, writeFeed } from '@saolang/core/market/channels/write-feed.ts'
import { FeedsPage } from '@saolang/web/market/channels/feeds-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listProvinces } from '../../../people/get-place.ts'
import { publicView } from '../../../platform/act.ts'
import { csvMark, csvRow } from '../../../platform/csv.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { type FeedScope, readFeed } from './read-feed.ts'

const types: Record<FeedWriting, string> = {
  xml: 'application/xml; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
}

const File = z.object({ file: z.string().regex(/^[a-z]{1,10}\.[a-z]{1,5}$/) })

/** `/feeds`: what we tell other shop windows of what is on sale; a feed of everybody, of a seller, of a province. */
export function feedPages(app: App): void {
  app.get('/feeds', async (request, reply) => {
    const provinces = await readProvinces(undefined)
    return sendPage(request, reply, FeedsPage, { provinces, publicUrl: request.publicUrl })
  })
  app.get('/feeds/:file', { schema: { params: File } }, (request, reply) =>
    sendFeed(request, reply, { file: request.params.file, scope: {} }),
  )
  app.get('/feeds/sellers/:seller/:file', { schema: { params: File.extend({ seller: z.uuid() }) } }, (request, reply) =>
    sendFeed(request, reply, { file: request.params.file, scope: { sellerId: request.params.seller } }),
  )
  const Province = File.extend({ province: z.string().regex(/^\d{2}$/) })
  app.get('/feeds/provinces/:province/:file', { schema: { params: Province } }, (request, reply) =>
    sendFeed(request, reply, { file: request.params.file, scope: { provinceCode: request.params.province } }),
  )
}

const readProvinces = publicView(({ tx }, _: undefined) => listProvinces(tx))

async function sendFeed(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, scope }: { file: string; scope: FeedScope },
): Promise<FastifyReply> {
  const [name = '', writing = ''] = file.split('.')
  const feed = feedNames.find((known) => known === name)
  const known = feed && (feedWritings[feed] as readonly string[]).includes(writing)
  if (!feed || !known) throw new Refused([{ code: 'not-found.feed' }])
  const text = toText(await readFeed({ feed, scope, publicUrl: request.publicUrl }), writing as FeedWriting)
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  // Half a minute: a lapsed certificate is out of every copy within one.
  reply.header('etag', tag).header('cache-control', 'public, max-age=30').header('access-control-allow-origin', '*')
  if (holds(request.headers['if-none-match'], tag)) return reply.status(304).send()
  return reply.type(types[writing as FeedWriting]).send(text)
}

function toText(feed: Feed, writing: FeedWriting): string {
  if (writing !== 'csv') return writeFeed(feed, writing)
  // Only spreadsheets want a mark before the text: the readers of the other feeds take it for a part of the first head.
  return (feed.feed === 'plain' ? csvMark : '') + toCells(feed).map(csvRow).join('')
}

const holds = (header: string | undefined, tag: string) =>
  header?.split(',').some((held) => held.trim().replace(/^W\//, '') === tag || held.trim() === '*') === true

/** Where a feed of everybody, a seller or a province is read. */
export function feedPath(feed: FeedName, writing: string, scope: FeedScope = {}): string {
  if (scope.sellerId) return `/feeds/sellers/${scope.sellerId}/${feed}.${writing}`
  return scope.provinceCode ? `/feeds/provinces/${scope.provinceCode}/${feed}.${writing}` : `/feeds/${feed}.${writing}`
}
