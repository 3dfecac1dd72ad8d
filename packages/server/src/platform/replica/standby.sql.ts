import type postgres from 'postgres'

type Sql = postgres.Sql

/** Makes the slot in which the primary keeps its log for a standby; one that is there already stays. */
export async function addSlot(sql: Sql, name: string): Promise<void> {
  await sql`
    select pg_create_physical_replication_slot(${name}, true)
    where not exists (select from pg_replication_slots where slot_name = ${name})`
}

/** Lets a standby that is gone for good cost four gigabytes and not the whole disk. */
export async function limitSlots(sql: Sql): Promise<void> {
  const [row] = await sql`select setting from pg_settings where name = 'max_slot_wal_keep_size'`
  if (row?.setting !== '-1') return
  await sql.unsafe(`alter system set max_slot_wal_keep_size = '4GB'`)
  await sql`select pg_reload_conf()`
}

/** Says which standby has to have a council's decision before it counts; none: only the primary. All else waits for the primary alone. */
export async function setSecondCopy(sql: Sql, name: string | undefined): Promise<void> {
  if (name === undefined) await sql.unsafe('alter system reset synchronous_standby_names')
  else {
    await sql.unsafe(`alter system set synchronous_commit = 'local'`)
    await sql.unsafe(`alter system set synchronous_standby_names = 'FIRST 1 (${name})'`)
  }
  await sql`select pg_reload_conf()`
}

/** Whether a server follows another, and how it reaches that one. */
export async function findFollowed(sql: Sql): Promise<{ isStandby: boolean; conninfo: string }> {
  const [row] = await sql`select pg_is_in_recovery() as "isStandby", current_setting('primary_conninfo') as conninfo`
  return row as never
}

/** Makes a standby the primary. False when it did not become one within a minute. */
export async function promoteServer(sql: Sql): Promise<boolean> {
  const [row] = await sql`select pg_promote(true, 60) as done`
  return row?.done
}
