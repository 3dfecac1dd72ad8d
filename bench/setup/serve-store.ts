// A whole server over one store, in a thread of its own: a process has one set of pools, and two stores are asked in turns.
import { parentPort, workerData } from 'node:worker_threads'
import { type Actor, system } from '@saolang/core/people/actor.ts'
import { createApp } from '../../packages/server/src/app.ts'
import { addAccount } from '../../packages/server/src/people/add-account.ts'
import { issueToken } from '../../packages/server/src/people/issue-token.ts'
import { readConfig } from '../../packages/server/src/platform/config.ts'
import { closePools, openPools } from '../../packages/server/src/platform/sql.ts'
import type { Database } from './on-database.ts'

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

await serve(workerData as Database)
