import type { Stretch } from '@saolang/core/market/live/bag.ts'
import type { Tx } from '../../../platform/sql.ts'

export type TakeSource = 'browser' | 'rtmp' | 'engine'

/** Begins a take of a sale that is on air, ending one that was forgotten; undefined when the sale is not on air. Gives its number. */
export async function addTake(tx: Tx, sessionId: string, source: TakeSource, at: Date): Promise<number | undefined> {
  await tx`
    update market.live_take set ended_at = heard_at,
      media_ms = greatest(0, extract(epoch from heard_at - began_at) * 1000)::bigint
    where session_id = ${sessionId} and ended_at is null`
  const [row] = await tx<{ no: number }[]>`
    insert into market.live_take (session_id, no, source, began_at, heard_at)
    select s.id, coalesce((select max(no) + 1 from market.live_take t where t.session_id = s.id), 0), ${source}, ${at}, ${at}
    from market.live_session s where s.id = ${sessionId} and s.status = 'live' returning no`
  if (row) await tx`update market.live_session set silent_since = null where id = ${sessionId}`
  return row?.no
}

/** Ends a take with its length; its sale is silent from then on. False when it had ended. */
export async function endTake(
  tx: Tx,
  { sessionId, no, mediaMs }: { sessionId: string; no: number; mediaMs: number },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.live_take set ended_at = ${at}, heard_at = ${at}, media_ms = ${mediaMs}
    where session_id = ${sessionId} and no = ${no} and ended_at is null returning no`
  if (rows.length > 0)
    await tx`update market.live_session set silent_since = ${at} where id = ${sessionId} and status = 'live'`
  return rows.length > 0
}

/** Says that pictures of a take still come. */
export async function noteHeard(tx: Tx, sessionId: string, no: number, at: Date): Promise<void> {
  await tx`update market.live_take set heard_at = ${at} where session_id = ${sessionId} and no = ${no} and ended_at is null`
}

/** Takes whose process is gone: nothing was heard since. */
export async function listForgottenTakes(
  tx: Tx,
  heardUpTo: Date,
): Promise<{ sessionId: string; no: number; mediaMs: number }[]> {
  return tx<{ sessionId: string; no: number; mediaMs: number }[]>`
    select session_id as "sessionId", no, greatest(0, extract(epoch from heard_at - began_at) * 1000)::bigint as "mediaMs"
    from market.live_take where ended_at is null and heard_at < ${heardUpTo}`
}

/** Where in the recording a sale is now, in milliseconds; counted over its takes. */
export async function findMediaMs(tx: Tx, sessionId: string, now: Date): Promise<number> {
  const [row] = await tx<{ ms: number }[]>`
    select coalesce(sum(coalesce(media_ms, greatest(0, extract(epoch from ${now}::timestamptz - began_at) * 1000))), 0)::bigint as ms
    from market.live_take where session_id = ${sessionId}`
  return row?.ms ?? 0
}

/** The takes of a sale in their order. */
export async function listStretches(tx: Tx, sessionId: string): Promise<Stretch[]> {
  return tx<Stretch[]>`
    select began_at as "beganAt", ended_at as "endedAt", media_ms as "mediaMs" from market.live_take
    where session_id = ${sessionId} order by no`
}

/** Whether a sale ever had pictures. */
export async function hasTakes(tx: Tx, sessionId: string): Promise<boolean> {
  const [row] = await tx`select 1 from market.live_take where session_id = ${sessionId} limit 1`
  return row !== undefined
}

/** Whether pictures of a sale come at this moment, through any process. */
export async function hasOpenTake(tx: Tx, sessionId: string): Promise<boolean> {
  const [row] = await tx`select 1 from market.live_take where session_id = ${sessionId} and ended_at is null`
  return row !== undefined
}
