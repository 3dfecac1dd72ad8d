import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { expect, test } from 'vitest'
import { readChainEvent } from './chain-event.ts'
import { findGaps } from './find-gaps.ts'

const lot = (name: string) => `https://id.gs1.org/01/09521234543213/10/${name}`
const now = Date.parse('2026-11-01T00:00:00Z')
let count = 0
const event = (day: string, fields: object): EpcisEvent =>
  ({
    type: 'ObjectEvent',
    action: 'OBSERVE',
    eventID: `urn:uuid:${++count}`,
    eventTime: `2026-${day}T05:00:00Z`,
    eventTimeZoneOffset: '+07:00',
    ...fields,
  }) as unknown as EpcisEvent
const amount = (name: string, quantity: number, uom = 'KGM') => ({ epcClass: lot(name), quantity, uom })
const harvest = (day: string, name: string, kilograms: number) =>
  event(day, { action: 'ADD', bizStep: 'commissioning', quantityList: [amount(name, kilograms)] })
const work = (day: string, inputs: object[], outputs: object[]) =>
  event(day, { type: 'TransformationEvent', action: undefined, inputQuantityList: inputs, outputQuantityList: outputs })
const gapsOf = (...events: EpcisEvent[]) => findGaps(events.map(readChainEvent), now)
const kinds = (...events: EpcisEvent[]) => gapsOf(...events).map(({ kind }) => kind)

test('a chain from harvest through work to the shop has no gap', () => {
  expect(
    kinds(
      harvest('03-01', 'RAW', 100),
      work('03-05', [amount('RAW', 100)], [amount('JARS', 96)]),
      event('03-06', { bizStep: 'shipping', quantityList: [amount('JARS', 96)] }),
      event('03-08', { bizStep: 'receiving', quantityList: [amount('JARS', 96)] }),
    ),
  ).toEqual([])
})

test('what was sent and never received is missing after two weeks, or as soon as it turns up elsewhere', () => {
  const sent = event('03-06', { bizStep: 'shipping', quantityList: [amount('A', 5)] })
  expect(kinds(sent)).toEqual(['never-received'])
  const lately = event('10-28', { bizStep: 'shipping', quantityList: [amount('A', 5)] })
  expect(kinds(lately)).toEqual([])
  expect(kinds(lately, event('10-30', { bizStep: 'inspecting', quantityList: [amount('A', 5)] }))).toEqual([
    'never-received',
  ])
})

test('who receives the parcel receives what is in it', () => {
  const parcel = 'https://id.gs1.org/00/095213210000000018'
  expect(
    kinds(
      event('03-01', {
        type: 'AggregationEvent',
        action: 'ADD',
        parentID: parcel,
        childQuantityList: [amount('A', 5)],
      }),
      event('03-02', { bizStep: 'shipping', quantityList: [amount('A', 5)] }),
      event('03-04', { bizStep: 'receiving', epcList: [parcel] }),
    ),
  ).toEqual([])
})

test('what was used before it was harvested is named with both events', () => {
  const early = work('03-01', [amount('RAW', 10)], [amount('JARS', 9)])
  const late = harvest('03-05', 'RAW', 10)
  expect(gapsOf(early, late)).toEqual([
    { kind: 'used-before-made', thing: lot('RAW'), eventIds: [early.eventID, late.eventID] },
  ])
})

test('more used of a lot than was made is named with both amounts, in one unit', () => {
  const [gap] = gapsOf(
    harvest('03-01', 'RAW', 100),
    work('03-02', [amount('RAW', 0.08, 'TNE')], [amount('B', 70)]),
    work('03-03', [amount('RAW', 40)], [amount('C', 30)]),
  )
  expect(gap).toMatchObject({ kind: 'more-out-than-in', thing: lot('RAW'), amounts: { out: 120, in: 100, uom: 'KGM' } })
})

test('a product heavier than what went into it is named; what the scale may err is not', () => {
  expect(kinds(harvest('03-01', 'A', 100), work('03-02', [amount('A', 100)], [amount('B', 101)]))).toEqual([])
  expect(kinds(harvest('03-01', 'A', 100), work('03-02', [amount('A', 100)], [amount('B', 130)]))).toEqual([
    'heavier-than-inputs',
  ])
})

test('what was used and has no beginning is named once; what was bought and received has one', () => {
  expect(
    kinds(work('03-02', [amount('A', 1)], [amount('B', 1)]), work('03-03', [amount('A', 1)], [amount('C', 1)])),
  ).toEqual(['no-beginning'])
  expect(
    kinds(
      event('03-01', { bizStep: 'receiving', quantityList: [amount('A', 1)] }),
      work('03-02', [amount('A', 1)], [amount('B', 1)]),
    ),
  ).toEqual([])
})
