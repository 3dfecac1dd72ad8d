import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { system } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { saveTermsRow } from './market/offers/offers.sql.ts'
import { inviteAdministrator } from './people/add-account.ts'
import { saveLoadedHash } from './people/units.sql.ts'
import { connect } from './platform/connect.ts'
import { requireKnown, requireNobodyOlder } from './platform/postgres/newer-schema.ts'
import { type Door, watchDoor } from './platform/processes/drain.ts'
import { inTransaction } from './platform/sql.ts'
import { startWorker } from './platform/worker.ts'
import { refuseDemoAmongRealData } from './refuse-demo-among-real-data.ts'
import { createActor } from './testing/actors.ts'
import { openApp, type TestApp } from './testing/open-app.ts'

let opened: TestApp
let door: Door
let origin: string
let release: () => void
const held = new Promise<void>((resolve) => {
  release = resolve
})
const terms = {
  phone: '0900000000',
  delivery: '',
  deliveryDong: 0,
  returns: '',
  takesCash: true,
  bankBin: '970436',
  bankHolder: 'HTX THU',
}
const agent = new Agent({ keepAlive: true, maxSockets: 4 })

beforeAll(async () => {
  opened = await openApp()
  opened.app.get('/held', async () => {
    await held
    return 'done'
  })
  door = watchDoor(opened.app)
  origin = await opened.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  agent.destroy()
  await opened.close()
})

describe('a demo over a database in earnest', () => {
  test('does not start when it began without the demo and people have accounts', async () => {
    await expect(refuseDemoAmongRealData({ isDemo: true })).resolves.toBeUndefined()
    await inviteAdministrator(system, { email: 'lan@bo.example', fullName: 'Lan Anh' })
    await expect(refuseDemoAmongRealData({ isDemo: true })).rejects.toThrow('set SAOLANG_DEMO=off')
    await expect(refuseDemoAmongRealData({ isDemo: false })).resolves.toBeUndefined()
  })

  test('does not start when a seller is paid real money, and does when nobody is', async () => {
    await inTransaction((tx) => saveLoadedHash(tx, 'demo', '1'))
    await expect(refuseDemoAmongRealData({ isDemo: true })).resolves.toBeUndefined()
    const producer = await createActor({ role: 'producer' })
    const paidInto = (bankAccount: string) =>
      inTransaction((tx) =>
        saveTermsRow(
          tx,
          { ...terms, organisationId: producer.organisationId as string, bankAccount },
          { by: null, at: new Date() },
        ),
      )
    await paidInto('0000000000')
    await expect(refuseDemoAmongRealData({ isDemo: true })).resolves.toBeUndefined()
    await paidInto('0011004455667')
    await expect(refuseDemoAmongRealData({ isDemo: true })).rejects.toThrow('the demo takes no real money')
  })
})

describe('a database that a newer version brought further', () => {
  const applied = (contractAfter: string | null) => [{ name: '9000_people_drop_thing.sql', sha256: '', contractAfter }]

  test('is refused by a version whose things were taken away, and served by one that does without', () => {
    expect(() => requireKnown(applied('0.3.0'), [], '0.2.9')).toThrow('start version 0.3.0 or newer')
    expect(() => requireKnown(applied('0.3.0'), [], '0.10.0')).not.toThrow()
    expect(() => requireKnown(applied(null), [], '0.2.9')).not.toThrow()
  })

  test('keeps what an older process still serves with', async () => {
    await asOwner(async (sql) => {
      await expect(requireNobodyOlder(sql, '9000_people_drop_thing.sql', '99.0.0')).rejects.toThrow('end it first')
      await expect(requireNobodyOlder(sql, '9000_people_drop_thing.sql', '0.1.0')).resolves.toBeUndefined()
    })
  })
})

describe('a worker that is told to stop', () => {
  test('ends the job in hand', async () => {
    let isDone = false
    const worker = await startWorker(
      opened.url,
      {},
      { brief: async () => void (await pause(200).then(() => (isDone = true))) },
    )
    await addJob('brief')
    await vi.waitUntil(() => heldJobs().then((n) => n === 1), { interval: 20 })
    await worker.stop()
    expect(isDone).toBe(true)
    expect(await heldJobs()).toBe(0)
  })

  test('gives back a job that does not end', async () => {
    const worker = await startWorker(opened.url, {}, { endless: () => new Promise(() => {}) })
    await addJob('endless')
    await vi.waitUntil(() => heldJobs().then((n) => n === 1), { interval: 20 })
    await worker.stop(50)
    expect(await heldJobs()).toBe(0)
  })

  const addJob = (name: string) => asOwner((sql) => sql`select graphile_worker.add_job(${name})`)
  const heldJobs = async () => {
    const [row] = await asOwner(
      (sql) => sql`select count(*)::int as n from graphile_worker.jobs where locked_at is not null`,
    )
    return row?.n as number
  }
})

async function asOwner<T>(work: (sql: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const sql = connect(opened.url, { max: 1 })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

describe('a process that is told to stop', () => {
  test('answers what is under way, says so, and lets nobody in afterwards', async () => {
    const first = await ask('/ready')
    expect(first).toMatchObject({ status: 200, connection: 'keep-alive' })
    const slow = ask('/held')
    await pause(50)
    const closed = door.close(0.3)
    // Still taken for a while, also on a connection that was open before; and every answer ends its connection.
    expect(await ask('/ready')).toMatchObject({ status: 503, connection: 'close' })
    expect(await ask('/health')).toMatchObject({ status: 200, connection: 'close' })
    await pause(400)
    await expect(ask('/health')).rejects.toThrow('ECONNREFUSED')
    release()
    expect(await slow).toMatchObject({ status: 200, body: 'done' })
    await closed
  })
})

function ask(path: string): Promise<{ status: number; connection: string; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { agent }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (part: string) => (body += part))
      answer.once('end', () =>
        resolve({ status: answer.statusCode as number, connection: String(answer.headers.connection), body }),
      )
    })
    asked.once('error', reject)
    asked.end()
  })
}
