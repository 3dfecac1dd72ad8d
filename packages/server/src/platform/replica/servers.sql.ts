import type postgres from 'postgres'
import type { Tx } from '../sql.ts'

/** What a server says of itself: whether it follows another, how far its log is or was replayed, and which of its lives it is in. */
export type Server = { isStandby: boolean; place: string; timeline: number }

/** Asks a server. The timeline of a promoted one is higher than that of all before it. */
export async function askServer(sql: postgres.Sql): Promise<Server> {
  const [row] = await sql<[Server]>`
    select standby as "isStandby",
      case when standby then pg_last_wal_replay_lsn() else pg_current_wal_flush_lsn() end::text as place,
      case when standby then (select timeline_id from pg_control_checkpoint())
        else ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::int end as timeline
    from pg_is_in_recovery() as standby`
  return row
}

/** How far the primary's log is on its disk. */
export async function findPlace(tx: Tx): Promise<string> {
  const [row] = await tx`select pg_current_wal_flush_lsn()::text as place`
  return row?.place
}
