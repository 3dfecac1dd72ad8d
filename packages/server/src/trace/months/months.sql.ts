import type postgres from 'postgres'

type Sql = postgres.ISql

/** A month of events: its partition, how many events (PostgreSQL's own estimate), how many bytes with indexes. */
export type Month = { month: string; table: string; events: number; bytes: number }

/** The months that have a partition, oldest first. */
export async function listMonths(sql: Sql): Promise<Month[]> {
  return sql`
    select replace(substr(c.relname, 7), '_', '-') as month, format('trace.%I', c.relname) as table,
      greatest(c.reltuples, 0)::float8 as events, pg_total_relation_size(c.oid)::float8 as bytes
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'trace.event'::regclass and c.relname ~ '^event_[0-9]{4}_[0-9]{2}$' order by 1`
}

/** The columns of events, in their order. Names come quoted. */
export async function listEventColumns(sql: Sql): Promise<string[]> {
  const rows = await sql`
    select quote_ident(attname) as name from pg_attribute
    where attrelid = 'trace.event'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`
  return rows.map(({ name }) => name)
}

/** Whether something that is published mentions an event of the month: its page would lose a part of its story. */
export async function isMonthShown(sql: Sql, first: string): Promise<boolean> {
  const [row] = await sql`
    select exists (
      select from trace.publication p cross join unnest(p.things) thing
      join trace.event_item i on i.key = hashtextextended(thing, 0) and i.text = thing
      where p.ended_at is null and i.event_time >= ${first}::date::timestamp at time zone 'UTC'
        and i.event_time < (${first}::date + interval '1 month') at time zone 'UTC') as shown`
  return row?.shown
}
