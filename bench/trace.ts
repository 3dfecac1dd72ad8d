// Capture over HTTP in documents of 500 events against COPY of the same rows into the same indexed tables of a second database, in
// turns, so that whatever else the machine does strikes both; then questions to the store that this leaves and, in turns, to one of a
// tenth of it: the events of an EPC, and the whole upstream of a lot five levels deep. SAOLANG_BENCH_EVENTS says how many events
// (5,000,000 for the full claim).
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { connect } from '../packages/server/src/platform/connect.ts'
import { migrate } from '../packages/server/src/platform/migrate.ts'
import { lot, perChain, perDocument } from './setup/chains.ts'
import { copyNews } from './setup/copy-rows.ts'
import { type Database, onDatabase } from './setup/on-database.ts'
import { sendApart } from './setup/send-documents.ts'
import { openStore, type Store } from './setup/trace-store.ts'

const total = Number(process.env.SAOLANG_BENCH_EVENTS ?? 200_000)
const rounds = 10
const askRounds = 7
const asks = 100
// Every connection of the pool plans its statements once.
const warmUp = 150
const limits = { capture: 0.4, queryMs: 10, traceMs: 25, growth: 1.5 }

type Filled = { captured: number[]; copied: number[] }

/** Captures a round of documents, copies its rows, and so on; events a second of every round. */
async function fill(store: Store, database: Database, copyUrl: string): Promise<Filled> {
  const filled: Filled = { captured: [], copied: [] }
  for (let round = 0; round < rounds; round++) {
    const [from, to] = [round, round + 1].map((n) => Math.ceil(n * perRound)) as [number, number]
    const since = new Date()
    const events = (to - from) * perDocument
    filled.captured.push(events / (await sendApart(store, from, to)))
    filled.copied.push(events / (await copyNews(database.url, copyUrl, { dir: database.dataDir, since })))
  }
  return filled
}

const perRound = total / perDocument / rounds

/** The 95th of a hundred answering times, in milliseconds, over chains spread through the store. */
async function p95(token: string, urls: readonly string[]): Promise<number> {
  const times: number[] = []
  for (const url of urls) {
    const start = performance.now()
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
    const text = await answer.text()
    if (answer.status !== 200 || text.length < 200) throw new Error(`${url} answered ${answer.status}: ${text}`)
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] as number
}

const questions = {
  query: (chain: number) => `/epcis/events?MATCH_anyEPCClass=${encodeURIComponent(lot(chain, 2))}`,
  trace: (chain: number) => `/api/v1/trace?direction=upstream&epc=${encodeURIComponent(lot(chain, 4))}`,
}
type Question = keyof typeof questions
type Asked = Record<Question, number[]>

/** Asks two stores the same kind of question in turns; the p95 of every round. */
async function askInTurns(large: Store, small: Store): Promise<{ large: Asked; small: Asked }> {
  const asked = { large: { query: [], trace: [] } as Asked, small: { query: [], trace: [] } as Asked }
  const chainsOf = { large: (total / perChain) | 0, small: ((perRound * perDocument) / perChain) | 0 }
  for (let round = 0; round <= askRounds; round++)
    for (const question of Object.keys(questions) as Question[])
      for (const [name, { base, token }] of Object.entries({ large, small }) as ['large' | 'small', Store][]) {
        const first = round * 613
        const chains = Array.from(
          { length: round === 0 ? warmUp : asks },
          (_, i) => ((first + i) * 7919) % chainsOf[name],
        )
        const time = await p95(
          token,
          chains.map((chain) => base + questions[question](chain)),
        )
        if (round > 0) asked[name][question].push(time)
      }
  return asked
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number
}

function medianShare(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((one, i) => one / (theirs[i] as number)))
}

function say(title: string, figure: string, ratio: number): void {
  console.log(`${title}: ${figure}, ratio ${ratio.toFixed(2)}`)
}

/** Another migrated database of the same cluster. */
async function addDatabase({ url, dataDir }: Database, name: string): Promise<Database> {
  const sql = connect(url, { max: 1 })
  await sql.unsafe(`create database ${name}`)
  await sql.end({ timeout: 1 })
  const address = new URL(url)
  address.pathname = `/${name}`
  await migrate(address.toString())
  const dir = join(dataDir, name)
  mkdirSync(dir)
  return { url: address.toString(), dataDir: dir }
}

async function settle({ url }: Database): Promise<void> {
  const sql = connect(url, { max: 1 })
  await sql`vacuum analyze trace.event`
  await sql`vacuum analyze trace.event_item`
  await sql.end({ timeout: 1 })
}

async function measure(database: Database): Promise<void> {
  const copyInto = await addDatabase(database, 'copied')
  const tenth = await addDatabase(database, 'tenth')
  const [large, small] = [await openStore(database), await openStore(tenth)]
  await sendApart(small, 0, Math.ceil(perRound))
  const { captured, copied } = await fill(large, database, copyInto.url)
  const share = medianShare(captured, copied)
  say(
    `capture of ${total} events in documents of ${perDocument}, against COPY, median of ${rounds} rounds in turns`,
    `${Math.round(median(captured))} of ${Math.round(median(copied))} events/s, ${(share * 100).toFixed(0)}%, limit ${limits.capture * 100}%`,
    share / limits.capture,
  )
  for (const one of [database, tenth]) await settle(one)
  const asked = await askInTurns(large, small)
  sayTime('event query by EPC, p95', median(asked.large.query), limits.queryMs)
  sayTime('upstream of five levels, p95', median(asked.large.trace), limits.traceMs)
  for (const question of Object.keys(questions) as Question[]) {
    const growth = medianShare(asked.large[question], asked.small[question])
    const title = `${question}: ${total} events against a tenth of them, asked in turns`
    say(title, `${growth.toFixed(2)} times, limit ${limits.growth}`, limits.growth / growth)
  }
  await Promise.all([large.close(), small.close()])
}

function sayTime(title: string, millis: number, limit: number): void {
  say(title, `${millis.toFixed(1)} ms, limit ${limit} ms`, limit / millis)
}

await onDatabase(measure)
