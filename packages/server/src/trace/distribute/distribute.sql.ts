import type postgres from 'postgres'

/** Which Citus a database has, and how many machines keep its shards beside the coordinator. */
export async function findCitus(sql: postgres.Sql): Promise<{ version?: string; workers: number }> {
  const [extension] = await sql<{ version: string }[]>`
    select extversion as version from pg_extension where extname = 'citus'`
  if (!extension) return { workers: 0 }
  const [row] = await sql<{ workers: number }[]>`
    select count(*)::int as workers from pg_dist_node where groupid > 0 and isactive`
  return { version: extension.version, workers: row?.workers ?? 0 }
}

/** The tables of traces that are distributed or replicated already. */
export async function listDistributed(sql: postgres.Sql): Promise<ReadonlySet<string>> {
  const rows = await sql<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name
    from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'trace' and not c.relispartition and p.partmethod in ('h', 'n') and (p.partmethod = 'h' or p.repmodel = 't')`
  return new Set(rows.map(({ name }) => name))
}

/** Lets the roles of the application sign in: the coordinator opens its connections to the workers under their names. */
export async function letNodesIn(sql: postgres.Sql): Promise<void> {
  await sql`alter role saolang_app login`
  await sql`alter role saolang_reader login`
}

/** Spreads a table by a column, its rows included; `beside` another one, so that equal values meet on one machine. */
export async function distributeTable(sql: postgres.Sql, table: string, by: string, beside: string): Promise<void> {
  await sql`select create_distributed_table(${table}::text::regclass, ${by}::text, colocate_with => ${beside}::text)`
}

/** Keeps a table whole on every machine. */
export async function replicateTable(sql: postgres.Sql, table: string): Promise<void> {
  await sql`select create_reference_table(${table}::text::regclass)`
}
