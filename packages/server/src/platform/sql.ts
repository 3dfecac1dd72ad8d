import type postgres from 'postgres'
import { connect } from './connect.ts'

/** The handle of a transaction, or of a public read: the only way to reach the database. Values are always bound. */
export type Tx = postgres.ISql<Record<string, never>>

type Pools = { app: postgres.Sql; reader: postgres.Sql; side: postgres.Sql }

let pools: Pools | undefined

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

/** Runs `work` in one transaction of the application role. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return (await opened().app.begin((tx) => work(tx as unknown as Tx))) as T
}

/** Runs `work` in one read-only transaction: it sees one moment. */
export async function inReadOnly<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return (await opened().reader.begin('read only', (tx) => work(tx as unknown as Tx))) as T
}

/** Public reads, without a transaction: each statement sees its own moment. */
export function reader(): Tx {
  return opened().reader as unknown as Tx
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
