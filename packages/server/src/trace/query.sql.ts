import { magnitudeKey } from '@saolang/core/trace/facts.ts'
import type { EventQuery, FactName } from '@saolang/core/trace/query.ts'
import type { Reach } from '@saolang/core/trace/reach.ts'
import type { ContextTable, EpcisEvent } from '@saolang/epcis/document/event.ts'
import type postgres from 'postgres'
import type { Tx } from '../platform/sql.ts'
import { textHash } from './copy/text-hash.ts'
import type { PlainCondition } from './vocabulary/resolve-conditions.ts'

/** An event as it is kept; `time` is what it is ordered by. */
export type EventRow = {
  id: string
  time: Date
  recordTime: Date
  ownerId: string
  /** False for what is seen only because it was published: its public part is all there is. */
  isWhole: boolean
  body: EpcisEvent
  context: (string | ContextTable)[] | null
}

/** Which event, and when it happened: what its row is found by. */
export type EventRef = { id: string; time: Date }

type ItemCondition = Extract<PlainCondition, { kind: 'item' }>
type Fragment = postgres.PendingQuery<postgres.Row[]>
type Asked = Pick<EventQuery, 'orderBy' | 'direction'> & {
  conditions: readonly PlainCondition[]
  reach: Reach
  after: EventRef | undefined
}

const eventColumns = (tx: Tx, { orderBy, reach }: Pick<Asked, 'orderBy' | 'reach'>) =>
  tx`e.id, ${tx(`e.${orderBy}`)} as time, e.record_time as "recordTime", e.owner_id as "ownerId",
    coalesce(${seenWhole(tx, reach)}, false) as "isWhole", e.body, e.context`

/** Events that meet conditions without items, in order, from after a place. */
export async function listEvents(tx: Tx, asked: Asked, count: number): Promise<EventRow[]> {
  const rows = await tx`
    select ${eventColumns(tx, asked)} from trace.event e
    where ${meets(tx, asked)} ${later(tx, asked)} ${ordered(tx, asked)} limit ${count}`
  return [...rows] as unknown as EventRow[]
}

/** Those of the events named that meet the conditions without items, in order. */
export async function pickEvents(tx: Tx, asked: Asked, refs: readonly EventRef[]): Promise<EventRow[]> {
  const rows = await tx`
    select ${eventColumns(tx, asked)}
    from ${asRows(tx, refs)}
    join trace.event e on e.id = r.id and e.event_time = r.at
    where ${meets(tx, asked)} ${asked.orderBy === 'event_time' ? tx`` : later(tx, asked)} ${ordered(tx, asked)}`
  return [...rows] as unknown as EventRow[]
}

/**
 * The events that mention something, by the time they happened, from after a place; `count` at most. A statement for each text: one
 * is read from one machine, in the order of its index, however many events mention it.
 */
export async function listMentioning(tx: Tx, item: ItemCondition, asked: Asked, count: number): Promise<EventRef[]> {
  const [text, ...others] = item.texts
  if (text === undefined) return []
  if (others.length === 0) return listMentioningOne(tx, { ...item, text }, asked, count)
  const found = new Map<string, EventRef>()
  for (let at = 0; at < item.texts.length; at += textsTogether) {
    const some = item.texts.slice(at, at + textsTogether)
    const refs = await Promise.all(some.map((one) => listMentioningOne(tx, { ...item, text: one }, asked, count)))
    for (const ref of refs.flat()) found.set(ref.id, ref)
    keepFirst(found, asked.direction, count)
  }
  return [...found.values()]
}

const textsTogether = 50

async function listMentioningOne(
  tx: Tx,
  item: ItemCondition & { text: string },
  asked: Asked,
  count: number,
): Promise<EventRef[]> {
  const direction = asked.direction === 'ASC' ? tx`asc` : tx`desc`
  const follows = asked.direction === 'ASC' ? tx`>` : tx`<`
  const from = asked.after
    ? tx`and (i.event_time, i.event_id) ${follows} (${asked.after.time}, ${asked.after.id}::uuid)`
    : tx``
  const rows = await tx`
    select distinct i.event_id as id, i.event_time as time from trace.event_item i
    where i.key = ${textHash(item.text)}::bigint and i.text = ${item.text} and ${plays(tx, item)}
      ${seenItems(tx, asked.reach)} ${within(tx, asked.conditions)} ${from}
    order by i.event_time ${direction}, i.event_id ${direction} limit ${count}`
  return [...rows] as unknown as EventRef[]
}

/** Leaves the first `count` in the order asked for. Ids are compared as PostgreSQL compares them. */
function keepFirst(found: Map<string, EventRef>, direction: Asked['direction'], count: number): void {
  const way = direction === 'ASC' ? 1 : -1
  const byId = (a: EventRef, b: EventRef) => (a.id < b.id ? -1 : 1)
  const first = [...found.values()].sort((a, b) => way * (a.time.getTime() - b.time.getTime() || byId(a, b)))
  found.clear()
  for (const ref of first.slice(0, count)) found.set(ref.id, ref)
}

/** Those of the events named that mention something too. */
export async function keepMentioning(tx: Tx, item: ItemCondition, refs: readonly EventRef[]): Promise<EventRef[]> {
  const rows = await tx<{ id: string }[]>`
    select distinct i.event_id as id
    from ${asRows(tx, refs)}
    join trace.event_item i on i.event_id = r.id and i.event_time = r.at
    where ${names(tx, item.texts)} and ${plays(tx, item)}`
  const mentioning = new Set(rows.map(({ id }) => id))
  return refs.filter(({ id }) => mentioning.has(id))
}

/** That an item `i` is one of these texts: by their keys, whose machines are known before anything is asked. */
export function names(tx: Tx, texts: readonly string[]): Fragment {
  return tx`i.key = any(${texts.map(textHash)}::bigint[]) and i.text = any(${texts as string[]}::text[])`
}

function plays(tx: Tx, { roles, levels }: ItemCondition): Fragment {
  return levels ? tx`i.role = any(${roles}) and i.level = any(${levels})` : tx`i.role = any(${roles})`
}

/** What somebody may see, as a demand on an item `i`; authorities are asked for when the event is read. */
export function seenItems(tx: Tx, reach: Reach): Fragment {
  const isPublished = tx`exists (
    select from trace.published_event p
    where p.event_id = i.event_id and p.event_time = i.event_time and p.ended_at is null)`
  if (reach.level === 'public') return tx`and ${isPublished}`
  if (reach.level !== 'owner') return tx``
  const named = reach.parties ? tx`or i.parties && ${reach.parties}::text[]` : tx``
  return tx`and (i.owner_id = ${reach.ownerId} ${named} ${reach.withPublic ? tx`or ${isPublished}` : tx``})`
}

/** Events by which their rows are found, as a table `r (id, at)`. */
export function asRows(tx: Tx, refs: readonly EventRef[]): Fragment {
  const times = refs.map(({ time }) => time.toISOString())
  return tx`unnest(${refs.map(({ id }) => id)}::uuid[], ${times}::timestamptz[]) as r (id, at)`
}

/** The bounds of a query on when things happened, for items: their time is the event's. */
function within(tx: Tx, conditions: readonly PlainCondition[]): Fragment {
  return conditions.reduce((all, one) => {
    if (one.kind !== 'time' || one.column !== 'event_time') return all
    return one.comparison === 'GE'
      ? tx`${all} and i.event_time >= ${one.value}`
      : tx`${all} and i.event_time < ${one.value}`
  }, tx``)
}

/** What somebody may see, as a demand on an event `e`: what concerns them, and what was published where that is asked for. */
export function seenBy(tx: Tx, reach: Reach): Fragment {
  const whole = seenWhole(tx, reach)
  if (reach.level !== 'public' && !(reach.level === 'owner' && reach.withPublic)) return whole
  return tx`(${whole} or exists (
    select from trace.published_event p where p.event_id = e.id and p.event_time = e.event_time and p.ended_at is null))`
}

/** What somebody may see every word of. */
function seenWhole(tx: Tx, reach: Reach): Fragment {
  switch (reach.level) {
    case 'owner':
      return reach.parties
        ? tx`(e.owner_id = ${reach.ownerId} or e.parties && ${reach.parties}::text[])`
        : tx`e.owner_id = ${reach.ownerId}`
    case 'commune':
      return tx`e.commune_code = ${reach.communeCode}`
    case 'province':
      return tx`e.province_code = ${reach.provinceCode}`
    case 'nation':
      return tx`true`
    case 'public':
      return tx`false`
  }
}

function meets(tx: Tx, { conditions, reach }: Asked): Fragment {
  return conditions.reduce(
    (all, one) => (one.kind === 'item' ? all : tx`${all} and ${demand(tx, one)}`),
    seenBy(tx, reach),
  )
}

function later(tx: Tx, { after, direction, orderBy }: Asked): Fragment {
  if (!after) return tx``
  const follows = direction === 'ASC' ? tx`>` : tx`<`
  return tx`and (e.${tx(orderBy)}, e.id) ${follows} (${after.time}, ${after.id}::uuid)`
}

function ordered(tx: Tx, { direction, orderBy }: Asked): Fragment {
  const way = direction === 'ASC' ? tx`asc` : tx`desc`
  return tx`order by e.${tx(orderBy)} ${way}, e.id ${way}`
}

function demand(tx: Tx, one: Exclude<PlainCondition, ItemCondition>): Fragment {
  switch (one.kind) {
    case 'column':
      return one.withParts
        ? tx`(e.${tx(one.column)} = any(${one.values}) or exists (
            select from unnest(${one.values}::text[]) as place where starts_with(e.${tx(one.column)}, place || '/')))`
        : tx`e.${tx(one.column)} = any(${one.values})`
    case 'time':
      return one.comparison === 'GE'
        ? tx`e.${tx(one.column)} >= ${one.value}::timestamptz`
        : tx`e.${tx(one.column)} < ${one.value}::timestamptz`
    case 'declared-wrong':
      return one.is ? tx`e.error_time is not null` : tx`e.error_time is null`
    case 'has-fact':
      return tx`e.facts ? ${nameOf(tx, one.name, (key) => key)}`
    case 'fact':
      return compare(tx, one)
  }
}

function compare(tx: Tx, { name, comparison, values, magnitude }: Extract<PlainCondition, { kind: 'fact' }>): Fragment {
  const same = tx`exists (
    select from jsonb_array_elements_text(e.facts -> ${nameOf(tx, name, (key) => key)}) as fact where fact = any(${values}))`
  if (magnitude === undefined) return same
  const operators = { EQ: tx`=`, GT: tx`>`, GE: tx`>=`, LT: tx`<`, LE: tx`<=` }
  const measured = tx`exists (
    select from jsonb_array_elements_text(e.facts -> ${nameOf(tx, name, magnitudeKey)}) as fact
    where fact::numeric ${operators[comparison]} ${magnitude}::numeric)`
  return comparison === 'EQ' ? tx`(${same} or ${measured})` : measured
}

/** The key of a fact; a prefix that the request does not define is the one of each event's own document. */
function nameOf(tx: Tx, { before, prefix, local }: FactName, spelled: (key: string) => string): Fragment {
  if (prefix === undefined) return tx`${spelled(`${before}${local}`)}::text`
  return tx`(${spelled(before)}::text || '{' || rtrim(e.prefixes ->> ${prefix}::text, '#') || '}' || ${local}::text)`
}

/** The events of an eventID that somebody may see, the last told first. */
export async function findEvents(tx: Tx, refs: readonly EventRef[], reach: Reach): Promise<EventRow[]> {
  const rows = await tx`
    select ${eventColumns(tx, { orderBy: 'event_time', reach })}
    from ${asRows(tx, refs)}
    join trace.event e on e.id = r.id and e.event_time = r.at
    where ${seenBy(tx, reach)} order by e.record_time desc, e.error_time desc nulls last, e.id`
  return [...rows] as unknown as EventRow[]
}
