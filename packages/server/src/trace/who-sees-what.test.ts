import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { openProgram, type Program } from '../testing/programs.ts'

let opened: TestApp
const writers: Record<string, Program> = {}
const lot = 'https://id.gs1.org/01/09520123456788/10/L1'
const idOf = (writer: string) => `https://su-kien.example.vn/${writer}`

// Two communes of one province, one of another, and a connected system without a place.
const seats = { uMinh: '32047', sameProvince: '32041', elsewhere: '00004' }

beforeAll(async () => {
  opened = await openApp()
  for (const [name, communeCode] of Object.entries(seats))
    writers[name] = await openProgram(opened.app, { role: 'producer', communeCode })
  writers.system = await openProgram(opened.app, { role: 'integrator' })
  for (const [name, writer] of Object.entries(writers)) {
    const sent = await writer.post('/epcis/events', {
      '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
      type: 'ObjectEvent',
      eventID: idOf(name),
      eventTime: '2026-05-01T00:00:00Z',
      eventTimeZoneOffset: '+07:00',
      action: 'OBSERVE',
      bizStep: 'inspecting',
      quantityList: [{ epcClass: lot, quantity: 1 }],
    })
    expect(sent.status).toBe(201)
  }
})
afterAll(() => opened.close())

const everyRead = (id: string) => [
  '/epcis/events',
  `/epcis/events/${encodeURIComponent(id)}`,
  '/epcis/capture',
  '/epcis/bizSteps',
  '/epcis/epcs',
  `/epcis/epcs/${encodeURIComponent(lot)}/events`,
  `/api/v1/trace?epc=${encodeURIComponent(lot)}`,
]

test('a visitor reads nothing', async () => {
  for (const url of everyRead(idOf('uMinh')))
    expect([url, (await opened.app.inject({ url })).statusCode]).toEqual([url, 401])
})

test.each(['council-member', 'council-chair', 'administrator'] as const)('a %s has no business here', async (role) => {
  const program = await openProgram(opened.app, { role })
  for (const url of everyRead(idOf('uMinh'))) expect([url, (await program.get(url)).status]).toEqual([url, 403])
})

const all = ['elsewhere', 'sameProvince', 'system', 'uMinh']
const readers: [who: string, open: () => Promise<Program>, sees: string[]][] = [
  ['another producer', () => openProgram(opened.app, { role: 'producer', communeCode: '32047' }), []],
  ['another connected system', () => openProgram(opened.app, { role: 'integrator' }), []],
  ['the producer itself', async () => writers.uMinh as Program, ['uMinh']],
  ['the connected system itself', async () => writers.system as Program, ['system']],
  [
    'a colleague in the organisation',
    () => openProgram(opened.app, { role: 'producer', organisationId: writers.uMinh?.organisationId as string }),
    ['uMinh'],
  ],
  [
    'the commune’s officer',
    () => openProgram(opened.app, { role: 'commune-officer', communeCode: '32047' }),
    ['uMinh'],
  ],
  ['another commune’s officer', () => openProgram(opened.app, { role: 'commune-officer', communeCode: '32044' }), []],
  [
    'the province’s officer',
    () => openProgram(opened.app, { role: 'provincial-officer', provinceCode: '96' }),
    ['sameProvince', 'uMinh'],
  ],
  [
    'the province’s auditor',
    () => openProgram(opened.app, { role: 'auditor', level: 'province' }),
    ['sameProvince', 'uMinh'],
  ],
  ['the ministry’s officer', () => openProgram(opened.app, { role: 'ministry-officer' }), all],
  ['the nation’s auditor', () => openProgram(opened.app, { role: 'auditor' }), all],
]

test.each(readers)('%s sees its own part by every way of asking', async (_, open, sees) => {
  const program = await open()
  const queries = ['', `?MATCH_epcClass=${encodeURIComponent(lot)}`, '?orderBy=recordTime', '?EQ_bizStep=inspecting']
  for (const query of queries) {
    const list = (await program.get(`/epcis/events${query}`)).json().epcisBody.queryResults.resultsBody.eventList
    expect(list.map(({ eventID }: { eventID: string }) => eventID).sort()).toEqual(sees.map(idOf))
  }
  for (const name of all) {
    const { status } = await program.get(`/epcis/events/${encodeURIComponent(idOf(name))}`)
    expect([name, status]).toEqual([name, sees.includes(name) ? 200 : 404])
  }
  const trace = (await program.get(`/api/v1/trace?epc=${encodeURIComponent(lot)}`)).json()
  expect(trace.eventIDs.sort()).toEqual(sees.map(idOf))
  const hasAny = sees.length > 0
  expect((await program.get('/epcis/bizSteps')).json().member).toEqual(hasAny ? ['inspecting'] : [])
})

test('an owner’s declaration of error says nothing about what another owner tells', async () => {
  const told = await writers.elsewhere?.get(`/epcis/events/${encodeURIComponent(idOf('elsewhere'))}`)
  const event = told?.json()
  const errorDeclaration = { declarationTime: '2026-05-06T00:00:00Z', reason: 'did_not_occur' }
  expect((await writers.system?.post('/epcis/events', { ...event, errorDeclaration }))?.status).toBe(201)
  const trace = await writers.elsewhere?.get(`/api/v1/trace?epc=${encodeURIComponent(lot)}`)
  expect(trace?.json().eventIDs).toEqual([idOf('elsewhere')])
})
