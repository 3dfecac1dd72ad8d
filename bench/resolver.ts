// A scan of a code that the resolver redirects, against a bare node:http server that sends the same redirect; in one run.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../packages/server/src/app.ts'
import { currentTime } from '../packages/server/src/platform/act.ts'
import { readConfig } from '../packages/server/src/platform/config.ts'
import { inTransaction } from '../packages/server/src/platform/sql.ts'
import { importRealRecords } from '../packages/server/src/registry/imports/import-real-records.ts'
import { findProduct, type ProductRow, saveProduct } from '../packages/server/src/registry/products.sql.ts'
import { seedReference } from '../packages/server/src/seed-reference.ts'
import { getProductKey } from '../packages/server/src/trace/product-key.ts'
import { compareServers } from './setup/compare-servers.ts'
import { onDatabase } from './setup/on-database.ts'

const limit = 0.6
const gtin = '09521234543213'

/** Gives a product of the register a GTIN for the measurement, and its key. */
async function prepareProduct(): Promise<void> {
  await inTransaction(async (tx) => {
    const [row] = await tx<
      { id: string }[]
    >`select product_id as id from registry.verification_code order by code limit 1`
    const product = (await findProduct(tx, row?.id as string)) as ProductRow
    await saveProduct(tx, { ...product, gtin }, currentTime())
    const newRandom = (count: number) => new Uint8Array(randomBytes(count))
    await getProductKey({ tx, now: currentTime(), newRandom }, product.id)
  })
}

/** A server of nothing but node:http that sends one redirect. */
async function openBare(head: Record<string, string>) {
  const server = createServer((_, response) => {
    response.writeHead(307, head).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}

await onDatabase(async ({ url, dataDir }) => {
  await seedReference()
  await importRealRecords()
  await prepareProduct()
  const app = await createApp(readConfig({ SAOLANG_DATA_DIR: dataDir, DATABASE_URL: url, SAOLANG_LOG: 'error' }))
  const ours = `${await app.listen({ port: 0, host: '127.0.0.1' })}/01/${gtin}/10/LOT-2026-11`
  const { headers } = await fetch(ours, { redirect: 'manual' })
  const names = ['location', 'link', 'vary', 'access-control-allow-origin', 'cache-control', 'content-length']
  const bare = await openBare(Object.fromEntries(names.map((name) => [name, headers.get(name) ?? ''])))
  await compareServers({
    title: 'resolver redirect against bare node:http',
    ours,
    theirs: bare.url,
    limit,
    status: 307,
  })
  bare.close()
  await app.close()
})
