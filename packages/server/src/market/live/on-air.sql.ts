import type { Tx } from '../../platform/sql.ts'

/** How many sales are on air, and how many watch them, through all processes. */
export async function countOnAir(tx: Tx, now: Date): Promise<{ sales: number; viewers: number }> {
  const [row] = await tx<{ sales: number; viewers: number }[]>`
    select (select count(*)::int from market.live_session where status = 'live') as sales,
      (select coalesce(sum(viewers), 0)::int from market.live_presence where at > ${now}::timestamptz - interval '15 seconds') as viewers`
  return row as { sales: number; viewers: number }
}
