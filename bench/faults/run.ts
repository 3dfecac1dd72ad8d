// Breaks the running system again and again while clients file, score, capture and order, and judges what they were told by what is
// there: `node bench/faults/run.ts --kills 500 --writes 100000 --seed 1 [--history file] [--stage kills|clock|disk|network]`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openSystem } from '../../e2e/system.ts'
import { openClock } from './nemeses/clock.ts'
import { openSmallDisk } from './nemeses/disk.ts'
import { listKills, listPauses, type Nemesis } from './nemeses/kills.ts'
import { openFarDatabase } from './nemeses/partition.ts'
import { isWhole, type Outcome, type Plan, weather } from './storm.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { kills: text, writes: text, seed: text, history: text, stage: text } })
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e6))
const say = (line: string) => void process.stdout.write(`${line}\n`)

/** How the system stands in a stage, and what strikes it there: how often, over how many writes, when nothing else is said. */
const stages: Record<string, { strikes: number; writes: number; run(plan: Plan): Promise<Outcome> }> = {
  kills: { strikes: 500, writes: 100_000, run: weatherKills },
  clock: { strikes: 20, writes: 4000, run: weatherClock },
  disk: { strikes: 10, writes: 2000, run: weatherDisk },
  network: { strikes: 12, writes: 2000, run: weatherNetwork },
}

for (const [name, stage] of Object.entries(stages)) {
  if (values.stage !== undefined && values.stage !== name) continue
  const isAsked = values.stage !== undefined || name === 'kills'
  const strikes = isAsked && values.kills ? Number(values.kills) : stage.strikes
  const writes = isAsked && values.writes ? Number(values.writes) : stage.writes
  say(`${name}, seed ${seed}: ${strikes} strikes, ${writes} acknowledged writes at least`)
  report(await stage.run({ strikes, writes, seed, say, ...(values.history && { historyFile: values.history }) }))
}

async function weatherKills(plan: Plan): Promise<Outcome> {
  const system = await openSystem()
  return weather(system, [...listKills(system), ...listPauses(system)], plan).finally(() => system.close())
}

async function weatherClock(plan: Plan): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'saolang-clock-'))
  const { env, nemesis } = openClock(folder)
  const system = await openSystem({ env })
  return weather(system, [nemesis], plan).finally(async () => {
    await system.close()
    rmSync(folder, { recursive: true })
  })
}

async function weatherDisk(plan: Plan): Promise<Outcome> {
  const disk = openSmallDisk(1024)
  const system = await openSystem({ dataDir: disk.folder })
  const [, killDatabase] = listKills(system)
  return weather(system, [disk.fillUp(), disk.fillUp(killDatabase)], plan).finally(async () => {
    await system.kill()
    disk.close()
  })
}

async function weatherNetwork(plan: Plan): Promise<Outcome> {
  const first = await openSystem()
  await first.kill()
  const far = await openFarDatabase(first.dataDir)
  const system = await openSystem({
    dataDir: first.dataDir,
    isFresh: true,
    env: { DATABASE_URL: far.url, SAOLANG_DEMO: 'on' },
  })
  return weather(system, [...far.nemeses, listKills(system)[0] as Nemesis], { ...plan, databaseUrl: far.url }).finally(
    async () => {
      await system.kill()
      await far.close()
      rmSync(first.dataDir, { recursive: true })
    },
  )
}

function report(outcome: Outcome): void {
  const { faults, breaches, millisToServe } = outcome
  for (const [name, count] of Object.entries(outcome.strikes)) say(`${name}: ${count}`)
  const sorted = millisToServe.toSorted((a, b) => a - b)
  const seconds = (share: number) => ((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) / 1000).toFixed(1)
  say(`serves again after: median ${seconds(0.5)} s, slowest ${seconds(1)} s`)
  say(
    `acknowledged ${outcome.acknowledged}, refused ${outcome.refused}, never known ${outcome.unknown}; tries without an answer ${outcome.unanswered}`,
  )
  for (const [kind, list] of Object.entries(faults)) {
    say(`${kind}: ${list.length}`)
    for (const line of list.slice(0, 20)) say(`  ${line}`)
  }
  for (const breach of breaches) say(`rule broken: ${breach}`)
  say(`kills that cut a request off: ${outcome.cutting} of ${outcome.kills}`)
  say(`audit verified after ${outcome.verified} of ${outcome.kills} kills`)
  if (!isWhole(outcome)) process.exitCode = 1
}
