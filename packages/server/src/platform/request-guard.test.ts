import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor, signIn } from '../testing/actors.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let running: TestApp
let mine: Awaited<ReturnType<typeof signIn>>
beforeAll(async () => {
  running = await openApp()
  mine = await signIn(await createActor({ role: 'producer' }))
})
afterAll(() => running.close())

const boundary = 'the-end-of-a-part'
const parts = { 'content-type': `multipart/form-data; boundary=${boundary}` }
const post = (url: string, headers: Record<string, string>, payload: string) =>
  running.app.inject({ method: 'POST', url, headers: { ...mine.headers, ...headers }, payload })

test.each(['/account/sessions/0199c6f0-0000-7000-8000-00000000000a/end', '/registry/imports', '/logout'])(
  'a form with parts and without the token of its session is refused at %s',
  async (url) => {
    const answer = await post(url, parts, `--${boundary}--\r\n`)
    expect(answer.statusCode).toBe(403)
    expect(answer.json().problems[0].code).toBe('forbidden.form-token')
  },
)

test('a form that another site sent is refused, with the token too', async () => {
  const headers = { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await post('/logout', headers, `csrf=${mine.csrf}`)
  expect(answer.statusCode).toBe(403)
  expect(answer.json().problems[0].code).toBe('forbidden.origin')
})

test('the links of a page that asks for another site stay on this one', async () => {
  const answer = await running.app.inject({ url: '//evil.example/page', headers: { accept: 'text/html' } })
  expect(answer.body).toContain('href="/evil.example/page?lang=en"')
  expect(answer.body).not.toContain('href="//')
})
