import { AsyncLocalStorage } from 'node:async_hooks'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type postgres from 'postgres'
import { version } from './config.ts'
import { connect } from './connect.ts'
import { forgetDatabase } from './processes/remembered.ts'
import { countRead, mayReadReplica, noteWrite, untilReplicaIsLost } from './replica/reading.ts'

/** The handle of a transaction, or of a public read: the only way to reach the database. Values are always bound. */
export type Tx = postgres.ISql<Record<string, never>>

type Pools = { app: postgres.Sql; reader: postgres.Sql; side: postgres.Sql; replica?: postgres.Sql }
type Listening = [channel: string, heard: (payload: string) => void, connected: () => void]

let pools: Pools | undefined
let listening: Listening[] = []

/** One transaction around a whole request: acts and reads within join it; `lastly` is what it ends with, `afterwards` what must wait for its end. */
export type Around = {
  tx: Tx
  lastly: ((tx: Tx) => Promise<void>)[]
  afterwards: (() => Promise<void>)[]
}
const around = new AsyncLocalStorage<Around>()

const dateTypes = {
  // A legal day is a text 'YYYY-MM-DD': a JavaScript Date would move it across midnight.
  date: { to: 1082, from: [1082], serialize: (x: string) => x, parse: (x: string) => x },
  bigint: { to: 20, from: [20], serialize: (x: number) => String(x), parse: (x: string) => Number(x) },
  numeric: { to: 1700, from: [1700], serialize: (x: number) => String(x), parse: (x: string) => Number(x) },
}

/**
 * Opens the pools: `app` for acts, `reader` for public reads (generic plans), `side` for what must outlive a rolled-back act; with
 * `replicaUrl` one more for public reads from a standby.
 */
export function openPools(url: string, size = 8, replicaUrl?: string): void {
  forgetDatabase()
  pools = {
    app: openPool(url, 'app', size),
    reader: openReader(url, size),
    side: openPool(url, 'app', 2),
    ...(replicaUrl && { replica: openReader(replicaUrl, size) }),
  }
}

/** Leaves the database for the server that took its place: what is under way on the old one fails, whoever listens listens there. */
export async function moveTo(url: string): Promise<void> {
  const left = opened()
  openPools(url)
  for (const pool of Object.values(left)) void pool.end({ timeout: 0 }).catch(() => {})
  for (const [channel, heard, connected] of listening) await opened().side.listen(channel, heard, connected)
}

// A process whose machine vanished still holds its locks, the audit's among them, and everybody waits: PostgreSQL asks after half a
// minute of silence on the network (its own rule is two hours), and lets nobody sit in a transaction and do nothing.
const endOfTheSilent = [
  'tcp_keepalives_idle=10',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=4',
  'tcp_user_timeout=30000',
  'idle_in_transaction_session_timeout=120000',
]
  .map((setting) => `-c ${setting}`)
  .join(' ')

function openPool(url: string, role: string, max: number, options = ''): postgres.Sql {
  // A commit waits for this server's disk and for no other: acts that are kept twice say so themselves.
  return connect(url, {
    max,
    types: dateTypes,
    connect_timeout: 10,
    connection: {
      // With the version, so that a migration can tell whether an older one still serves.
      application_name: `saolang ${role} ${version}`,
      options: `-c role=saolang_${role} -c synchronous_commit=local ${endOfTheSilent} ${options}`,
    },
  })
}

function openReader(url: string, max: number): postgres.Sql {
  return openPool(url, 'reader', max, `-c plan_cache_mode=${plans}`)
}

// Over partitions a plan for any value is 1.5 to 5.5 times faster than one anew for each.
let plans: 'force_generic_plan' | 'auto' = 'force_generic_plan'

/** From the next pools on, public reads are planned with their values: Citus has to know them to find the machine. */
export function planWithValues(): void {
  plans = 'auto'
}

/** Ends every connection; the next use throws. */
export async function closePools(): Promise<void> {
  const closing = pools
  pools = undefined
  listening = []
  if (closing) await Promise.all(Object.values(closing).map((pool) => pool.end({ timeout: 5 })))
}

/** Runs `work` in one transaction of the application role; within a request that has one, as a part of it that fails alone. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const held = around.getStore()
  if (held) return inPart(held, work)
  const outcome = (await opened().app.begin((tx) => work(tx as unknown as Tx))) as T
  noteWrite()
  return outcome
}

// What a part that failed wanted to end the whole with goes with it.
async function inPart<T>({ tx, lastly }: Around, work: (tx: Tx) => Promise<T>): Promise<T> {
  const before = lastly.length
  try {
    const outer = tx as unknown as postgres.TransactionSql
    return (await outer.savepoint((part) => work(part as unknown as Tx))) as T
  } catch (error) {
    lastly.length = before
    throw error
  }
}

/** Opens the transaction around a request, and ends it with `work`. */
export async function inTransactionAround<T>(work: (held: Around) => Promise<T>): Promise<T> {
  const [lastly, afterwards]: [Around['lastly'], Around['afterwards']] = [[], []]
  try {
    return (await opened().app.begin(async (tx) => {
      const outcome = await work({ tx: tx as unknown as Tx, lastly, afterwards })
      for (const step of lastly) await step(tx as unknown as Tx)
      return outcome
    })) as T
  } finally {
    for (const step of afterwards) await step()
  }
}

/** Goes on with `next` inside the transaction around a request. */
export function goOnWithin(held: Around, next: () => void): void {
  around.run(held, next)
}

/** Does something in this transaction now, or as the last thing in the one around this request: what it locks is held for a moment only. */
export async function atEndOfAround(tx: Tx, step: (tx: Tx) => Promise<void>): Promise<void> {
  const held = around.getStore()
  if (held) held.lastly.push(step)
  else await step(tx)
}

/** Does something now, or when the transaction around this request has ended: what it locks is free then. */
export async function afterAround(step: () => Promise<void>): Promise<void> {
  const held = around.getStore()
  if (held) held.afterwards.push(step)
  else await step()
}

/** A statement of the application role that is a transaction by itself: nobody's act, like a count of the moment. */
export function atOnce(): Tx {
  return opened().app as unknown as Tx
}

/** Runs `work` in one read-only transaction: it sees one moment. Within a request that has a transaction it sees what that wrote. */
export async function inReadOnly<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const outer = around.getStore()
  if (outer) return work(outer.tx)
  return (await opened().reader.begin('read only', (tx) => work(tx as unknown as Tx))) as T
}

/** Public reads, without a transaction: each statement sees its own moment. */
export function reader(): Tx {
  return around.getStore()?.tx ?? (opened().reader as unknown as Tx)
}

/** A public read: from the standby where that may be and if it does answer, else from the primary. */
export async function readPublic<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const { replica } = opened()
  if (!replica || around.getStore() || !mayReadReplica()) return work(reader())
  try {
    const outcome = await untilReplicaIsLost(work(replica as unknown as Tx))
    countRead(true)
    return outcome
  } catch (error) {
    if (error instanceof Refused) throw error
    countRead(false)
    return work(reader())
  }
}

/** A connection apart, for what must stay when an act rolls back (refused attempts). */
export async function aside<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return (await opened().side.begin((tx) => work(tx as unknown as Tx))) as T
}

/** Listens to a channel for as long as the pools are open; `connected` is called now and after every lost connection, when something may have been missed. */
export async function listen(
  channel: string,
  heard: (payload: string) => void,
  connected: () => void = () => {},
): Promise<void> {
  listening.push([channel, heard, connected])
  await opened().side.listen(channel, heard, connected)
}

function opened(): Pools {
  if (!pools) throw new Error('the database is not open')
  return pools
}
