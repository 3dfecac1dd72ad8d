import { createHash, randomUUID } from 'node:crypto'
import { demoPassword } from '@saolang/server/src/people/add-account.ts'
import { connect } from '@saolang/server/src/platform/connect.ts'
import { addressOf, openCluster } from '@saolang/server/src/platform/postgres/cluster.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canServe, openSystem, type System } from './system.ts'

/** What the producer's program holds about one dossier: the key it hands it in with, and the receipt once it has one. */
type Errand = { id: string; key: string; code?: string }

type Send = (method: 'GET' | 'POST', path: string, body?: object, key?: string) => Promise<Response>

let system: System
let send: Send
/** Requests that got no receipt because somebody died. */
let cut = 0
let lastFailure = ''
beforeAll(async () => {
  system = await openSystem()
  send = await signIn(system.url, 'san-xuat')
})
afterAll(() => system?.close())

const blows: Record<string, () => Promise<unknown>> = {
  'the server': () => system.kill('SIGKILL'),
  PostgreSQL: async () => system.killDatabase(),
  both: async () => {
    system.killDatabase()
    await system.kill('SIGKILL')
  },
}

test('whatever dies while dossiers are handed in, nothing acknowledged is lost, nothing is doubled or half done', async () => {
  const errands = await prepare(45)
  for (const [what, strike] of [...Object.entries(blows), ...Object.entries(blows)]) {
    await expect.poll(() => canServe(system.url), { timeout: 30_000 }).toBe(true)
    const before = countAcknowledged(errands)
    const cutBefore = cut
    const running = handInAll(errands, before + 5)
    await untilAcknowledged(errands, before + 1 + Math.floor(Math.random() * 2))
    await sleep(Math.random() * 30)
    await strike()
    if (what !== 'PostgreSQL') await system.restart()
    await running
    expect(cut, `${what} died between two requests`).toBeGreaterThan(cutBefore)
  }
  await handInAll(errands, errands.length)
  for (const errand of errands) expect(await handInOnce(errand)).toEqual({ code: errand.code })
  await expectWhole(errands)
  const { code, out } = await system.run(['verify-audit'])
  expect(out).toContain('"findings":0')
  expect(code).toBe(0)
}, 120_000)

/** Copies of the demo's finished draft, each complete. */
async function prepare(count: number): Promise<Errand[]> {
  const { dossiers } = (await (await send('GET', '/api/v1/dossiers')).json()) as { dossiers: Listed[] }
  const draft = dossiers.find(({ status }) => status === 'draft') as Listed
  const { criteriaSetId, organisationId, productName } = draft
  const setNo = Number(criteriaSetId.split('-')[1])
  const errands: Errand[] = []
  for (let no = 1; no <= count; no++) {
    const start = { kind: 'first', organisationId, setNo, productName: `${productName} ${no}`, copyFrom: draft.id }
    const answer = await send('POST', '/api/v1/dossiers', start, randomUUID())
    expect(answer.status).toBe(201)
    errands.push({ id: ((await answer.json()) as { id: string }).id, key: randomUUID() })
  }
  return errands
}

type Listed = { id: string; status: string; criteriaSetId: string; organisationId: string; productName: string }

/** Three at a time, each again with the same key until it is acknowledged; stops when so many are. */
async function handInAll(errands: Errand[], until: number): Promise<void> {
  const waiting = errands.filter(({ code }) => !code)
  const lane = async () => {
    for (let errand = waiting.shift(); errand; errand = waiting.shift()) {
      await handIn(errand)
      if (countAcknowledged(errands) >= until) return
    }
  }
  await Promise.all([lane(), lane(), lane()])
}

async function handIn(errand: Errand): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const outcome = await handInOnce(errand)
    if (outcome) {
      errand.code = outcome.code
      return
    }
    cut++
    await sleep(100)
  }
  throw new Error(`${errand.id} was never acknowledged: ${lastFailure}`)
}

/** The receipt, or nothing when whoever should have answered died; a refusal is an error of this test. */
async function handInOnce({ id, key }: Errand): Promise<{ code: string } | undefined> {
  const answer = await send('POST', `/api/v1/dossiers/${id}/submission`, { isPledged: true }, key).catch(
    () => undefined,
  )
  const text = await answer?.text().catch(() => undefined)
  if (!answer || text === undefined || answer.status >= 500) {
    lastFailure = text ?? 'no answer'
    return undefined
  }
  if (answer.status !== 200) throw new Error(`refused: ${answer.status} ${text}`)
  return { code: (JSON.parse(text) as { code: string }).code }
}

function countAcknowledged(errands: readonly Errand[]): number {
  return errands.filter(({ code }) => code).length
}

async function untilAcknowledged(errands: readonly Errand[], count: number): Promise<void> {
  while (countAcknowledged(errands) < count) await sleep(2)
}

/** Looks into the tables: each dossier has its code, snapshot, step and audit line exactly once; the numbers of a day have no gap. */
async function expectWhole(errands: readonly Errand[]): Promise<void> {
  const sql = connect(addressOf(openCluster(system.dataDir)), { max: 1 })
  try {
    const rows = await sql`
      select d.id, d.code, d.status, s.code as submitted, n.text, n.sha256,
        (select count(*)::int from dossiers.snapshot x where x.dossier_id = d.id) as snapshots,
        (select count(*)::int from dossiers.status_change c where c.dossier_id = d.id and transition = 'submit') as steps,
        (select count(*)::int from audit.line l where l.subject_id = d.id::text and action = 'dossier.submit'
          and outcome = 'done' and not coalesce((detail ->> 'repeated')::boolean, false)) as lines
      from dossiers.dossier d left join dossiers.submission s on s.dossier_id = d.id
        left join lateral (select content::text as text, sha256 from dossiers.snapshot x where x.dossier_id = d.id) n on true
      where d.id = any(${errands.map(({ id }) => id)}::uuid[])`
    expect(rows).toHaveLength(errands.length)
    for (const { id, text, sha256, ...row } of rows) {
      const { code } = errands.find((errand) => errand.id === id) as Errand
      expect(row).toEqual({ code, submitted: code, status: 'submitted', snapshots: 1, steps: 1, lines: 1 })
      expect(createHash('sha256').update(text).digest('hex')).toBe(sha256)
    }
    const days = await sql`
      select c.last, count(s.code)::int as given, count(distinct s.code)::int as codes
      from dossiers.day_counter c left join dossiers.dossier d on d.commune_code = c.commune_code
        left join dossiers.submission s on s.dossier_id = d.id and s.received_on = c.day
      group by c.commune_code, c.day, c.last`
    for (const { last, given, codes } of days) expect([given, codes]).toEqual([last, last])
    const [halfDone] = await sql`
      select count(*)::int as count from dossiers.dossier d left join dossiers.submission s on s.dossier_id = d.id
      where (d.status = 'draft') = (s.code is not null)`
    expect(halfDone?.count).toBe(0)
    const listEvents = () => sql`select 1 from graphile_worker._private_jobs`
    await expect.poll(listEvents, { timeout: 30_000 }).toHaveLength(0)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** A program that signs in once, as a browser would, and then speaks JSON; its session outlives every crash. */
async function signIn(url: string, mailbox: string): Promise<Send> {
  const form = new URLSearchParams({ email: `${mailbox}@demo.saolang.example`, password: demoPassword })
  const answer = await fetch(`${url}/login`, { method: 'POST', body: form, redirect: 'manual' })
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const page = await (await fetch(`${url}/dossiers/new`, { headers: { cookie } })).text()
  const token = page.match(/name="csrf" value="([^"]+)"/)?.[1] as string
  return (method, path, body, key) =>
    fetch(url + path, {
      method,
      headers: {
        ...{ cookie, 'x-csrf-token': token },
        ...(body && { 'content-type': 'application/json' }),
        ...(key && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
}

function sleep(millis: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, millis))
}
