import type { Tx } from '../../sql.ts'

/** A statement as the database counts it: text without values. */
export type CountedStatement = {
  statement: string
  calls: number
  totalMs: number
  meanMs: number
  maxMs: number
  rows: number
}

/** The fifty statements that took most of the server's time; none where pg_stat_statements is not there. */
export async function listSlowStatements(tx: Tx): Promise<CountedStatement[]> {
  return tx<CountedStatement[]>`
    select statement, calls, total_ms as "totalMs", mean_ms as "meanMs", max_ms as "maxMs", rows from platform.list_slow_statements()`
}
