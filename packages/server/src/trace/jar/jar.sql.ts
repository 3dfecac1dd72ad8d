import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import type { Tx } from '../../platform/sql.ts'

/** The lot of a product or a material by its number; undefined when no diary began one. */
export async function findLotId(tx: Tx, key: string, number: string): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`select id from trace.lot where key = ${key} and number = ${number}`
  return row?.id
}

/** A published event with who told it and when. `isDiary`: an entry of a field diary. */
export type WitnessedEvent = { body: EpcisEvent; ownerId: string; recordTime: Date; isDiary: boolean }

/** The events that are open on behalf of a subject and that nobody declared wrong, by time. */
export async function listPublishedEvents(tx: Tx, subject: string): Promise<WitnessedEvent[]> {
  const rows = await tx`
    select e.body, e.owner_id as "ownerId", e.record_time as "recordTime", e.body ? 'saolang:step' as "isDiary"
    from trace.published_event p join trace.event e on e.id = p.event_id and e.event_time = p.event_time
    where p.subject = ${subject} and p.ended_at is null and e.error_time is null
      and not exists (select from trace.error w where w.id = e.id)
    order by e.event_time, e.id`
  return [...rows] as unknown as WitnessedEvent[]
}
