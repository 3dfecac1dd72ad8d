import type { Tx } from '../../platform/sql.ts'

type Counted = { clientId: string; minute: Date; day: Date; perMinute: number; perDay: number; at: Date }

/**
 * Counts a request of a client in its minute and its day, when both have room; what is null had none. One statement, so that all processes
 * share a quota; it waits for no disk, because a count that a crash forgets harms nobody.
 */
export async function countUse(
  tx: Tx,
  { clientId, minute, day, perMinute, perDay, at }: Counted,
): Promise<{ minute: number | null; day: number | null }> {
  const [row] = await tx`
    with lazily as (select set_config('synchronous_commit', 'off', true)),
    minute as (
      insert into people.client_use (client_id, span, starts_at, used, last_at)
      select ${clientId}::uuid, 'minute', ${minute}::timestamptz, 1, ${at}::timestamptz from lazily
      on conflict (client_id, span, starts_at) do update set used = client_use.used + 1, last_at = excluded.last_at
      where client_use.used < ${perMinute} returning used),
    day as (
      insert into people.client_use (client_id, span, starts_at, used, last_at)
      select ${clientId}::uuid, 'day', ${day}::timestamptz, 1, ${at}::timestamptz from minute
      on conflict (client_id, span, starts_at) do update set used = client_use.used + 1, last_at = excluded.last_at
      where client_use.used < ${perDay} returning used)
    select (select used from minute) as minute, (select used from day) as day`
  return row as { minute: number | null; day: number | null }
}

/** Counts a request that found no room, in its day. */
export async function countRefused(
  tx: Tx,
  { clientId, day, at }: Pick<Counted, 'clientId' | 'day' | 'at'>,
): Promise<void> {
  await tx`
    insert into people.client_use (client_id, span, starts_at, used, refused, last_at)
    values (${clientId}, 'day', ${day}, 0, 1, ${at})
    on conflict (client_id, span, starts_at) do update set refused = client_use.refused + 1`
}

/** What a client used and was refused on its last days, the newest first. */
export async function listUse(
  tx: Tx,
  clientId: string,
  days: number,
): Promise<{ day: Date; used: number; refused: number }[]> {
  return tx<{ day: Date; used: number; refused: number }[]>`
    select starts_at as day, used, refused from people.client_use
    where client_id = ${clientId} and span = 'day' order by starts_at desc limit ${days}`
}
