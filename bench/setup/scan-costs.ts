import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { createApp } from '../../packages/server/src/app.ts'
import { jobs, listeners } from '../../packages/server/src/background.ts'
import { seedDemo } from '../../packages/server/src/demo/seed-demo.ts'
import { readConfig } from '../../packages/server/src/platform/config.ts'
import { reader } from '../../packages/server/src/platform/sql.ts'
import { drainOutbox } from '../../packages/server/src/platform/worker.ts'
import { seedReference } from '../../packages/server/src/seed-reference.ts'
import { cpuSeconds, secondsOf } from './cpu-seconds.ts'
import { onDatabase } from './on-database.ts'

/** What one scan costs, in milliseconds of a processor: of the process that answers, and of PostgreSQL. */
export type ScanCost = { process: number; postgres: number }
export type ScanCosts = Record<'ready' | 'product' | 'lot' | 'piece', ScanCost>

const asks = Number(process.env.SAOLANG_BENCH_SCANS ?? 2000)
const atOnce = 8

/** Measures what scans cost over the demo: one that is ready in memory, and those of a product, a lot and a piece that are not. */
export async function measureScans(): Promise<ScanCosts> {
  const found: Partial<ScanCosts> = {}
  await onDatabase(async ({ url, dataDir }) => {
    const app = await createApp(readConfig({ SAOLANG_DATA_DIR: dataDir, DATABASE_URL: url, SAOLANG_LOG: 'error' }))
    await seedReference()
    await seedDemo()
    await drainOutbox(url, listeners, jobs)
    const addresses = await findAddresses()
    await app.close()
    const env = { ...process.env, BENCH_URL: url, BENCH_DIR: dataDir }
    const server = fork(join(import.meta.dirname, 'serve-shop.ts'), { env })
    const [base] = (await once(server, 'message')) as [string]
    for (const [kind, path] of Object.entries(addresses) as [keyof ScanCosts, string][]) {
      // A reader with a cookie of another kind is answered by the usual road, as the first in a minute is.
      const headers: Record<string, string> = kind === 'ready' ? {} : { cookie: 'a=b' }
      await ask(base + path, headers, asks / 4)
      const before = { own: secondsOf(server.pid as number), postgres: cpuSeconds(dataDir).postgres }
      await ask(base + path, headers, asks)
      found[kind] = {
        process: ((secondsOf(server.pid as number) - before.own) * 1000) / asks,
        postgres: ((cpuSeconds(dataDir).postgres - before.postgres) * 1000) / asks,
      }
    }
    server.disconnect()
    await once(server, 'exit')
  })
  return found as ScanCosts
}

async function findAddresses(): Promise<Record<keyof ScanCosts, string>> {
  const sql = reader()
  const [code] = await sql<{ code: string }[]>`select code from registry.verification_code order by code limit 1`
  const [lot] = await sql<{ key: string; number: string }[]>`
    select l.key, l.number from trace.publication p join trace.lot l on l.id = p.lot_id where p.ended_at is null limit 1`
  const [scan] = await sql<{ key: string; serial: string }[]>`select key, serial from trace.scan order by id limit 1`
  if (!code || !lot || !scan) throw new Error('the demo has no product, lot or piece that anybody may see')
  return {
    ready: `/v/${code.code}`,
    product: `/v/${code.code}`,
    lot: `/q/${lot.key}/10/${encodeURIComponent(lot.number)}`,
    piece: `/q/${scan.key}/21/${encodeURIComponent(scan.serial)}`,
  }
}

async function ask(url: string, headers: Record<string, string>, times: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  let left = times
  const one = async () => {
    while (left-- > 0) {
      const status = await new Promise<number>((resolve, reject) => {
        request(url, { agent, headers: { accept: 'text/html', 'accept-encoding': 'br', ...headers } }, (answer) => {
          answer.resume().on('end', () => resolve(answer.statusCode as number))
        })
          .on('error', reject)
          .end()
      })
      if (status !== 200) throw new Error(`${url} answered ${status}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  agent.destroy()
}
