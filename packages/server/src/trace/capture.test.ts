import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EpcisDocument } from '@saolang/epcis/document/document.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { documentToXml } from '@saolang/epcis/xml/document-to-xml.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { openProgram, type Program } from '../testing/programs.ts'

const chainFile = join(import.meta.dirname, '../../../epcis/cases/honey-chain.json')
const honeyChain = JSON.parse(readFileSync(chainFile, 'utf8')) as EpcisDocument

let opened: TestApp
let program: Program
beforeAll(async () => {
  opened = await openApp()
  program = await openProgram(opened.app, { role: 'integrator' })
})
afterAll(() => opened.close())

const context = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'
let count = 0
/** An event like no other. */
function anEvent(fields: object = {}) {
  count += 1
  return {
    type: 'ObjectEvent',
    eventID: `urn:uuid:00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    eventTime: '2026-05-04T08:00:00+07:00',
    eventTimeZoneOffset: '+07:00',
    action: 'OBSERVE',
    epcList: [`urn:epc:id:sgtin:9520123.045678.T${count}`],
    ...fields,
  }
}
const documentOf = (...eventList: object[]) => ({
  '@context': context,
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-05-05T00:00:00Z',
  epcisBody: { eventList },
})
const idsOf = async (query: string): Promise<string[]> => {
  const answer = await program.get(`/epcis/events?${query}`)
  expect(answer.status).toBe(200)
  return answer.json().epcisBody.queryResults.resultsBody.eventList.map(({ eventID }: { eventID: string }) => eventID)
}
const jobOf = async (answer: { headers: Record<string, unknown> }) => {
  const address = new URL(String(answer.headers.location))
  return (await program.get(address.pathname)).json()
}

test('nothing is captured without a token, by a role that has no business here, or by a producer without organisation', async () => {
  const strange = await opened.app.inject({ method: 'POST', url: '/epcis/capture', payload: documentOf(anEvent()) })
  expect([strange.statusCode, strange.json().type]).toEqual([401, 'epcisException:SecurityException'])
  expect(strange.headers['www-authenticate']).toBe('Bearer')
  const stale = await opened.app.inject({
    method: 'GET',
    url: '/epcis/events',
    headers: { authorization: 'Bearer nothing' },
  })
  expect(stale.statusCode).toBe(401)
  for (const role of ['council-member', 'commune-officer', 'ministry-officer', 'auditor'] as const) {
    const other = await openProgram(opened.app, { role })
    expect((await other.post('/epcis/capture', documentOf(anEvent()))).status).toBe(403)
  }
})

test('what is no document is refused at once, with what is wrong', async () => {
  const answers = await Promise.all([
    program.post('/epcis/capture', '{"type":'),
    program.post('/epcis/capture', { ...documentOf(), schemaVersion: undefined }),
    program.post('/epcis/capture', '<a>', { 'content-type': 'application/xml' }),
    program.post('/epcis/capture', documentOf(), { 'GS1-Capture-Error-Behaviour': 'shrug' }),
    program.post('/epcis/events', documentOf(anEvent())),
    program.post('/epcis/events', { '@context': context, ...anEvent({ eventTime: 'yesterday' }) }),
  ])
  expect(answers.map(({ status, json }) => [status, json().type])).toEqual(
    answers.map(() => [400, 'epcisException:ValidationException']),
  )
  expect((await program.post('/epcis/capture', 'a,b', { 'content-type': 'text/csv' })).status).toBe(415)
  expect((await program.post('/epcis/capture', documentOf(), { 'GS1-EPCIS-Version': '1.2' })).status).toBe(406)
  const many = await program.post('/epcis/capture', documentOf(...Array.from({ length: 2001 }, () => ({}))))
  expect([many.status, many.json().type]).toEqual([413, 'epcisException:CaptureLimitExceededException'])
})

test('a document is captured once, however often it is sent, and reads back as it was', async () => {
  const sent = await program.post('/epcis/capture', honeyChain)
  expect(sent.status).toBe(202)
  expect(await jobOf(sent)).toMatchObject({
    running: false,
    success: true,
    captureErrorBehaviour: 'rollback',
    errors: [],
  })
  const again = await program.post('/epcis/capture', honeyChain)
  expect(await jobOf(again)).toMatchObject({ success: true })
  const answer = await program.get('/epcis/events?orderDirection=ASC', { 'GS1-EPC-Format': 'Never_Translates' })
  const found = answer.json()
  const events = found.epcisBody.queryResults.resultsBody.eventList
  // Two of them happened at one moment: which is first is nobody's promise.
  const inOrder = (list: readonly EpcisEvent[]) =>
    list
      .map(({ recordTime: _, eventID: __, ...event }) => event)
      .sort((one, two) => Date.parse(one.eventTime) - Date.parse(two.eventTime) || (one.type < two.type ? -1 : 1))
  expect(inOrder(events)).toEqual(inOrder(honeyChain.epcisBody.eventList))
  const times = events.map(({ eventTime }: EpcisEvent) => Date.parse(eventTime))
  expect(times).toEqual(times.toSorted())
  expect(JSON.stringify(found['@context'])).toContain('https://ns.example.vn/mat-ong/')
})

test('the same events in XML are the same events, and are answered in XML when asked so', async () => {
  const before = await idsOf('perPage=1000')
  const sent = await program.post('/epcis/capture', documentToXml(honeyChain), { 'content-type': 'application/xml' })
  expect(sent.status).toBe(202)
  expect(await idsOf('perPage=1000')).toEqual(before)
  const answer = await program.get('/epcis/events', { accept: 'application/xml' })
  expect(answer.headers['content-type']).toMatch('application/xml')
  expect(answer.text).toContain('<epcisq:EPCISQueryDocument')
  expect((await program.get('/epcis/events', { accept: 'text/csv' })).status).toBe(406)
  const wrong = await program.get('/epcis/events?x=1', { accept: 'application/xml' })
  expect(wrong.headers['content-type']).toMatch('application/problem+xml')
})

test('with rollback one wrong event refuses all; with proceed only itself', async () => {
  const [right, wrong] = [anEvent(), anEvent({ action: 'LOOK' })]
  const rolledBack = await jobOf(await program.post('/epcis/capture', documentOf(right, wrong)))
  expect(rolledBack).toMatchObject({ success: false, running: false, captureErrorBehaviour: 'rollback' })
  expect(rolledBack.errors[0].detail).toMatch('/epcisBody/eventList/1/action')
  expect(await idsOf(`EQ_eventID=${right.eventID}`)).toEqual([])
  const proceed = { 'GS1-Capture-Error-Behaviour': 'proceed' }
  const went = await jobOf(await program.post('/epcis/capture', documentOf(wrong, right), proceed))
  expect(went).toMatchObject({ success: false, captureErrorBehaviour: 'proceed', errors: [{ status: 400 }] })
  expect(await idsOf(`EQ_eventID=${right.eventID}|${wrong.eventID}`)).toEqual([right.eventID])
})

test('one event is created once: the second time it is there already', async () => {
  const { eventID: _, ...nameless } = anEvent()
  const event = { '@context': context, ...nameless }
  const sent = await program.post('/epcis/events', event)
  expect(sent.status).toBe(201)
  const read = await program.get(new URL(String(sent.headers.location)).pathname)
  expect(read.json()).toMatchObject({ type: 'ObjectEvent', eventID: expect.stringMatching(/^ni:\/\/\/sha-256;/) })
  const again = await program.post('/epcis/events', event)
  expect([again.status, again.json().type]).toEqual([409, 'epcisException:ResourceAlreadyExistsException'])
  const atOnce = { '@context': context, ...anEvent() }
  const both = await Promise.all([program.post('/epcis/events', atOnce), program.post('/epcis/events', atOnce)])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('an event is declared wrong by telling it again with the reason; both stay', async () => {
  const event = anEvent()
  const errorDeclaration = { declarationTime: '2026-05-06T00:00:00Z', reason: 'incorrect_data' }
  await program.post('/epcis/capture', documentOf(event))
  await program.post('/epcis/capture', documentOf({ ...event, errorDeclaration }))
  expect(await idsOf(`EQ_eventID=${event.eventID}`)).toEqual([event.eventID, event.eventID])
  expect(
    await idsOf(`EQ_eventID=${event.eventID}&EXISTS_errorDeclaration=true&EQ_errorReason=incorrect_data`),
  ).toHaveLength(1)
  const read = await program.get(`/epcis/events/${encodeURIComponent(event.eventID)}`)
  expect(read.json().errorDeclaration).toEqual(errorDeclaration)
})

test('jobs are listed newest first, to their owner only', async () => {
  const other = await openProgram(opened.app, { role: 'integrator' })
  expect((await other.get('/epcis/capture')).json()).toEqual([])
  const sent = await program.post('/epcis/capture', documentOf(anEvent()))
  const path = new URL(String(sent.headers.location)).pathname
  expect((await other.get(path)).status).toBe(404)
  const [newest] = (await program.get('/epcis/capture?perPage=1')).json()
  expect(path).toMatch(newest.captureID)
  expect((await program.get('/epcis/capture?perPage=1')).headers.link).toMatch('rel="next"')
})

test('every address says what it takes and which versions are spoken', async () => {
  for (const path of ['', '/capture', '/events', '/epcs', '/bizSteps', '/eventTypes/ObjectEvent/events']) {
    const answer = await opened.app.inject({ method: 'OPTIONS', url: `/epcis${path}` })
    expect(answer.statusCode).toBe(204)
    expect(answer.headers.allow).toMatch('OPTIONS')
    expect(answer.headers['gs1-epcis-version']).toBe('2.0.0')
  }
  const nowhere = await program.get('/epcis/nowhere')
  expect([nowhere.status, nowhere.json().type]).toEqual([404, 'epcisException:NoSuchResourceException'])
  const { paths } = (await opened.app.inject({ method: 'GET', url: '/api/openapi.json' })).json()
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/epcis/capture', '/epcis/events', '/api/v1/trace']))
})

test('many who need a month that is not there yet are all served', async () => {
  const months = Array.from({ length: 6 }, (_, i) => `2031-${String(i + 1).padStart(2, '0')}-15T00:00:00Z`)
  const sent = await Promise.all(
    Array.from({ length: 5 }, () =>
      program.post('/epcis/capture', documentOf(...months.map((eventTime) => anEvent({ eventTime })))),
    ),
  )
  expect(sent.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202])
  expect(await idsOf('GE_eventTime=2031-01-01T00:00:00Z&perPage=100')).toHaveLength(30)
  const farAway = documentOf(
    anEvent({ eventTime: '1950-01-01T00:00:00Z' }),
    anEvent({ eventTime: '2150-01-01T00:00:00Z' }),
  )
  expect(await jobOf(await program.post('/epcis/capture', farAway))).toMatchObject({ success: true })
})
