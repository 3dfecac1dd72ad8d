import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { openProgram, type Program } from '../testing/programs.ts'

let opened: TestApp
let program: Program
beforeAll(async () => {
  opened = await openApp()
  program = await openProgram(opened.app, { role: 'integrator' })
})
afterAll(() => opened.close())

const lot = (name: string) => `urn:epc:class:lgtin:9520123.045678.${name}`
const link = (name: string) => `https://id.gs1.org/01/09520123456788/10/${name}`
const pallet = 'urn:epc:id:sscc:9520123.0000000001'
const jar = 'https://jar.example.vn/01/09520123456795/21/J1'
const id = (name: string) => `urn:uuid:00000000-0000-4000-8000-0000000000${name}`
const quantity = (epcClass: string) => [{ epcClass, quantity: 10, uom: 'KGM' }]

const events = [
  {
    type: 'ObjectEvent',
    eventID: id('01'),
    eventTime: '2026-01-05T00:00:00Z',
    eventTimeZoneOffset: '+07:00',
    action: 'ADD',
    bizStep: 'commissioning',
    quantityList: quantity(lot('YARD-A')),
  },
  {
    type: 'ObjectEvent',
    eventID: id('02'),
    eventTime: '2026-01-06T00:00:00Z',
    eventTimeZoneOffset: '+07:00',
    action: 'ADD',
    bizStep: 'commissioning',
    quantityList: quantity(lot('YARD-B')),
  },
  {
    type: 'TransformationEvent',
    eventID: id('03'),
    eventTime: '2026-02-01T00:00:00Z',
    eventTimeZoneOffset: '+07:00',
    transformationID: 'urn:epc:id:gdti:9520123.00001.T1',
    inputQuantityList: [...quantity(lot('YARD-A')), ...quantity(lot('YARD-B'))],
  },
  {
    type: 'TransformationEvent',
    eventID: id('04'),
    eventTime: '2026-02-02T00:00:00Z',
    eventTimeZoneOffset: '+07:00',
    transformationID: 'urn:epc:id:gdti:9520123.00001.T1',
    outputEPCList: [jar],
  },
  {
    type: 'AggregationEvent',
    eventID: id('05'),
    eventTime: '2026-03-01T00:00:00Z',
    eventTimeZoneOffset: '+07:00',
    action: 'ADD',
    parentID: pallet,
    childEPCs: [jar],
  },
  {
    type: 'ObjectEvent',
    eventID: id('06'),
    eventTime: '2026-03-02T00:00:00Z',
    eventTimeZoneOffset: '+07:00',
    action: 'OBSERVE',
    bizStep: 'shipping',
    epcList: [pallet],
  },
  {
    type: 'AggregationEvent',
    eventID: id('07'),
    eventTime: '2026-03-03T00:00:00Z',
    eventTimeZoneOffset: '+07:00',
    action: 'DELETE',
    parentID: pallet,
  },
  {
    type: 'ObjectEvent',
    eventID: id('08'),
    eventTime: '2026-04-01T00:00:00Z',
    eventTimeZoneOffset: '+07:00',
    action: 'OBSERVE',
    epcList: [pallet],
  },
]
const documentOf = (eventList: object[]) => ({
  '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-05-05T00:00:00Z',
  epcisBody: { eventList },
})
const trace = async (epc: string, direction: string, by = program) =>
  by.get(`/api/v1/trace?${new URLSearchParams({ epc, direction })}`)

test('a trace is refused to strangers, and a stranger’s events are no part of it', async () => {
  expect((await opened.app.inject(`/api/v1/trace?epc=${lot('YARD-A')}`)).statusCode).toBe(401)
  await program.post('/epcis/capture', documentOf(events))
  const other = await openProgram(opened.app, { role: 'integrator' })
  expect((await trace(jar, 'upstream', other)).json()).toMatchObject({ eventIDs: [], lots: [] })
  expect((await program.get('/api/v1/trace?direction=upstream')).status).toBe(400)
  expect((await trace(jar, 'sideways')).status).toBe(400)
})

test('a jar comes from its bee yards, with the pallet while it was on it', async () => {
  expect((await trace('https://other.example/01/09520123456795/21/J1', 'upstream')).json()).toEqual({
    epc: 'https://id.gs1.org/01/09520123456795/21/J1',
    direction: 'upstream',
    eventIDs: ['01', '02', '03', '04', '05', '06', '07'].map(id),
    lots: [link('YARD-A'), link('YARD-B')],
  })
})

test('a bee yard’s honey went into the jar and onto the pallet', async () => {
  expect((await trace(lot('YARD-B'), 'downstream')).json()).toMatchObject({
    eventIDs: ['02', '03', '04', '05', '06', '07'].map(id),
    lots: [],
  })
})

test('what is declared wrong does not count from then on', async () => {
  const errorDeclaration = { declarationTime: '2026-05-06T00:00:00Z', reason: 'did_not_occur' }
  await program.post('/epcis/capture', documentOf([{ ...events[2], errorDeclaration }]))
  expect((await trace(jar, 'upstream')).json()).toMatchObject({ eventIDs: ['04', '05', '06', '07'].map(id), lots: [] })
})
