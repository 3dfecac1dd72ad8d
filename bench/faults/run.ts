// Breaks the running system again and again while clients file, score, capture and order, and judges what they were told by what is
// there: `node bench/faults/run.ts --kills 500 --writes 100000 --seed 1 [--history file]`.
import { parseArgs } from 'node:util'
import { openSystem } from '../../e2e/system.ts'
import { listKills, listPauses } from './nemeses/kills.ts'
import { isWhole, type Outcome, weather } from './storm.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { kills: text, writes: text, seed: text, history: text } })
const kills = Number(values.kills ?? 500)
const writes = Number(values.writes ?? 100_000)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e6))

const say = (line: string) => void process.stdout.write(`${line}\n`)
say(`seed ${seed}: ${kills} strikes, ${writes} acknowledged writes at least`)
const system = await openSystem()
try {
  const plan = { strikes: kills, writes, seed, say, ...(values.history && { historyFile: values.history }) }
  report(await weather(system, [...listKills(system), ...listPauses(system)], plan))
} finally {
  await system.close()
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
