import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type postgres from 'postgres'
import { open, seal } from '../../platform/backup/age/age.ts'
import { hashing } from '../../platform/disk/hash-pieces.ts'
import { writeDurably } from '../../platform/disk/write-durably.ts'
import type { Tx } from '../../platform/sql.ts'
import { isMonthShown, listEventColumns, listMonths } from './months.sql.ts'

/** What a detached month's file holds. `sha256` is of the rows as PostgreSQL copies them out, before they are sealed. */
export type MonthFile = {
  month: string
  columns: string[]
  rows: number
  sha256: string
  recipient: string
  detachedAt: string
}

/** Notes in the audit, in the same transaction, what became of a month. */
type Note = (tx: Tx, action: 'month.detach' | 'month.attach', about: MonthFile, at: Date) => Promise<void>

// Our own caution, not a law's: younger events are still asked for every day.
const stayMonths = 24

/**
 * Takes a month of events out of the database into a sealed file in `folder`, and notes it in the audit. What mentions its events finds
 * them no longer until it is attached again. Throws an Error of one clear line for months that are young or shown to the public.
 */
export async function detachMonth(
  sql: postgres.Sql,
  { month, folder, recipient, now, note }: { month: string; folder: string; recipient: string; now: Date; note: Note },
): Promise<MonthFile> {
  const partition = (await listMonths(sql)).find((other) => other.month === month)
  if (!partition) throw new Error(`there is no month ${month} of events`)
  if (isYoung(month, now)) throw new Error(`${month} is not ${stayMonths} months old yet`)
  if (await isMonthShown(sql, `${month}-01`))
    throw new Error(`${month} holds events of what is published: its page would lose them`)
  const paths = pathsOf(folder, month)
  if (existsSync(paths.about)) throw new Error(`${paths.about} exists already`)
  const detached = await sql.begin(async (tx) => {
    await tx.unsafe(`lock table ${partition.table} in access exclusive mode`)
    const columns = await listEventColumns(tx)
    const [row] = await tx.unsafe(`select count(*)::int as rows from ${partition.table}`)
    const rows = await tx.unsafe(`copy ${partition.table} (${columns.join(', ')}) to stdout`).readable()
    const sha256 = await writeSealed(paths.rows, rows, recipient)
    const about: MonthFile = { month, columns, rows: row?.rows, sha256, recipient, detachedAt: now.toISOString() }
    await writeDurably(paths.about, [Buffer.from(`${JSON.stringify(about, null, 2)}\n`)])
    await tx.unsafe(`alter table trace.event detach partition ${partition.table}`)
    await tx.unsafe(`drop table ${partition.table}`)
    await note(tx as unknown as Tx, 'month.detach', about, now)
    return about
  })
  return detached as MonthFile
}

/** Puts a detached month back, out of its file in `folder`. Throws an Error of one clear line, and changes nothing, when the file is not whole. */
export async function attachMonth(
  sql: postgres.Sql,
  { month, folder, identity, now, note }: { month: string; folder: string; identity: string; now: Date; note: Note },
): Promise<MonthFile> {
  const paths = pathsOf(folder, month)
  if (!existsSync(paths.about)) throw new Error(`there is no ${paths.about}`)
  const about = JSON.parse(readFileSync(paths.about, 'utf8')) as MonthFile
  await sql.begin(async (tx) => {
    await tx`select trace.ensure_month(${`${month}-01T00:00:00Z`}::timestamptz)`
    const into = await tx.unsafe(`copy trace.event (${about.columns.join(', ')}) from stdin`).writable()
    const sha256 = await readSealed(paths.rows, into, identity)
    if (sha256 !== about.sha256) throw new Error(`${paths.rows} does not hold what was detached`)
    await note(tx as unknown as Tx, 'month.attach', about, now)
  })
  return about
}

async function writeSealed(path: string, rows: Readable, recipient: string): Promise<string> {
  const hash = createHash('sha256')
  const packed = createZstdCompress()
  const packing = pipeline(rows, hashing(hash), packed)
  await Promise.all([packing, writeDurably(path, seal(packed, recipient))])
  return hash.digest('hex')
}

async function readSealed(path: string, into: NodeJS.WritableStream, identity: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(Readable.from(open(createReadStream(path), identity)), createZstdDecompress(), hashing(hash), into)
  return hash.digest('hex')
}

function isYoung(month: string, now: Date): boolean {
  const [year = 0, number = 1] = legalDateOf(now).split('-').map(Number)
  const [thatYear = 0, thatNumber = 1] = month.split('-').map(Number)
  return (year - thatYear) * 12 + number - thatNumber < stayMonths
}

function pathsOf(folder: string, month: string): { rows: string; about: string } {
  const name = join(folder, `event_${month.replace('-', '_')}`)
  return { rows: `${name}.copy.zst.age`, about: `${name}.json` }
}
