// The verification page, warm, against a bare node:http server that sends the same bytes; and the product page, which asks
// the database every time, against Fastify answering JSON from one prepared point lookup. Both in one run on one machine.
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import autocannon from 'autocannon'
import fastify from 'fastify'
import { createApp } from '../packages/server/src/app.ts'
import { readConfig } from '../packages/server/src/platform/config.ts'
import { reader } from '../packages/server/src/platform/sql.ts'
import { importRealRecords } from '../packages/server/src/registry/imports/import-real-records.ts'
import { seedReference } from '../packages/server/src/seed-reference.ts'
import { onDatabase } from './setup/on-database.ts'

const limit = 0.5
const rounds = 3
const seconds = 3
const headers = { accept: 'text/html', 'accept-encoding': 'br' }

/** Requests a second of an address, asked from another thread; throws when an answer is not what it should be. */
async function measure(url: string): Promise<number> {
  const result = await autocannon({ url, headers, connections: 32, duration: seconds, workers: 1 })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} errors`)
  return result.requests.average
}

/** The best of some rounds each, taken in turns so that what else the machine does strikes both alike. */
async function compare(title: string, ours: string, theirs: string): Promise<void> {
  await measure(ours)
  let best: readonly [number, number] = [0, 0]
  for (let round = 0; round < rounds; round++)
    best = [Math.max(best[0], await measure(ours)), Math.max(best[1], await measure(theirs))]
  const share = best[0] / best[1]
  console.log(
    `${title}: ${Math.round(best[0])} of ${Math.round(best[1])} requests/s, limit ${limit * 100}%, ratio ${(share / limit).toFixed(2)}`,
  )
}

/** A server of nothing but node:http that sends the bytes of a page, head and all. */
async function openBare(page: string) {
  const { head, body } = await readRaw(page)
  const server = createServer((_, response) => {
    response.writeHead(200, head)
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}

function readRaw(url: string): Promise<{ head: Record<string, string>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const { date: _, connection: __, 'keep-alive': ___, ...head } = answer.headers as Record<string, string>
        resolve({ head, body: Buffer.concat(parts) })
      })
    }).on('error', reject)
  })
}

/** Fastify that answers JSON from one prepared point lookup of a product by a code. */
async function openLookup(code: string) {
  const app = fastify()
  const schema = {
    response: { 200: { type: 'object', properties: { code: { type: 'string' }, id: { type: 'string' } } } },
  }
  app.get<{ Params: { code: string } }>('/:code', { schema }, async ({ params }) => {
    const [row] =
      await reader()`select code, product_id as id from registry.verification_code where code = ${params.code}`
    return row
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return { url: `${url}/${code}`, close: () => app.close() }
}

await onDatabase(async ({ url, dataDir }) => {
  await seedReference()
  await importRealRecords()
  const config = readConfig({ SAOLANG_DATA_DIR: dataDir, DATABASE_URL: url, SAOLANG_LOG: 'error' })
  const app = await createApp(config)
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  const [row] = await reader()`select code from registry.verification_code order by code limit 1`
  const code = row?.code as string
  const bare = await openBare(`${base}/v/${code}`)
  await compare('verification page, warm, against bare node:http', `${base}/v/${code}`, bare.url)
  const lookup = await openLookup(code)
  await compare('product page against one prepared lookup', `${base}/products/${code}`, lookup.url)
  bare.close()
  await lookup.close()
  await app.close()
})
