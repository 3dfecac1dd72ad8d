import type { Reach } from '@saolang/core/trace/reach.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import type { Tx } from '../platform/sql.ts'
import { asRows, type EventRef, names, seenBy, seenItems } from './query.sql.ts'

/** That an event mentions something, or is part of a transformation. */
export type Mention = EventRef & { text: string; isTransformation: boolean }

/** The events that mention any of these as themselves, or belong to a transformation of that id; `most` + 1 at most. */
export async function listMentions(
  tx: Tx,
  texts: readonly string[],
  { reach, most }: { reach: Reach; most: number },
): Promise<Mention[]> {
  const rows = await tx`
    select i.text, i.event_id as id, i.event_time as time, i.role = 'transformation' as "isTransformation"
    from trace.event_item i
    where ${names(tx, texts)} and i.level = 'exact' and i.role not in ('event-id', 'transaction', 'source', 'destination') ${seenItems(tx, reach)}
    limit ${most + 1}`
  return [...rows] as unknown as Mention[]
}

/** The bodies of events that count: seen by whoever asks, and not declared wrong. */
export async function listTruths(
  tx: Tx,
  refs: readonly EventRef[],
  reach: Reach,
): Promise<{ id: string; body: EpcisEvent }[]> {
  const rows = await tx`
    select e.id, e.body
    from ${asRows(tx, refs)}
    join trace.event e on e.id = r.id and e.event_time = r.at
    where ${seenBy(tx, reach)} and e.error_time is null and not exists (select from trace.error w where w.id = e.id)`
  return [...rows] as unknown as { id: string; body: EpcisEvent }[]
}

/** The bodies of the true events that mention any of these texts as a level of theirs: ids first, then bodies. */
export async function listTrueBodies(tx: Tx, texts: readonly string[], level: string): Promise<EpcisEvent[]> {
  const refs = await tx<EventRef[]>`
    select distinct i.event_id as id, i.event_time as time from trace.event_item i
    where ${names(tx, texts)} and i.level = ${level}`
  const truths = refs.length > 0 ? await listTruths(tx, refs, { level: 'nation' }) : []
  return truths.map(({ body }) => body)
}
