import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/sql.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openProgram, type Program } from '../../testing/programs.ts'
import { endPublication, publishEvents } from './published-events.sql.ts'

const context = [
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { vd: 'https://ns.example.vn/' },
] as const
const lot = 'https://id.gs1.org/01/09520123456788/10/L9'
const buyersGln = '9520123000028'
const idOf = (name: string) => `https://su-kien.example.vn/${name}`

let opened: TestApp
let seller: Program
let buyer: Program
let carrier: Program
const people: Record<string, Program> = {}

/** What the seller tells: nobody is named in the first, the carrier in two, the buyer in the last two; the fifth is published. */
const events: Record<string, object> = {
  made: { bizStep: 'commissioning' },
  handed: {
    bizStep: 'shipping',
    destinationList: [{ type: 'possessing_party', destination: 'urn:uuid:CARRIER' }],
  },
  sold: {
    bizStep: 'shipping',
    sourceList: [{ type: 'possessing_party', source: 'urn:uuid:CARRIER' }],
    destinationList: [{ type: 'owning_party', destination: 'urn:epc:id:pgln:9520123.00002' }],
  },
  ordered: {
    bizStep: 'accepting',
    bizTransactionList: [{ type: 'po', bizTransaction: `urn:epcglobal:cbv:bt:${buyersGln}:PO7` }],
  },
  published: {
    bizStep: 'packing',
    bizLocation: { id: 'https://id.gs1.org/414/9520123000011', 'vd:kho': 'A' },
    destinationList: [{ type: 'location', destination: 'https://id.gs1.org/414/9520123000035' }],
    ilmd: { 'cbvmda:lotNumber': 'L9', 'vd:gia': 250_000 },
  },
}
const names = Object.keys(events)

beforeAll(async () => {
  opened = await openApp()
  seller = await openProgram(opened.app, { role: 'producer' })
  buyer = await openProgram(opened.app, { role: 'producer', communeCode: '00004' })
  carrier = await openProgram(opened.app, { role: 'integrator' })
  Object.assign(people, { seller, buyer, carrier })
  people.stranger = await openProgram(opened.app, { role: 'producer' })
  people.officer = await openProgram(opened.app, { role: 'commune-officer', communeCode: '00004' })
  people.administrator = await openProgram(opened.app, { role: 'administrator' })
  const eventList = names.map((name, hour) => ({
    type: 'ObjectEvent',
    eventID: idOf(name),
    eventTime: `2026-05-01T0${hour}:00:00Z`,
    eventTimeZoneOffset: '+07:00',
    action: name === 'published' ? 'ADD' : 'OBSERVE',
    quantityList: [{ epcClass: lot, quantity: 40, uom: 'KGM' }],
    ...JSON.parse(JSON.stringify(events[name]).replaceAll('CARRIER', carrier.personId)),
  }))
  const sent = await seller.post('/epcis/capture', {
    '@context': context,
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-05-05T00:00:00Z',
    epcisBody: { eventList },
  })
  const job = (await seller.get(new URL(String(sent.headers.location)).pathname)).json()
  expect(job).toMatchObject({ success: true })
  await publish()
})
afterAll(() => opened.close())

async function publish(): Promise<void> {
  await inTransaction(async (tx) => {
    const rows = await tx`select id, event_time as time from trace.event where event_id = ${idOf('published')}`
    await publishEvents(tx, { subject: lot, events: rows as never, at: new Date() })
  })
}

type Way = (program: Program) => Promise<string[]>
const listOf = async (program: Program, path: string) => {
  const answer = (await program.get(path)).json()
  return answer.epcisBody.queryResults.resultsBody.eventList as { eventID: string }[]
}
const named = (ids: readonly string[]) => names.filter((name) => ids.includes(idOf(name)))
const byList =
  (path: string): Way =>
  async (program) =>
    named((await listOf(program, path)).map(({ eventID }) => eventID))

const byThing: Record<string, Way> = {
  'the events of the lot': byList(`/epcis/events?MATCH_anyEPCClass=${encodeURIComponent(lot)}`),
  'the events of the lot, as they were recorded': byList(
    `/epcis/events?orderBy=recordTime&MATCH_anyEPCClass=${encodeURIComponent(lot)}`,
  ),
  'one event by its id': async (program) => {
    const statuses = await Promise.all(
      names.map(async (name) => (await program.get(`/epcis/events/${encodeURIComponent(idOf(name))}`)).status),
    )
    return names.filter((_, i) => statuses[i] === 200)
  },
  'the trace of the lot': async (program) =>
    named((await program.get(`/api/v1/trace?epc=${encodeURIComponent(lot)}`)).json().eventIDs),
}
const byAll: Record<string, Way> = {
  'all events': byList('/epcis/events'),
  'all events, as they were recorded': byList('/epcis/events?orderBy=recordTime'),
  'the events of a step': byList('/epcis/events?EQ_bizStep=shipping|accepting|commissioning|packing'),
  'the events of the lot with what is kept apart': byList(
    `/epcis/events?GE_quantity_KGM=1&MATCH_anyEPCClass=${encodeURIComponent(lot)}`,
  ),
}

const rights: readonly (readonly [who: string, whole: string[]])[] = [
  ['seller', names],
  ['carrier', ['handed', 'sold']],
  ['stranger', []],
  // Somebody who says that the number is theirs has no more than anybody, until an officer of its commune has confirmed it.
  ['buyer', []],
]
const ways = [...Object.entries(byThing), ...Object.entries(byAll)]
const table = rights.flatMap(([who, whole]) => ways.map(([way, ask]) => [who, way, ask, whole] as const))

test.each(table)(
  'the %s, asking for %s, sees what is by right, and what was published when it names the thing',
  async (who, way, ask, whole) => {
    const sees = way in byThing ? names.filter((name) => whole.includes(name) || name === 'published') : whole
    expect(await ask(people[who] as Program)).toEqual(sees)
  },
)

test('a stranger sees the public part alone: no partner, no paper, no quantity, nothing of the maker’s own', async () => {
  const event = (
    await (people.stranger as Program).get(`/epcis/events/${encodeURIComponent(idOf('published'))}`)
  ).json()
  expect(event).toEqual({
    '@context': context[0],
    type: 'ObjectEvent',
    eventID: idOf('published'),
    eventTime: expect.any(String),
    recordTime: expect.any(String),
    eventTimeZoneOffset: '+07:00',
    action: 'ADD',
    bizStep: 'packing',
    bizLocation: { id: 'https://id.gs1.org/414/9520123000011' },
    quantityList: [{ epcClass: lot }],
    ilmd: { 'cbvmda:lotNumber': 'L9' },
  })
})

test('what is kept apart cannot be guessed by asking for it', async () => {
  const at = `MATCH_anyEPCClass=${encodeURIComponent(lot)}`
  for (const guess of ['GE_quantity_KGM=40', 'EQ_destination_location=https://id.gs1.org/414/9520123000035'])
    expect(await listOf(people.stranger as Program, `/epcis/events?${at}&${guess}`)).toEqual([])
})

test('an identifier gives rights once the officer of its claimant’s commune confirms it, and no more when it is given up', async () => {
  const identifier = 'https://id.gs1.org/417/9520123000028'
  const claim = await buyer.post('/api/v1/trace/parties', { identifier })
  expect(claim.status).toBe(201)
  expect((await buyer.post('/api/v1/trace/parties', { identifier: 'urn:epc:id:pgln:9520123.00002' })).status).toBe(409)
  expect((await buyer.post('/api/v1/trace/parties', { identifier: 'mine' })).status).toBe(422)
  const { id } = claim.json()
  const all = byThing['the events of the lot'] as Way
  expect(await all(buyer)).toEqual(['published'])
  const put = async (program: Program) => {
    const url = `/api/v1/trace/parties/${id}/confirmation`
    return (await opened.app.inject({ method: 'PUT', url, headers: program.headers })).statusCode
  }
  const elsewhere = await openProgram(opened.app, { role: 'commune-officer', communeCode: '32047' })
  expect(await put(buyer)).toBe(403)
  expect(await put(elsewhere)).toBe(404)
  expect(await put(people.administrator as Program)).toBe(404)
  const officer = people.officer as Program
  expect((await officer.get('/api/v1/trace/parties')).json().parties).toMatchObject([{ id, confirmedAt: null }])
  expect(await put(officer)).toBe(204)
  for (const [, ask] of Object.entries(byThing)) expect(await ask(buyer)).toEqual(['sold', 'ordered', 'published'])
  for (const [, ask] of Object.entries(byAll)) expect(await ask(buyer)).toEqual(['sold', 'ordered'])
  const rival = await (people.stranger as Program).post('/api/v1/trace/parties', { identifier })
  const remove = await opened.app.inject({
    method: 'DELETE',
    url: `/api/v1/trace/parties/${id}`,
    headers: buyer.headers,
  })
  expect([rival.status, remove.statusCode]).toEqual([201, 204])
  expect(await all(buyer)).toEqual(['published'])
})

test('an identifier that is confirmed for one cannot be confirmed for another', async () => {
  const [first, second] = await Promise.all(
    [0, 1].map(async () => {
      const program = await openProgram(opened.app, { role: 'integrator' })
      return (await program.post('/api/v1/trace/parties', { identifier: 'urn:epc:id:sgln:9520123.00007.0' })).json().id
    }),
  )
  const put = async (id: string) => {
    const url = `/api/v1/trace/parties/${id}/confirmation`
    return (await opened.app.inject({ method: 'PUT', url, headers: (people.administrator as Program).headers }))
      .statusCode
  }
  expect([await put(first), await put(second)]).toEqual([204, 409])
})

test('what is no longer published is seen no more', async () => {
  await inTransaction((tx) => endPublication(tx, lot, new Date()))
  expect(await (byThing['the events of the lot'] as Way)(people.stranger as Program)).toEqual([])
  await publish()
  expect(await (byThing['the events of the lot'] as Way)(people.stranger as Program)).toEqual(['published'])
})
