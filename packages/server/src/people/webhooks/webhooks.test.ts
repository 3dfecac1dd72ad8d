import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { createActor, createOrganisation, signIn } from '../../testing/actors.ts'
import { type ApiClient, openClient } from '../../testing/api-clients.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { retryMinutes, sendWebhooks } from './send-webhooks.ts'

type Got = { headers: Record<string, unknown>; body: string }

let running: TestApp
let status = 204
const got: Got[] = []
const receiver = createServer((request, answer) => {
  let body = ''
  request.on('data', (part: Buffer) => {
    body += part
  })
  request.on('end', () => {
    if (status < 300) got.push({ headers: request.headers, body })
    answer.writeHead(status).end()
  })
})
const url = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/nhan`

beforeAll(async () => {
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening))
  running = await openApp({ WEBHOOK_HOSTS: '127.0.0.1' })
})
afterAll(async () => {
  await running.close()
  receiver.close()
})

const change = async () => createOrganisation((await createActor({ role: 'commune-officer' })).personId as string)
const open = (client: ApiClient, body: object) => client.ask('POST', '/api/v1/webhooks', { body })
const deliveriesOf = async (client: ApiClient) => (await client.ask('GET', '/api/v1/webhooks')).json().deliveries

/** Sends until so many were taken: a transaction of anybody in the cluster may hold the feed back. */
async function sendUntil(isDone: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 3000 && !(await isDone()); turn++) {
    await sendWebhooks()
    await pause(10)
  }
}

test('nothing is opened to an address within, nor without the scope', async () => {
  const client = await openClient(running.app)
  for (const inner of ['https://169.254.169.254/latest', 'http://nhan.example.vn/', 'https://localhost/', 'nowhere'])
    expect([inner, (await open(client, { url: inner })).statusCode]).toEqual([inner, 422])
  const reader = await openClient(running.app, { scopes: ['changes:read'] })
  expect((await open(reader, { url: url() })).statusCode).toBe(403)
})

test('a change comes signed, with its moment, and once', async () => {
  const client = await openClient(running.app)
  const { id, secret } = (await open(client, { url: url(), kinds: ['organisation'] })).json()
  const organisation = await change()
  const mine = () => got.filter(({ body }) => body.includes(id))
  await sendUntil(() => mine().length > 0)
  await sendWebhooks()
  expect(mine()).toHaveLength(1)
  const [{ headers, body }] = mine() as [Got]
  const [, time, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['saolang-signature'])) ?? []
  expect(signature).toBe(createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'))
  expect(JSON.parse(body).changes[0]).toMatchObject({ kind: 'organisation', id: organisation.id })
  expect(await deliveriesOf(client)).toMatchObject([{ state: 'taken', tries: 1, lastStatus: 204 }])
})

test('what is not taken is tried again with longer and longer waits, then given up, then sent again on the page', async () => {
  const officer = await createActor({ role: 'provincial-officer' })
  const client = await openClient(running.app, {}, officer)
  await open(client, { url: url(), kinds: ['organisation'] })
  await change()
  status = 503
  let now = Date.now()
  const formerly = setClock(() => new Date(now))
  const first = async () => {
    client.token = (await tokenOf(client)).access_token
    return (await deliveriesOf(client))[0]
  }
  await sendUntil(async () => (await first())?.tries > 0)
  for (const wait of retryMinutes) {
    await sendWebhooks()
    now += wait * 60_000 - 1000
    await sendWebhooks()
    now += 1000
    await sendWebhooks()
  }
  const dead = await first()
  expect(dead).toMatchObject({ state: 'dead', tries: retryMinutes.length + 1, lastStatus: 503 })
  status = 204
  const stranger = await signIn(await createActor({ role: 'provincial-officer', provinceCode: '01' }))
  const press = ({ headers, csrf }: { headers: { cookie: string }; csrf: string }) =>
    running.app.inject({
      method: 'POST',
      url: `/clients/${client.id}/deliveries/${dead.id}/redelivery`,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ csrf }).toString(),
    })
  expect((await press(stranger)).statusCode).toBe(404)
  expect((await press(await signIn(officer))).statusCode).toBe(303)
  await sendWebhooks()
  expect(await first()).toMatchObject({ state: 'taken', tries: 1 })
  setClock(formerly)
})

test('a webhook of a revoked client hears nothing more', async () => {
  const client = await openClient(running.app)
  const { id } = (await open(client, { url: url() })).json()
  const { headers, csrf } = await signIn(await createActor({ role: 'administrator' }))
  await running.app.inject({
    method: 'POST',
    url: `/clients/${client.id}/revocation`,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ csrf }).toString(),
  })
  await change()
  await sendWebhooks()
  expect(got.some(({ body }) => body.includes(id))).toBe(false)
})

async function tokenOf(client: ApiClient) {
  const answer = await running.app.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      ...{ grant_type: 'client_credentials', client_id: client.id, client_secret: client.secret },
    }).toString(),
  })
  return answer.json()
}
