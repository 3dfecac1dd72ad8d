import { traceReadAloud } from '@saolang/core/trace/testing/read-aloud.ts'
import { readTraceEvent } from '@saolang/core/trace/trace-event.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { openProgram } from '../testing/programs.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp()
})
afterAll(() => opened.close())

// Each thing in the spellings that stand for it; the last is packaging, a class.
const spellings = [
  [
    'urn:epc:class:lgtin:9520123.045678.L1',
    'https://id.gs1.org/01/09520123456788/10/L1',
    'https://a.vn/q/01/09520123456788/10/L1',
  ],
  ['urn:epc:class:lgtin:9520123.045678.L2', 'https://b.vn/01/09520123456788/10/L2?17=270101'],
  ['urn:epc:class:lgtin:9520123.045678.L3', 'https://id.gs1.org/01/09520123456788/10/L3'],
  ['urn:epc:id:sgtin:9520123.045678.S1', 'https://c.vn/01/09520123456788/10/L1/21/S1'],
  ['urn:epc:id:sscc:9520123.0000000001', 'https://id.gs1.org/00/095201230000000011'],
  ['urn:epc:id:sscc:9520123.0000000002'],
  ['urn:epc:id:grai:9520123.00001.77'],
  ['urn:epc:idpat:sgtin:9520123.045679.*', 'https://id.gs1.org/01/09520123456795'],
] as const
const thing = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).chain((n) => fc.constantFrom(...(spellings[n] as readonly string[])))
const classes = fc.uniqueArray(fc.oneof(thing(0, 2), thing(7, 7)), { maxLength: 2 })
const quantities = classes.map((all) => all.map((epcClass) => ({ epcClass, quantity: 1, uom: 'KGM' })))
const instances = fc.uniqueArray(thing(3, 6), { maxLength: 2 })
const eventTime = fc.integer({ min: 0, max: 9 }).map((n) => new Date(Date.UTC(2026, n % 5, 1 + n)).toISOString())

const seen = fc.record({
  type: fc.constant('ObjectEvent'),
  action: fc.constant('OBSERVE'),
  epcList: instances,
  quantityList: quantities,
  eventTime,
})
const bond = fc.record({
  type: fc.constantFrom('AggregationEvent', 'AssociationEvent'),
  action: fc.constantFrom('ADD', 'ADD', 'DELETE'),
  parentID: thing(4, 6),
  childEPCs: instances,
  childQuantityList: quantities,
  eventTime,
})
const change = fc.record(
  {
    type: fc.constant('TransformationEvent'),
    inputEPCList: instances,
    inputQuantityList: quantities,
    outputEPCList: instances,
    outputQuantityList: quantities,
    transformationID: fc.constantFrom('urn:epc:id:gdti:9520123.00001.T1', 'urn:epc:id:gdti:9520123.00001.T2'),
    eventTime,
  },
  { requiredKeys: ['type', 'inputEPCList', 'inputQuantityList', 'outputEPCList', 'outputQuantityList', 'eventTime'] },
)
const chain = fc.array(fc.oneof(seen, bond, change), { minLength: 4, maxLength: 14 }).map((events) =>
  events.map(
    (event, i) =>
      ({
        eventID: `urn:uuid:00000000-0000-4000-8000-0000000000${String(i).padStart(2, '0')}`,
        eventTimeZoneOffset: '+00:00',
        ...event,
      }) as unknown as EpcisEvent,
  ),
)

test('what the store answers is what the definition says, on random chains in every spelling', async () => {
  const chains = fc.sample(chain, { seed: 20261124, numRuns: 30 })
  for (const events of chains) {
    const program = await openProgram(opened.app, { role: 'integrator' })
    const sent = await program.post(
      '/epcis/capture',
      {
        '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
        type: 'EPCISDocument',
        schemaVersion: '2.0',
        creationDate: '2026-05-05T00:00:00Z',
        epcisBody: { eventList: events },
      },
      { 'GS1-Capture-Error-Behaviour': 'proceed' },
    )
    expect(sent.status).toBe(202)
    const kept = await program.get('/epcis/events?perPage=100', { 'GS1-EPC-Format': 'Never_Translates' })
    const read = kept.json().epcisBody.queryResults.resultsBody.eventList.map(readTraceEvent)
    expect(read.length).toBeGreaterThan(0)
    for (const direction of ['upstream', 'downstream'] as const)
      for (const names of spellings.slice(0, 7)) {
        const epc = names.at(-1) as string
        const answer = (await program.get(`/api/v1/trace?${new URLSearchParams({ epc, direction })}`)).json()
        const { events: ids, lots } = traceReadAloud(read, answer.epc, direction)
        expect({ events: answer.eventIDs.toSorted(), lots: answer.lots }).toEqual({ events: ids, lots })
      }
  }
})
