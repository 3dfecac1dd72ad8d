import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openApp, type TestApp } from '../../../testing/open-app.ts'
import { cleanFields, cleanText, describeError, redactions } from './clean-text.ts'

let opened: TestApp
beforeAll(async () => {
  opened = await openApp({ SAOLANG_LOG: 'debug' })
})
afterAll(() => opened.close())

const planted = {
  email: 'tran.thi.mai@vi-du.example',
  phone: '0912 345 678',
  fullName: 'Trần Thị Mai Cộng',
  password: 'mat-khau-cua-toi-2026',
  token: 'sl_4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c',
  identityNumber: '001199012345',
}

const walks = [
  { url: `/products?q=${encodeURIComponent(planted.fullName)}` },
  { url: `/login?next=${encodeURIComponent(`/u/${planted.token}`)}&email=${encodeURIComponent(planted.email)}` },
  { url: `/u/${planted.token}` },
  { url: `/khong-co/${planted.identityNumber}`, headers: { referer: `http://localhost/?phone=${planted.phone}` } },
  {
    url: '/api/v1/dossiers',
    headers: { authorization: `Bearer ${planted.token}`, cookie: `__Host-session=${planted.token}` },
  },
  ...['/login', '/register', '/api/v1/organisations', '/cart', '/checkout'].flatMap((url) => [
    {
      method: 'POST' as const,
      url,
      payload: new URLSearchParams(planted).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
    {
      method: 'POST' as const,
      url,
      payload: JSON.stringify({ ...planted, broken: [planted] }),
      headers: { 'content-type': 'application/json' },
    },
    {
      method: 'POST' as const,
      url,
      payload: `{"email":"${planted.email}"`,
      headers: { 'content-type': 'application/json' },
    },
  ]),
]

test('a walk with names, addresses, numbers and tokens leaves none of them in the logs', async () => {
  const lines = await linesOf(async () => {
    for (const walk of walks) await opened.app.inject(walk)
  })
  expect(lines.filter((line) => line.includes('"answered"')).length).toBeGreaterThanOrEqual(walks.length)
  for (const [what, secret] of Object.entries(planted))
    for (const form of [secret, encodeURIComponent(secret), secret.replaceAll(' ', ''), secret.toUpperCase()])
      expect(
        lines.filter((line) => line.includes(form)),
        what,
      ).toEqual([])
})

test('a line is JSON with the time, the level, the template of the route and the id of the trace', async () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  const lines = await linesOf(() => opened.app.inject({ url: '/products/KHONG-CO', headers: { traceparent } }))
  const line = lines.map((each) => JSON.parse(each)).find(({ msg }) => msg === 'answered')
  expect(line).toMatchObject({
    level: 'info',
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    route: '/products/:code',
    method: 'GET',
    role: 'visitor',
  })
  expect(new Date(line.time).getTime()).toBeGreaterThan(0)
})

test('what broke is answered with a code that finds the line in the logs, on the page and for programs', async () => {
  const broken = vi.spyOn(opened.app, 'swagger').mockImplementation(() => {
    throw Object.assign(new Error(`không gửi được tới ${planted.email}`), { detail: `Key (email)=(${planted.email})` })
  })
  try {
    const url = '/api/openapi.json'
    let traceId = ''
    const lines = await linesOf(async () => {
      const answer = await opened.app.inject({ url })
      traceId = answer.json().traceId
      expect(answer.statusCode).toBe(500)
      expect(answer.json().problems[0].detail).toContain(traceId.slice(0, 12))
    })
    const line = lines.map((each) => JSON.parse(each)).find(({ level }) => level === 'error')
    expect(line).toMatchObject({ traceId, err: { type: 'Error', message: 'không gửi được tới …@…' } })
    expect(JSON.stringify(line)).not.toContain(planted.email)
  } finally {
    broken.mockRestore()
  }
})

test('a page that refuses shows the code too, one for an address that nobody serves does not', async () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  const headers = { accept: 'text/html', traceparent }
  const refused = await opened.app.inject({
    method: 'POST',
    url: '/login',
    headers: { ...headers, origin: 'https://la.example' },
  })
  expect(refused.statusCode).toBe(403)
  expect(refused.body).toContain('Mã sự cố để báo cán bộ: 4bf92f3577b3')
  expect((await opened.app.inject({ url: '/khong-co', headers })).body).not.toContain('4bf92f3577b3')
})

test.each([
  ['gửi tới tran.mai@vi-du.example thất bại', 'gửi tới …@… thất bại'],
  ['?email=a%40b.example&x=1', '?…'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer …'],
  ['gọi 0912.345.678 hoặc +84 912 345 678', 'gọi 0… hoặc 0…'],
  ['CCCD 001199012345', 'CCCD …'],
  ['took 123456789 ns of 4bf92f3577b34da6a3ce929d0e0e4736', 'took 123456789 ns of 4bf92f3577b34da6a3ce929d0e0e4736'],
])('in a log %j becomes %j', (text, cleaned) => {
  expect(cleanText(text)).toBe(cleaned)
})

test('fields that hold people are never written, errors neither, however deep they lie', () => {
  const cause = Object.assign(new Error('x'), {
    detail: planted.email,
    query: 'q',
    code: '23505',
    constraint_name: 'one',
  })
  expect(cleanFields({ a: { email: planted.email, b: [{ fullName: 'Mai' }, cause] }, ms: 3 })).toMatchObject({
    a: { email: '…', b: [{ fullName: '…' }, { type: 'Error', code: '23505', constraint: 'one' }] },
    ms: 3,
  })
  expect(JSON.stringify(describeError(cause))).not.toContain(planted.email)
  expect(redactions.every(({ form }) => form.flags.includes('g'))).toBe(true)
})

async function linesOf(walk: () => Promise<unknown>): Promise<string[]> {
  const lines: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0)
  try {
    await walk()
    return lines.flatMap((text) => text.split('\n')).filter((line) => line.startsWith('{'))
  } finally {
    spy.mockRestore()
  }
}
