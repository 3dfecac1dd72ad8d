import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { type Direction, startTrace, transformationKey } from '@saolang/core/trace/follow.ts'
import { normalIdentifier } from '@saolang/core/trace/identifier.ts'
import type { Reach } from '@saolang/core/trace/reach.ts'
import { readTraceEvent, type TraceEvent } from '@saolang/core/trace/trace-event.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { view } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import { openReach } from './access/open-reach.ts'
import { listMentions, listTruths, type Mention } from './graph.sql.ts'
import type { EventRef } from './query.sql.ts'

/** Where something came from or went: the events by time, the lots, and what was asked for in normal form. */
export type Followed = { epc: string; direction: Direction; eventIDs: string[]; lots: string[] }

const mostEvents = 50_000
const mostMentions = 500_000

/**
 * Follows a lot, a serial or a logistic unit up or down the chain, over the events that somebody may see and that nobody
 * declared wrong (`startTrace` says what that means). Refuses with `trace.too-wide` beyond 50,000 events.
 */
export const followThing = view(
  'event.read',
  async ({ tx, who }, asked: { epc: string; direction: Direction }): Promise<Followed> =>
    followWithin(tx, await openReach(tx, who, { withPublic: true }), asked),
)

/** The same within what may be seen, which may be the public part alone; nothing at all without a reach. */
export async function followWithin(
  tx: Tx,
  reach: Reach | undefined,
  asked: { epc: string; direction: Direction },
): Promise<Followed> {
  const { epc, direction, events, lots } = await followChain(tx, reach, asked)
  return { epc, direction, eventIDs: events.map(({ eventID }) => eventID as string), lots }
}

/** A chain with its events as they were told, by time, what their rows are found by, and whatever it reaches (`Trace`). */
export type Chain = Pick<Followed, 'epc' | 'direction' | 'lots'> & {
  events: EpcisEvent[]
  refs: EventRef[]
  things: string[]
}

/** Follows something within what may be seen, together with others (`also`, in normal form), and gives the events themselves. */
export async function followChain(
  tx: Tx,
  reach: Reach | undefined,
  { epc, direction, also = [] }: { epc: string; direction: Direction; also?: readonly string[] },
): Promise<Chain> {
  const start = normalIdentifier(epc)
  const trace = startTrace(start, direction, also)
  const store: Store = { tx, reach, events: new Map(), bodies: new Map(), refs: new Map() }
  for (let wanted = trace.wanted(); reach && wanted.length > 0; wanted = trace.wanted())
    trace.learn(await load(store, wanted))
  const { events, lots } = trace.found()
  const bodies = events.map(({ id }) => store.bodies.get(id) as EpcisEvent)
  const refs = events.map(({ id }) => store.refs.get(id) as EventRef)
  return { epc: start, direction, lots, events: bodies, refs, things: trace.reached() }
}

type Store = {
  tx: Tx
  reach: Reach | undefined
  events: Map<string, TraceEvent | undefined>
  /** By eventID. */
  bodies: Map<string, EpcisEvent>
  refs: Map<string, EventRef>
}

const transformationStart = transformationKey('')

async function load(
  { tx, reach, events, bodies, refs }: Store,
  wanted: readonly string[],
): Promise<Map<string, TraceEvent[]>> {
  if (!reach) return new Map()
  const texts = new Set(
    wanted.map((key) => (key.startsWith(transformationStart) ? key.slice(transformationStart.length) : key)),
  )
  const mentions = await listMentions(tx, [...texts], { reach, most: mostMentions })
  const unread = mentions.filter(({ id }) => !events.has(id))
  for (const { id } of unread) events.set(id, undefined)
  refuseIf(
    events.size > mostEvents || mentions.length > mostMentions
      ? [{ code: 'trace.too-wide', values: { most: mostEvents } }]
      : [],
  )
  const once = new Map(unread.map(({ id, time }) => [id, { id, time }]))
  if (once.size > 0)
    for (const { id, body } of await listTruths(tx, [...once.values()], reach)) {
      const event = readTraceEvent(body)
      events.set(id, event)
      bodies.set(event.id, body)
      refs.set(event.id, once.get(id) as EventRef)
    }
  return groupByKey(mentions, events)
}

function groupByKey(mentions: readonly Mention[], events: Store['events']): Map<string, TraceEvent[]> {
  const groups = new Map<string, Set<TraceEvent>>()
  for (const { text, isTransformation, id } of mentions) {
    const event = events.get(id)
    if (!event) continue
    const key = isTransformation ? transformationKey(text) : text
    groups.set(key, (groups.get(key) ?? new Set()).add(event))
  }
  return new Map([...groups].map(([key, group]) => [key, [...group]]))
}
