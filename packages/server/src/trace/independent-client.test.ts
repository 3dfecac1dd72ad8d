import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { openProgram } from '../testing/programs.ts'
import { openSubscriber, type QueryDocument, type Subscriber } from '../testing/subscriber.ts'

// A stranger's program: it knows the REST binding of EPCIS 2.0, an address and a token, and nothing of our code.
let opened: TestApp
let subscriber: Subscriber
let base: string
let authorization: string
beforeAll(async () => {
  opened = await openApp({ WEBHOOK_HOSTS: '127.0.0.1' })
  subscriber = await openSubscriber()
  const address = await opened.app.listen({ port: 0, host: '127.0.0.1' })
  base = `${address}/epcis`
  authorization = (await openProgram(opened.app, { role: 'integrator' })).headers.authorization as string
})
afterAll(async () => {
  await subscriber.close()
  await opened.close()
})

const ask = (path: string, init: { method?: string; body?: object; headers?: Record<string, string> } = {}) =>
  fetch(path.startsWith('http') ? path : base + path, {
    method: init.method ?? 'GET',
    headers: { authorization, 'content-type': 'application/json', ...init.headers },
    ...(init.body && { body: JSON.stringify(init.body) }),
  })
// Addresses in answers are public ones; here the server sits on a port of its own.
const at = (location: string | null) => base + new URL(location as string).pathname.replace('/epcis', '')

let count = 0
const shipping = (fields: object = {}) => ({
  type: 'ObjectEvent',
  eventID: `urn:uuid:11111111-0000-4000-8000-${String(++count).padStart(12, '0')}`,
  eventTime: '2026-05-04T08:00:00.000+07:00',
  eventTimeZoneOffset: '+07:00',
  epcList: ['urn:epc:id:sgtin:9520123.045678.7'],
  action: 'OBSERVE',
  bizStep: 'shipping',
  disposition: 'in_transit',
  ...fields,
})
const documentOf = (...eventList: object[]) => ({
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-05-05T00:00:00.000Z',
  epcisBody: { eventList },
})
const idsOf = (document: unknown): string[] =>
  (document as QueryDocument).epcisBody.queryResults.resultsBody.eventList.map(({ eventID }) => eventID)
const isTold = (told: () => string[], ids: string[]) =>
  expect.poll(told, { timeout: 15_000, interval: 50 }).toEqual(ids)

test('a stranger’s program discovers, captures, follows the job, asks, subscribes both ways, is told, and leaves', async () => {
  const discovery = await ask('/queries', { method: 'OPTIONS' })
  expect([discovery.status, discovery.headers.get('allow')]).toEqual([204, 'GET, POST, OPTIONS'])
  expect(discovery.headers.get('gs1-epcis-version')).toMatch(/^2\.0/)

  const before = shipping({ bizStep: 'packing' })
  const sent = await ask('/capture', { method: 'POST', body: documentOf(before, shipping()) })
  expect([sent.status, await sent.text()]).toEqual([202, ''])
  const job = (await (await ask(at(sent.headers.get('location')))).json()) as object
  expect(job).toMatchObject({ running: false, success: true, captureErrorBehaviour: 'rollback', errors: [] })

  const epc = 'urn:epc:id:sgtin:9520123.045678.7'
  const asked = await ask(`/events?MATCH_epc=${epc}&EQ_bizStep=shipping|packing&orderBy=eventTime&perPage=1`)
  expect(asked.headers.get('link')).toMatch(/^<.*nextPageToken=.*>; rel="next"$/)
  expect(idsOf(await asked.json())).toHaveLength(1)

  const query = { name: 'shipped', query: { eventType: ['ObjectEvent'], EQ_bizStep: ['shipping'] } }
  expect((await ask('/queries', { method: 'POST', body: query })).status).toBe(201)
  expect(await (await ask('/queries/shipped')).json()).toEqual(query)
  const signatureToken = '13df38d8275b13f05704629e5f1cf3d45d6132d5'
  const body = { dest: subscriber.dest, signatureToken, stream: true }
  const subscribed = await ask('/queries/shipped/subscriptions', { method: 'POST', body })
  expect(subscribed.status).toBe(201)

  const socket = new WebSocket(`${base.replace('http', 'ws')}/queries/shipped/events?stream=true`, {
    headers: { authorization },
  })
  const heard: string[] = []
  socket.on('message', (text) => heard.push(...idsOf(JSON.parse(String(text)))))
  await new Promise((open, fail) => socket.once('open', open).once('error', fail))

  const [one, other, third] = [shipping(), shipping({ bizStep: 'receiving' }), shipping()]
  await ask('/capture', { method: 'POST', body: documentOf(one, other) })
  await isTold(() => heard, [one.eventID])
  const told = () => subscriber.delivered.flatMap(({ document }) => idsOf(document))
  await isTold(told, [one.eventID])
  expect(subscriber.delivered[0]?.isSigned(signatureToken)).toBe(true)
  const context = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'
  const alone = { '@context': context, ...third }
  expect((await ask('/events', { method: 'POST', body: alone })).status).toBe(201)
  expect((await ask('/events', { method: 'POST', body: alone })).status).toBe(409)
  await isTold(() => heard, [one.eventID, third.eventID])
  await isTold(told, [one.eventID, third.eventID])

  const closed = new Promise((done) => socket.once('close', done))
  expect((await ask(at(subscribed.headers.get('location')), { method: 'DELETE' })).status).toBe(204)
  expect((await ask('/queries/shipped', { method: 'DELETE' })).status).toBe(204)
  expect(await closed).toBe(1000)
  expect((await ask('/queries/shipped/events')).status).toBe(404)
})

test('a socket is refused before it opens, with the reason, when it may not be or says no time', async () => {
  const query = { name: 'all', query: { eventType: ['ObjectEvent'] } }
  expect((await ask('/queries', { method: 'POST', body: query })).status).toBe(201)
  const statusOf = (path: string, headers: Record<string, string> = { authorization }) =>
    new Promise((done) => {
      const socket = new WebSocket(base.replace('http', 'ws') + path, { headers })
      socket.once('unexpected-response', (_, answer) => done(answer.statusCode))
      socket.once('open', () => done('open'))
      socket.on('error', () => {})
    })
  expect(await statusOf('/queries/all/events?stream=true', {})).toBe(401)
  expect(await statusOf('/queries/none/events?stream=true')).toBe(404)
  expect(await statusOf('/queries/all/events')).toBe(400)
  expect(await statusOf('/queries/all/events?stream=true&hour=1')).toBe(400)
  expect(await statusOf('/queries/all/events?minute=61')).toBe(400)
  expect(await statusOf('/queries/all/events?second=0/30&reportIfEmpty=true')).toBe('open')
})
