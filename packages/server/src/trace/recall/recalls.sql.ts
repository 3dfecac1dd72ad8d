import type { Disposal, Hazard } from '@saolang/core/trace/recall/recall.ts'
import type { Tx } from '../../platform/sql.ts'

/** A recall as it stands. `made` in `unit`; null where nobody told. */
export type RecallRow = {
  id: string
  code: string
  ownerId: string
  organisationId: string | null
  productId: string | null
  productName: string
  hazard: Hazard
  reason: string
  advice: string
  made: number | null
  unit: string
  detectedAt: Date
  openedBy: string
  openedAs: string
  openedAt: Date
  followedAt: Date
  closedAt: Date | null
  disposal: Disposal | null
  closing: string | null
}

const columns = (tx: Tx) => tx`
  r.id, r.code, r.owner_id as "ownerId", r.organisation_id as "organisationId", r.product_id as "productId",
  r.product_name as "productName", r.hazard, r.reason, r.advice, r.made, r.unit, r.detected_at as "detectedAt",
  r.opened_by as "openedBy", r.opened_as as "openedAs", r.opened_at as "openedAt", r.followed_at as "followedAt",
  r.closed_at as "closedAt", r.disposal, r.closing`

export type NewRecall = Omit<RecallRow, 'followedAt' | 'closedAt' | 'disposal' | 'closing'>

/** Waits until nobody else opens a recall of a maker's things, and keeps others waiting until the end of the act. */
export async function takeTurn(tx: Tx, ownerId: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`recall of ${ownerId}`}, 645))`
}

/** Opens a recall. */
export async function addRecall(tx: Tx, r: NewRecall): Promise<void> {
  await tx`
    insert into trace.recall (id, code, owner_id, organisation_id, product_id, product_name, hazard, reason, advice, made, unit,
      detected_at, opened_by, opened_as, opened_at, followed_at)
    values (${r.id}, ${r.code}, ${r.ownerId}, ${r.organisationId}, ${r.productId}, ${r.productName}, ${r.hazard}, ${r.reason},
      ${r.advice}, ${r.made}, ${r.unit}, ${r.detectedAt}, ${r.openedBy}, ${r.openedAs}, ${r.openedAt}, ${r.openedAt})`
}

/** The recall of an id, locked until the end of the act. */
export async function lockRecall(tx: Tx, id: string): Promise<RecallRow | undefined> {
  const [row] = await tx<RecallRow[]>`select ${columns(tx)} from trace.recall r where r.id = ${id} for update`
  return row
}

/** The recall of an id or of a public code. */
export async function findRecall(tx: Tx, ref: { id?: string; code?: string }): Promise<RecallRow | undefined> {
  const [row] = await tx<RecallRow[]>`
    select ${columns(tx)} from trace.recall r where r.id = ${ref.id ?? null} or r.code = ${ref.code ?? null}`
  return row
}

/** A page of all recalls: the open ones first, then the newest. */
export async function listRecalls(tx: Tx, { size, offset }: { size: number; offset: number }): Promise<RecallRow[]> {
  return tx<RecallRow[]>`
    select ${columns(tx)} from trace.recall r order by r.closed_at is not null, r.opened_at desc, r.id
    limit ${size} offset ${offset}`
}

/** The recalls of somebody's lots, and those that reached it: the open ones first, then the newest. */
export async function listRecallsAbout(tx: Tx, ownerId: string): Promise<RecallRow[]> {
  return tx<RecallRow[]>`
    select ${columns(tx)} from trace.recall r
    where r.owner_id = ${ownerId} or r.id in (select h.recall_id from trace.recall_holder h where h.owner_id = ${ownerId})
    order by r.closed_at is not null, r.opened_at desc, r.id limit 500`
}

/** Closes a recall; false when it is closed already. */
export async function closeRecallRow(
  tx: Tx,
  { id, by, at, disposal, closing }: { id: string; by: string; at: Date; disposal: string; closing: string },
): Promise<boolean> {
  const rows = await tx`
    update trace.recall set closed_by = ${by}, closed_at = ${at}, disposal = ${disposal}, closing = ${closing}
    where id = ${id} and closed_at is null returning id`
  return rows.length > 0
}

/** Notes until when events were looked through for a recall. */
export async function noteFollowed(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update trace.recall set followed_at = ${at} where id = ${id}`
}

/** A text that an event mentions, and which event of whom that was. */
export type ToldText = { text: string; ownerId: string; eventId: string; isError: boolean; recordedAt: Date }

/** The open recalls about whose things these events tell something that they do not know yet. */
export async function listRecallsBehind(tx: Tx, told: readonly ToldText[]): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select r.id from unnest(
      ${told.map(({ text }) => text)}::text[], ${told.map(({ ownerId }) => ownerId)}::uuid[],
      ${told.map(({ eventId }) => eventId)}::text[], ${told.map(({ isError }) => String(isError))}::text[]::boolean[],
      ${told.map(({ recordedAt }) => recordedAt.toISOString())}::timestamptz[])
      as told (text, owner_id, event_id, is_error, recorded_at)
    join trace.recall_thing t on t.text = told.text and t.left_at is null
    join trace.recall r on r.id = t.recall_id and r.closed_at is null
    -- A minute back: what was being taken in while the last look was under way.
    where told.recorded_at > r.followed_at - interval '1 minute' and not exists (
      select from trace.recall_event k
      where k.recall_id = r.id and k.owner_id = told.owner_id and k.event_id = told.event_id and not told.is_error)
    group by r.id order by r.followed_at`
  return rows.map(({ id }) => id)
}
