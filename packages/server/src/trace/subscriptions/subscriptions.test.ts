import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { disablePerson } from '../../people/manage-people.ts'
import { setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openProgram, type Program } from '../../testing/programs.ts'
import { openSubscriber, type Subscriber } from '../../testing/subscriber.ts'
import { reportDue } from './report.ts'

const secret = 'bi-mat-cua-ben-nhan'
const start = Date.parse('2026-11-24T10:00:00+07:00')

let opened: TestApp
let program: Program
let subscriber: Subscriber
let clock = start
let count = 0
beforeAll(async () => {
  opened = await openApp({ WEBHOOK_HOSTS: '127.0.0.1' })
  subscriber = await openSubscriber()
  setClock(() => new Date(clock))
})
afterAll(async () => {
  setClock(() => new Date())
  await subscriber.close()
  await opened.close()
})
beforeEach(async () => {
  clock += 60_000
  subscriber.status = 204
  subscriber.delivered.length = 0
  program = await openProgram(opened.app, { role: 'producer' })
  const query = { name: 'chuyen-di', query: { EQ_bizStep: ['shipping'], MATCH_epcClass: [lot] } }
  expect((await program.post('/epcis/queries', query)).status).toBe(201)
})
// Nobody's subscription outlives its test.
afterEach(() => inTransaction((tx) => tx`update trace.subscription set ended_at = now() where ended_at is null`))

const lot = 'https://id.gs1.org/01/09520123456788/10/L1'
const path = '/epcis/queries/chuyen-di/subscriptions'

async function capture(fields: object = {}, events = 1): Promise<string[]> {
  const eventList = Array.from({ length: events }, () => ({
    type: 'ObjectEvent',
    eventID: `https://su-kien.example.vn/${++count}`,
    eventTime: '2026-11-20T00:00:00Z',
    eventTimeZoneOffset: '+07:00',
    action: 'OBSERVE',
    bizStep: 'shipping',
    quantityList: [{ epcClass: lot, quantity: 1 }],
    ...fields,
  }))
  const sent = await program.post('/epcis/capture', {
    '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-11-20T00:00:00Z',
    epcisBody: { eventList },
  })
  expect(sent.status).toBe(202)
  return eventList.map(({ eventID }) => eventID)
}

const subscribe = (fields: object, by = program) =>
  by.post(path, { dest: subscriber.dest, signatureToken: secret, ...fields })
const idsTold = () =>
  subscriber.delivered.flatMap(({ document }) =>
    document.epcisBody.queryResults.resultsBody.eventList.map(({ eventID }: { eventID: string }) => eventID),
  )
const pass = async (seconds: number) => {
  clock += seconds * 1000
  await reportDue()
}
const stateOf = async (id: string) => (await program.get(`${path}/${id}`)).json()

test('a subscription is refused without a way to be told, with two, with a place inside, or to somebody else’s query', async () => {
  const wrong = [
    { stream: undefined },
    { stream: true, schedule: { hour: '1' } },
    { stream: false },
    { schedule: { hour: '25' } },
    { stream: true, dest: 'https://10.0.0.7/nhan' },
    { stream: true, dest: 'http://nhan.example.vn/' },
    { stream: true, signatureToken: 'ngan' },
    { stream: true, initialRecordTime: 'hôm qua' },
  ]
  for (const fields of wrong) {
    const answer = await subscribe(fields)
    expect([fields, answer.status, answer.json().type]).toEqual([
      fields,
      400,
      'epcisException:SubscriptionControlsException',
    ])
  }
  const other = await openProgram(opened.app, { role: 'producer' })
  expect((await subscribe({ stream: true }, other)).status).toBe(404)
  expect(
    (await opened.app.inject({ method: 'POST', url: path, payload: { dest: subscriber.dest, stream: true } }))
      .statusCode,
  ).toBe(401)
  const administrator = await openProgram(opened.app, { role: 'administrator' })
  expect((await subscribe({ stream: true }, administrator)).status).toBe(403)
})

test('one’s subscriptions are listed, read and ended, by oneself only, and never say the secret', async () => {
  const made = await subscribe({ schedule: { hour: '1', minute: '5' }, reportIfEmpty: true })
  expect(made.status).toBe(201)
  const address = new URL(String(made.headers.location)).pathname
  expect(made.json()).toMatchObject({
    queryName: 'chuyen-di',
    dest: subscriber.dest,
    epcFormat: 'Always_GS1_Digital_Link',
  })
  expect(address).toBe(`${path}/${made.json().subscriptionID}`)
  const read = await program.get(address)
  expect(read.json()).toEqual(made.json())
  expect(read.headers['gs1-query-min-record-time']).toBe(made.json().minRecordTime)
  expect((await program.get(path)).json()).toEqual([read.json()])
  expect(made.text + read.text).not.toContain(secret)
  const other = await openProgram(opened.app, { role: 'producer' })
  expect((await other.get(address)).status).toBe(404)
  const remove = async (headers: Record<string, string>) =>
    (await opened.app.inject({ method: 'DELETE', url: address, headers })).statusCode
  expect(await remove(other.headers)).toBe(404)
  expect(await remove(program.headers)).toBe(204)
  expect(await remove(program.headers)).toBe(404)
  const first = [await subscribe({ stream: true })]
  clock += 1000
  first.push(await subscribe({ stream: true }))
  const page = await program.get(`${path}?perPage=1`)
  const next = new URL(/<([^>]*)>/.exec(String(page.headers.link))?.[1] as string)
  const pages = [page, await program.get(next.pathname + next.search)]
  expect(pages.flatMap((answer) => answer.json())).toEqual(first.map((answer) => answer.json()))
})

test('a stream tells each new event that the query finds once, signed, and nothing that was there before', async () => {
  await capture()
  clock += 1000
  const made = await subscribe({ stream: true })
  clock += 1000
  const ids = await capture()
  clock += 1000
  ids.push(...(await capture()))
  await capture({ bizStep: 'receiving' })
  await capture({ quantityList: [{ epcClass: 'https://id.gs1.org/01/09520123456788/10/L2' }] })
  expect(await reportDue({ streams: true })).toBe(1)
  expect(idsTold()).toEqual(ids)
  const [told] = subscriber.delivered
  expect(told?.document).toMatchObject({
    type: 'EPCISQueryDocument',
    epcisBody: { queryResults: { queryName: 'chuyen-di', subscriptionID: made.json().subscriptionID } },
  })
  expect([told?.isSigned(secret), told?.isSigned('another'), told?.headers['gs1-epcis-version']]).toEqual([
    true,
    false,
    '2.0.0',
  ])
  await reportDue({ streams: true })
  await pass(7)
  const more = await capture()
  await reportDue({ streams: true })
  expect(idsTold()).toEqual([...ids, ...more])
  expect(await stateOf(made.json().subscriptionID)).toMatchObject({ stream: true, lastNotifiedAt: expect.any(String) })
})

test('what was recorded a moment ago and comes to light only now is told too', async () => {
  await subscribe({ stream: true })
  clock += 10_000
  const [seen] = await capture()
  await reportDue({ streams: true })
  clock -= 5000
  const [late] = await capture()
  clock += 6000
  await reportDue({ streams: true })
  expect(idsTold()).toEqual([seen, late])
})

test('a schedule tells at its times, what came meanwhile, and once for all times that were missed', async () => {
  await subscribe({ schedule: { minute: '0/10' } })
  const first = await capture()
  await pass(1)
  expect(idsTold()).toEqual([])
  await pass(600)
  expect(idsTold()).toEqual(first)
  const second = await capture()
  await pass(3 * 3600)
  await pass(1)
  expect(idsTold()).toEqual([...first, ...second])
  await pass(600)
  expect(subscriber.delivered).toHaveLength(2)
})

test('nothing new is told too when that was asked for', async () => {
  await subscribe({ schedule: { minute: '0/10' }, reportIfEmpty: true })
  await pass(600)
  await pass(600)
  expect(subscriber.delivered.map(({ document }) => document.epcisBody.queryResults.resultsBody.eventList)).toEqual([
    [],
    [],
  ])
})

test('from an initial time on, the past is told in documents of a hundred', async () => {
  const since = new Date(clock).toISOString()
  const ids = await capture({}, 230)
  clock += 24 * 3_600_000
  await subscribe({ stream: true, initialRecordTime: since })
  await reportDue({ streams: true })
  expect(idsTold().sort()).toEqual(ids.sort())
  expect(subscriber.delivered).toHaveLength(3)
})

test('a subscriber that fails is asked again later and later, loses nothing, and is left alone after a day', async () => {
  const made = await subscribe({ stream: true })
  const { subscriptionID: id } = made.json()
  clock += 1000
  const ids = await capture()
  subscriber.status = 500
  await reportDue({ streams: true })
  expect(await stateOf(id)).toMatchObject({ failures: 1, lastError: 'the subscriber answered 500' })
  for (const seconds of [9, 2, 19, 2]) await pass(seconds)
  expect(await stateOf(id)).toMatchObject({ failures: 3 })
  subscriber.status = 204
  await pass(40)
  expect(idsTold()).toEqual(ids)
  expect(await stateOf(id)).not.toHaveProperty('failures')
  subscriber.status = 302
  await capture()
  await reportDue({ streams: true })
  for (let hours = 0; hours < 26; hours++) await pass(3601)
  expect(await stateOf(id)).toMatchObject({ disabledAt: expect.any(String), lastError: 'the subscriber answered 302' })
  const attempts = await inTransaction(
    (tx) => tx`select from trace.subscription_delivery where subscription_id = ${id}`,
  )
  await pass(7200)
  const later = await inTransaction((tx) => tx`select from trace.subscription_delivery where subscription_id = ${id}`)
  expect(later).toHaveLength(attempts.length)
})

test('a subscriber that is gone is left alone at once', async () => {
  const { subscriptionID: id } = (await subscribe({ schedule: { minute: '0/10' }, reportIfEmpty: true })).json()
  subscriber.status = 410
  await pass(600)
  expect(await stateOf(id)).toMatchObject({ disabledAt: expect.any(String) })
})

test('who may see no more is told no more', async () => {
  await subscribe({ stream: true })
  clock += 1000
  await capture()
  await disablePerson(await createActor({ role: 'administrator' }), { id: program.personId, isDisabled: true })
  await reportDue({ streams: true })
  expect(idsTold()).toEqual([])
  expect(await reportDue({ streams: true })).toBe(0)
})

test('two processes that look at once tell once', async () => {
  await subscribe({ stream: true })
  clock += 1000
  const ids = await capture()
  await Promise.all([reportDue({ streams: true }), reportDue({ streams: true })])
  expect(idsTold()).toEqual(ids)
})

test('a query that is taken away takes its subscriptions with it', async () => {
  const { subscriptionID: id } = (await subscribe({ stream: true })).json()
  const url = '/epcis/queries/chuyen-di'
  expect((await opened.app.inject({ method: 'DELETE', url, headers: program.headers })).statusCode).toBe(204)
  await capture()
  expect(await reportDue({ streams: true })).toBe(0)
  expect((await program.get(`${path}/${id}`)).status).toBe(404)
})

test('without a secret of the subscriber’s one is made, and said once', async () => {
  const made = await program.post(path, { dest: subscriber.dest, stream: true })
  const { signatureToken, subscriptionID } = made.json()
  clock += 1000
  await capture()
  await reportDue({ streams: true })
  expect(subscriber.delivered[0]?.isSigned(signatureToken)).toBe(true)
  expect(await stateOf(subscriptionID)).not.toHaveProperty('signatureToken')
})
