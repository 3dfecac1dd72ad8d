// A whole server over one store, in a thread of its own: a process has one set of pools, and two stores are asked in turns.
import { once } from 'node:events'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Actor, system } from '@saolang/core/people/actor.ts'
import { createApp } from '../../packages/server/src/app.ts'
import { addAccount } from '../../packages/server/src/people/add-account.ts'
import { issueToken } from '../../packages/server/src/people/issue-token.ts'
import { readConfig } from '../../packages/server/src/platform/config.ts'
import { closePools, openPools } from '../../packages/server/src/platform/sql.ts'
import type { Database } from './on-database.ts'

/** Where a store is asked, and what with. */
export type Store = { base: string; token: string; close(): Promise<void> }

/** Opens a server over a migrated database. */
export async function openStore(database: Database): Promise<Store> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { store: database } })
  const [{ base, token }] = (await once(worker, 'message')) as [Omit<Store, 'close'>]
  const close = async () => {
    worker.postMessage('close')
    await once(worker, 'exit')
  }
  return { base, token, close }
}

async function serve({ url, dataDir }: Database): Promise<void> {
  openPools(url)
  const app = await createApp(readConfig({ SAOLANG_DATA_DIR: dataDir, DATABASE_URL: url, SAOLANG_LOG: 'error' }))
  const email = 'bench@programs.saolang.example'
  const account = { email, fullName: 'Bench', isDemo: true, grant: { role: 'integrator' } } as const
  const integrator: Actor = await addAccount(system, account)
  const token = await issueToken(system, { email, role: integrator.role })
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  parentPort?.postMessage({ base, token })
  parentPort?.once('message', async () => {
    await app.close()
    await closePools()
    process.exit()
  })
}

if (!isMainThread && workerData.store) await serve(workerData.store as Database)
