import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Database } from './on-database.ts'

/** Where a store is asked, and what with. */
export type Store = { base: string; token: string; close(): Promise<void> }

/** Opens a server over a migrated database, in a thread of its own. */
export async function openStore(database: Database): Promise<Store> {
  const worker = new Worker(new URL('serve-store.ts', import.meta.url), { workerData: database })
  const [{ base, token }] = (await once(worker, 'message')) as [Omit<Store, 'close'>]
  const close = async () => {
    worker.postMessage('close')
    await once(worker, 'exit')
  }
  return { base, token, close }
}
