import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { system } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../app.ts'
import { act, publicView } from '../act.ts'
import { readConfig } from '../config.ts'
import { connect } from '../connect.ts'
import type { App } from '../http.ts'
import { migrate } from '../migrate.ts'
import { type EmbeddedPostgres, startPostgres } from '../postgres.ts'
import { closePools, moveTo, openPools } from '../sql.ts'
import { toAddress, toConninfo } from './conninfo.ts'
import { caughtUpTo, readPlace } from './lag.ts'
import { makeStandby } from './make-standby.ts'
import { demandFreshReads, readReplicaState } from './reading.ts'
import { countUnconfirmed, setPatience } from './second-copy.ts'
import { promoteServer, setSecondCopy } from './standby.sql.ts'
import { watchReplica } from './watch-replica.ts'
import { findPrimary } from './write-door.ts'

const root = mkdtempSync(join(tmpdir(), 'saolang-replica-'))
const folders = { primary: join(root, 'primary'), standby: join(root, 'standby') }
let primary: EmbeddedPostgres
let standby: EmbeddedPostgres
let watch: Awaited<ReturnType<typeof watchReplica>>
let app: App
const formerPatience = setPatience(300)

const whereRead = publicView(async ({ tx }) => {
  const [row] = await tx`select pg_is_in_recovery() as standby`
  return row?.standby ? 'standby' : 'primary'
})
const write = (name: 'certificate.issue' | 'session.forget') =>
  act(name, async ({ tx, on, newId }) => {
    const id = newId()
    await tx`insert into platform.secret_mark (name, mark, marked_at) values (${id}, decode('0000000000000000', 'hex'), now())`
    on('register', id)
    return id
  })
const decide = write('certificate.issue')
const note = write('session.forget')

beforeAll(async () => {
  chmodSync(root, 0o755)
  primary = await startPostgres(folders.primary)
  await migrate(primary.url)
  await makeStandby({ from: primary.url, dataDir: folders.standby, name: 'second' })
  standby = await startPostgres(folders.standby)
  openPools(primary.url, 4, standby.url)
  watch = await watchReplica({
    ...{ primary: primary.url, replica: standby.url, lagMillis: 5000 },
    onPromoted: () => moveTo(standby.url),
  })
  app = await createApp(
    readConfig({
      ...{ SAOLANG_DATA_DIR: root, SAOLANG_LOG: 'silent' },
      ...{ DATABASE_URL: primary.url, DATABASE_REPLICA_URL: standby.url },
    }),
  )
  app.get('/where', () => whereRead(undefined))
  app.get('/write', async () => [await note(system, undefined), await whereRead(undefined)].at(-1))
  app.post('/write', async () => whereRead(undefined))
  await app.ready()
})

afterAll(async () => {
  setPatience(formerPatience)
  await app?.close()
  await watch?.stop()
  await closePools()
  await Promise.all([primary?.stop(), standby?.stop()])
  rmSync(root, { recursive: true, force: true })
})

const where = async (cookie?: string) => (await app.inject({ url: '/where', headers: cookie ? { cookie } : {} })).body

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it did not come about')
    await pause(50)
  }
}

test('what a standby shows is as old as the newest sample that it has replayed', () => {
  const samples = [
    { at: 10, place: 100n },
    { at: 20, place: 200n },
    { at: 30, place: 200n },
  ]
  expect([99n, 100n, 199n, 200n, 1n << 40n].map((place) => caughtUpTo(samples, place))).toEqual([
    undefined,
    10,
    10,
    30,
    30,
  ])
  expect(readPlace('1/0000000A')).toBe((1n << 32n) + 10n)
  expect(readPlace("0/1'; drop")).toBeUndefined()
})

test('an address and what a standby is told of it say the same', () => {
  for (const url of [
    "postgres://copy:p'%5C%20x@db1:5433/saolang",
    'postgres://postgres@localhost:5432/postgres?host=%2Fsrv%2Fsaolang%2Fvar',
  ])
    expect(toAddress(toConninfo(url, 'second'))).toBe(url)
})

test('pages are read from the standby, everything outside a page from the primary', async () => {
  await until(async () => (await where()) === 'standby')
  expect(await whereRead(undefined)).toBe('primary')
  expect(readReplicaState()).toMatchObject({ standing: 'used', isPrimaryThere: true, lagBytes: expect.any(Number) })
})

test('whoever wrote reads from the primary until the standby is that far', async () => {
  const posted = await app.inject({ method: 'POST', url: '/write' })
  expect(posted.body).toBe('primary')
  const [cookie] = posted.cookies
  expect(cookie).toMatchObject({ name: 'wrote', httpOnly: true, sameSite: 'Lax' })
  expect(await where('wrote=FFFFFFFF/0')).toBe('primary')
  await until(async () => (await where(`wrote=${cookie?.value}`)) === 'standby')
  const got = await app.inject('/write')
  expect(got.body).toBe('primary')
  expect(got.cookies[0]?.name).toBe('wrote')
})

test('what has to be seen at once is read from the primary until the standby shows it', async () => {
  demandFreshReads()
  expect(await where()).toBe('primary')
  await until(async () => (await where()) === 'standby')
})

test("a council's decision counts only when the second copy has it", async () => {
  const sql = connect(primary.url, { max: 1 })
  await setSecondCopy(sql, 'second')
  await until(async () => (await sql`select platform.second_copy() as copy`)[0]?.copy === 'ready')
  const id = await decide(system, undefined)
  const copy = connect(standby.url, { max: 1 })
  await until(async () => (await copy`select from platform.secret_mark where name = ${id}`).length === 1)
  await Promise.all([sql.end(), copy.end()])
})

test('a decision whose second copy falls silent while it is kept is kept, and does not hang', async () => {
  const children = await pidsOfReplay()
  for (const pid of children) process.kill(pid, 'SIGSTOP')
  try {
    const before = countUnconfirmed()
    expect(await decide(system, undefined)).toEqual(expect.any(String))
    await until(() => countUnconfirmed() === before + 1)
  } finally {
    for (const pid of children) process.kill(pid, 'SIGCONT')
  }
})

test('without the second copy a decision is refused before anything is done, all else goes on, and pages are read from the primary', async () => {
  await standby.stop()
  const sql = connect(primary.url, { max: 1 })
  await until(async () => (await sql`select platform.second_copy() as copy`)[0]?.copy === 'away')
  const count = async () => (await sql`select count(*)::int as n from platform.secret_mark`)[0]?.n as number
  const before = await count()
  const refused = await decide(system, undefined).catch((error: unknown) => error)
  expect((refused as Refused).problems).toEqual([{ code: 'unavailable.second-copy' }])
  expect(refused).toBeInstanceOf(Refused)
  expect(await count()).toBe(before)
  await note(system, undefined)
  expect(await count()).toBe(before + 1)
  expect(await where()).toBe('primary')
  await until(() => readReplicaState()?.standing === 'away')
  await setSecondCopy(sql, undefined)
  await sql.end()
  standby = await startPostgres(folders.standby)
})

test('a promoted standby takes the writes without anybody saying so, and keeps the place after a start', async () => {
  await until(async () => (await where()) === 'standby')
  await primary.stop()
  expect(await where()).toBe('standby')
  const sql = connect(standby.url, { max: 1 })
  expect(await promoteServer(sql)).toBe(true)
  await until(() => readReplicaState()?.standing === 'promoted')
  await until(() =>
    note(system, undefined).then(
      () => true,
      () => false,
    ),
  )
  expect(await where()).toBe('primary')
  expect(await findPrimary(primary.url, standby.url)).toEqual({ primary: standby.url })
  await sql.end()
})

async function pidsOfReplay(): Promise<number[]> {
  const sql = connect(standby.url, { max: 1 })
  const rows = await sql`select pid from pg_stat_activity where backend_type in ('walreceiver', 'startup')`
  await sql.end()
  return rows.map(({ pid }) => pid as number)
}
