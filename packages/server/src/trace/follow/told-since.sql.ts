import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import type { Tx } from '../../platform/sql.ts'
import type { EventRef } from '../query.sql.ts'

/** Who follows what is told: each goes at its own pace. */
export type Follower = 'publications' | 'recalls'

/** An event as it came in; `time` is that of its recording. */
export type Told = EventRef & { ownerId: string; eventId: string; isError: boolean; body: EpcisEvent }

/** Until when a follower looked through what was recorded; undefined when it never did. */
export async function findMark(tx: Tx, name: Follower): Promise<Date | undefined> {
  const [row] = await tx<{ at: Date }[]>`select recorded_at as at from trace.follow_mark where name = ${name}`
  return row?.at
}

/** Notes until when a follower looked; never back. */
export async function setMark(tx: Tx, name: Follower, at: Date): Promise<void> {
  await tx`
    insert into trace.follow_mark (name, recorded_at) values (${name}, ${at})
    on conflict (name) do update set recorded_at = greatest(follow_mark.recorded_at, excluded.recorded_at)`
}

/** Events in the order of their recording, from `since` or from after one of them; `count` at most. */
export async function listToldSince(
  tx: Tx,
  { since, after, count }: { since: Date | undefined; after: EventRef | undefined; count: number },
): Promise<Told[]> {
  const newer = since ? tx`e.record_time > ${since}` : tx`true`
  const later = after ? tx`(e.record_time, e.id) > (${after.time}, ${after.id}::uuid)` : newer
  const rows = await tx`
    select e.id, e.record_time as time, e.owner_id as "ownerId", e.event_id as "eventId",
      e.error_time is not null as "isError", e.body
    from trace.event e where ${later} order by e.record_time, e.id limit ${count}`
  return [...rows] as unknown as Told[]
}
