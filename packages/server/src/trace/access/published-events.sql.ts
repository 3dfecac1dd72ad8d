import type { Tx } from '../../platform/sql.ts'
import type { EventRef } from '../query.sql.ts'

/**
 * Makes the public part of events open to anybody, on behalf of a subject: the lot or the product that was published, in normal
 * form. Called by the publish gate; again for events that came since. What is open already stays so.
 */
export async function publishEvents(
  tx: Tx,
  { subject, events, at }: { subject: string; events: readonly EventRef[]; at: Date },
): Promise<void> {
  await tx`
    insert into trace.published_event (event_id, event_time, subject, published_at)
    select id, time, ${subject}, ${at}
    from unnest(${events.map(({ id }) => id)}::uuid[], ${events.map(({ time }) => time.toISOString())}::timestamptz[]) as r (id, time)
    on conflict (event_id, event_time, subject) do update set published_at = excluded.published_at, ended_at = null
      where published_event.ended_at is not null`
}

/** Closes what was open on behalf of a subject; an event that another subject published too stays open. */
export async function endPublication(tx: Tx, subject: string, at: Date): Promise<void> {
  await tx`update trace.published_event set ended_at = ${at} where subject = ${subject} and ended_at is null`
}

/** True while anything is open on behalf of a subject. */
export async function isPublished(tx: Tx, subject: string): Promise<boolean> {
  const [row] = await tx`
    select exists (select from trace.published_event where subject = ${subject} and ended_at is null) as is`
  return row?.is as boolean
}
