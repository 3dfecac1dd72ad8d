import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createActor, signIn } from '../actors.ts'
import { openApp, type TestApp } from '../open-app.ts'

type Visit = Awaited<ReturnType<typeof signIn>>
let opened: TestApp
const visits: Record<string, Visit> = {}

beforeAll(async () => {
  opened = await openApp()
  for (const role of ['producer', 'provincial-officer', 'ministry-officer'] as const)
    visits[role] = await signIn(await createActor({ role }))
})
afterAll(() => opened.close())

/** Sends a form as somebody; a field may stand there several times. */
function post(as: string, url: string, fields: readonly (readonly [string, string])[]) {
  const { headers, csrf } = visits[as] as Visit
  return opened.app.inject({
    method: 'POST',
    url,
    headers: { ...headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams([...fields.map(([name, value]) => [name, value]), ['csrf', csrf]]).toString(),
  })
}

describe('a field longer than it may be is the mistake of who sent it', () => {
  const long = 'x'.repeat(300)
  test.each([
    ['producer', '/market/terms', 'bankBin'],
    ['producer', '/market/bundles/new', 'fromOn'],
    ['provincial-officer', '/market/points/new', 'phone'],
    ['producer', '/market/channels', 'label'],
  ])('of %s at %s: %s', async (as, url, field) => {
    const { statusCode } = await post(as, url, [[field, long]])
    expect(statusCode).toBeGreaterThanOrEqual(400)
    expect(statusCode).toBeLessThan(500)
  })

  test('in an address as well', async () => {
    const { statusCode } = await opened.app.inject({ url: '/margin?priceDong=1&taxPercent=0123456789' })
    expect(statusCode).toBe(422)
  })
})

describe('a field that stands twice where a form has one', () => {
  test.each([
    ['ministry-officer', '/promotion/news/new', 'bodyVi'],
    ['ministry-officer', '/promotion/occasions', 'place'],
    ['ministry-officer', '/promotion/campaigns/new', 'subjectVi'],
  ])('of %s at %s is read once: %s', async (as, url, field) => {
    const { statusCode } = await post(as, url, [
      [field, 'một'],
      [field, 'hai'],
    ])
    expect([303, 422, 400]).toContain(statusCode)
  })
})

test('a seller who has not said how they sell is told so when they link a bank', async () => {
  const answer = await post('producer', '/market/payments', [['provider', 'sepay']])
  expect([answer.statusCode, answer.body.includes('Chưa cho biết cách bán hàng')]).toEqual([422, true])
})

test('a body nested without end is refused before anybody follows it down', async () => {
  const { headers, csrf } = visits.producer as Visit
  const answer = await opened.app.inject({
    method: 'PUT',
    url: '/api/v1/interests',
    headers: { ...headers, 'x-csrf-token': csrf, 'content-type': 'application/json' },
    payload: '['.repeat(20_000) + ']'.repeat(20_000),
  })
  expect([answer.statusCode, answer.json().problems[0].code]).toEqual([413, 'too-large.request'])
})

test('a table with a sign that no database holds is refused when it is handed in', async () => {
  const { headers, csrf } = visits['provincial-officer'] as Visit
  const boundary = 'the-end-of-a-part'
  const part = (head: string, body: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/registry/imports',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${part('name="csrf"', csrf)}${part('name="file"; filename="a.csv"', 'product,entity,stars\r\nMật\u0000ong,HTX,4\r\n')}--${boundary}--\r\n`,
  })
  expect(answer.statusCode).toBe(422)
})
