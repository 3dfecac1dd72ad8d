import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveMandate } from '../../people/mandates/give-mandate.ts'
import { createActor, signIn } from '../../testing/actors.ts'
import { type ApiClient, openClient } from '../../testing/api-clients.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { setClock } from '../act.ts'
import { connect } from '../connect.ts'
import { inTransaction } from '../sql.ts'
import { forgetAnswers } from './answer-once.ts'
import { addAnswer, holdKey } from './answered-requests.sql.ts'

const problemJson = 'application/problem+json; charset=utf-8'
let running: TestApp
let client: ApiClient
let organisationId: string
beforeAll(async () => {
  running = await openApp()
  const producer = await createActor({ role: 'producer' })
  organisationId = producer.organisationId as string
  client = await openClient(running.app)
  const givenOn = new Date().toISOString().slice(0, 10)
  await giveMandate(producer, { clientId: client.id, organisationId, givenBy: 'Nguyễn Văn Thử', givenOn })
})
afterAll(() => running.close())

const start = (key: string, productName = 'Mật thử') =>
  client.ask('POST', '/api/v1/dossiers', {
    body: { kind: 'first', organisationId, productName, setNo: 4 },
    headers: { 'on-behalf-of': organisationId, 'idempotency-key': key },
  })
const listNames = async () =>
  (await client.ask('GET', '/api/v1/dossiers', { headers: { 'on-behalf-of': organisationId } }))
    .json()
    .dossiers.map((dossier: { productName: string }) => dossier.productName)
const personOf = async () => {
  const [row] = await inTransaction((tx) => tx`select person_id as id from people.client where id = ${client.id}`)
  return row?.id as string
}

test('a key of nothing or of too much is refused, and a refusal is not kept', async () => {
  expect((await start('')).statusCode).toBe(400)
  expect((await start('x'.repeat(256))).statusCode).toBe(400)
  const key = randomUUID()
  expect((await start(key, '')).statusCode).toBe(422)
  expect((await start(key, 'Mật sau khi sửa')).statusCode).toBe(201)
})

test('the same key is answered the same, and the act is done once', async () => {
  const key = `"${randomUUID()}"`
  const [first, second] = [await start(key, 'Mật một lần'), await start(key, 'Mật một lần')]
  expect([first.statusCode, second.statusCode]).toEqual([201, 201])
  expect(second.body).toBe(first.body)
  expect([first.headers['idempotency-replayed'], second.headers['idempotency-replayed']]).toEqual([undefined, 'true'])
  expect((await listNames()).filter((name: string) => name === 'Mật một lần')).toHaveLength(1)
})

test('the same key with another body is refused', async () => {
  const key = randomUUID()
  await start(key, 'Mật này')
  const other = await start(key, 'Mật khác')
  expect([other.statusCode, other.json().problems[0].code]).toEqual([422, 'idempotency.another-request'])
  expect(await listNames()).not.toContain('Mật khác')
})

test('keys of two callers never meet', async () => {
  const key = randomUUID()
  await start(key, 'Mật của hệ thống')
  const producer = await signIn(await createActor({ role: 'producer' }))
  const answer = await running.app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    headers: { ...producer.headers, 'x-csrf-token': producer.csrf, 'idempotency-key': key },
    payload: { kind: 'first', organisationId: producer.actor.organisationId, productName: 'Mật của người', setNo: 4 },
  })
  expect([answer.statusCode, answer.headers['idempotency-replayed']]).toEqual([201, undefined])
})

test('of several at once with one key one is done, the others hear 409 or the same answer', async () => {
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 6 }, () => start(key, 'Mật cùng lúc')))
  const codes = answers.map(({ statusCode }) => statusCode)
  expect(codes.every((code) => code === 201 || code === 409)).toBe(true)
  expect(new Set(answers.filter(({ statusCode }) => statusCode === 201).map(({ body }) => body)).size).toBe(1)
  expect((await listNames()).filter((name: string) => name === 'Mật cùng lúc')).toHaveLength(1)
})

test('while the first is under way the second is told so', async () => {
  const key = randomUUID()
  const personId = await personOf()
  await inTransaction(async (tx) => {
    await holdKey(tx, personId, key)
    const answer = await start(key, 'Mật bị giữ')
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([409, '1'])
  })
  expect((await start(key, 'Mật bị giữ')).statusCode).toBe(201)
})

describe('an act whose answer could not be kept has not happened: both go, or neither', () => {
  // The row is there though nobody sees it yet: keeping the answer waits for it.
  const startHeld = async (productName: string, meanwhile: (sql: ReturnType<typeof connect>) => Promise<unknown>) => {
    const key = randomUUID()
    const personId = await personOf()
    let answer: ReturnType<typeof start> | undefined
    const sql = connect(running.url, { max: 1 })
    await inTransaction(async (tx) => {
      const none = { fingerprint: Buffer.from('x'), status: 200, headers: {}, body: null }
      await addAnswer(tx, { personId, key, at: new Date(), ...none })
      answer = start(key, productName)
      while (!(await isWaiting(sql))) await new Promise((resume) => setImmediate(resume))
      await meanwhile(sql)
    })
    await sql.end()
    return answer as ReturnType<typeof start>
  }

  test('what breaks on its row is told as an error, and nothing of its inside', async () => {
    const answer = await startHeld('Mật dở dang', async () => {})
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([500, problemJson])
    expect([answer.json().problems[0].code, answer.body.includes('answered_request')]).toEqual(['unexpected', false])
    expect(await listNames()).not.toContain('Mật dở dang')
  })

  test('where its connection is lost the database is said to be away, and when to come again', async () => {
    const answer = await startHeld(
      'Mật đứt dây',
      (sql) => sql`select pg_terminate_backend(pid) from (${waiting(sql)}) w`,
    )
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2'])
    expect(answer.json().problems[0].code).toBe('unavailable.database')
    expect(await listNames()).not.toContain('Mật đứt dây')
  })
})

test('after ninety days a key is forgotten', async () => {
  const key = randomUUID()
  await start(key, 'Mật cũ')
  const formerly = setClock(() => new Date(Date.now() + 91 * 86_400_000))
  await forgetAnswers()
  setClock(formerly)
  const [row] = await inTransaction((tx) => tx`select count(*)::int as left from platform.answered_request`)
  expect(row?.left).toBe(0)
})

async function isWaiting(sql: ReturnType<typeof connect>): Promise<boolean> {
  return (await waiting(sql)).length > 0
}

function waiting(sql: ReturnType<typeof connect>) {
  return sql`
    select pid from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%platform.answered_request%'`
}
