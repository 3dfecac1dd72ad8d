import { system } from '@saolang/core/people/actor.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { addAccount } from '../add-account.ts'

let opened: TestApp
const password = 'bốn mùa lúa chín vàng'
const start = new Date('2026-11-24T02:00:00Z')
const at = (seconds: number) => setClock(() => new Date(start.getTime() + seconds * 1000))
beforeAll(async () => {
  opened = await openApp()
})
afterEach(() => setClock(() => new Date()))
afterAll(() => opened.close())

let made = 0
async function newPerson(role: 'producer' | 'commune-officer' | 'administrator' = 'producer') {
  const email = `nguoi-${++made}@test.example`
  const reach = role === 'commune-officer' ? { communeCode: '32047', provinceCode: '96' } : {}
  const actor = await addAccount(system, {
    email,
    fullName: 'Người Thử',
    password,
    isDemo: false,
    grant: { role, ...reach },
  })
  return { email, actor }
}
const html = { accept: 'text/html' }
const logIn = (email: string, typed: string, remoteAddress = '10.0.0.1', cookies = {}) =>
  opened.app.inject({
    method: 'POST',
    url: '/login',
    payload: { email, password: typed },
    headers: html,
    remoteAddress,
    cookies,
  })
const cookieOf = (answer: Awaited<ReturnType<typeof logIn>>, name = '__Host-session') =>
  answer.cookies.find((cookie) => cookie.name === name)
const open = (token: string, url = '/account') =>
  opened.app.inject({ url, headers: html, cookies: { '__Host-session': token } })

test('a wrong password, an unknown account and a disabled one are refused in the same words', async () => {
  const { email } = await newPerson()
  const wrong = await logIn(email, 'không phải mật khẩu này')
  const unknown = await logIn('khong-co@test.example', password)
  expect([wrong.statusCode, unknown.statusCode]).toEqual([422, 422])
  const words = 'Thư điện tử hoặc mật khẩu chưa đúng.'
  for (const answer of [wrong, unknown]) {
    expect(answer.body).toContain(words)
    expect(cookieOf(answer)).toBeUndefined()
  }
})

test('a right password opens a session under a new id, in a cookie that scripts and other sites cannot use', async () => {
  const { email } = await newPerson()
  const first = await logIn(email, password)
  expect(first.statusCode).toBe(303)
  expect(first.headers.location).toBe('/dossiers')
  expect(first.headers['set-cookie']?.toString()).toMatch(
    /__Host-session=[\w-]{32}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax/,
  )
  const again = await logIn(email, password)
  expect(cookieOf(again)?.value).not.toBe(cookieOf(first)?.value)
  expect((await open(cookieOf(first)?.value ?? '')).statusCode).toBe(200)
})

test('a phone that reaches a trial over plain http gets a cookie that its browser takes', async () => {
  const { email } = await newPerson()
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/login',
    payload: { email, password },
    headers: { ...html, host: '192.168.1.20:8080' },
  })
  expect(answer.headers['set-cookie']?.toString()).toMatch(/^session=[\w-]{32}; .*HttpOnly; SameSite=Lax/)
})

test('after signing in one goes to a page of this site and of no other', async () => {
  const { email } = await newPerson()
  const go = async (next: string) =>
    (await opened.app.inject({ method: 'POST', url: '/login', payload: { email, password, next }, headers: html }))
      .headers.location
  expect(await go('/products?q=mật ong#first')).toBe('/products?q=m%E1%BA%ADt%20ong#first')
  const elsewhere = [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
  ]
  for (const next of elsewhere) expect(await go(next), next).toBe('/dossiers')
})

test('the sixth attempt is not made after five failures, with the right password neither; another address still may', async () => {
  const { email } = await newPerson()
  for (let i = 0; i < 5; i++) {
    at(i * 60)
    expect((await logIn(email, 'sai hoàn toàn rồi')).statusCode).toBe(422)
  }
  at(5 * 60)
  const sixth = await logIn(email, password)
  expect(sixth.statusCode).toBe(429)
  expect(sixth.body).toContain('Hãy đợi')
  expect((await logIn(email, password, '10.9.9.9')).statusCode).toBe(303)
  at(16 * 60)
  expect((await logIn(email, password)).statusCode).toBe(303)
})

test('a neighbour’s failures never close an account of the same address', async () => {
  const [a, b] = [await newPerson(), await newPerson()]
  for (let i = 0; i < 8; i++) {
    at(i * 20)
    await logIn(a.email, 'sai hoàn toàn rồi', '10.7.0.1')
  }
  expect((await logIn(b.email, password, '10.7.0.1')).statusCode).toBe(303)
})

test('signing out ends the session on the server, not only in the browser', async () => {
  const { headers, csrf } = await signIn(await createActor({ role: 'producer' }))
  const withoutToken = await opened.app.inject({
    method: 'POST',
    url: '/logout',
    headers: { ...headers, ...html },
    payload: {},
  })
  expect(withoutToken.statusCode).toBe(403)
  const out = await opened.app.inject({
    method: 'POST',
    url: '/logout',
    headers: { ...headers, ...html },
    payload: { csrf },
  })
  expect(out.statusCode).toBe(303)
  const after = await opened.app.inject({ url: '/account', headers: { ...headers, ...html } })
  expect(after.statusCode).toBe(303)
  expect(after.headers.location).toBe('/login?next=%2Faccount')
})

test('one’s own other session can be ended, another person’s not', async () => {
  const actor = await createActor({ role: 'producer' })
  const [here, there] = [await signIn(actor), await signIn(actor)]
  const stranger = await signIn(await createActor({ role: 'producer' }))
  const end = (by: typeof here, id?: string) =>
    opened.app.inject({
      method: 'POST',
      url: `/account/sessions/${id}/end`,
      headers: { ...by.headers, ...html },
      payload: { csrf: by.csrf },
    })
  expect((await end(stranger, there.actor.sessionId)).statusCode).toBe(404)
  expect((await end(here, there.actor.sessionId)).statusCode).toBe(303)
  const answer = await opened.app.inject({ url: '/account', headers: { ...there.headers, ...html } })
  expect(answer.statusCode).toBe(303)
})

test.each([
  ['producer', 7 * 24 * 3600, 30 * 24 * 3600],
  ['commune-officer', 30 * 60, 10 * 3600],
  ['administrator', 15 * 60, 8 * 3600],
] as const)('a session of %s ends when idle, and by age however busy', async (role, idleSeconds, ageSeconds) => {
  at(0)
  const { headers } = await signIn(await createActor({ role }))
  const visit = async () => (await opened.app.inject({ url: '/account', headers: { ...headers, ...html } })).statusCode
  at(idleSeconds - 1)
  expect(await visit()).toBe(200)
  at(2 * idleSeconds - 1)
  expect(await visit()).toBe(303)

  at(0)
  const busy = await signIn(await createActor({ role }))
  const visitBusy = async () =>
    (await opened.app.inject({ url: '/account', headers: { ...busy.headers, ...html } })).statusCode
  for (let s = 0; s < ageSeconds; s += idleSeconds - 60) {
    at(s)
    expect(await visitBusy()).toBe(200)
  }
  at(ageSeconds)
  expect(await visitBusy()).toBe(303)
})

test('an ended session does not come back when the clock goes back', async () => {
  at(0)
  const { headers } = await signIn(await createActor({ role: 'administrator' }))
  const visit = async () => (await opened.app.inject({ url: '/account', headers: { ...headers, ...html } })).statusCode
  at(3600)
  expect(await visit()).toBe(303)
  at(60)
  expect(await visit()).toBe(303)
})

test('disabling a person and taking a role away drop their sessions at once', async () => {
  const admin = await signIn(await createActor({ role: 'administrator' }))
  const officer = await createActor({ role: 'commune-officer' })
  const { headers } = await signIn(officer)
  const post = (url: string, payload: object) =>
    opened.app.inject({
      method: 'POST',
      url,
      headers: { ...admin.headers, ...html },
      payload: { csrf: admin.csrf, ...payload },
    })
  const visit = async () => (await opened.app.inject({ url: '/account', headers: { ...headers, ...html } })).statusCode
  expect(await visit()).toBe(200)
  expect((await post(`/people/${officer.personId}/disable`, { disable: 'yes' })).statusCode).toBe(303)
  expect(await visit()).toBe(303)
  const own = await post(`/people/${admin.actor.personId}/disable`, { disable: 'yes' })
  expect(own.statusCode).toBe(422)
})
