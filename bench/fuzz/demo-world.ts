import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../packages/server/src/app.ts'
import { jobs, listeners } from '../../packages/server/src/background.ts'
import { type Config, readConfig } from '../../packages/server/src/platform/config.ts'
import { connect } from '../../packages/server/src/platform/connect.ts'
import { migrate } from '../../packages/server/src/platform/migrate.ts'
import { startPostgres } from '../../packages/server/src/platform/postgres.ts'
import { closePools, openPools, type Tx } from '../../packages/server/src/platform/sql.ts'
import { drainOutbox } from '../../packages/server/src/platform/worker.ts'
import { seed } from '../../packages/server/src/seed.ts'
import { send, type World } from '../../packages/server/src/testing/fuzz/run-fuzz.ts'
import { listActors, signInEverybody } from '../../packages/server/src/testing/fuzz/sign-in-everybody.ts'
import { readWorld } from '../../packages/server/src/testing/fuzz/world-facts.ts'
import type { Sent } from '../../packages/server/src/testing/fuzz/write-request.ts'
import { databaseUrl, inServer } from '../../packages/server/src/testing/nodes.ts'

/** A PostgreSQL with a database that holds the demo: worlds are copies of it. */
export type Demo = { serverUrl: string; dataDir: string; config: Config }

const template = 'demo_world'

/** Loads the demo into a server of its own, and takes all of it away at the end. What is lost in a crash does not matter here. */
export async function onDemo(work: (demo: Demo) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'saolang-fuzz-'))
  chmodSync(dataDir, 0o755)
  const server = await startPostgres(dataDir)
  try {
    await inServer(server.url, 'alter system set synchronous_commit = off')
    await inServer(server.url, 'select pg_reload_conf()')
    const config = readConfig({ SAOLANG_DATA_DIR: dataDir, SAOLANG_LOG: 'silent' })
    await inServer(server.url, `create database ${template}`)
    const url = databaseUrl(server.url, template)
    await migrate(url)
    openPools(url)
    const app = await createApp(config)
    await seed(config)
    await drainOutbox(url, listeners, jobs)
    await app.close()
    await closePools()
    await work({ serverUrl: server.url, dataDir, config })
  } finally {
    await closePools()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Opens a fresh copy of the demo's world. `errorOf` says which error the last stumble was. */
export async function inWorld(
  { serverUrl, config }: Demo,
  name: string,
  work: (world: World, errorOf: () => string) => Promise<void>,
): Promise<void> {
  await inServer(serverUrl, `create database ${name} template ${template}`)
  const url = databaseUrl(serverUrl, name)
  openPools(url, 8)
  const sql = connect(url, { max: 2 })
  const app = await createApp(config)
  let last = 'no error was seen'
  app.addHook('onError', async (_request, _reply, error) => {
    const isOurs = 'problems' in error || 'validation' in error || (error.statusCode ?? 500) < 500
    if (!isOurs) last = plainest(error)
  })
  await app.ready()
  try {
    const actors = await listActors(sql as unknown as Tx)
    const world: World = {
      app,
      visits: () => signInEverybody(actors),
      facts: async () => {
        await drainOutbox(url, listeners, jobs)
        return readWorld(sql as unknown as Tx)
      },
    }
    await work(world, () => last)
    await reportFailedJobs(sql as unknown as Tx)
  } finally {
    await app.close()
    await sql.end({ timeout: 5 })
    await closePools()
    await inServer(serverUrl, `drop database ${name} with (force)`)
  }
}

/** Sends one printed line again, in a fresh world, and prints the answer. */
export async function replay(demo: Demo, line: string, print: (line: string) => void): Promise<void> {
  const { as, ...sent } = JSON.parse(line) as Sent & { as: string }
  await inWorld(demo, 'replayed', async (world, errorOf) => {
    const visit = (await world.visits()).find(({ name }) => name === as)
    const csrf = visit?.csrf ?? ''
    const payload = sent.payload?.replace(/(?<=csrf=|name="csrf"\r\n\r\n)[\w-]{43}/, csrf)
    const headers = { ...sent.headers, ...visit?.headers, 'x-csrf-token': csrf }
    const answer = await send(world.app, { ...sent, headers, ...(payload !== undefined && { payload }) })
    print(`${answer?.statusCode} ${answer?.body.slice(0, 500)}\n${errorOf()}`)
  })
}

async function reportFailedJobs(sql: Tx): Promise<void> {
  const failed = await sql<{ error: string; times: number }[]>`
    select left(last_error, 300) as error, count(*)::int as times from graphile_worker.jobs
    where last_error is not null group by 1 order by 2 desc limit 5`
  for (const { error, times } of failed) process.stdout.write(`job failed ${times} times: ${error}\n`)
}

function plainest(error: Error): string {
  const lines = (error.stack ?? String(error)).split('\n')
  const ours = lines
    .slice(1)
    .filter((line) => line.includes('/packages/'))
    .slice(0, 4)
  return [
    `${error.name}: ${error.message}`.slice(0, 300),
    ...ours.map((line) => line.trim().replace(/file:.*\/packages\//, '')),
  ].join(' | ')
}
