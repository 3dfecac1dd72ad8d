import type { Tx } from '../../platform/sql.ts'

export type ThingKind = 'lot' | 'serial' | 'logistic-unit' | 'other'

/** What a recall reaches. */
export type ReachedThing = { text: string; kind: ThingKind; isRoot: boolean; addedAt: Date; leftAt: Date | null }

/** Notes all that a recall reaches now: what is new is added, what carries nothing of it any more has left. Gives how many are new. */
export async function putThings(
  tx: Tx,
  recallId: string,
  { things, roots, at }: { things: readonly { text: string; kind: ThingKind }[]; roots: readonly string[]; at: Date },
): Promise<number> {
  const texts = things.map(({ text }) => text)
  const rows = await tx`
    insert into trace.recall_thing (recall_id, text, kind, is_root, added_at)
    select ${recallId}, text, kind, text = any(${roots}::text[]), ${at}
    from unnest(${texts}::text[], ${things.map(({ kind }) => kind)}::text[]) as g (text, kind)
    on conflict (recall_id, text) do update set left_at = null where recall_thing.left_at is not null
    returning text`
  await tx`
    update trace.recall_thing set left_at = ${at}
    where recall_id = ${recallId} and left_at is null and text <> all(${texts}::text[])`
  return rows.length
}

/** All that a recall reaches, its roots first. */
export async function listThings(tx: Tx, recallId: string): Promise<ReachedThing[]> {
  return tx<ReachedThing[]>`
    select text, kind, is_root as "isRoot", added_at as "addedAt", left_at as "leftAt" from trace.recall_thing
    where recall_id = ${recallId} order by is_root desc, array_position(array['lot', 'serial', 'logistic-unit', 'other'], kind), text limit 2000`
}

/** What open recalls were opened on, of these. */
export async function listOpenRoots(tx: Tx, texts: readonly string[]): Promise<{ text: string; code: string }[]> {
  return tx<{ text: string; code: string }[]>`
    select t.text, r.code from trace.recall_thing t join trace.recall r on r.id = t.recall_id
    where t.is_root and r.closed_at is null and t.text = any(${texts}::text[])`
}

/** An event downstream of what is recalled. */
export type ReachedEvent = { eventId: string; ownerId: string; eventTime: Date; step: string | null }

/** Keeps the events that a recall found; gives those that are new. */
export async function addReachedEvents(
  tx: Tx,
  recallId: string,
  { events, at }: { events: readonly ReachedEvent[]; at: Date },
): Promise<number> {
  const rows = await tx`
    insert into trace.recall_event (recall_id, event_id, owner_id, event_time, step, added_at)
    select ${recallId}, event_id, owner_id, event_time, step, ${at}
    from unnest(${events.map(({ eventId }) => eventId)}::text[], ${events.map(({ ownerId }) => ownerId)}::uuid[],
      ${events.map(({ eventTime }) => eventTime.toISOString())}::timestamptz[], ${events.map(({ step }) => step)}::text[])
      as g (event_id, owner_id, event_time, step)
    on conflict do nothing returning event_id`
  return rows.length
}

/** The events of a recall that happened after it was opened, oldest first: what was still moved or sold. */
export async function listMovedSince(tx: Tx, recallId: string, since: Date): Promise<ReachedEvent[]> {
  return tx<ReachedEvent[]>`
    select event_id as "eventId", owner_id as "ownerId", event_time as "eventTime", step from trace.recall_event
    where recall_id = ${recallId} and event_time > ${since}
      and (step is null or step not in ('holding', 'inspecting', 'receiving', 'destroying', 'storing'))
    order by event_time, event_id limit 200`
}

/** To whom entries of diaries say that goods were sent, in words, where no place was named; by the id of the entry. */
export async function listSentTo(tx: Tx, entryIds: readonly string[]): Promise<{ id: string; to: string }[]> {
  return tx<{ id: string; to: string }[]>`
    select d.id, d.form ->> 'to' as to from trace.diary_entry d
    where d.id = any(${entryIds}::uuid[]) and d.step like '%.ship' and d.form ->> 'to' <> '' and d.form ->> 'toPlaceId' is null`
}

/** Key, GTIN and number of lots that diaries began, by their identifiers. */
export async function listLotCodes(
  tx: Tx,
  identifiers: readonly string[],
): Promise<{ key: string; gtin: string | null; number: string }[]> {
  return tx<{ key: string; gtin: string | null; number: string }[]>`
    select l.key, k.gtin, l.number from trace.lot l join trace.product_key k on k.key = l.key
    where l.identifier = any(${identifiers}::text[])`
}
