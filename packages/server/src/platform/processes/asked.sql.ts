import type { Tx } from '../sql.ts'

/** What is counted: who asks for what, in windows of so many milliseconds. */
export type Asking = { who: string; what: string; windowMillis: number }

/** Counts one asking. Gives how many there are in the window, and the milliseconds until it ends, by the database's clock alone. */
export async function countAsking(
  tx: Tx,
  { who, what, windowMillis }: Asking,
): Promise<{ times: number; left: number }> {
  const [row] = await tx<[{ times: number; left: number }]>`
    insert into platform.asked as a (what, who, until, times)
    values (${what}, ${who}, now() + ${windowMillis}::float8 * interval '1 millisecond', 1)
    on conflict (what, who) do update set
      times = case when a.until <= now() then 1 else a.times + 1 end,
      until = case when a.until <= now() then excluded.until else a.until end
    returning times, extract(epoch from until - now())::float8 * 1000 as left`
  return row
}

/** Forgets windows that are over. */
export async function forgetCounts(tx: Tx): Promise<void> {
  await tx`delete from platform.asked where until < now()`
}
