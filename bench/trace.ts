// Capture over HTTP in documents of 500 events against COPY of the same rows into the same indexed tables; then questions to the
// store that this leaves: the events of an EPC, and the whole upstream of a lot five levels deep. SAOLANG_BENCH_EVENTS says how many
// events (5,000,000 for the full claim); the questions are asked of a tenth of them too, for how the time grows.
import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pipeline } from 'node:stream/promises'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Actor, system } from '@saolang/core/people/actor.ts'
import { createApp } from '../packages/server/src/app.ts'
import { addAccount } from '../packages/server/src/people/add-account.ts'
import { issueToken } from '../packages/server/src/people/issue-token.ts'
import { readConfig } from '../packages/server/src/platform/config.ts'
import { connect } from '../packages/server/src/platform/connect.ts'
import { type Database, onDatabase } from './setup/on-database.ts'

const total = Number(process.env.SAOLANG_BENCH_EVENTS ?? 200_000)
const perDocument = 500
const senders = 4
const batch = 100
const perChain = 20
const asks = 300
// Every connection of the pool plans its statements once.
const warmUp = 150
const limits = { capture: 0.4, queryMs: 10, traceMs: 25, growth: 1.5 }

const lot = (chain: number, level: number, part = 0) =>
  `https://id.gs1.org/01/0952012345678${'8'}/10/C${chain}-${level}-${part}`
const day = (chain: number, level: number) =>
  new Date(Date.UTC(2026, 0, 1 + (chain % 300), level * 4, chain % 60)).toISOString()

/** Twenty events: lots are harvested, mixed at four levels, put on a pallet, shipped, received and taken off. */
function chainOf(chain: number): object[] {
  const told = (level: number, fields: object) => ({
    eventTime: day(chain, level),
    eventTimeZoneOffset: '+07:00',
    readPoint: { id: `https://id.gs1.org/414/9520123000011/254/P${chain % 50}` },
    ...fields,
  })
  const some = (...names: string[]) => names.map((epcClass) => ({ epcClass, quantity: 10 + (chain % 7), uom: 'KGM' }))
  const events: object[] = []
  for (let part = 0; part < 5; part++)
    events.push(
      told(0, {
        type: 'ObjectEvent',
        action: 'ADD',
        bizStep: 'commissioning',
        quantityList: some(lot(chain, 0, part)),
      }),
    )
  for (let level = 1; level < 5; level++) {
    const [from, to] = [lot(chain, level - 1), lot(chain, level)]
    const input = level === 1 ? [0, 1, 2, 3, 4].map((part) => lot(chain, 0, part)) : [from]
    events.push(
      told(level, { type: 'TransformationEvent', inputQuantityList: some(...input), outputQuantityList: some(to) }),
    )
    events.push(told(level, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'inspecting', quantityList: some(to) }))
  }
  const pallet = `https://id.gs1.org/00/0952012${String(chain).padStart(10, '0')}0`
  const last = lot(chain, 4)
  events.push(
    told(5, {
      type: 'AggregationEvent',
      action: 'ADD',
      bizStep: 'packing',
      parentID: pallet,
      childQuantityList: some(last),
    }),
  )
  for (const [level, bizStep] of [
    [5, 'shipping'],
    [6, 'receiving'],
    [7, 'storing'],
  ] as const)
    events.push(told(level, { type: 'ObjectEvent', action: 'OBSERVE', bizStep, epcList: [pallet] }))
  events.push(
    told(8, {
      type: 'AggregationEvent',
      action: 'DELETE',
      bizStep: 'unpacking',
      parentID: pallet,
      childQuantityList: [],
    }),
  )
  events.push(told(9, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'retail_selling', quantityList: some(last) }))
  events.push(told(9, { type: 'ObjectEvent', action: 'DELETE', bizStep: 'destroying', epcList: [pallet] }))
  return events
}

function documentOf(number: number): string {
  const chains = perDocument / perChain
  const eventList = Array.from({ length: chains }, (_, i) => chainOf(number * chains + i)).flat()
  return JSON.stringify({
    '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-11-01T00:00:00Z',
    epcisBody: { eventList },
  })
}

type Sending = { base: string; token: string; from: number; to: number }

/** Sends documents from a thread of its own, `senders` at a time. Answers with the seconds it took; making them is not counted. */
async function send({ base, token, from, to }: Sending): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  let millis = 0
  for (let first = from; first < to; first += batch) {
    const bodies = Array.from({ length: Math.min(batch, to - first) }, (_, i) => documentOf(first + i))
    const start = performance.now()
    const one = async () => {
      for (let body = bodies.pop(); body; body = bodies.pop()) {
        const answer = await fetch(`${base}/epcis/capture`, { method: 'POST', headers, body })
        if (answer.status !== 202) throw new Error(`capture answered ${answer.status}: ${await answer.text()}`)
      }
    }
    await Promise.all(Array.from({ length: senders }, one))
    millis += performance.now() - start
  }
  return millis / 1000
}

function sendApart(sending: Sending): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: sending })
    worker.once('message', resolve).once('error', reject)
  })
}

const tables = ['event_key', 'event', 'event_item'] as const

/** Events a second that COPY alone puts into the same tables, the rows being those that capture made; the tables run side by side. */
async function copyRate(url: string, dir: string, events: number): Promise<number> {
  const sql = connect(url, { max: tables.length })
  const fileOf = (table: string) => join(dir, `${table}.copy`)
  for (const table of tables) await copyOut(url, table, fileOf(table))
  await sql`truncate trace.event_key, trace.event, trace.event_item`
  await sql`checkpoint`
  const start = performance.now()
  await Promise.all(
    tables.map(async (table) =>
      pipeline(createReadStream(fileOf(table)), await sql.unsafe(`copy trace.${table} from stdin`).writable()),
    ),
  )
  const seconds = (performance.now() - start) / 1000
  for (const table of tables) rmSync(fileOf(table))
  await sql`vacuum analyze trace.event`
  await sql`vacuum analyze trace.event_item`
  await sql.end({ timeout: 1 })
  return events / seconds
}

// The client leaves a connection paused after a large COPY to us: each gets one of its own.
async function copyOut(url: string, table: string, file: string): Promise<void> {
  const sql = connect(url, { max: 1 })
  const rows = await sql.unsafe(`copy (select * from trace.${table}) to stdout`).readable()
  await pipeline(rows, createWriteStream(file))
  await sql.end({ timeout: 1 })
}

/** The 95th of a hundred answering times, in milliseconds, over chains spread through the store. */
async function p95(
  ask: (chain: number) => string,
  { token, chains }: { token: string; chains: number },
): Promise<number> {
  const times: number[] = []
  for (let i = -warmUp; i < asks; i++) {
    const url = ask(((i + warmUp) * 7919) % chains)
    const start = performance.now()
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
    const text = await answer.text()
    if (answer.status !== 200 || text.length < 200) throw new Error(`${url} answered ${answer.status}: ${text}`)
    if (i >= 0) times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] as number
}

async function askAll(base: string, token: string, chains: number) {
  const upstream = (chain: number) => `${base}/api/v1/trace?direction=upstream&epc=${encodeURIComponent(lot(chain, 4))}`
  const events = (chain: number) => `${base}/epcis/events?MATCH_anyEPCClass=${encodeURIComponent(lot(chain, 2))}`
  return { query: await p95(events, { token, chains }), trace: await p95(upstream, { token, chains }) }
}

function say(title: string, figure: string, ratio: number): void {
  console.log(`${title}: ${figure}, ratio ${ratio.toFixed(2)}`)
}

async function openStore(dataDir: string, url: string) {
  const config = readConfig({ SAOLANG_DATA_DIR: dataDir, DATABASE_URL: url, SAOLANG_LOG: 'error' })
  const app = await createApp(config)
  const email = 'bench@programs.saolang.example'
  const account = { email, fullName: 'Bench', isDemo: true, grant: { role: 'integrator' } } as const
  const integrator: Actor = await addAccount(system, account)
  const token = await issueToken(system, { email, role: integrator.role })
  return { app, token, base: await app.listen({ port: 0, host: '127.0.0.1' }) }
}

async function measure({ url, dataDir }: Database): Promise<void> {
  const { app, token, base } = await openStore(dataDir, url)
  const documents = Math.ceil(total / perDocument)
  const first = Math.ceil(documents / 10)
  const toSmall = await sendApart({ base, token, from: 0, to: first })
  const small = await askAll(base, token, (first * perDocument) / perChain)
  const seconds = toSmall + (await sendApart({ base, token, from: first, to: documents }))
  const captured = (documents * perDocument) / seconds
  const copied = await copyRate(url, dataDir, documents * perDocument)
  const large = await askAll(base, token, (documents * perDocument) / perChain)
  const share = captured / copied
  say(
    `capture of ${documents * perDocument} events in documents of ${perDocument}, against COPY`,
    `${Math.round(captured)} of ${Math.round(copied)} events/s, limit ${limits.capture * 100}%`,
    share / limits.capture,
  )
  say(
    'event query by EPC, p95',
    `${large.query.toFixed(1)} ms, limit ${limits.queryMs} ms`,
    limits.queryMs / large.query,
  )
  say(
    'upstream of five levels, p95',
    `${large.trace.toFixed(1)} ms, limit ${limits.traceMs} ms`,
    limits.traceMs / large.trace,
  )
  const growth = Math.max(large.query / small.query, large.trace / small.trace)
  say(
    'ten times the events, time of a question',
    `${growth.toFixed(2)} times, limit ${limits.growth}`,
    limits.growth / growth,
  )
  await app.close()
}

if (isMainThread) await onDatabase(measure)
else parentPort?.postMessage(await send(workerData as Sending))
