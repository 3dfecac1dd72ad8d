// What it costs to be watched: the product page, which asks the database every time, unwatched, counted for Prometheus, and
// counted and traced (every request, to a collector that takes everything). CPU a request, in turns, so that noise hits all alike.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../packages/server/src/app.ts'
import { readConfig } from '../packages/server/src/platform/config.ts'
import type { App } from '../packages/server/src/platform/http.ts'
import { reader } from '../packages/server/src/platform/sql.ts'
import { followUseCase } from '../packages/server/src/platform/watching/follow-work.ts'
import { closeMeters, openMeters } from '../packages/server/src/platform/watching/meters/meters.ts'
import { openTracing } from '../packages/server/src/platform/watching/tracing/open-tracing.ts'
import { findTracing } from '../packages/server/src/platform/watching/tracing/tracing.ts'
import { importRealRecords } from '../packages/server/src/registry/imports/import-real-records.ts'
import { seedReference } from '../packages/server/src/seed-reference.ts'
import { onDatabase } from './setup/on-database.ts'

const rounds = 6
const requests = 400
const calls = 200_000
const mostNanoseconds = 2000
const leastRate = 0.5

/** Collects nothing, and says that all is well. */
async function openCollector() {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

async function cpuMillis(work: () => Promise<unknown>, times: number): Promise<number> {
  const { user, system } = process.cpuUsage()
  for (let i = 0; i < times; i++) await work()
  const spent = process.cpuUsage({ user, system })
  return (spent.user + spent.system) / 1000 / times
}

const middle = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] as number

async function compare(app: App, url: string, collector: string) {
  const ask = async () => {
    const { statusCode } = await app.inject({ url, headers: { accept: 'text/html' } })
    if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}`)
  }
  const ways = {
    unwatched: async () => {},
    counted: async () => void (await openMeters()),
    traced: async () => {
      await openMeters()
      await openTracing({ endpoint: collector, service: 'bench', sampler: 'always_on' })
    },
  }
  const spent: Record<string, number[]> = { unwatched: [], counted: [], traced: [] }
  await cpuMillis(ask, requests)
  for (let round = 0; round < rounds; round++)
    for (const [way, open] of Object.entries(ways)) {
      await open()
      await cpuMillis(ask, 20)
      spent[way]?.push(await cpuMillis(ask, requests))
      await findTracing()?.close()
      closeMeters()
    }
  return Object.fromEntries(Object.entries(spent).map(([way, all]) => [way, middle(all)])) as Record<
    keyof typeof ways,
    number
  >
}

function tell(name: string, spent: number, plain: number): void {
  const ratio = plain / spent
  const rate = (ms: number) => `${Math.round(1000 / ms)} requests a CPU second against ${Math.round(1000 / plain)}`
  process.stdout.write(`${name}: ${rate(spent)}, limit ${leastRate} of unwatched, ratio ${ratio.toFixed(2)}\n`)
  if (ratio < leastRate) process.exitCode = 1
}

await onDatabase(async ({ url, dataDir }) => {
  await seedReference()
  await importRealRecords()
  const collector = await openCollector()
  const app = await createApp(readConfig({ SAOLANG_DATA_DIR: dataDir, DATABASE_URL: url, SAOLANG_LOG: 'error' }))
  const [row] = await reader()`select code from registry.verification_code order by code limit 1`
  const { unwatched, counted, traced } = await compare(app, `/products/${row?.code}`, collector.url)
  tell('product page, counted for Prometheus', counted, unwatched)
  tell('product page, counted and every request traced', traced, unwatched)

  const nothing = async () => {}
  await cpuMillis(nothing, calls)
  const bare = await cpuMillis(nothing, calls)
  await cpuMillis(() => followUseCase('view', 'operation.read', nothing), calls)
  const followed = await cpuMillis(() => followUseCase('view', 'operation.read', nothing), calls)
  const nanoseconds = Math.max(0, Math.round((followed - bare) * 1e6))
  process.stdout.write(
    `use case that nobody watches: ${nanoseconds} ns more, limit ${mostNanoseconds} ns, ratio ${(nanoseconds / mostNanoseconds).toFixed(2)}\n`,
  )
  if (nanoseconds > mostNanoseconds) process.exitCode = 1
  await app.close()
  collector.close()
})
