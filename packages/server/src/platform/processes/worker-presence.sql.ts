import type postgres from 'postgres'

// The first key of the locks by which workers are known to be alive; the second is the worker's name.
const presence = 5_022_028

/** Holds the locks of these workers in this session, as long as it lives. */
export async function holdPresence(sql: postgres.Sql, workers: readonly string[]): Promise<void> {
  await sql`
    select pg_try_advisory_lock(${presence}, hashtext(worker)) from unnest(${workers as string[]}::text[]) as worker
    where not exists (
      select from pg_locks where locktype = 'advisory' and classid = ${presence} and pid = pg_backend_pid()
        and objid = (hashtext(worker)::bigint & 4294967295)::oid)`
}

/** The workers that hold jobs while no session holds their lock. */
export async function listSilentWorkers(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ worker: string }[]>`
    select distinct locked_by as worker from graphile_worker._private_jobs
    where locked_by is not null and not exists (
      select from pg_locks where locktype = 'advisory' and classid = ${presence}
        and database = (select oid from pg_database where datname = current_database())
        and objid = (hashtext(locked_by)::bigint & 4294967295)::oid)`
  return rows.map(({ worker }) => worker)
}

/** Gives the jobs of workers free for others, as the library's own function does it. */
export async function releaseJobsOf(sql: postgres.Sql, workers: readonly string[]): Promise<void> {
  await sql`select graphile_worker.force_unlock_workers(${workers as string[]}::text[])`
}
