import { connect } from '@saolang/server/src/platform/connect.ts'
import { addressOf, openCluster } from '@saolang/server/src/platform/postgres/cluster.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canServe, openSystem, type System } from './system.ts'

/** A document of events, and where its job stands once it was acknowledged. */
type Parcel = { ids: string[]; body: string; job?: string }

// `SAOLANG_KILLS=100 npm test -- e2e/capture-crash.test.ts` for the whole claim.
const kills = Number(process.env.SAOLANG_KILLS ?? 5)
const perParcel = 40
const lanes = 3

let system: System
let authorization: string
/** Requests that got no answer because somebody died. */
let cut = 0
beforeAll(async () => {
  system = await openSystem()
  const { code, out, err } = await system.run(['token', '--role', 'integrator'])
  expect(err).toBe('')
  expect(code).toBe(0)
  authorization = `Bearer ${out.trim()}`
})
afterAll(() => system?.close())

const blows: readonly (readonly [what: string, strike: () => Promise<unknown>])[] = [
  ['the server', () => system.kill('SIGKILL')],
  ['PostgreSQL', async () => system.killDatabase()],
  [
    'both',
    async () => {
      system.killDatabase()
      await system.kill('SIGKILL')
    },
  ],
]

test(
  `however often the server and the database die during capture, every acknowledged job is whole and no event is there twice`,
  async () => {
    const parcels: Parcel[] = []
    for (let strikes = 0; strikes < kills; strikes++) {
      const [what, strike] = blows[strikes % blows.length] as (typeof blows)[number]
      await expect.poll(() => canServe(system.url), { timeout: 30_000 }).toBe(true)
      const before = parcels.filter(({ job }) => job).length
      const cutBefore = cut
      const sending = { isOver: false }
      const running = Array.from({ length: lanes }, () => sendParcels(parcels, sending))
      while (parcels.filter(({ job }) => job).length < before + 2) await sleep(2)
      await sleep(Math.random() * 60)
      await strike()
      // Whoever was sending sees it before anything is up again.
      await expect.poll(() => cut > cutBefore, { timeout: 10_000, interval: 5 }).toBe(true)
      sending.isOver = true
      if (what !== 'PostgreSQL') await system.restart()
      await Promise.all(running)
    }
    await expect.poll(() => canServe(system.url), { timeout: 30_000 }).toBe(true)
    for (const parcel of parcels) while (!parcel.job) await sendOnce(parcel)
    // And once more each: what is there is not taken in again.
    for (const parcel of parcels.slice(0, 20)) await sendOnce({ ...parcel })
    await expectWhole(parcels)
    const { code, out } = await system.run(['verify-audit'])
    expect(out).toContain('"findings":0')
    expect(code).toBe(0)
  },
  60_000 + kills * 15_000,
)

/** Sends parcels one after another until told that it is over; one that got no answer is sent again as it was. */
async function sendParcels(parcels: Parcel[], sending: { isOver: boolean }): Promise<void> {
  let parcel: Parcel | undefined
  while (!sending.isOver) {
    if (!parcel) {
      parcel = makeParcel(parcels.length)
      parcels.push(parcel)
    }
    await sendOnce(parcel)
    if (parcel.job) parcel = undefined
    else await sleep(20)
  }
}

function makeParcel(no: number): Parcel {
  const ids = Array.from({ length: perParcel }, (_, i) => `https://su-kien.example.vn/${no}/${i}`)
  const eventList = ids.map((eventID, i) => ({
    type: 'ObjectEvent',
    eventID,
    eventTime: new Date(Date.UTC(2026, no % 12, 1 + (i % 28))).toISOString(),
    eventTimeZoneOffset: '+07:00',
    action: 'OBSERVE',
    bizStep: 'inspecting',
    epcList: [`https://id.gs1.org/01/09520123456788/21/S${no}-${i}`],
  }))
  const body = JSON.stringify({
    '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-11-01T00:00:00Z',
    epcisBody: { eventList },
  })
  return { ids, body }
}

async function sendOnce(parcel: Parcel): Promise<void> {
  const headers = { authorization, 'content-type': 'application/json' }
  const answer = await fetch(`${system.url}/epcis/capture`, { method: 'POST', headers, body: parcel.body }).catch(
    () => undefined,
  )
  if (!answer || answer.status >= 500) cut++
  else if (answer.status === 202) parcel.job = answer.headers.get('location')?.split('/').at(-1) as string
  else throw new Error(`refused: ${answer.status} ${await answer.text()}`)
}

/** Looks into the tables: jobs, events, what they are found by, and nothing of an event that is not there. */
async function expectWhole(parcels: readonly Parcel[]): Promise<void> {
  const sql = connect(addressOf(openCluster(system.dataDir)), { max: 1 })
  try {
    const jobs =
      await sql`select id, success, given from trace.capture where id = any(${parcels.map(({ job }) => job as string)})`
    expect(jobs).toHaveLength(parcels.length)
    expect(jobs.filter(({ success, given }) => !success || given !== perParcel)).toEqual([])
    const ids = parcels.flatMap((parcel) => parcel.ids)
    const events = await sql`
      select e.event_id, count(*)::int as count, count(k.id)::int as keys,
        sum((select count(*) from trace.event_item i where i.event_id = e.id))::int as items
      from trace.event e left join trace.event_key k on k.id = e.id and k.event_time = e.event_time
      where e.event_id like 'https://su-kien.example.vn/%' group by e.event_id`
    expect(events).toHaveLength(ids.length)
    // An event is found by its own id, its serial and its class.
    expect(events.filter(({ count, keys, items }) => count !== 1 || keys !== 1 || items !== 3)).toEqual([])
    const [stray] = await sql`
      select (select count(*)::int from trace.event_key k where not exists (select from trace.event e where e.id = k.id)) as keys,
        (select count(*)::int from trace.event_item i where not exists (select from trace.event e where e.id = i.event_id)) as items`
    expect(stray).toEqual({ keys: 0, items: 0 })
    const doubled = await sql`select id from trace.event group by id having count(*) > 1`
    expect(doubled).toEqual([])
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function sleep(millis: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, millis))
}
