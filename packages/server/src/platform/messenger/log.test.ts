import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor, signIn } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { inTransaction } from '../sql.ts'
import { hideAddresses } from './read-log.ts'

let running: TestApp
beforeAll(async () => {
  running = await openApp()
  await inTransaction(async (tx) => {
    await tx`
      insert into platform.message (id, about, channel, address, subject, body, made_at, settled_at)
      values ('01980000-0000-7000-8000-000000000001', 'withdrawal 1 2', 'email', null, 'OCOP: sao của Mật ong', '', now(), now()),
        ('01980000-0000-7000-8000-000000000002', 'reminder 3 4', 'sms', '0912345678', 'OCOP: sao của Chè', 'x', now(), null)`
    await tx`
      insert into platform.delivery (message_id, attempt, outcome, reference, detail, tried_at)
      values ('01980000-0000-7000-8000-000000000001', 1, 'refused', null, '550 <htx@vidu.vn>: user unknown', now())`
  })
})
afterAll(() => running.close())

const see = async (role: Parameters<typeof createActor>[0]['role'], query = '') => {
  const { headers } = await signIn(await createActor({ role }))
  return running.app.inject({ url: `/messages${query}`, headers: { ...headers, accept: 'text/html' } })
}

test('producers, communes and councils do not read the delivery log', async () => {
  for (const role of ['producer', 'commune-officer', 'council-member'] as const)
    expect((await see(role)).statusCode, role).toBe(403)
})

test('the administrator sees what was refused and what waits, without an address or a word of the message', async () => {
  const page = (await see('administrator')).body
  expect(page).toContain('Thông báo thu hồi')
  expect(page).toContain('user unknown')
  expect(page).toContain('Chờ gửi')
  expect(page).not.toMatch(/htx@vidu\.vn|0912345678|Mật ong/)
  expect((await see('administrator', '?state=queued')).body).not.toContain('user unknown')
})

test.each([
  ['550 5.1.1 <a.b@vidu.vn>: user unknown', '550 5.1.1 <…@…>: user unknown'],
  ['84912345678 is locked', '… is locked'],
  ['-124 Access token invalid', '-124 Access token invalid'],
  ['<01980000-0000-7000-8000-000000000001@ocop.example>', '<…@…>'],
])('of the words “%s” only what names nobody is shown', (words, shown) => {
  expect(hideAddresses(words)).toBe(shown)
})
