import type postgres from 'postgres'

type Sql = postgres.ISql

// One backup of an installation at a time; the lock ends with its session.
const backupLock = 5_022_027

/** Takes the lock of backups for this session. False when another has it. */
export async function lockBackups(sql: Sql): Promise<boolean> {
  const [row] = await sql`select pg_try_advisory_lock(${backupLock}) as locked`
  return row?.locked
}

/** What a server says of itself: version, identity, whether it archives. */
export async function describeServer(
  sql: Sql,
): Promise<{ version: string; system: string; archives: string; timeline: number }> {
  const [row] = await sql`
    select current_setting('server_version') as version, system_identifier::text as system, current_setting('archive_mode') as archives,
      timeline_id as timeline
    from pg_control_system(), pg_control_checkpoint()`
  return row as never
}

/** Begins a base backup at once. Gives the segment of the log from which it needs everything. */
export async function beginBase(sql: Sql, label: string): Promise<string> {
  const [row] = await sql`select pg_walfile_name(pg_backup_start(${label}, fast => true)) as start`
  return row?.start
}

/** Ends the base backup of this session: the label that a restored cluster begins with, and the last segment that it needs. */
export async function endBase(sql: Sql): Promise<{ label: string; map: string; stop: string }> {
  const [row] = await sql`
    select labelfile as label, spcmapfile as map, pg_walfile_name(lsn) as stop from pg_backup_stop(wait_for_archive => false)`
  return row as never
}

/** How often archiving failed, ever: `pg_stat_archiver`. */
export async function countArchiveFailures(sql: Sql): Promise<number> {
  const [row] = await sql`select failed_count::int as n from pg_stat_archiver`
  return row?.n
}

/** The hashes and sizes of every stored file that the database knows. */
export async function listStoredFiles(sql: Sql, after?: Date): Promise<{ sha256: string; bytes: number }[]> {
  return sql`
    select sha256, byte_size::int8::float8 as bytes from platform.file where ${after ?? null}::timestamptz is null or stored_at >= ${after ?? null}
    union
    select sha256, byte_size::float8 from platform.written_file where ${after ?? null}::timestamptz is null or written_at >= ${after ?? null}
    order by sha256`
}

/** Writes down how a backup went: its id, or why there is none. */
export async function addRun(
  sql: Sql,
  run: {
    id: string
    startedAt: Date
    finishedAt: Date
    verifiedAt: Date | null
    failure: string | null
    bytes: number
    newBytes: number
  },
): Promise<void> {
  await sql`
    insert into platform.backup_run (id, started_at, finished_at, verified_at, failure, stored_bytes, new_bytes)
    values (${run.id}, ${run.startedAt}, ${run.finishedAt}, ${run.verifiedAt}, ${run.failure}, ${run.bytes}, ${run.newBytes})`
}
