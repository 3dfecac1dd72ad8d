import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor, signIn } from '../../testing/actors.ts'
import { openClient } from '../../testing/api-clients.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { validateHtml } from '../../testing/validate-html.ts'

let running: TestApp
beforeAll(async () => {
  running = await openApp()
})
afterAll(() => running.close())

type Visit = { headers: { cookie: string }; csrf: string }
const get = (url: string, { headers }: Visit) =>
  running.app.inject({ url, headers: { ...headers, accept: 'text/html' } })
const post = (url: string, { headers, csrf }: Visit, fields: Record<string, string>) =>
  running.app.inject({
    ...{ method: 'POST', url },
    headers: { ...headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ ...fields, csrf }).toString(),
  })

test('the pages of systems are for who may register them', async () => {
  for (const role of ['commune-officer', 'council-chair', 'ministry-officer'] as const) {
    const visit = await signIn(await createActor({ role }))
    for (const url of ['/clients', '/clients/new']) expect((await get(url, visit)).statusCode).toBe(403)
  }
  const auditor = await signIn(await createActor({ role: 'auditor' }))
  expect((await get('/clients', auditor)).statusCode).toBe(200)
  expect((await get('/clients/new', auditor)).statusCode).toBe(403)
})

test('a province registers a system on the page, sees its secret once, rotates and revokes it', async () => {
  const visit = await signIn(await createActor({ role: 'provincial-officer' }))
  const missing = await post('/clients/new', visit, { name: 'Cổng thử (mẫu)' })
  expect([missing.statusCode, missing.body.includes('Hãy điền đủ')]).toEqual([422, true])
  const fields = { name: 'Cổng thử (mẫu)', contactEmail: 'cong@example.vn', scopes: 'changes:read' }
  const made = await post('/clients/new', visit, fields)
  expect(made.body).toMatch(/sls_[\w-]{32}/)
  const id = /<code>([0-9a-f-]{36})<\/code>/.exec(made.body)?.[1] as string
  const page = await get(`/clients/${id}`, visit)
  expect(page.body).not.toContain('sls_')
  expect((await post(`/clients/${id}/rotation`, visit, {})).body).toMatch(/sls_[\w-]{32}/)
  expect((await post(`/clients/${id}/revocation`, visit, {})).statusCode).toBe(303)
  expect((await get(`/clients/${id}`, visit)).body).toContain('Đã thu hồi')
  for (const { body } of [made, page, await get('/clients', visit), await get('/clients/new', visit)])
    expect(await validateHtml(body)).toEqual([])
})

test('a producer lets a program act for it on the page, and ends that', async () => {
  const client = await openClient(running.app)
  const producer = await createActor({ role: 'producer' })
  const visit = await signIn(producer)
  const behalf = { 'on-behalf-of': producer.organisationId as string }
  const mayAct = async () => (await client.ask('GET', '/api/v1/dossiers', { headers: behalf })).statusCode === 200
  expect(await mayAct()).toBe(false)
  const day = { 'givenOn-day': '1', 'givenOn-month': '1', 'givenOn-year': '2026' }
  expect((await post('/mandates', visit, { clientId: 'nobody', ...day })).statusCode).toBe(404)
  const given = { clientId: client.id, givenBy: 'Nguyễn Văn Thử', ...day }
  expect((await post('/mandates', visit, given)).statusCode).toBe(303)
  expect(await mayAct()).toBe(true)
  const page = await get('/mandates', visit)
  expect(page.body).toContain('Cổng của tỉnh (mẫu)')
  expect(await validateHtml(page.body)).toEqual([])
  const end = /\/mandates\/([0-9a-f-]{36})\/end/.exec(page.body)?.[1]
  expect((await post(`/mandates/${end}/end`, visit, {})).statusCode).toBe(303)
  expect(await mayAct()).toBe(false)
})
