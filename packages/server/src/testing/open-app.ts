import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { createApp } from '../app.ts'
import { jobs, listeners } from '../background.ts'
import { setClock } from '../platform/act.ts'
import { type Config, readConfig } from '../platform/config.ts'
import type { App } from '../platform/http.ts'
import { closePools, openPools, planWithValues } from '../platform/sql.ts'
import { drainOutbox } from '../platform/worker.ts'
import { copyDatabase, databaseUrl, dropDatabase } from './nodes.ts'

/** The application on a database of its own, for one test file. */
export type TestApp = { app: App; config: Config; url: string; deliverEvents(): Promise<void>; close(): Promise<void> }

/** Opens the application on a fresh copy of the template database. Call `close` in `afterAll`. */
export async function openApp(env: Record<string, string> = {}): Promise<TestApp> {
  const server = inject('databaseUrl')
  const name = `t_${randomBytes(6).toString('hex')}`
  await copyDatabase(server, name, 'saolang_template')
  const url = databaseUrl(server, name)
  const dataDir = mkdtempSync(join(tmpdir(), 'saolang-data-'))
  const config = readConfig({ SAOLANG_DATA_DIR: dataDir, SAOLANG_LOG: 'error', DATABASE_URL: url, ...env })
  // Files of tests share a process: none begins at the time to which another one moved the clock.
  setClock(() => new Date())
  if (process.env.SAOLANG_TEST_CITUS) planWithValues()
  openPools(url, 6)
  const app = await createApp(config)
  const close = async () => {
    await app.close()
    await closePools()
    await dropDatabase(server, name)
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { app, config, url, deliverEvents: () => drainOutbox(url, listeners, jobs), close }
}
