import { isBareClass, isLot } from './identifier.ts'
import type { TraceEvent } from './trace-event.ts'

export type Direction = 'upstream' | 'downstream'

/** What a trace found: events by time, and the lots that were followed, the one asked for left out. */
export type Found = { events: TraceEvent[]; lots: string[] }

/**
 * A trace under way. It knows nothing by itself: `wanted` lists the keys whose events it has to see, `learn` tells it, until
 * nothing is wanted. A key is a normal identifier (all events that mention it) or `transformationKey` (all events of one).
 */
export type Trace = {
  wanted(): string[]
  learn(events: ReadonlyMap<string, readonly TraceEvent[]>): void
  found(): Found
  /** What was followed, and what carries any of it without an end: with direction downstream, whatever a recall reaches. */
  reached(): string[]
}

/** The key of all events of one transformation. */
export function transformationKey(id: string): string {
  return `transformation ${id}`
}

type Span = { from: number; to: number }
type Task = { id: string; span: Span; follows: boolean }
type State = {
  direction: Direction
  known: Map<string, readonly TraceEvent[]>
  missing: Set<string>
  tasks: Task[]
  parked: Task[]
  carried: Map<string, Span[]>
  followed: Map<string, number>
  events: Map<string, TraceEvent>
  /** Who was when inside or attached to what, by bond and parent. */
  stays: Map<string, ReadonlyMap<string, Span[]>>
}

/**
 * Starts following something, given in normal form, as `upstream` or `downstream` are defined in `docs/trace.md`: where
 * containment and attachment count only while they hold, and a transformation leads on from the moment it happened. `also`: what
 * is followed together with it.
 */
export function startTrace(start: string, direction: Direction, also: readonly string[] = []): Trace {
  const state: State = {
    direction,
    known: new Map(),
    missing: new Set(),
    tasks: [],
    parked: [],
    carried: new Map(),
    followed: new Map(),
    events: new Map(),
    stays: new Map(),
  }
  const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
  if (isBareClass(start)) state.tasks.push({ id: start, span: always, follows: false })
  for (const id of [start, ...also]) follow(state, id, direction === 'upstream' ? always.to : always.from)
  run(state)
  return {
    wanted: () => [...state.missing],
    learn(events) {
      for (const key of state.missing) state.known.set(key, events.get(key) ?? [])
      state.missing.clear()
      state.tasks.push(...state.parked.splice(0))
      run(state)
    },
    found: () => ({
      events: [...state.events.values()].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1)),
      lots: [...state.followed.keys()].filter((id) => id !== start && isLot(id)).sort(),
    }),
    reached: () => {
      const carriers = [...state.carried].filter(([, spans]) => spans.some(({ to }) => to === always.to))
      return [...new Set([...state.followed.keys(), ...carriers.map(([id]) => id)])].sort()
    },
  }
}

/** hist(id, limit) or fate(id, limit): a wider limit holds all that a narrower one does, so the widest asked for is enough. */
function follow(state: State, id: string, limit: number): void {
  if (isBareClass(id)) return
  const isUp = state.direction === 'upstream'
  const widest = state.followed.get(id)
  if (widest !== undefined && (isUp ? widest >= limit : widest <= limit)) return
  state.followed.set(id, limit)
  const span = isUp ? { from: Number.NEGATIVE_INFINITY, to: limit } : { from: limit, to: Number.POSITIVE_INFINITY }
  state.tasks.push({ id, span, follows: true })
}

/** carry(id, span): unless it was carried over a span that holds this one. */
function carry(state: State, id: string, span: Span): void {
  if (isBareClass(id)) return
  const spans = state.carried.get(id) ?? []
  if (spans.some(({ from, to }) => from <= span.from && span.to <= to)) return
  state.carried.set(id, [...spans, span])
  state.tasks.push({ id, span, follows: false })
}

function run(state: State): void {
  for (let task = state.tasks.pop(); task; task = state.tasks.pop()) {
    if (!perform(state, task)) state.parked.push(task)
  }
}

/** Does a task; false when events that it needs are not known yet: it is then done again, which adds nothing twice. */
function perform(state: State, { id, span, follows }: Task): boolean {
  const own = eventsOf(state, id)
  if (!own) return false
  addWithin(state, own, span)
  if (isBareClass(id)) return true
  let isWhole = addAttached(state, own, { id, span })
  isWhole = rideAlong(state, own, { id, span }) && isWhole
  if (!follows) return isWhole
  return (state.direction === 'upstream' ? goUp : goDown)(state, own, { id, span }) && isWhole
}

type Here = { id: string; span: Span }

/** The events of everything attached to this, while it was. */
function addAttached(state: State, own: readonly TraceEvent[], { id, span }: Here): boolean {
  let isWhole = true
  for (const [thing, stays] of staysIn(state, own, { parent: id, kind: 'AssociationEvent' })) {
    if (isBareClass(thing)) continue
    const spans = stays.flatMap((stay) => common(stay, span))
    if (spans.length === 0) continue
    const events = eventsOf(state, thing)
    if (!events) isWhole = false
    else for (const one of spans) addWithin(state, events, one)
  }
  return isWhole
}

/** What carried this, inside or attached, while it did. */
function rideAlong(state: State, own: readonly TraceEvent[], { id, span }: Here): boolean {
  let isWhole = true
  for (const kind of ['AggregationEvent', 'AssociationEvent'] as const) {
    for (const parent of parentsOf(own, id, kind)) {
      if (isBareClass(parent)) continue
      const theirs = eventsOf(state, parent)
      if (!theirs) isWhole = false
      else
        for (const stay of staysIn(state, theirs, { parent, kind }).get(id) ?? [])
          for (const one of common(stay, span)) carry(state, parent, one)
    }
  }
  return isWhole
}

function goUp(state: State, own: readonly TraceEvent[], { id, span }: Here): boolean {
  let isWhole = true
  for (const out of own) {
    if (out.time > span.to || !out.outputs.includes(id)) continue
    const parts = partsOf(state, out)
    if (!parts) isWhole = false
    for (const part of parts ?? []) {
      if (part.time > out.time || part.inputs.length === 0) continue
      addWithin(state, [part, out], always)
      for (const input of part.inputs) follow(state, input, part.time)
    }
  }
  for (const [content, stays] of staysIn(state, own, { parent: id, kind: 'AggregationEvent' })) {
    for (const stay of stays) if (stay.from <= span.to) follow(state, content, Math.min(stay.to, span.to))
  }
  return isWhole
}

function goDown(state: State, own: readonly TraceEvent[], { id, span }: Here): boolean {
  let isWhole = true
  for (const part of own) {
    if (part.time < span.from || !part.inputs.includes(id)) continue
    const outs = partsOf(state, part)
    if (!outs) isWhole = false
    for (const out of outs ?? []) {
      if (out.time < part.time || out.outputs.length === 0) continue
      addWithin(state, [part, out], always)
      for (const output of out.outputs) follow(state, output, out.time)
    }
  }
  return isWhole
}

const always: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

/** The events of the transformation that an event is part of; the event alone when it names none. */
function partsOf(state: State, event: TraceEvent): readonly TraceEvent[] | undefined {
  if (event.kind !== 'TransformationEvent') return []
  return event.transformation === undefined ? [event] : eventsOf(state, transformationKey(event.transformation))
}

function eventsOf(state: State, key: string): readonly TraceEvent[] | undefined {
  const events = state.known.get(key)
  if (!events) state.missing.add(key)
  return events
}

function addWithin(state: State, events: readonly TraceEvent[], { from, to }: Span): void {
  for (const event of events) if (event.time >= from && event.time <= to) state.events.set(event.id, event)
}

/** Whatever this was put into or attached to. An event that mentions it beside its parent lists it as a child. */
function parentsOf(own: readonly TraceEvent[], id: string, kind: Bond): Set<string> {
  const parents = new Set<string>()
  for (const e of own) {
    if (e.kind !== kind || e.action !== 'ADD' || e.parent === undefined) continue
    if (e.parent !== id || e.children.includes(id)) parents.add(e.parent)
  }
  return parents
}

type Bond = 'AggregationEvent' | 'AssociationEvent'

function staysIn(
  { stays }: State,
  events: readonly TraceEvent[],
  bond: { parent: string; kind: Bond },
): ReadonlyMap<string, Span[]> {
  const key = `${bond.kind} ${bond.parent}`
  const known = stays.get(key)
  if (known) return known
  const found = findStays(events, bond)
  stays.set(key, found)
  return found
}

/**
 * When each thing was inside (or attached to) a parent, given all events that mention the parent: from an ADD to the first
 * DELETE at or after it that lists it or lists nothing at all. An ADD meanwhile changes nothing.
 */
function findStays(
  events: readonly TraceEvent[],
  { parent, kind }: { parent: string; kind: Bond },
): Map<string, Span[]> {
  const stays = new Map<string, Span[]>()
  const open = new Map<string, number>()
  const close = (child: string, to: number) => {
    const from = open.get(child)
    if (from === undefined) return
    open.delete(child)
    stays.set(child, [...(stays.get(child) ?? []), { from, to }])
  }
  const ours = events.filter((e) => e.kind === kind && e.parent === parent && e.action !== 'OBSERVE')
  // At one moment what is put in comes before what is taken out.
  ours.sort((a, b) => a.time - b.time || (a.action === b.action ? 0 : a.action === 'ADD' ? -1 : 1))
  for (const { action, time, children } of ours) {
    if (action === 'ADD') for (const child of children) open.set(child, open.get(child) ?? time)
    else for (const child of children.length > 0 ? children : [...open.keys()]) close(child, time)
  }
  for (const child of [...open.keys()]) close(child, Number.POSITIVE_INFINITY)
  return stays
}

function common(a: Span, b: Span): Span[] {
  const both = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }
  return both.from <= both.to ? [both] : []
}
