import type { Tx } from '../../../platform/sql.ts'

/** Another platform that a sale is sent on to; without its key. */
export type PushRow = { id: string; name: string; address: string; failedWhy: string | null }

/** Where a sale is sent on to. */
export async function listPushes(tx: Tx, sessionId: string): Promise<PushRow[]> {
  return tx<PushRow[]>`
    select id, name, address, failed_why as "failedWhy" from market.live_push
    where session_id = ${sessionId} and ended_at is null order by made_at`
}

/** The same with the sealed keys, for what sends. */
export async function listSealedPushes(
  tx: Tx,
  sessionId: string,
): Promise<{ id: string; address: string; secret: string }[]> {
  return tx<{ id: string; address: string; secret: string }[]>`
    select id, address, secret from market.live_push where session_id = ${sessionId} and ended_at is null order by made_at`
}

/** Adds a platform to send on to; `secret` is sealed. */
export async function addPushRow(
  tx: Tx,
  row: { id: string; sessionId: string; name: string; address: string; secret: string; by: string | null },
  at: Date,
): Promise<void> {
  await tx`
    insert into market.live_push (id, session_id, name, address, secret, made_at, made_by)
    values (${row.id}, ${row.sessionId}, ${row.name}, ${row.address}, ${row.secret}, ${at}, ${row.by})`
}

/** Sends on to it no more, and keeps no key. */
export async function endPushRow(
  tx: Tx,
  { sessionId, id }: { sessionId: string; id: string },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.live_push set ended_at = ${at}, secret = '' where id = ${id} and session_id = ${sessionId} and ended_at is null
    returning id`
  return rows.length > 0
}

/** Ends all sending on of a sale, and keeps none of its keys. */
export async function endPushesOf(tx: Tx, sessionId: string, at: Date): Promise<void> {
  await tx`update market.live_push set ended_at = ${at}, secret = '' where session_id = ${sessionId} and ended_at is null`
}

/** Notes that another platform does not take the pictures. */
export async function notePushFailure(tx: Tx, id: string, why: string, at: Date): Promise<void> {
  await tx`update market.live_push set failed_at = ${at}, failed_why = ${why} where id = ${id}`
}
