// The shop over 20,000 offers, as pages through HTTP: list, words, facets, an offer; and what a phone loads for the list and for an offer.
import { performance } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { createApp } from '../packages/server/src/app.ts'
import { jobs, listeners } from '../packages/server/src/background.ts'
import { configurePictures } from '../packages/server/src/market/shop/sized-pictures.ts'
import { readConfig } from '../packages/server/src/platform/config.ts'
import { storeUpload } from '../packages/server/src/platform/files.ts'
import type { App } from '../packages/server/src/platform/http.ts'
import { inTransaction } from '../packages/server/src/platform/sql.ts'
import { drainOutbox } from '../packages/server/src/platform/worker.ts'
import { forgetVocabulary } from '../packages/server/src/registry/search/vocabulary-cache.ts'
import { seedReference } from '../packages/server/src/seed-reference.ts'
import { putOnSale, recogniseProduct } from '../packages/server/src/testing/on-sale.ts'
import { fillShop } from './setup/fill-shop.ts'
import { onDatabase } from './setup/on-database.ts'
import { randomFrom } from './setup/random-from.ts'

const offers = Number(process.env.SAOLANG_BENCH_OFFERS ?? 20_000)
const questions = 40
const weightLimit = 270
const random = randomFrom(7)
const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T

async function measure(app: App, title: string, makeUrl: () => string): Promise<void> {
  const times: number[] = []
  let found = 0
  for (let i = 0; i < questions + 5; i++) {
    const url = makeUrl()
    const start = performance.now()
    const answer = await app.inject({ url, headers: { accept: 'text/html' } })
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body.slice(0, 300)}`)
    if (i < 5) continue
    times.push(performance.now() - start)
    if (answer.body.includes('class="card')) found++
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(times.length * share)] as number).toFixed(0)
  process.stdout.write(
    `shop, ${offers} offers, ${title}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, ${found} of ${questions} found something\n`,
  )
}

/** Gives what stands first in the list a photo each, of grain alone: heavier than cameras make them. Gives those offers. */
async function hangPhotos(app: App): Promise<string[]> {
  const { body } = await app.inject({ url: '/shop' })
  const ids = [...new Set([...body.matchAll(/href="\/shop\/([0-9a-f-]{36})"/g)].map(([, id]) => id as string))]
  for (const [i, id] of ids.entries()) {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
    const grain = await sharp({ create: { width: 300, height: 225, channels: 3, background: '#888', noise } })
      .resize(800, 600)
      .png()
      .toBuffer()
    const file = await storeUpload({ bytes: grain, fileName: `${i}.png` })
    await inTransaction(
      (tx) => tx`
        with o as (select product_id, seller_id from market.offer where id = ${id}),
        s as (insert into market.showcase (product_id, organisation_id, story, months, changed_at)
          select product_id, seller_id, '', '{}', now() from o on conflict (product_id) do nothing)
        insert into market.showcase_photo (product_id, sha256, alt, width, height, shown_at)
          select product_id, ${file.sha256}, 'Ảnh', 800, 600, now() from o on conflict do nothing`,
    )
  }
  return ids
}

/** What a phone fetches for a page, compressed as it is sent; pictures that load later are counted too. */
async function weigh(app: App, title: string, url: string): Promise<void> {
  const load = async (path: string) => (await app.inject({ url: path, headers: { accept: '*/*' } })).rawPayload
  const html = await load(url)
  const text = html.toString()
  const sheets = [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href as string)
  const pictures = [...text.matchAll(/<img class="picture" src="([^"]+)"/g)].map(([, href]) => href as string)
  const compressed = await Promise.all(sheets.map(async (href) => gzipSync(await load(href)).length))
  const drawn = await Promise.all([...new Set(pictures)].map(async (href) => (await load(href)).length))
  const sum = (all: number[]) => all.reduce((total, bytes) => total + bytes, 0) / 1024
  const all = sum([gzipSync(html).length, ...compressed, ...drawn])
  const scripts = (text.match(/<script src/g) ?? []).length
  process.stdout.write(
    `${title}: ${all.toFixed(0)} KB (HTML and CSS ${sum([gzipSync(html).length, ...compressed]).toFixed(0)}, ${drawn.length} pictures ${sum(drawn).toFixed(0)}), ${scripts} scripts, limit ${weightLimit} KB, ratio ${(weightLimit / all).toFixed(2)}\n`,
  )
  if (all > weightLimit || scripts > 0) process.exitCode = 1
}

await onDatabase(async ({ url, dataDir }) => {
  await seedReference()
  const app = await createApp(readConfig({ SAOLANG_DATA_DIR: dataDir, DATABASE_URL: url, SAOLANG_LOG: 'error' }))
  configurePictures({ dataDir })
  const seller = await recogniseProduct({ deliverEvents: () => drainOutbox(url, listeners, jobs) })
  const offerId = await putOnSale(seller, 10)
  const { names, provinces } = await fillShop(url, seller, offers)
  forgetVocabulary()
  const words = () => encodeURIComponent(pick(names).split(' ').slice(0, 2).join(' '))
  const slip = () =>
    encodeURIComponent(
      pick(names)
        .split(' ')
        .slice(0, 3)
        .join(' ')
        .replace(/(\w)(\w)$/, '$2$1'),
    )
  await measure(app, 'the front of the shop', () => '/shop')
  await measure(
    app,
    'a page further on, cheapest first',
    () => `/shop?sort=cheapest&page=${2 + Math.floor(random() * 200)}`,
  )
  await measure(app, 'two words', () => `/shop?q=${words()}`)
  await measure(app, 'three words with a slip', () => `/shop?q=${slip()}`)
  await measure(app, 'two facets', () => `/shop?province=${pick(provinces)}&star=${pick(['3', '4', '5'])}`)
  await measure(
    app,
    'in season, certified, in stock, by price',
    () => `/shop?season=now&paper=vietgap&stock=yes&price=${pick(['1', '2', '3'])}`,
  )
  await measure(app, 'two words and two facets', () => `/shop?q=${words()}&star=${pick(['3', '4'])}&stock=yes`)
  await measure(app, 'an offer', () => `/shop/${offerId}`)
  const [shown] = await hangPhotos(app)
  await weigh(app, 'a list of 24 with a photo each', '/shop')
  await weigh(app, 'an offer with its photo', `/shop/${shown}`)
  await app.close()
}, 4)
