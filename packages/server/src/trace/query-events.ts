import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { EpcFormat, ToldEvent } from '@saolang/core/trace/answer.ts'
import type { EventQuery } from '@saolang/core/trace/query.ts'
import { mayFindPublished, type Reach } from '@saolang/core/trace/reach.ts'
import { view } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import { openReach } from './access/open-reach.ts'
import {
  type EventRef,
  type EventRow,
  findEvents,
  keepMentioning,
  listEvents,
  listMentioning,
  pickEvents,
} from './query.sql.ts'
import { tellEvents } from './tell-events.ts'
import { type PlainCondition, resolveConditions } from './vocabulary/resolve-conditions.ts'

/** A page of events: `after` is where the next begins; `tooMany` when more were found than the query allows. */
export type Page = { events: ToldEvent[]; after: EventRef | undefined; tooMany: boolean }

type Search = Omit<EventQuery, 'conditions'> & {
  conditions: readonly PlainCondition[]
  reach: Reach
  after: EventRef | undefined
  count: number
}

// How many events one demand on items may be followed to, when it is not in the order asked for.
const mostMentions = 20_000
// How many are looked at for one page.
const mostLookedAt = 5000
const chunk = 500

/** The events that a query finds among those that somebody may see, a page of them. */
export const queryEvents = view(
  'event.read',
  async (
    { tx, who },
    {
      query,
      after,
      taken,
      format,
    }: { query: EventQuery; after: EventRef | undefined; taken: number; format: EpcFormat },
  ): Promise<Page> => {
    const reach = await openReach(tx, who, { withPublic: mayFindPublished(query.conditions) })
    if (!reach) return { events: [], after: undefined, tooMany: false }
    const left =
      query.eventCountLimit === undefined ? query.perPage : Math.min(query.perPage, query.eventCountLimit - taken)
    const conditions = await resolveConditions(tx, query.conditions, reach)
    const ask = (count: number) => search(tx, { ...query, conditions, reach, after, count })
    const pageOf = async (found: Found, count: number): Promise<Page> => {
      const { rows, ...rest } = cut(found, count)
      return { ...rest, events: await tellEvents(tx, rows, format) }
    }
    if (query.maxEventCount !== undefined && !after) {
      const all = await ask(query.maxEventCount + 1)
      const tooMany = all.rows.length > query.maxEventCount || all.resume !== undefined
      return tooMany ? { events: [], after: undefined, tooMany } : pageOf(all, left)
    }
    const some = await ask(left + 1)
    const page = await pageOf(some, left)
    const isLast = query.eventCountLimit !== undefined && taken + page.events.length >= query.eventCountLimit
    return isLast ? { ...page, after: undefined } : page
  },
)

/** The event of an id as it was told last; refuses with `not-found.event`. */
export const readEvent = view(
  'event.read',
  async ({ tx, who }, { eventId, format }: { eventId: string; format: EpcFormat }): Promise<ToldEvent> => {
    const reach = await openReach(tx, who, { withPublic: true })
    const item = { kind: 'item' as const, roles: ['event-id'], texts: [eventId] }
    const asked = { conditions: [], orderBy: 'event_time' as const, direction: 'DESC' as const, after: undefined }
    const refs = reach ? await listMentioning(tx, item, { ...asked, reach }, chunk) : []
    const [row] = reach && refs.length > 0 ? await findEvents(tx, refs, reach) : []
    if (!row) refuseIf([{ code: 'not-found.event' }])
    const [told] = await tellEvents(tx, [row as EventRow], format)
    return told as ToldEvent
  },
)

function cut(
  { rows, resume }: Found,
  count: number,
): { rows: EventRow[]; after: EventRef | undefined; tooMany: boolean } {
  const page = rows.slice(0, count)
  const last = page.at(-1)
  return { rows: page, after: rows.length > count && last ? { id: last.id, time: last.time } : resume, tooMany: false }
}

type Item = Extract<PlainCondition, { kind: 'item' }>

/** `resume`: looking was broken off there, so that one request is not without end; a page may be short, and has a next one. */
type Found = { rows: EventRow[]; resume?: EventRef | undefined }

async function search(tx: Tx, asked: Search): Promise<Found> {
  const [first, ...others] = asked.conditions.filter((one): one is Item => one.kind === 'item')
  if (!first) return { rows: await listEvents(tx, asked, asked.count) }
  return asked.orderBy === 'event_time'
    ? searchInOrder(tx, asked, [first, ...others])
    : { rows: await searchWhole(tx, asked, [first, ...others]) }
}

/** Ids first, then bodies: the tables lie apart by different keys (docs/trace.md). */
async function searchInOrder(tx: Tx, asked: Search, [first, ...others]: [Item, ...Item[]]): Promise<Found> {
  const rows: EventRow[] = []
  let after = asked.after
  for (let looked = 0; looked < mostLookedAt; looked += chunk) {
    const refs = await listMentioning(tx, first, { ...asked, after }, chunk)
    rows.push(...(await pick(tx, asked, refs, others)))
    after = refs.at(-1)
    if (rows.length >= asked.count || refs.length < chunk) return { rows: rows.slice(0, asked.count) }
  }
  return { rows, resume: after }
}

async function searchWhole(tx: Tx, asked: Search, [first, ...others]: [Item, ...Item[]]): Promise<EventRow[]> {
  const refs = await listMentioning(tx, first, { ...asked, after: undefined }, mostMentions + 1)
  refuseIf(refs.length > mostMentions ? [{ code: 'too-large.query', values: { most: mostMentions } }] : [])
  return (await pick(tx, asked, refs, others)).slice(0, asked.count)
}

async function pick(tx: Tx, asked: Search, refs: EventRef[], others: readonly Item[]): Promise<EventRow[]> {
  let kept = refs
  for (const item of others) kept = kept.length > 0 ? await keepMentioning(tx, item, kept) : kept
  return kept.length > 0 ? pickEvents(tx, asked, kept) : []
}
