import type postgres from 'postgres'

type Sql = postgres.ISql

/** Where a recovery stands. */
export async function describeRecovery(
  sql: Sql,
): Promise<{ isRecovering: boolean; lastTransactionAt: Date | null; timeline: number }> {
  const [row] = await sql`
    select pg_is_in_recovery() as "isRecovering", pg_last_xact_replay_timestamp() as "lastTransactionAt",
      case when pg_is_in_recovery() then 0 else ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int end as timeline`
  return row as never
}
