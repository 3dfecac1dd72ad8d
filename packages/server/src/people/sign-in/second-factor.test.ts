import { system } from '@saolang/core/people/actor.ts'
import { Secret, TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { inTransaction } from '../../platform/sql.ts'
import { createActor } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { addAccount, demoPassword } from '../add-account.ts'
import { grantRole } from '../manage-people.ts'
import { findPersonByEmail, listGrants } from '../persons.sql.ts'
import { addPasskey } from './credentials.sql.ts'

let opened: TestApp
const password = 'bốn mùa lúa chín vàng'
const start = new Date('2026-11-24T02:00:00Z')
let now = start
const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}
beforeAll(async () => {
  opened = await openApp({ SAOLANG_DEMO: 'off' })
})
afterEach(() => setClock(() => new Date()))
afterAll(() => opened.close())

/** A browser: it keeps its cookies. */
function openBrowser() {
  const jar = new Map<string, string>()
  const send = async (method: 'GET' | 'POST', url: string, payload?: Record<string, string>) => {
    setClock(() => now)
    const answer = await opened.app.inject({
      method,
      url,
      ...(payload && { payload }),
      headers: { accept: 'text/html' },
      cookies: Object.fromEntries(jar),
    })
    for (const { name, value } of answer.cookies) value ? jar.set(name, value) : jar.delete(name)
    return answer
  }
  return {
    jar,
    get: (url: string) => send('GET', url),
    post: (url: string, payload = {}) => send('POST', url, payload),
  }
}

let made = 0
async function newOfficer() {
  const email = `can-bo-${++made}@test.example`
  const grant = { role: 'commune-officer', communeCode: '32047', provinceCode: '96' } as const
  await addAccount(system, { email, fullName: 'Cán Bộ Thử', password, isDemo: false, grant })
  return email
}

async function enrol(email: string) {
  const browser = openBrowser()
  await browser.post('/login', { email, password })
  const page = await browser.post('/account/second-factor/start')
  const secret = page.body.match(/<figcaption[^>]*>([A-Z2-7 ]+)</)?.[1]?.replaceAll(' ', '') ?? ''
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const codeAt = () => totp.generate({ timestamp: now.getTime() })
  return { browser, codeAt, confirmed: await browser.post('/account/second-factor', { code: codeAt() }) }
}

test('outside the demo, an officer with a password alone can enrol a second factor and nothing else', async () => {
  const email = await newOfficer()
  const browser = openBrowser()
  const entered = await browser.post('/login', { email, password })
  expect(entered.headers.location).toBe('/account/second-factor')
  expect(browser.jar.has('__Host-session')).toBe(false)
  for (const url of ['/account', '/organisations', '/people', '/people/places'])
    expect((await browser.get(url)).headers.location).toMatch(/^\/login/)
  expect((await browser.get('/account/second-factor')).statusCode).toBe(200)
})

test('the people of a demo, whose password is public, are nobody outside it', async () => {
  const email = 'nguoi-mau@demo.saolang.example'
  const demo = {
    email,
    fullName: 'Người (mẫu)',
    password: demoPassword,
    isDemo: true,
    grant: { role: 'producer' },
  } as const
  await addAccount(system, demo)
  const browser = openBrowser()
  expect((await browser.get('/login')).body).not.toContain(email)
  expect((await browser.post('/login', { email, password: demoPassword })).statusCode).toBe(422)
})

test('a wrong first code confirms nothing; the right one does, shows recovery codes once and opens the session', async () => {
  const email = await newOfficer()
  const wrong = openBrowser()
  await wrong.post('/login', { email, password })
  await wrong.post('/account/second-factor/start')
  expect((await wrong.post('/account/second-factor', { code: '000000' })).statusCode).toBe(422)
  expect(wrong.jar.has('__Host-session')).toBe(false)
  const { browser, confirmed } = await enrol(email)
  expect(confirmed.body.match(/[0-9A-Z]{5}-[0-9A-Z]{5}/g)).toHaveLength(10)
  expect((await browser.get('/account')).statusCode).toBe(200)
})

test('a password alone never sets a second factor of one’s own beside the owner’s', async () => {
  const withApp = await newOfficer()
  const { codeAt } = await enrol(withApp)
  pass(60)
  const withKey = await newOfficer()
  await inTransaction(async (tx) => {
    const personId = (await findPersonByEmail(tx, withKey))?.id as string
    const key = { id: 'key of the owner', personId, publicKey: Buffer.from('key'), counter: 0, transports: [] }
    await addPasskey(tx, { ...key, name: 'Điện thoại', at: now })
  })
  for (const email of [withApp, withKey]) {
    const thief = openBrowser()
    await thief.post('/login', { email, password })
    expect((await thief.post('/account/second-factor/start')).statusCode).toBe(403)
    expect((await thief.post('/account/passkeys/question')).statusCode).toBe(403)
    expect((await thief.post('/account/second-factor', { code: codeAt() })).statusCode).not.toBe(200)
    expect(thief.jar.has('__Host-session')).toBe(false)
  }
})

test('a role of the state that was given to somebody signed in without a second factor is not put on before there is one', async () => {
  const email = 'ong-nuoi-ong@test.example'
  await addAccount(system, { email, fullName: 'Ông Nuôi Ong', password, isDemo: false, grant: { role: 'producer' } })
  const browser = openBrowser()
  expect((await browser.post('/login', { email, password })).headers.location).toBe('/dossiers')
  const administrator = await createActor({ role: 'administrator' })
  const personId = await inTransaction(async (tx) => (await findPersonByEmail(tx, email))?.id as string)
  await grantRole(administrator, { personId, role: 'commune-officer', communeCode: '32047' })
  const account = await browser.get('/account')
  const grants = await inTransaction((tx) => listGrants(tx, personId))
  const grant = grants.find(({ role }) => role === 'commune-officer')?.id as string
  const csrf = account.body.match(/name="csrf" value="([^"]+)"/)?.[1] ?? ''
  const answer = await browser.post('/account/role', { csrf, grant })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Chưa bật xác thực hai lớp')
})

test('a code serves once: the one that was used is refused to whoever replays it', async () => {
  const email = await newOfficer()
  const { codeAt } = await enrol(email)
  pass(60)
  const code = codeAt()
  const first = openBrowser()
  expect((await first.post('/login', { email, password })).headers.location).toBe('/login/second-factor')
  expect((await first.post('/login/second-factor', { code })).statusCode).toBe(303)
  const thief = openBrowser()
  await thief.post('/login', { email, password })
  expect((await thief.post('/login/second-factor', { code })).statusCode).toBe(422)
  expect(thief.jar.has('__Host-session')).toBe(false)
})

test('guessing codes is stopped after five, however often the password is right', async () => {
  const email = await newOfficer()
  const { codeAt } = await enrol(email)
  pass(120)
  for (let i = 0; i < 5; i++) {
    const browser = openBrowser()
    await browser.post('/login', { email, password })
    await browser.post('/login/second-factor', { code: `00000${i}` })
    pass(30)
  }
  const browser = openBrowser()
  await browser.post('/login', { email, password })
  const answer = await browser.post('/login/second-factor', { code: codeAt() })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Hãy đợi')
})

test('a recovery code opens once', async () => {
  const email = await newOfficer()
  const { confirmed } = await enrol(email)
  const [code = ''] = confirmed.body.match(/[0-9A-Z]{5}-[0-9A-Z]{5}/) ?? []
  const tries = []
  for (let i = 0; i < 2; i++) {
    const browser = openBrowser()
    await browser.post('/login', { email, password })
    tries.push((await browser.post('/login/second-factor', { code: code.toLowerCase() })).statusCode)
  }
  expect(tries).toEqual([303, 422])
})

test('a sign-in half way is over after ten minutes', async () => {
  const email = await newOfficer()
  const { codeAt } = await enrol(email)
  pass(60)
  const browser = openBrowser()
  await browser.post('/login', { email, password })
  pass(601)
  expect((await browser.post('/login/second-factor', { code: codeAt() })).headers.location).toBe('/login')
})

test('a passkey answer to a question that was never asked is refused', async () => {
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/login/passkey',
    payload: { response: { id: 'abc', rawId: 'abc', type: 'public-key', response: {}, clientExtensionResults: {} } },
  })
  expect(answer.statusCode).toBe(422)
  expect(answer.json().problems[0].code).toBe('sign-in.too-late')
})
