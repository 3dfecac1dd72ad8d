import { setTimeout as sleep } from 'node:timers/promises'
import { addressOf, openCluster } from '@saolang/server/src/platform/postgres/cluster.ts'
import { canServe, type System } from '../../e2e/system.ts'
import { randomFrom } from '../setup/random-from.ts'
import { checkHistory, countFaults, type Judgement } from './check/check-history.ts'
import { findBreaches, listWaiting } from './check/find-breaches.ts'
import { readKept } from './check/read-kept.ts'
import { openField } from './clients/field.ts'
import { startClients } from './clients/start-clients.ts'
import { openHistory } from './history.ts'
import type { Nemesis } from './nemeses/kills.ts'

/** How long and how hard: strikes in all, acknowledged writes at least, the seed of every choice, and where the history is written. */
export type Plan = {
  strikes: number
  writes: number
  seed: number
  historyFile?: string
  /** The address of its database, where it is not the embedded one. */
  databaseUrl?: string
  /** How many carriers of messages the system has. */
  carriers?: number
  say?: (line: string) => void
}

/** What came of it: strikes by name, how often the audit verified after one, everything that broke, and how long it took to serve again. */
export type Outcome = Judgement & {
  strikes: Record<string, number>
  kills: number
  /** Kills that cut at least one request off. */
  cutting: number
  verified: number
  unanswered: number
  breaches: string[]
  millisToServe: number[]
}

/**
 * Lets clients write while the nemeses strike one after another, verifies the audit after every kill, and judges the whole history by
 * what is in the database at the end.
 */
export async function weather(system: System, nemeses: readonly Nemesis[], plan: Plan): Promise<Outcome> {
  const { strikes, writes, seed, say = () => {} } = plan
  const url = plan.databaseUrl ?? addressOf(openCluster(system.dataDir))
  const token = await makeToken(system)
  const history = openHistory(plan.historyFile)
  const field = await openField(system.url, history, seed)
  const made = { draftId: field.source.id, carriers: plan.carriers ?? 0 }
  const before = await readKept(url, made)
  const random = randomFrom(seed)
  const clients = startClients(field, `s${seed}`, token)
  const counted: Record<string, number> = {}
  const outcome = { strikes: counted, kills: 0, cutting: 0, verified: 0, millisToServe: [] as number[] }
  for (let no = 1; no <= strikes; no++) {
    await untilAcknowledged(history, Math.floor((writes * no) / (strikes + 1)))
    await sleep(random() * 60)
    const nemesis = nemeses[no <= nemeses.length ? no - 1 : Math.floor(random() * nemeses.length)] as Nemesis
    const cutBefore = history.unanswered()
    const start = performance.now()
    await nemesis.strike(random)
    // More than can have been on the way when it struck.
    await untilAcknowledged(history, history.acknowledged() + 20)
    await untilServing(system)
    outcome.millisToServe.push(performance.now() - start)
    counted[nemesis.name] = (counted[nemesis.name] ?? 0) + 1
    if (nemesis.isKill) outcome.kills++
    if (nemesis.isKill && history.unanswered() > cutBefore) outcome.cutting++
    if (nemesis.isKill && (await verifies(system))) outcome.verified++
    if (no % 10 === 0) say(`${no} strikes, ${history.acknowledged()} acknowledged`)
  }
  await untilAcknowledged(history, writes)
  field.tide.isOver = true
  await clients
  await untilDelivered(url)
  const kept = await readKept(url, made, before)
  const judgement = checkHistory(history.entries, kept)
  const breaches = await findBreaches(url)
  if (!(await verifies(system))) breaches.push('the audit does not verify at the end')
  history.close()
  return { ...judgement, ...outcome, breaches, unanswered: history.unanswered() }
}

/** Whether a storm was weathered: nothing broke, and the audit verified after every kill. */
export function isWhole({ faults, breaches, kills, verified }: Outcome): boolean {
  return countFaults(faults) === 0 && breaches.length === 0 && verified === kills
}

async function makeToken(system: System): Promise<string> {
  const { code, out, err } = await system.run(['token', '--role', 'integrator'])
  if (code !== 0) throw new Error(err)
  return out.trim()
}

async function untilAcknowledged(history: { acknowledged(): number }, count: number): Promise<void> {
  for (let last = 0, quiet = 0; history.acknowledged() < count; ) {
    await sleep(5)
    quiet = history.acknowledged() === last ? quiet + 1 : 0
    last = history.acknowledged()
    if (quiet > 12_000) throw new Error(`for a minute nothing was acknowledged, at ${last} of ${count}`)
  }
}

async function untilServing(system: System): Promise<void> {
  for (let tries = 0; !(await canServe(system.url)); tries++) {
    if (tries > 600) throw new Error('it did not serve again within a minute')
    await sleep(100)
  }
}

async function untilDelivered(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const waiting = await listWaiting(url)
    if (waiting.length === 0) return
    if (tries > 600) throw new Error(`not delivered within a minute: ${waiting.slice(0, 5).join('; ')}`)
    await sleep(100)
  }
}

async function verifies(system: System): Promise<boolean> {
  const { code, out } = await system.run(['verify-audit'])
  return code === 0 && out.includes('"findings":0')
}
