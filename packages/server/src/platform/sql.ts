import { AsyncLocalStorage } from 'node:async_hooks'
import type postgres from 'postgres'
import { connect } from './connect.ts'

/** The handle of a transaction, or of a public read: the only way to reach the database. Values are always bound. */
export type Tx = postgres.ISql<Record<string, never>>

type Pools = { app: postgres.Sql; reader: postgres.Sql; side: postgres.Sql }

let pools: Pools | undefined

/** One transaction around a whole request: acts and reads within join it; `afterwards` is what must wait for its end. */
export type Around = { tx: Tx; afterwards: (() => Promise<void>)[] }
const around = new AsyncLocalStorage<Around>()

const dateTypes = {
  // A legal day is a text 'YYYY-MM-DD': a JavaScript Date would move it across midnight.
  date: { to: 1082, from: [1082], serialize: (x: string) => x, parse: (x: string) => x },
  bigint: { to: 20, from: [20], serialize: (x: number) => String(x), parse: (x: string) => Number(x) },
  numeric: { to: 1700, from: [1700], serialize: (x: number) => String(x), parse: (x: string) => Number(x) },
}

/** Opens the pools: `app` for acts, `reader` for public reads (generic plans), `side` for what must outlive a rolled-back act. */
export function openPools(url: string, size = 8): void {
  const pool = (role: string, max: number, options = '') =>
    connect(url, {
      max,
      types: dateTypes,
      connection: { application_name: `saolang ${role}`, options: `-c role=saolang_${role} ${options}` },
    })
  pools = {
    app: pool('app', size),
    reader: pool('reader', size, '-c plan_cache_mode=force_generic_plan'),
    side: pool('app', 2),
  }
}

/** Ends every connection; the next use throws. */
export async function closePools(): Promise<void> {
  const closing = pools
  pools = undefined
  if (closing) await Promise.all(Object.values(closing).map((pool) => pool.end({ timeout: 5 })))
}

/** Runs `work` in one transaction of the application role; within a request that has one, as a part of it that fails alone. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const outer = around.getStore()?.tx as unknown as postgres.TransactionSql | undefined
  if (outer) return (await outer.savepoint((tx) => work(tx as unknown as Tx))) as T
  return (await opened().app.begin((tx) => work(tx as unknown as Tx))) as T
}

/** Opens the transaction around a request, and ends it with `work`. */
export async function inTransactionAround<T>(work: (held: Around) => Promise<T>): Promise<T> {
  const afterwards: Around['afterwards'] = []
  try {
    return (await opened().app.begin((tx) => work({ tx: tx as unknown as Tx, afterwards }))) as T
  } finally {
    for (const step of afterwards) await step()
  }
}

/** Goes on with `next` inside the transaction around a request. */
export function goOnWithin(held: Around, next: () => void): void {
  around.run(held, next)
}

/** Does something now, or when the transaction around this request has ended: what it locks is free then. */
export async function afterAround(step: () => Promise<void>): Promise<void> {
  const held = around.getStore()
  if (held) held.afterwards.push(step)
  else await step()
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
  await opened().side.listen(channel, heard, connected)
}

function opened(): Pools {
  if (!pools) throw new Error('the database is not open')
  return pools
}
