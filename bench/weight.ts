// What a phone loads for the verification page, the product page and the page on the jar: HTML and CSS compressed, everything in all, and no script.
import { gzipSync } from 'node:zlib'
import { createApp } from '../packages/server/src/app.ts'
import { seedDemo } from '../packages/server/src/demo/seed-demo.ts'
import { readConfig } from '../packages/server/src/platform/config.ts'
import { reader } from '../packages/server/src/platform/sql.ts'
import { importRealRecords } from '../packages/server/src/registry/imports/import-real-records.ts'
import { seedReference } from '../packages/server/src/seed-reference.ts'
import { onDatabase } from './setup/on-database.ts'

const pageLimit = 14
const allLimit = 60
const kilobytes = (bytes: number) => bytes / 1024

type Part = { kind: 'html' | 'css' | 'script' | 'other'; bytes: number }

await onDatabase(async ({ url, dataDir }) => {
  await seedReference()
  await importRealRecords()
  const app = await createApp(readConfig({ SAOLANG_DATA_DIR: dataDir, DATABASE_URL: url, SAOLANG_LOG: 'error' }))
  await seedDemo()
  const load = async (url: string) => (await app.inject({ url, headers: { accept: 'text/html' } })).rawPayload

  const [row] = await reader()`
    select code from registry.verification_code v join registry.certificate c on c.product_id = v.product_id
    group by code order by count(*) desc, max(length(c.source::text)) desc limit 1`
  const [jar] = await reader()`select key, number from trace.lot l join trace.publication p on p.lot_id = l.id limit 1`
  for (const [title, path] of [
    ['verification page', `/v/${row?.code}`],
    ['product page', `/products/${row?.code}`],
    ['page on the jar', `/q/${jar?.key}/10/${jar?.number}`],
  ] as const) {
    const parts = await listParts(path, load)
    const sum = (kinds: Part['kind'][]) =>
      kilobytes(parts.filter(({ kind }) => kinds.includes(kind)).reduce((total, { bytes }) => total + bytes, 0))
    report(`${title}, HTML and CSS compressed`, sum(['html', 'css']), pageLimit)
    report(`${title}, everything`, sum(['html', 'css', 'script', 'other']), allLimit)
    const scripts = parts.filter(({ kind }) => kind === 'script').length
    console.log(`${title}, scripts: ${scripts}, limit 0, ratio ${scripts === 0 ? '1.00' : '0.00'}`)
  }
  await app.close()
})

/** The page and everything that its HTML makes a browser fetch, as gzip sends it (pictures are as they are). */
async function listParts(path: string, load: (url: string) => Promise<Buffer>): Promise<Part[]> {
  const html = await load(path)
  const text = html.toString()
  const sheets = [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href as string)
  const scripts = [...text.matchAll(/<script(?![^>]*ld\+json)[^>]*>/g)].map(([tag]) => tag)
  const others = [...text.matchAll(/(?:<img[^>]* src|<link rel="icon"[^>]* href)="([^"]+)"/g)].map(
    ([, href]) => href as string,
  )
  const loaded = (kind: Part['kind'], hrefs: string[]) =>
    Promise.all(hrefs.map(async (href): Promise<Part> => ({ kind, bytes: gzipSync(await load(href)).length })))
  return [
    { kind: 'html', bytes: gzipSync(html).length },
    ...(await loaded('css', sheets)),
    ...scripts.map((): Part => ({ kind: 'script', bytes: 0 })),
    ...(await loaded('other', others)),
  ]
}

function report(title: string, figure: number, limit: number): void {
  console.log(`${title}: ${figure.toFixed(1)} KB, limit ${limit} KB, ratio ${(limit / figure).toFixed(2)}`)
}
