import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeOrganisation } from '../../people/register-organisation.ts'
import { createActor, createOrganisation, signIn } from '../../testing/actors.ts'
import { openClient } from '../../testing/api-clients.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { connect } from '../connect.ts'
import { inTransaction } from '../sql.ts'
import type { Change } from './read-changes.ts'

let running: TestApp
beforeAll(async () => {
  running = await openApp()
})
afterAll(() => running.close())

type Answer = { changes: Change[]; next: string; hasMore: boolean }
const reading =
  (client: Awaited<ReturnType<typeof openClient>>) =>
  async (cursor?: string, more = '') =>
    (await client.ask('GET', `/api/v1/changes?size=200${cursor ? `&cursor=${cursor}` : ''}${more}`)).json() as Answer

/** Reads on until so many changes came. A transaction of anybody in the cluster holds the feed back for as long as it runs. */
async function readOn(read: ReturnType<typeof reading>, from: string, count: number): Promise<Change[]> {
  const changes: Change[] = []
  let cursor = from
  for (let turn = 0; turn < 4000 && changes.length < count; turn++) {
    const page = await read(cursor)
    changes.push(...page.changes)
    cursor = page.next
    if (page.changes.length === 0) await pause(10)
  }
  return changes
}

test('is for nobody who did not sign in, nor without its scope', async () => {
  expect((await running.app.inject({ url: '/api/v1/changes' })).statusCode).toBe(401)
  const client = await openClient(running.app, { scopes: ['dossiers:read'] })
  expect((await client.ask('GET', '/api/v1/changes')).statusCode).toBe(403)
  const member = await signIn(await createActor({ role: 'council-member' }))
  expect((await running.app.inject({ url: '/api/v1/changes', headers: member.headers })).statusCode).toBe(403)
})

test('a province hears of its own organisations and of no others', async () => {
  const client = await openClient(running.app, { perMinute: 60_000 })
  const read = reading(client)
  const before = (await client.ask('GET', '/api/v1/changes/newest')).json().next
  const author = (await createActor({ role: 'commune-officer' })).personId as string
  const here = await createOrganisation(author)
  await createOrganisation(author, { communeCode: '00070' })
  const changes = await readOn(read, before, 1)
  const next = changes.at(-1)?.cursor as string
  expect(changes.map(({ id, kind, what }) => [id, kind, what])).toEqual([[here.id, 'organisation', 'created']])
  expect(changes[0]?.href).toBe(`/api/v1/organisations/${here.id}`)
  expect((await client.ask('GET', changes[0]?.href as string)).statusCode).toBe(200)
  expect(await read(next)).toEqual({ changes: [], next, hasMore: false })
  expect((await read(before, '&kinds=product')).changes).toEqual([])
  expect((await client.ask('GET', '/api/v1/changes?cursor=bmljZQ')).statusCode).toBe(400)
})

test('a change of facts is told, in its order', async () => {
  const client = await openClient(running.app, { perMinute: 60_000 })
  const before = (await client.ask('GET', '/api/v1/changes/newest')).json().next
  const producer = await createActor({ role: 'producer' })
  const id = producer.organisationId as string
  await changeOrganisation(producer, {
    ...{ id, kind: 'cooperative', name: 'Hợp tác xã Đổi Tên (mẫu)', registrationNo: '6107000001', taxCode: undefined },
    ...{ communeCode: '32047', address: 'Ấp 1', phone: undefined, email: undefined },
    ...{ representativeName: 'Nguyễn Văn Thử', representativeTitle: 'Giám đốc' },
    ...{ representativeEthnicity: undefined, representativeResidence: undefined },
  })
  const changes = await readOn(reading(client), before, 2)
  expect(changes.map((change) => [change.id, change.what])).toEqual([
    [id, 'created'],
    [id, 'changed'],
  ])
})

test('what commits late is told late, and never behind a place that was read already', async () => {
  const client = await openClient(running.app, { reach: 'nation', perMinute: 60_000 })
  const read = reading(client)
  const start = (await client.ask('GET', '/api/v1/changes/newest')).json().next
  const sql = connect(running.url, { max: 3 })
  const note = (tx: typeof sql, what: string) =>
    tx`insert into platform.change (kind, what, subject_id, is_demo, is_public)
      values ('product', ${what}, gen_random_uuid(), true, true)`
  try {
    const early = await sql.reserve()
    await early`begin`
    await note(early as never, 'early, commits last')
    await note(sql, 'late, commits first')
    const first = await read(start)
    // The later one is there, but the earlier one still runs: nothing is told yet, so nothing can be skipped.
    expect(first.changes).toEqual([])
    await early`commit`
    early.release()
    expect((await readOn(read, first.next, 2)).map(({ what }) => what)).toEqual([
      'early, commits last',
      'late, commits first',
    ])
  } finally {
    await sql.end()
  }
})

test('with many writers at once a reader who follows the cursor gets each change once', async () => {
  const client = await openClient(running.app, { reach: 'nation', perMinute: 60_000 })
  const read = reading(client)
  const start = (await client.ask('GET', '/api/v1/changes/newest')).json().next as string
  const sql = connect(running.url, { max: 8 })
  const write = async (writer: number) => {
    for (let i = 0; i < 25; i++)
      await sql.begin(async (tx) => {
        await tx`insert into platform.change (kind, what, subject_id, is_demo, is_public)
          values ('product', ${`${writer}.${i}a`}, gen_random_uuid(), true, true)`
        if (i % 3 === writer % 3) await tx`select pg_sleep(0.004)`
        await tx`insert into platform.change (kind, what, subject_id, is_demo, is_public)
          values ('product', ${`${writer}.${i}b`}, gen_random_uuid(), true, true)`
      })
  }
  const writers = Promise.all(Array.from({ length: 7 }, (_, writer) => write(writer)))
  const seen = (await readOn(read, start, 7 * 25 * 2)).map(({ what }) => what)
  await writers
  await sql.end()
  const wanted = Array.from({ length: 7 * 25 }, (_, n) => `${Math.floor(n / 25)}.${n % 25}`).flatMap((n) => [
    `${n}a`,
    `${n}b`,
  ])
  expect(seen.toSorted()).toEqual(wanted.toSorted())
})

test('a backup that comes back in another cluster goes on behind every cursor of before', async () => {
  const client = await openClient(running.app, { reach: 'nation', perMinute: 60_000 })
  const before = (await client.ask('GET', '/api/v1/changes/newest')).json().next
  const sql = connect(running.url, { max: 1 })
  await sql`update platform.era set cluster = 'another'`
  // As after a restore: the old transactions bear numbers that this cluster has not reached.
  await sql`insert into platform.change (xid, kind, what, subject_id, is_demo, is_public)
    values ('900000000', 'product', 'of before', gen_random_uuid(), true, true)`
  await sql`select platform.begin_era()`
  await sql.end()
  await inTransaction(
    (tx) => tx`insert into platform.change (kind, what, subject_id, is_demo, is_public)
      values ('product', 'of after', gen_random_uuid(), true, true)`,
  )
  const changes = await readOn(reading(client), before, 2)
  expect(changes.map(({ what }) => what)).toEqual(['of before', 'of after'])
})
