import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { ToldEvent } from '@saolang/core/trace/answer.ts'
import type { Condition, EventQuery } from '@saolang/core/trace/query.ts'
import { findReach, type Reach } from '@saolang/core/trace/reach.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { view } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import {
  type EventRef,
  type EventRow,
  findEvents,
  keepMentioning,
  listEvents,
  listMentioning,
  pickEvents,
} from './query.sql.ts'

/** A page of events: `after` is where the next begins; `tooMany` when more were found than the query allows. */
export type Page = { events: ToldEvent[]; after: EventRef | undefined; tooMany: boolean }

type Search = EventQuery & { reach: Reach; after: EventRef | undefined; count: number }

// How many events one demand on items may be followed to, when it is not in the order asked for.
const mostMentions = 20_000
const chunk = 500

/** The events that a query finds among those that somebody may see, a page of them. */
export const queryEvents = view(
  'event.read',
  async (
    { tx, who },
    { query, after, taken }: { query: EventQuery; after: EventRef | undefined; taken: number },
  ): Promise<Page> => {
    const reach = findReach(who)
    if (!reach) return { events: [], after: undefined, tooMany: false }
    const left =
      query.eventCountLimit === undefined ? query.perPage : Math.min(query.perPage, query.eventCountLimit - taken)
    const ask = (count: number) => search(tx, { ...query, reach, after, count })
    if (query.maxEventCount !== undefined && !after) {
      const rows = await ask(query.maxEventCount + 1)
      if (rows.length > query.maxEventCount) return { events: [], after: undefined, tooMany: true }
      return pageOf(rows, left, rows.length > left)
    }
    const rows = await ask(left + 1)
    const isLast = query.eventCountLimit !== undefined && taken + left >= query.eventCountLimit
    return pageOf(rows, left, rows.length > left && !isLast)
  },
)

/** The event of an id as it was told last; refuses with `not-found.event`. */
export const readEvent = view('event.read', async ({ tx, who }, eventId: string): Promise<ToldEvent> => {
  const reach = findReach(who)
  const item = { kind: 'item' as const, roles: ['event-id'], texts: [eventId] }
  const asked = { conditions: [], orderBy: 'event_time' as const, direction: 'DESC' as const, after: undefined }
  const refs = reach ? await listMentioning(tx, item, { ...asked, reach }, chunk) : []
  const [row] = reach && refs.length > 0 ? await findEvents(tx, refs, reach) : []
  if (!row) refuseIf([{ code: 'not-found.event' }])
  return told(row as EventRow)
})

function pageOf(rows: readonly EventRow[], count: number, hasMore: boolean): Page {
  const page = rows.slice(0, count)
  const last = page.at(-1)
  return {
    events: page.map(told),
    after: hasMore && last ? { id: last.id, time: last.time } : undefined,
    tooMany: false,
  }
}

function told({ body, recordTime, context }: EventRow): ToldEvent {
  return { event: { ...body, recordTime: recordTime.toISOString() } as EpcisEvent, context }
}

type Item = Extract<Condition, { kind: 'item' }>

function search(tx: Tx, asked: Search): Promise<EventRow[]> {
  const [first, ...others] = asked.conditions.filter((one): one is Item => one.kind === 'item')
  if (!first) return listEvents(tx, asked, asked.count)
  return asked.orderBy === 'event_time'
    ? searchInOrder(tx, asked, first, others)
    : searchWhole(tx, asked, first, others)
}

/** Ids first, then bodies: the tables lie apart by different keys (stack: Citus refuses the join across them). */
async function searchInOrder(tx: Tx, asked: Search, first: Item, others: readonly Item[]): Promise<EventRow[]> {
  const found: EventRow[] = []
  let after = asked.after
  for (;;) {
    const refs = await listMentioning(tx, first, { ...asked, after }, chunk)
    found.push(...(await pick(tx, asked, refs, others)))
    after = refs.at(-1)
    if (found.length >= asked.count || refs.length < chunk) return found.slice(0, asked.count)
  }
}

async function searchWhole(tx: Tx, asked: Search, first: Item, others: readonly Item[]): Promise<EventRow[]> {
  const refs = await listMentioning(tx, first, { ...asked, after: undefined }, mostMentions + 1)
  refuseIf(refs.length > mostMentions ? [{ code: 'too-large.query', values: { most: mostMentions } }] : [])
  return (await pick(tx, asked, refs, others)).slice(0, asked.count)
}

async function pick(tx: Tx, asked: Search, refs: EventRef[], others: readonly Item[]): Promise<EventRow[]> {
  let kept = refs
  for (const item of others) kept = kept.length > 0 ? await keepMentioning(tx, item, kept) : kept
  return kept.length > 0 ? pickEvents(tx, asked, kept) : []
}
