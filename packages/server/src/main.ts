import { createApp } from './app.ts'
import { crontab, jobs, listeners } from './background.ts'
import { type Config, readConfig } from './platform/config.ts'
import type { App } from './platform/http.ts'
import { migrate } from './platform/migrate.ts'
import { noteServing, requireFreePort } from './platform/port.ts'
import { startPostgres } from './platform/postgres.ts'
import { doAlone } from './platform/processes/alone.ts'
import { watchDoor } from './platform/processes/drain.ts'
import { requireOurSecrets } from './platform/processes/secret-marks.ts'
import { watchReplica } from './platform/replica/watch-replica.ts'
import { findPrimary, type Places } from './platform/replica/write-door.ts'
import { setGuardSecret } from './platform/request-guard.ts'
import { readSecret } from './platform/secrets.ts'
import { refuseUnmeantDemo } from './platform/settings/refuse-unmeant-demo.ts'
import { closePools, moveTo, openPools, planWithValues } from './platform/sql.ts'
import { startWorker, type Worker } from './platform/worker.ts'
import { refuseDemoAmongRealData } from './refuse-demo-among-real-data.ts'
import { isDistributed } from './trace/distribute/distribute.ts'

/** A running system, and how to end it in order: requests and jobs end, no new ones begin; then the pools, PostgreSQL. */
export type Running = { app: App; config: Config; databaseUrl: string; stop(): Promise<void> }

/** An open database: the server that takes writes, the standby that is read, if there is one; `close` ends it. */
export type Database = { url: string; replicaUrl?: string; close(): Promise<void> }

/** Opens the database (the embedded one unless DATABASE_URL names another), migrated. Ends with `close`. */
export async function openDatabase(config: Config): Promise<Database> {
  const embedded = config.databaseUrl ? undefined : await startPostgres(config.dataDir)
  const given = config.databaseUrl ?? (embedded?.url as string)
  const { primary: url, replica: replicaUrl }: Places = config.replica
    ? await findPrimary(given, config.replica.url)
    : { primary: given }
  try {
    await migrate(url)
  } catch (error) {
    await embedded?.stop()
    const which = config.databaseUrl ? 'the database of DATABASE_URL' : 'the database'
    throw new Error(`${which} cannot be used: ${messageOf(error)}`)
  }
  if (await isDistributed(url)) planWithValues()
  openPools(url, undefined, replicaUrl)
  return {
    url,
    ...(replicaUrl && { replicaUrl }),
    close: async () => {
      await closePools()
      await embedded?.stop()
    },
  }
}

/**
 * Starts what this process's role asks for, on one port: pages and the API, the worker of the outbox, or both. Whoever comes first
 * migrates and prepares, the others wait for it. Throws an Error of one clear line when the port is taken or the database is
 * broken.
 */
export async function start(
  prepare: (config: Config, databaseUrl: string) => Promise<void> = async () => {},
  config: Config = readConfig(process.env),
): Promise<Running> {
  refuseUnmeantDemo(config)
  await requireFreePort(config)
  const database = await openDatabase(config)
  let worker: Worker | undefined
  const replica = await watchReplicaOf(database, config, () => worker)
  try {
    await refuseDemoAmongRealData(config)
    setGuardSecret(readSecret(config.dataDir, 'forms'))
    const app = await createApp(config)
    if (!config.isDemo) await requireOurSecrets(config.dataDir)
    const door = watchDoor(app)
    await doAlone(database.url, 'prepare', () => prepare(config, database.url))
    if (config.role !== 'web') worker = await startWorker(database.url, listeners, jobs, crontab)
    await app.listen({ port: config.port, host: config.host })
    const removeNote = noteServing(config)
    const stop = async () => {
      removeNote()
      try {
        await Promise.all([door.close(config.drainSeconds), worker?.stop()])
      } finally {
        await replica?.stop()
        await database.close()
      }
    }
    return { app, config, databaseUrl: database.url, stop }
  } catch (error) {
    await worker?.stop()
    await replica?.stop()
    await database.close()
    throw error
  }
}

async function watchReplicaOf({ url, replicaUrl }: Database, { replica }: Config, worker: () => Worker | undefined) {
  if (!replica || !replicaUrl) return undefined
  const onPromoted = async () => {
    process.stderr.write('saolang: the standby was promoted: this process writes there from now on\n')
    await moveTo(replicaUrl)
    await worker()?.moveTo(replicaUrl)
  }
  return watchReplica({ primary: url, replica: replicaUrl, lagMillis: replica.lagMillis, onPromoted })
}

function messageOf(error: unknown): string {
  return error instanceof Error
    ? error.message || String((error as NodeJS.ErrnoException).code ?? error)
    : String(error)
}
