// The verification page, warm, against a bare node:http server that sends the same bytes; and the product page, which asks
// the database every time, against Fastify answering JSON from one prepared point lookup. Both in one run on one machine.
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import fastify from 'fastify'
import { createApp } from '../packages/server/src/app.ts'
import { readConfig } from '../packages/server/src/platform/config.ts'
import { reader } from '../packages/server/src/platform/sql.ts'
import { importRealRecords } from '../packages/server/src/registry/imports/import-real-records.ts'
import { seedReference } from '../packages/server/src/seed-reference.ts'
import { compareServers } from './setup/compare-servers.ts'
import { onDatabase } from './setup/on-database.ts'

const limit = 0.5
const headers = { accept: 'text/html', 'accept-encoding': 'br' }

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
  await compareServers({
    title: 'verification page, warm, against bare node:http',
    ...{ ours: `${base}/v/${code}`, theirs: bare.url, limit, status: 200, headers },
  })
  const lookup = await openLookup(code)
  await compareServers({
    title: 'product page against one prepared lookup',
    ...{ ours: `${base}/products/${code}`, theirs: lookup.url, limit, status: 200, headers },
  })
  bare.close()
  await lookup.close()
  await app.close()
})
