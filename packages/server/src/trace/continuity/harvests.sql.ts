import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import type { Tx } from '../../platform/sql.ts'

/** The true events that began something at places of an owner, as told: what was gathered there. Places in normal form. */
export async function listBeginnings(
  tx: Tx,
  { ownerId, places }: { ownerId: string; places: readonly string[] },
): Promise<{ place: string; body: EpcisEvent }[]> {
  const rows = await tx`
    select coalesce(e.biz_location, e.read_point) as place, e.body from trace.event e
    where e.owner_id = ${ownerId} and e.type = 'ObjectEvent' and e.action = 'ADD'
      and (e.biz_location = any(${places}) or e.read_point = any(${places}))
      and e.error_time is null and not exists (select from trace.error w where w.id = e.id)
    order by e.event_time`
  return [...rows] as unknown as { place: string; body: EpcisEvent }[]
}
