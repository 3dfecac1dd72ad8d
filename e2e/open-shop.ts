import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../packages/server/src/app.ts'
import { jobs, listeners } from '../packages/server/src/background.ts'
import { readConfig } from '../packages/server/src/platform/config.ts'
import { migrate } from '../packages/server/src/platform/migrate.ts'
import { startPostgres } from '../packages/server/src/platform/postgres.ts'
import { closePools, openPools } from '../packages/server/src/platform/sql.ts'
import { drainOutbox } from '../packages/server/src/platform/worker.ts'
import { seedReference } from '../packages/server/src/seed-reference.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../packages/server/src/testing/on-sale.ts'

/** A shop without the demo, with two sellers who have something recognised to sell. */
export type OpenShop = {
  url: string
  sellers: [Recognised, Recognised]
  offers: [string, string]
  close(): Promise<void>
}

/** Opens a shop over a database of its own, in this process. */
export async function openShop(): Promise<OpenShop> {
  const dataDir = mkdtempSync(join(tmpdir(), 'saolang-shop-'))
  // PostgreSQL runs under an account of its own when this one is root, and has to reach its folder.
  chmodSync(dataDir, 0o755)
  const postgres = await startPostgres(dataDir)
  await migrate(postgres.url)
  openPools(postgres.url)
  await seedReference()
  const settings = { SAOLANG_DATA_DIR: dataDir, DATABASE_URL: postgres.url, SAOLANG_LOG: 'error' }
  const app = await createApp(readConfig(settings))
  await app.listen({ port: 0, host: 'localhost' })
  const { port } = app.server.address() as { port: number }
  const running = { deliverEvents: () => drainOutbox(postgres.url, listeners, jobs) }
  const first = await recogniseProduct(running)
  const second = await recogniseProduct(running)
  return {
    url: `http://localhost:${port}`,
    sellers: [first, second],
    offers: [await putOnSale(first, 20), await putOnSale(second, 20)],
    close: async () => {
      await app.close()
      await closePools()
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
