import type postgres from 'postgres'

type Sql = postgres.ISql

/** A table to copy, and the columns that are not computed. */
export type CopiedTable = { table: string; columns: string[] }

const ours = (sql: Sql) => sql`
  n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%' and n.nspname <> 'public'`

/** Every table that holds our data, queue included; the versions of schemas are the migrations' own. Names come quoted. */
export async function listTables(sql: Sql): Promise<CopiedTable[]> {
  return sql<CopiedTable[]>`
    select format('%I.%I', n.nspname, c.relname) as table, array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and ${ours(sql)}
      and (n.nspname, c.relname) not in (('graphile_worker', 'migrations'), ('migration', 'applied'))
    group by 1 order by 1`
}

/** Where every sequence stands. */
export async function listSequences(sql: Sql): Promise<{ name: string; value: string | null }[]> {
  return sql`
    select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
    from pg_sequences s join pg_namespace n on n.nspname = s.schemaname where ${ours(sql)} order by 1`
}

/** Sets a sequence to where it stood; one that was never used stays so. */
export async function saveSequence(sql: Sql, name: string, value: string | null): Promise<void> {
  if (value !== null) await sql`select setval(${name}::regclass, ${value}::bigint)`
}

/** Which migrations a database holds, in order. */
export async function listMigrations(sql: Sql): Promise<{ name: string; sha256: string }[]> {
  return sql`select name, sha256 from migration.applied order by name`
}

/** Schemas of ours that a database has, whoever made them. */
export async function listSchemas(sql: Sql): Promise<string[]> {
  const rows = await sql`select quote_ident(n.nspname) as name from pg_namespace n where ${ours(sql)} order by 1`
  return rows.map(({ name }) => name)
}

/** How many connections of a running server there are. */
export async function countServers(sql: Sql): Promise<number> {
  const [row] = await sql`
    select count(*)::int as n from pg_stat_activity where application_name ~ '^saolang (app|reader) ' and datname = current_database()`
  return row?.n
}

/** Jobs that were running when the copy was taken are free to run again. */
export async function unlockJobs(sql: Sql): Promise<void> {
  await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null`
  await sql`update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null`
}
