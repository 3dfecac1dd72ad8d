import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pipeline } from 'node:stream/promises'
import { connect } from '../../packages/server/src/platform/connect.ts'

const news = 'select id from trace.event where record_time >='
const tables = {
  event_key: (since: string) => `select * from trace.event_key where id in (${news} '${since}')`,
  event: (since: string) => `select * from trace.event where record_time >= '${since}'`,
  event_item: (since: string) => `select * from trace.event_item where event_id in (${news} '${since}')`,
}
const names = Object.keys(tables) as (keyof typeof tables)[]

/** Seconds that COPY alone takes to put what one store recorded since a moment into the same indexed tables of another, table beside table. */
export async function copyNews(
  from: string,
  to: string,
  { dir, since }: { dir: string; since: Date },
): Promise<number> {
  const fileOf = (table: string) => join(dir, `${table}.copy`)
  for (const table of names) await copyOut(from, tables[table](since.toISOString()), fileOf(table))
  const sql = connect(to, { max: names.length })
  const months = await monthsOf(from, since)
  await sql`select trace.ensure_month(month) from unnest(${months}::timestamptz[]) month`
  const start = performance.now()
  await Promise.all(
    names.map(async (table) =>
      pipeline(createReadStream(fileOf(table)), await sql.unsafe(`copy trace.${table} from stdin`).writable()),
    ),
  )
  const seconds = (performance.now() - start) / 1000
  for (const table of names) rmSync(fileOf(table))
  await sql.end({ timeout: 1 })
  return seconds
}

async function monthsOf(url: string, since: Date): Promise<string[]> {
  const sql = connect(url, { max: 1 })
  const rows = await sql`
    select distinct date_trunc('month', event_time, 'UTC') as month from trace.event where record_time >= ${since}`
  await sql.end({ timeout: 1 })
  return rows.map(({ month }) => (month as Date).toISOString())
}

// The client leaves a connection paused after a large COPY to us: each gets one of its own.
async function copyOut(url: string, query: string, file: string): Promise<void> {
  const sql = connect(url, { max: 1 })
  const rows = await sql.unsafe(`copy (${query}) to stdout`).readable()
  await pipeline(rows, createWriteStream(file))
  await sql.end({ timeout: 1 })
}
