import type { Tx } from '../../sql.ts'

/** Sessions of the application by its pool (`app`, `reader`, `worker`, …) and state; `most` is what the server admits in all. */
export async function listConnections(tx: Tx): Promise<{ pool: string; state: string; many: number }[]> {
  return tx<{ pool: string; state: string; many: number }[]>`
    select case when application like 'saolang %' then split_part(application, ' ', 2) else 'other' end as pool, state, sum(many)::int as many
    from platform.list_connections() group by 1, 2`
}

/** How many sessions the server admits, and how many bytes the database takes. */
export async function findDatabaseSize(tx: Tx): Promise<{ most: number; bytes: number }> {
  const [row] = await tx<{ most: number; bytes: number }[]>`
    select current_setting('max_connections')::int as most, pg_database_size(current_database()) as bytes`
  return row as { most: number; bytes: number }
}

/** Work of the background by kind and state; `oldestSeconds` is how long the oldest that is due has waited. */
export type JobCount = {
  kind: string
  isEvent: boolean
  state: 'waiting' | 'scheduled' | 'running' | 'retrying' | 'failed'
  many: number
  oldestSeconds: number
}

/** What waits, runs and failed. A try that comes again later has waited since it was first due. */
export async function countJobs(tx: Tx): Promise<JobCount[]> {
  return tx<JobCount[]>`
    select kind, is_event as "isEvent", state, count(*)::int as many,
      coalesce(extract(epoch from now() - min(case state when 'waiting' then run_at when 'retrying' then created_at end)), 0)::float8
        as "oldestSeconds"
    from platform.list_jobs() group by kind, is_event, state order by kind, state`
}

/** Messages by channel: how many wait, and how many tries failed or were refused within the last hour. */
export async function countMessages(tx: Tx): Promise<{ channel: string; waiting: number; failed: number }[]> {
  return tx<{ channel: string; waiting: number; failed: number }[]>`
    select c.channel,
      (select count(*)::int from platform.message m where m.channel = c.channel and m.settled_at is null) as waiting,
      (select count(*)::int from platform.delivery d join platform.message m on m.id = d.message_id
        where m.channel = c.channel and d.outcome in ('failed', 'refused') and d.tried_at > now() - interval '1 hour') as failed
    from unnest(array['email', 'sms', 'zalo']) as c (channel)`
}

/** A standby that reads along. */
export type Replica = {
  name: string
  state: string
  isSynchronous: boolean
  lagBytes: number | null
  lagSeconds: number
}

/** The standbys of this server. */
export async function listReplicas(tx: Tx): Promise<Replica[]> {
  return tx<Replica[]>`
    select name, state, is_synchronous as "isSynchronous", lag_bytes as "lagBytes", lag_seconds as "lagSeconds"
    from platform.list_replicas() limit 20`
}

/** Whether this server is itself a standby, and then how far it lies behind; what it archived last and what failed. */
export type Standing = {
  isStandby: boolean
  behindSeconds: number
  archivedAt: Date | null
  archiveFailures: number
  isArchiving: boolean
}

/** How the server stands among others. */
export async function findStanding(tx: Tx): Promise<Standing> {
  const [row] = await tx<Standing[]>`
    select pg_is_in_recovery() as "isStandby",
      case when pg_is_in_recovery() and pg_last_wal_receive_lsn() is distinct from pg_last_wal_replay_lsn()
        then coalesce(extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()), 0) else 0 end::float8 as "behindSeconds",
      last_archived_time as "archivedAt",
      failed_count as "archiveFailures", current_setting('archive_mode') <> 'off' as "isArchiving"
    from pg_stat_archiver`
  return row as Standing
}

/** When a backup that was verified ended last, how many bytes it took, and what the newest attempt failed of. */
export async function findNewestBackup(tx: Tx): Promise<{ takenAt: Date | null; bytes: number; hasFailed: boolean }> {
  const [row] = await tx<{ takenAt: Date | null; bytes: number; hasFailed: boolean }[]>`
    select max(finished_at) filter (where verified_at is not null) as "takenAt",
      coalesce((array_agg(stored_bytes order by finished_at desc) filter (where verified_at is not null))[1], 0) as bytes,
      coalesce((array_agg(failure is not null order by finished_at desc))[1], false) as "hasFailed"
    from platform.backup_run`
  return row as { takenAt: Date | null; bytes: number; hasFailed: boolean }
}
