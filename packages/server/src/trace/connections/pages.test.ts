import type { Actor } from '@saolang/core/people/actor.ts'
import { system } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueToken } from '../../people/issue-token.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { type MailServer, openMailServer } from '../../testing/mail-server.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openProgram } from '../../testing/programs.ts'
import { openSubscriber, type Subscriber } from '../../testing/subscriber.ts'
import { reportDue } from '../subscriptions/report.ts'

let opened: TestApp
let mail: MailServer
let subscriber: Subscriber
let maker: Actor
beforeAll(async () => {
  mail = await openMailServer()
  subscriber = await openSubscriber()
  const carriers = { SMTP_URL: mail.url, MAIL_FROM: 'Sao Làng <so@ocop.example>' }
  opened = await openApp({ WEBHOOK_HOSTS: '127.0.0.1', ...carriers })
  maker = await createActor({ role: 'producer' })
})
afterAll(async () => {
  await opened.close()
  await Promise.all([mail.close(), subscriber.close()])
})

async function read(who: Actor, url = '/connections') {
  const { headers } = await signIn(who)
  const answer = await opened.app.inject({ url, headers: { ...headers, accept: 'text/html' } })
  return { status: answer.statusCode, body: answer.body }
}

async function post(who: Actor, url: string, fields: Record<string, string> = {}) {
  const { headers, csrf } = await signIn(who)
  const answer = await opened.app.inject({
    ...{ method: 'POST', url: `/connections/${url}`, payload: new URLSearchParams({ csrf, ...fields }).toString() },
    headers: { ...headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
  })
  return { status: answer.statusCode, body: answer.body }
}

const idIn = (body: string, path: string) =>
  new RegExp(`/connections/${path}/([0-9a-f-]{36})`).exec(body)?.[1] as string

test('a visitor is sent to sign in, and who connects nothing finds nothing here', async () => {
  const visitor = await opened.app.inject({ url: '/connections', headers: { accept: 'text/html' } })
  expect([visitor.statusCode, visitor.headers.location]).toEqual([303, '/login?next=%2Fconnections'])
  const member = await createActor({ role: 'council-member' })
  expect((await read(member)).status).toBe(403)
  expect((await post(member, 'identifiers', { identifier: 'https://htx.example/toi' })).status).toBe(403)
})

test('an identifier is claimed here, checked and confirmed by the commune’s officer, and by nobody else', async () => {
  const wrong = await post(maker, 'identifiers', { identifier: 'của tôi' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('value="của tôi"')
  expect((await post(maker, 'identifiers', { identifier: 'https://id.gs1.org/417/9520123000028' })).status).toBe(303)
  expect((await read(maker)).body).toContain('Chờ cán bộ xã xác nhận')
  const officer = await createActor({ role: 'commune-officer' })
  const elsewhere = await createActor({ role: 'commune-officer', communeCode: '00004' })
  const id = idIn((await read(officer)).body, 'identifiers')
  const page = await read(officer, `/connections/identifiers/${id}`)
  expect(page.body).toContain('GLN 9520123000028')
  for (const [who, status] of [
    [maker, 403],
    [elsewhere, 404],
  ] as const) {
    expect((await read(who, `/connections/identifiers/${id}`)).status).toBe(status)
    expect((await post(who, `identifiers/${id}/confirm`)).status).toBe(status)
  }
  expect((await post(officer, `identifiers/${id}/confirm`)).status).toBe(303)
  expect((await read(maker)).body).toContain('Đã xác nhận')
  const rival = await createActor({ role: 'producer' })
  await post(rival, 'identifiers', { identifier: 'urn:epc:id:pgln:9520123.00002' })
  const second = idIn((await read(officer)).body, 'identifiers')
  expect((await read(officer, `/connections/identifiers/${second}`)).body).toContain('đã được xác nhận cho người khác')
  expect((await post(officer, `identifiers/${second}/confirm`)).status).toBe(409)
  expect((await post(rival, `identifiers/${id}/end`)).status).toBe(404)
  expect((await post(maker, `identifiers/${id}/end`)).status).toBe(303)
  expect((await read(maker)).body).toContain('Chưa khai mã nào')
})

test('one’s own tokens are listed and revoked at once; another’s are neither', async () => {
  const token = await issueToken(system, { email: `${maker.personId}@test.example`, role: 'producer' })
  const opens = async () =>
    (await opened.app.inject({ url: '/epcis/events', headers: { authorization: `Bearer ${token}` } })).statusCode
  expect(await opens()).toBe(200)
  const id = idIn((await read(maker)).body, 'tokens')
  const other = await createActor({ role: 'producer' })
  expect((await read(other)).body).toContain('Không có khóa nào')
  expect((await post(other, `tokens/${id}/revoke`)).status).toBe(404)
  expect(await opens()).toBe(200)
  expect((await post(maker, `tokens/${id}/revoke`)).status).toBe(303)
  expect(await opens()).toBe(401)
})

test('a subscription that stops is told to its owner, stands here, and is ended by its owner alone', async () => {
  const program = await openProgram(opened.app, { role: 'integrator' })
  const who: Actor = { name: 'Máy', role: 'integrator', personId: program.personId }
  await program.post('/epcis/queries', { name: 'moi-thu', query: { EQ_bizStep: ['shipping'] } })
  const asked = { dest: subscriber.dest, stream: true }
  const id = (await program.post('/epcis/queries/moi-thu/subscriptions', asked)).json().subscriptionID
  expect((await read(who)).body).toContain('Chưa gửi lần nào')
  subscriber.status = 410
  await program.post('/epcis/events', anEvent)
  await reportDue({ streams: true })
  expect((await read(who)).body).toContain('Đã ngừng')
  const letters = await inTransaction(
    (tx) => tx`select subject, body from platform.message where about = ${`subscription-stopped ${id}`}`,
  )
  expect(letters).toHaveLength(1)
  expect(letters[0]?.body).toContain('/connections')
  expect((await post(maker, `subscriptions/${id}/end`, { query: 'moi-thu' })).status).toBe(404)
  expect((await post(who, `subscriptions/${id}/end`, { query: 'moi-thu' })).status).toBe(303)
  expect((await read(who)).body).toContain('Chưa có đăng ký nào')
})

const anEvent = {
  '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  type: 'ObjectEvent',
  action: 'OBSERVE',
  bizStep: 'shipping',
  eventTime: '2026-11-20T00:00:00Z',
  eventTimeZoneOffset: '+07:00',
  epcList: ['urn:epc:id:sgtin:9520123.045678.1'],
}
