import { isBareClass } from '../identifier.ts'
import type { Amount, ChainEvent } from './chain-event.ts'
import { toKilograms } from './weight.ts'

/**
 * Where a chain does not hold together. `eventIds` are those that say so, `thing` what it is about.
 * `never-received`: sent on, and nobody said that it came. `used-before-made`: used earlier than it was made. `more-out-than-in`:
 * more of a lot used or sold than ever was made. `heavier-than-inputs`: a product weighs more than what went into it.
 * `no-beginning`: used, and nobody told where it came from.
 */
export type Gap = {
  kind: 'never-received' | 'used-before-made' | 'more-out-than-in' | 'heavier-than-inputs' | 'no-beginning'
  thing: string
  eventIds: readonly string[]
  /** Amounts of `more-out-than-in` and `heavier-than-inputs`, in `uom`. */
  amounts?: { out: number; in: number; uom: string }
}

const leaving = new Set(['shipping', 'departing'])
const arriving = new Set([
  'receiving',
  'arriving',
  'accepting',
  'storing',
  'stocking',
  'retail_selling',
  'unloading',
  'unpacking',
])
/** A thing on its way is not missing before this. */
const longestWayMillis = 14 * 86_400_000
/** Scales differ, and honey sticks to the drum: shares of an amount that are no gap. */
const tolerance = 0.02

/** Every gap in a chain's events, in the order of time. `now` in milliseconds since 1970: what was sent lately may still arrive. */
export function findGaps(events: readonly ChainEvent[], now: number): Gap[] {
  const inOrder = events.toSorted((a, b) => a.time - b.time)
  const births = firstBirths(inOrder)
  return [
    ...findLost(inOrder, now),
    ...findEarlyUses(inOrder, births),
    ...findOverdrawn(inOrder),
    ...findHeavier(inOrder),
    ...findRootless(inOrder, births),
  ]
}

function firstBirths(events: readonly ChainEvent[]): Map<string, ChainEvent> {
  const births = new Map<string, ChainEvent>()
  for (const event of events) for (const id of event.born) if (!births.has(id)) births.set(id, event)
  return births
}

function findLost(events: readonly ChainEvent[], now: number): Gap[] {
  return events.flatMap((sent, i) => {
    if (!leaving.has(sent.step ?? '')) return []
    const later = events.slice(i + 1)
    return sent.mentions.flatMap((thing): Gap[] => {
      if (isBareClass(thing) || sent.parent === thing) return []
      const carriers = new Set([thing, ...carriersOf(events, thing, sent.time)])
      const seen = later.filter((event) => event.mentions.some((mentioned) => carriers.has(mentioned)))
      const came = seen.some(({ step, time }) => arriving.has(step ?? '') && time >= sent.time)
      const isOverdue = seen.length > 0 || now - sent.time > longestWayMillis
      return came || !isOverdue ? [] : [{ kind: 'never-received', thing, eventIds: [sent.id] }]
    })
  })
}

/** What a thing was put into before it left: who receives the pallet receives the boxes. */
function carriersOf(events: readonly ChainEvent[], thing: string, until: number): string[] {
  return events.flatMap(({ kind, action, parent, children, time }) =>
    kind === 'AggregationEvent' && action === 'ADD' && parent && time <= until && children.includes(thing)
      ? [parent]
      : [],
  )
}

function findEarlyUses(events: readonly ChainEvent[], births: ReadonlyMap<string, ChainEvent>): Gap[] {
  return events.flatMap((event) =>
    event.used.flatMap((thing): Gap[] => {
      const birth = births.get(thing)
      return birth && birth.time > event.time
        ? [{ kind: 'used-before-made', thing, eventIds: [event.id, birth.id] }]
        : []
    }),
  )
}

function findOverdrawn(events: readonly ChainEvent[]): Gap[] {
  const made = sumUp(events, ({ bornAmounts }) => bornAmounts)
  const used = sumUp(events, ({ usedAmounts }) => usedAmounts)
  return [...used].flatMap(([key, out]): Gap[] => {
    const into = made.get(key)
    if (!into || isBareClass(out.id) || out.quantity <= into.quantity * (1 + tolerance)) return []
    const amounts = { out: out.quantity, in: into.quantity, uom: out.uom }
    return [{ kind: 'more-out-than-in', thing: out.id, eventIds: [...into.eventIds, ...out.eventIds], amounts }]
  })
}

type Sum = Amount & { eventIds: string[] }

function sumUp(events: readonly ChainEvent[], amountsOf: (event: ChainEvent) => readonly Amount[]): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const event of events)
    for (const amount of amountsOf(event)) {
      const weight = toKilograms(amount)
      const { quantity, uom } = weight === undefined ? amount : { quantity: weight, uom: 'KGM' }
      const key = `${amount.id} ${uom}`
      const sum = sums.get(key) ?? { id: amount.id, quantity: 0, uom, eventIds: [] }
      sums.set(key, { ...sum, quantity: sum.quantity + quantity, eventIds: [...sum.eventIds, event.id] })
    }
  return sums
}

function findHeavier(events: readonly ChainEvent[]): Gap[] {
  return events.flatMap((event): Gap[] => {
    if (event.kind !== 'TransformationEvent' || event.transformation !== undefined) return []
    const [into, out] = [weigh(event.usedAmounts), weigh(event.bornAmounts)]
    const [thing] = event.born
    if (into === undefined || out === undefined || thing === undefined || out <= into * (1 + tolerance)) return []
    return [{ kind: 'heavier-than-inputs', thing, eventIds: [event.id], amounts: { out, in: into, uom: 'KGM' } }]
  })
}

/** Kilograms of all amounts; undefined when there are none or one is no weight. */
function weigh(amounts: readonly Amount[]): number | undefined {
  if (amounts.length === 0) return undefined
  return amounts
    .map(toKilograms)
    .reduce((sum, one) => (sum === undefined || one === undefined ? undefined : sum + one), 0)
}

function findRootless(events: readonly ChainEvent[], births: ReadonlyMap<string, ChainEvent>): Gap[] {
  const told = new Set<string>()
  return events.flatMap((event) =>
    event.used.flatMap((thing): Gap[] => {
      if (births.has(thing) || told.has(thing) || isBareClass(thing)) return []
      told.add(thing)
      const isReceived = events.some(({ step, mentions }) => arriving.has(step ?? '') && mentions.includes(thing))
      return isReceived ? [] : [{ kind: 'no-beginning', thing, eventIds: [event.id] }]
    }),
  )
}
