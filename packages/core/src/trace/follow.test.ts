import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Direction, startTrace, transformationKey } from './follow.ts'
import { normalIdentifier } from './identifier.ts'
import { traceReadAloud } from './testing/read-aloud.ts'
import { readTraceEvent, type TraceEvent } from './trace-event.ts'

const lot = (n: number | string) => `https://id.gs1.org/01/09520123456788/10/L${n}`
const pallet = (n: number) => `https://id.gs1.org/00/09520123456789001${n}`
const jar = 'https://id.gs1.org/01/09520123456795'

const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 0, minute)).toISOString()

function answer(events: readonly TraceEvent[], start: string, direction: Direction) {
  const trace = startTrace(normalIdentifier(start), direction)
  for (let wanted = trace.wanted(); wanted.length > 0; wanted = trace.wanted())
    trace.learn(
      new Map(
        wanted.map((key) => [
          key,
          events.filter(
            (e) =>
              e.mentions.includes(key) ||
              (e.transformation !== undefined && transformationKey(e.transformation) === key),
          ),
        ]),
      ),
    )
  const { events: found, lots } = trace.found()
  return { events: found.map(({ id }) => id).sort(), lots }
}

let serial = 0
const event = (minute: number, fields: object): EpcisEvent =>
  ({ eventID: `urn:uuid:${serial++}`, eventTime: at(minute), eventTimeZoneOffset: '+07:00', ...fields }) as EpcisEvent
const add = (minute: number, parent: string, ...children: string[]) =>
  event(minute, {
    type: 'AggregationEvent',
    action: 'ADD',
    parentID: parent,
    childQuantityList: children.map((epcClass) => ({ epcClass })),
  })
const remove = (minute: number, parent: string, ...children: string[]) =>
  event(minute, {
    type: 'AggregationEvent',
    action: 'DELETE',
    parentID: parent,
    ...(children.length > 0 && { childQuantityList: children.map((epcClass) => ({ epcClass })) }),
  })
const see = (minute: number, ...epcs: string[]) =>
  event(minute, { type: 'ObjectEvent', action: 'OBSERVE', epcList: epcs })
const make = (minute: number, inputs: string[], outputs: string[], transformationID?: string) =>
  event(minute, {
    type: 'TransformationEvent',
    inputQuantityList: inputs.map((epcClass) => ({ epcClass })),
    outputQuantityList: outputs.map((epcClass) => ({ epcClass })),
    ...(transformationID && { transformationID }),
  })

function ask(events: EpcisEvent[], start: string, direction: Direction) {
  const { events: ids, lots } = answer(events.map(readTraceEvent), start, direction)
  return { places: events.flatMap(({ eventID }, i) => (ids.includes(eventID as string) ? [i] : [])), lots }
}

test('a pallet that carried another lot last month brings nothing along', () => {
  const events = [
    add(1, pallet(1), lot(1)),
    see(2, pallet(1)),
    remove(3, pallet(1)),
    add(4, pallet(1), lot(2)),
    see(5, pallet(1)),
  ]
  expect(ask(events, lot(2), 'upstream')).toEqual({ places: [3, 4], lots: [] })
  expect(ask(events, lot(1), 'downstream')).toEqual({ places: [0, 1, 2], lots: [] })
})

test('what was mixed into a lot is upstream of it, until it was mixed in', () => {
  const events = [see(1, lot(1)), make(2, [lot(1), lot(3)], [lot(2)]), see(3, lot(1)), see(4, lot(2))]
  expect(ask(events, lot(2), 'upstream')).toEqual({ places: [0, 1, 3], lots: [lot(1), lot(3)] })
  expect(ask(events, lot(1), 'downstream')).toEqual({ places: [0, 1, 2, 3], lots: [lot(2)] })
})

test('a transformation told in several events is one, and an input after the output does not count', () => {
  const urn = 'urn:epc:id:gdti:9520123.00001.T1'
  const link = normalIdentifier(urn).replace('https://id.gs1.org', 'https://shop.vn')
  expect(link).toMatch(/^https:\/\/shop.vn\/253\//)
  const events = [make(1, [lot(1)], [], urn), make(2, [], [lot(2)], link), make(3, [lot(3)], [], urn)]
  expect(ask(events, lot(2), 'upstream')).toEqual({ places: [0, 1], lots: [lot(1)] })
  expect(ask(events, lot(3), 'downstream')).toEqual({ places: [2], lots: [] })
})

test('packaging is mentioned and never followed', () => {
  const events = [see(0, jar), make(1, [lot(1), jar], [lot(2)]), make(2, [jar], [lot(3)])]
  expect(ask(events, lot(2), 'upstream')).toEqual({ places: [1], lots: [lot(1)] })
  expect(ask(events, jar, 'downstream')).toEqual({ places: [0, 1, 2], lots: [] })
})

test('an EPC URN and a Digital Link under any domain are one thing', () => {
  const events = [
    see(1, 'urn:epc:class:lgtin:9520123.045678.L1'),
    see(2, 'https://shop.vn/01/09520123456788/10/L1?17=261231'),
  ]
  expect(ask(events, 'https://other.vn/q/01/09520123456788/10/L1', 'upstream').places).toEqual([0, 1])
})

test('a pallet of ten thousand jars is followed to the lot that they were filled from', () => {
  const jars = Array.from({ length: 10_000 }, (_, i) => `https://id.gs1.org/01/09520123456788/21/J${i}`)
  const events = [
    event(1, { type: 'TransformationEvent', inputQuantityList: [{ epcClass: lot(1) }], outputEPCList: jars }),
    event(2, { type: 'AggregationEvent', action: 'ADD', parentID: pallet(1), childEPCs: jars }),
    see(3, pallet(1)),
  ]
  const mentions = new Map<string, TraceEvent[]>()
  for (const read of events.map(readTraceEvent))
    for (const id of read.mentions) mentions.set(id, [...(mentions.get(id) ?? []), read])
  const trace = startTrace(pallet(1), 'upstream')
  while (trace.wanted().length > 0) trace.learn(mentions)
  expect(trace.found()).toMatchObject({ events: { length: 3 }, lots: [lot(1)] })
})

const things = [lot(1), lot(2), lot(3), lot(4), pallet(1), pallet(2), pallet(3), jar]
const thing = fc.constantFrom(...things)
const followable = fc.constantFrom(...things.slice(0, 7))
const some = fc.uniqueArray(thing, { maxLength: 3 })
const moment = fc.integer({ min: 0, max: 9 }).map((minute) => Date.UTC(2026, 4, 1, 0, minute))
const none = { children: [], inputs: [], outputs: [] }
const bondEvent = fc
  .record({
    kind: fc.constantFrom('AggregationEvent', 'AssociationEvent'),
    action: fc.constantFrom('ADD', 'ADD', 'DELETE', 'OBSERVE'),
    parent: followable,
    children: some,
    time: moment,
  })
  .map((e) => ({ ...none, ...e, mentions: [...new Set([e.parent, ...e.children])] }))
const turnEvent = fc
  .record({
    inputs: some,
    outputs: some,
    time: moment,
    transformation: fc.constantFrom(undefined, undefined, 'T1', 'T2'),
  })
  .map(({ transformation, ...e }) => ({
    ...none,
    ...e,
    kind: 'TransformationEvent',
    mentions: [...new Set([...e.inputs, ...e.outputs])],
    ...(transformation && { transformation }),
  }))
const seenEvent = fc
  .record({ mentions: some, time: moment })
  .map((e) => ({ ...none, ...e, kind: 'ObjectEvent', action: 'OBSERVE' }))
const chain = fc
  .array(fc.oneof(bondEvent, turnEvent, seenEvent), { maxLength: 14 })
  .map((events) => events.map((e, i): TraceEvent => ({ ...e, id: `e${String(i).padStart(2, '0')}` })))

test.each(['upstream', 'downstream'] as const)('%s is what the definition says, on random chains', (direction) => {
  fc.assert(
    fc.property(chain, followable, (events, start) => {
      expect(answer(events, start, direction)).toEqual(traceReadAloud(events, start, direction))
    }),
    { seed: 20261124, numRuns: 1500 },
  )
})
