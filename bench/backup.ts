// What a backup and a restore cost, and what that makes of 50 GB: SAOLANG_BENCH_GB says how large the database is made here (1).
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type postgres from 'postgres'
import { openRepository } from '../packages/server/src/platform/backup/open-repository.ts'
import { restoreBackup } from '../packages/server/src/platform/backup/restore/restore-backup.ts'
import { findArchived, listArchived } from '../packages/server/src/platform/backup/wal/segments.ts'
import type { About } from '../packages/server/src/platform/backup/whole/manifest.ts'
import { takeBackup } from '../packages/server/src/platform/backup/whole/take-backup.ts'
import { readConfig } from '../packages/server/src/platform/config.ts'
import { connect } from '../packages/server/src/platform/connect.ts'
import { configureFiles } from '../packages/server/src/platform/files.ts'
import { migrate } from '../packages/server/src/platform/migrate.ts'
import { startPostgres } from '../packages/server/src/platform/postgres.ts'
import { getStored } from '../packages/server/src/platform/written/get-stored.ts'

const gigabytes = Number(process.env.SAOLANG_BENCH_GB ?? 1)
const wantedGigabytes = 50
// What a day may write, as a share of the database: the log that a restore replays on top of the base of the night.
const dailyShare = 0.05
const pointLimitSeconds = 300
const timeLimitSeconds = 1800
const rowsPerGigabyte = 880_000

const folder = mkdtempSync(join(tmpdir(), 'saolang-bench-'))
chmodSync(folder, 0o755)
const dataDir = join(folder, 'var')
const repository = join(folder, 'backups')
const config = readConfig({ SAOLANG_DATA_DIR: dataDir, BACKUP_DIR: repository })
const server = await startPostgres(dataDir)
try {
  await migrate(server.url)
  configureFiles(config)
  const sql = connect(server.url, { max: 1, max_lifetime: null })
  await sql`create table public.row (id int primary key, body jsonb not null)`
  await addRows(sql, 0, Math.round(rowsPerGigabyte * gigabytes))
  const first = await measured(() => takeOne(sql))
  const size = first.outcome.cluster?.bytes ?? 0
  say(
    `backup of ${inGigabytes(size)} GB, first: ${first.seconds.toFixed(1)} s, ${rate(size, first.seconds)} MB/s, ${inGigabytes(first.outcome.stored.newBytes)} GB stored`,
  )
  const again = await measured(() => takeOne(sql))
  say(`backup, again: ${again.seconds.toFixed(1)} s, ${(again.outcome.stored.newBytes / 1e6).toFixed(1)} MB new`)

  const before = await logPosition(sql)
  const writing = await measured(() =>
    addRows(sql, Math.round(rowsPerGigabyte * gigabytes), Math.round(rowsPerGigabyte * gigabytes * 0.2)),
  )
  const logBytes = (await logPosition(sql)) - before
  const lag = await archiveLag(sql)
  say(
    `log: ${(logBytes / 1e6).toFixed(0)} MB written at ${rate(logBytes, writing.seconds)} MB/s, in the archive ${lag.toFixed(1)} s after the last of it; ${listArchived(repository).length} segments`,
  )
  const [timeout] = await sql`select setting::int as seconds from pg_settings where name = 'archive_timeout'`
  await sql.end()
  const segment = await oneSegment()
  report('recovery point, at worst', timeout?.seconds + segment, pointLimitSeconds)

  const steps: number[] = []
  const begun = performance.now()
  const { backup } = await restoreBackup({
    to: join(folder, 'restored'),
    repository,
    identity: (await openRepository(config)).identity as string,
    tell: () => void steps.push((performance.now() - begun) / 1000),
  })
  const [written = 0, recovered = 0] = steps
  const base = backup.cluster?.bytes ?? 1
  say(
    `restore of ${inGigabytes(base)} GB: ${written.toFixed(1)} s at ${rate(base, written)} MB/s, then ${(recovered - written).toFixed(1)} s for ${(logBytes / 1e6).toFixed(0)} MB of log at ${rate(logBytes, recovered - written)} MB/s`,
  )
  const estimate =
    (wantedGigabytes * 1e9 * written) / base + (wantedGigabytes * 1e9 * dailyShare * (recovered - written)) / logBytes
  report(
    `recovery time at ${wantedGigabytes} GB and a day's log of ${wantedGigabytes * dailyShare} GB, reckoned`,
    estimate,
    timeLimitSeconds,
  )
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function takeOne(sql: postgres.Sql): Promise<About> {
  const { store, identity } = await openRepository(config)
  return takeBackup({ sql, dataDir, hasCluster: true, readFile: getStored }, store, identity, () => new Date())
}

// Rows of a kilobyte that compress as records do: words that repeat, and hashes that do not.
async function addRows(sql: postgres.Sql, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count; at += 50_000)
    await sql`
      insert into public.row
      select n, jsonb_build_object('hash', md5(n::text || 'a'), 'of', md5(n::text || 'b'), 'at', now() + n * interval '1 second', 'words',
        repeat('sản phẩm OCOP của chủ thể số ' || n % 977 || ', ', 6), 'keys', array[md5(n::text), md5(n::text || 'c'), encode(sha512(n::text::bytea), 'base64'), encode(sha512((n + 7)::text::bytea), 'base64')])
      from generate_series(${at}::int, ${Math.min(at + 50_000, from + count) - 1}::int) n`
}

async function logPosition(sql: postgres.Sql): Promise<number> {
  const [row] = await sql`select (pg_current_wal_lsn() - '0/0')::float8 as bytes`
  return row?.bytes
}

/** Seconds from the end of a segment to its place in the archive, with all that waits before it. */
async function archiveLag(sql: postgres.Sql): Promise<number> {
  const [row] = await sql`select pg_walfile_name(pg_switch_wal()) as segment`
  const { seconds } = await measured(async () => {
    while (!findArchived(repository, row?.segment)) await pause(20)
  })
  return seconds
}

async function oneSegment(): Promise<number> {
  const sql = connect(server.url, { max: 1 })
  await sql`insert into public.row values (-1, '{}') on conflict do nothing`
  return archiveLag(sql).finally(() => sql.end())
}

async function measured<T>(work: () => Promise<T>): Promise<{ outcome: T; seconds: number }> {
  const begun = performance.now()
  const outcome = await work()
  return { outcome, seconds: (performance.now() - begun) / 1000 }
}

function report(title: string, seconds: number, limit: number): void {
  say(`${title}: ${seconds.toFixed(1)} s, limit ${limit} s, ratio ${(limit / seconds).toFixed(2)}`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function rate(bytes: number, seconds: number): string {
  return (bytes / 1e6 / seconds).toFixed(0)
}

function inGigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(2)
}
