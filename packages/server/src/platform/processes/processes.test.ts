import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { system } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount } from '../../people/add-account.ts'
import { giveMandate } from '../../people/mandates/give-mandate.ts'
import { createActor } from '../../testing/actors.ts'
import { openClient } from '../../testing/api-clients.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { rootDir } from '../config.ts'
import { connect } from '../connect.ts'
import { setGuardSecret } from '../request-guard.ts'
import { readSecret } from '../secrets.ts'
import { requireOurSecrets } from './secret-marks.ts'
import { holdPresence, listSilentWorkers, releaseJobsOf } from './worker-presence.sql.ts'

// One process is this one, the other a real one beside it, on the same database and the same secrets.
let here: TestApp
let beside: { url: string; child: ChildProcess }
const password = 'bốn mùa lúa chín vàng'

beforeAll(async () => {
  here = await openApp()
  setGuardSecret(readSecret(here.config.dataDir, 'forms'))
  await here.app.listen({ port: 0, host: '127.0.0.1' })
  beside = await startBeside()
})

afterAll(async () => {
  beside?.child.kill('SIGTERM')
  if (beside && beside.child.exitCode === null) await once(beside.child, 'exit')
  await here.close()
})

async function startBeside(): Promise<typeof beside> {
  const port = await findFreePort()
  const child = spawn(process.execPath, [join(rootDir, 'packages/server/src/cli.ts'), 'start'], {
    env: {
      ...{ PATH: process.env.PATH, PORT: String(port), LIVE_RTMP_PORT: '0', SAOLANG_ROLE: 'web', SAOLANG_DEMO: 'off' },
      ...{ DATABASE_URL: here.url, SAOLANG_DATA_DIR: here.config.dataDir },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(`${url}/health`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error('the process beside ended')
    await pause(100)
  }
  return { url, child }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  return port
}

const urlHere = () => `http://127.0.0.1:${(here.app.server.address() as { port: number }).port}`
const html = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...html, ...headers },
    body: new URLSearchParams(fields),
  })
const read = (url: string, cookie: string) => fetch(url, { redirect: 'manual', headers: { ...html, cookie } })

test('a session that one process opened serves on the other, and its end there is its end here', async () => {
  const email = 'hai-tien-trinh@test.example'
  await addAccount(system, { email, fullName: 'Người Thử', password, isDemo: false, grant: { role: 'producer' } })
  const opened = await post(`${urlHere()}/login`, { email, password })
  const cookie = opened.headers
    .getSetCookie()
    .find((one) => one.includes('session='))
    ?.split(';')[0] as string
  const account = await read(`${beside.url}/account`, cookie)
  expect(account.status).toBe(200)
  const csrf = /name="csrf" value="([^"]+)"/.exec(await account.text())?.[1] as string
  expect((await read(`${urlHere()}/account`, cookie)).status).toBe(200)
  const closed = await post(`${beside.url}/logout`, { csrf }, { cookie })
  expect(closed.status).toBe(303)
  expect((await read(`${urlHere()}/account`, cookie)).status).toBe(303)
})

test('an Idempotency-Key that one process answered is answered the same by the other', async () => {
  const producer = await createActor({ role: 'producer' })
  const organisationId = producer.organisationId as string
  const client = await openClient(here.app)
  const givenOn = new Date().toISOString().slice(0, 10)
  await giveMandate(producer, { clientId: client.id, organisationId, givenBy: 'Nguyễn Văn Thử', givenOn })
  const key = randomUUID()
  const file = (origin: string) =>
    fetch(`${origin}/api/v1/dossiers`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${client.token}`, 'content-type': 'application/json' },
        ...{ 'on-behalf-of': organisationId, 'idempotency-key': key },
      },
      body: JSON.stringify({ kind: 'first', organisationId, productName: 'Mật hai tiến trình', setNo: 4 }),
    })
  const [first, second] = [await file(urlHere()), await file(beside.url)]
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.headers.get('idempotency-replayed')).toBe('true')
  expect(await second.text()).toBe(await first.text())
})

test('a limit of requests is one for all processes', async () => {
  const ask = (origin: string) => post(`${origin}/v/00000000000/check-credential`, { credential: 'x' })
  const statuses = []
  for (let i = 0; i < 12; i++) statuses.push((await ask(urlHere())).status, (await ask(beside.url)).status)
  expect(statuses.slice(0, 20)).not.toContain(429)
  expect(statuses.slice(20)).toEqual([429, 429, 429, 429])
})

test('a machine with other secrets is told so', async () => {
  const folder = `${here.config.dataDir}-other`
  cpSync(join(here.config.dataDir, 'secrets'), join(folder, 'secrets'), { recursive: true })
  await requireOurSecrets(folder)
  writeFileSync(join(folder, 'secrets', 'people'), 'another')
  await expect(requireOurSecrets(folder)).rejects.toThrow('the secret "people"')
  rmSync(folder, { recursive: true })
})

test('the jobs of a worker whose process is gone are given to others, those of a living one are not', async () => {
  const living = connect(here.url, { max: 1 })
  const other = connect(here.url, { max: 1 })
  await living`select graphile_worker.add_job('forget-scans'), graphile_worker.add_job('keep-traits')`
  await living`
    update graphile_worker._private_jobs set locked_at = now(), locked_by = case when id % 2 = 0 then 'worker-a' else 'worker-b' end
    where locked_at is null`
  await holdPresence(living, ['worker-a'])
  await holdPresence(living, ['worker-a'])
  expect(await listSilentWorkers(other)).toEqual(['worker-b'])
  await releaseJobsOf(other, ['worker-b'])
  const held =
    await other`select distinct locked_by as worker from graphile_worker._private_jobs where locked_by is not null`
  expect(held.map(({ worker }) => worker)).toEqual(['worker-a'])
  await living.end()
  expect(await listSilentWorkers(other)).toEqual(['worker-a'])
  await other.end()
})
