import { normalTerm } from '@saolang/core/trace/stored-event.ts'
import type { ActContext } from '../../platform/act.ts'
import { findHolders } from './find-holders.ts'
import { type Fate, followRecalled } from './follow-recalled.ts'
import { addHolders } from './holders.sql.ts'
import { addReachedEvents, putThings } from './reached.sql.ts'
import type { RecallRow } from './recalls.sql.ts'
import { tellHolder } from './tell-holder.ts'

/** What a look at the chain added to a recall. */
export type Spread = { things: number; events: number; holders: number }

type Spreading = Pick<RecallRow, 'id' | 'code' | 'ownerId' | 'productName' | 'reason' | 'advice'>

/** Takes everything downstream of what is recalled into the recall, and tells those who hold it and were not told yet. */
export async function spreadRecall(
  context: ActContext,
  recall: Spreading,
  { roots, fate }: { roots: readonly string[]; fate?: Fate },
): Promise<Spread> {
  const { tx, now: at, newId } = context
  const { things, events } = fate ?? (await followRecalled(tx, roots))
  const added = await putThings(tx, recall.id, { things, roots, at })
  const reached = events.map(({ ownerId, body }) => ({
    ...{ eventId: body.eventID as string, ownerId, eventTime: new Date(body.eventTime) },
    step: normalTerm('bizStep', body.bizStep),
  }))
  const found = await findHolders(tx, events, recall.ownerId)
  const holders = await addHolders(tx, recall.id, { holders: found.map((one) => ({ id: newId(), ...one })), at })
  for (const holder of holders) await tellHolder(context, recall, holder)
  return {
    things: added,
    events: await addReachedEvents(tx, recall.id, { events: reached, at }),
    holders: holders.length,
  }
}
