import { setTimeout as pause } from 'node:timers/promises'
import type postgres from 'postgres'
import { connect } from './connect.ts'
import { addressOf, type Cluster, endServer, findServer, launch, openCluster } from './postgres/cluster.ts'

/** A running PostgreSQL of our own: its address, and how to leave it. The last of our processes that leaves stops it. */
export type EmbeddedPostgres = { url: string; stop(): Promise<void> }

// Every process that uses the server holds this lock shared; who gets it alone is the last. Locks end with their process.
const membersLock = 5_022_026
const launchesAtMost = 8
const retryMs = 2000

/**
 * Starts the PostgreSQL 18 that comes as an npm package, with its data in `dataDir`/postgres, or joins the one that
 * serves it already: left over by a killed process, or used by another of ours. Starts it again if it dies under us.
 * Listens on a Unix socket only. Throws an Error of one clear line.
 */
export async function startPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const cluster = openCluster(dataDir)
  let isLeaving = false
  let membership: postgres.Sql
  // Whatever keeps it from starting, a full disk for one, may pass: we go on trying for as long as we live.
  const rejoin = async () => {
    if (!isLeaving) say('PostgreSQL went away, starting it again')
    for (let told = ''; !isLeaving; await pause(retryMs)) {
      const failure = await enter().then(
        () => undefined,
        (error: Error) => error.message,
      )
      if (failure === undefined) return
      if (failure !== told) say(failure)
      told = failure
    }
  }
  const enter = async () => {
    membership = await join(cluster, () => void rejoin())
  }
  await enter()
  const stop = async () => {
    isLeaving = true
    await leave(cluster, membership)
  }
  return { url: addressOf(cluster), stop }
}

function say(words: string): void {
  process.stderr.write(`saolang: ${words}\n`)
}

async function join(cluster: Cluster, onLost: () => void): Promise<postgres.Sql> {
  const deadline = Date.now() + 30_000
  let launched = findServer(cluster) ? undefined : launch(cluster)
  for (let launches = 1; Date.now() < deadline; ) {
    const membership = await tryToJoin(cluster, onLost)
    if (membership) {
      // Its checkpointer fell asleep for five minutes while the server still recovered: woken, it minds archive_timeout from now on.
      if (launched) await membership`select pg_reload_conf()`.catch(() => {})
      return membership
    }
    const isDown = launched?.hasEnded() !== false && !findServer(cluster)
    // The children of a server that was killed hard hold its memory for a moment: try again for a while.
    if (isDown && launches === launchesAtMost) break
    await new Promise((wake) => setTimeout(wake, isDown ? 400 : 40))
    if (isDown) launched = launch(cluster)
    if (isDown) launches++
  }
  throw new Error(
    `PostgreSQL does not start on ${cluster.dir}: ${launched?.complaint() ?? 'it does not answer'} (its log: ${cluster.log}). Restore a backup, or choose another folder with SAOLANG_DATA_DIR`,
  )
}

async function tryToJoin(cluster: Cluster, onLost: () => void): Promise<postgres.Sql | undefined> {
  let isMember = false
  const sql = connect(addressOf(cluster), {
    max: 1,
    max_lifetime: null,
    connect_timeout: 5,
    onclose: () => isMember && onLost(),
    connection: { application_name: 'saolang member' },
  })
  try {
    // Whoever shuts the server down holds the lock alone until it is gone: then this fails, and we start it anew.
    await sql`select pg_advisory_lock_shared(${membersLock})`
    isMember = true
    return sql
  } catch {
    await sql.end({ timeout: 1 })
    return undefined
  }
}

async function leave(cluster: Cluster, membership: postgres.Sql): Promise<void> {
  try {
    await membership`select pg_advisory_unlock_shared(${membersLock})`
    const [row] = await membership`select pg_try_advisory_lock(${membersLock}) as "isLast"`
    if (row?.isLast) await endServer(cluster)
  } catch {
    // Already gone: nothing is left to stop.
  }
  await membership.end({ timeout: 1 })
}
