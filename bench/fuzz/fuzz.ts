// Inputs drawn from the descriptions of the routes and the forms of the pages, to every address and as everybody, on the demo's
// world. `--count 1000000 --seed 1`; what made the server stumble is printed as a line that `--replay '<line>'` sends again.
import { parseArgs } from 'node:util'
import { nothingLearned, runFuzz } from '../../packages/server/src/testing/fuzz/run-fuzz.ts'
import { emptyTally, listNeverAccepted, slowestOf, type Tally } from '../../packages/server/src/testing/fuzz/tally.ts'
import { listApiTargets, listPageTargets, type Target } from '../../packages/server/src/testing/fuzz/targets.ts'
import { listRoutes } from '../../packages/server/src/testing/list-routes.ts'
import { seeded } from '../../packages/server/src/testing/made-input.ts'
import { inWorld, onDemo, replay } from './demo-world.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    replay: { type: 'string' },
    statuses: { type: 'boolean', default: false },
  },
})
const count = Number(values.count)
const seed = Number(values.seed)
// A world is worn after so many inputs: lists grow, accounts are closed, everything is decided.
const perWorld = 15_000
const least = 0.3
const mostOfLine = 2000
// The described addresses in turn so many times before each page and form has had its turn once.
const apiTurns = 4
const print = (line: string) => process.stdout.write(`${line}\n`)

await onDemo(async (demo) => {
  if (values.replay) return replay(demo, values.replay, print)
  const learned = nothingLearned()
  let tally: Tally | undefined
  let targets: Target[] = []
  const stumbles = new Map<string, string>()
  const start = performance.now()
  for (let done = 0; done < count; done += perWorld)
    await inWorld(demo, `world_${done / perWorld}`, async (world, errorOf) => {
      const api = listApiTargets(world.app.swagger())
      const all = [...Array.from({ length: apiTurns }, () => api).flat(), ...listPageTargets(listRoutes(world.app))]
      targets = shuffled(all.filter(({ name }) => !values.only || name.includes(values.only)))
      tally ??= emptyTally(targets)
      await runFuzz({
        ...{ world, targets, learned, tally, seed: seed * 1_000_003 + done },
        ...{ count: Math.min(perWorld, count - done), lanes: 6, refreshEvery: 1500 },
        onStumble: (line) => {
          const error = errorOf()
          const kind = error.replace(/"[^"]*"|\d+/g, '…')
          if (stumbles.has(kind)) return
          stumbles.set(kind, line)
          print(`STUMBLED ${error}\n  ${line.slice(0, mostOfLine)}`)
        },
      })
      const { sent, accepted } = tally
      const seconds = (performance.now() - start) / 1000
      print(
        `${sent} sent, ${share(accepted / sent)} accepted, ${(sent / seconds).toFixed(0)} a second, ${stumbles.size} kinds of stumbles`,
      )
    })
  if (tally) report(tally, { targets, stumbles: stumbles.size, seconds: (performance.now() - start) / 1000 })
})

type Outcome = { targets: readonly Target[]; stumbles: number; seconds: number }

function report(tally: Tally, { targets, stumbles, seconds }: Outcome): void {
  const { sent, accepted, distinct, byTarget } = tally
  const statuses: Record<string, number> = {}
  for (const counts of byTarget.values())
    for (const [status, times] of Object.entries(counts)) statuses[status] = (statuses[status] ?? 0) + times
  const names = new Set(targets.map(({ name }) => name))
  const api = new Set(targets.filter(({ isApi }) => isApi).map(({ name }) => name))
  const [apiSent, apiAccepted] = countOf(tally, api)
  const never = listNeverAccepted(tally)
  const bad = Object.entries(statuses).reduce((sum, [status, times]) => sum + (Number(status) >= 500 ? times : 0), 0)
  if (values.statuses) for (const [name, counts] of [...byTarget].sort()) print(`${name} ${JSON.stringify(counts)}`)
  for (const name of never) print(`never accepted: ${name} ${JSON.stringify(byTarget.get(name))}`)
  for (const { line } of slowestOf(tally, 5)) print(`slow: ${line}`)
  print(`statuses: ${JSON.stringify(statuses)}`)
  print(
    `fuzz, seed ${seed}: ${sent} inputs (${distinct.size} different) to ${api.size} routes of the description (${apiSent} inputs, ${share(apiAccepted / apiSent)} accepted) and ${names.size - api.size} pages and forms in ${seconds.toFixed(0)} s; ` +
      `${share(accepted / sent)} accepted (at least ${share(least)}), ${names.size - never.length} addresses of ${names.size} accepted one; ${bad} answers of 500 and above, ${stumbles} kinds`,
  )
  if (bad > 0 || accepted / sent < least) process.exitCode = 1
}

function countOf({ byTarget }: Tally, names: ReadonlySet<string>): [sent: number, accepted: number] {
  let sent = 0
  let accepted = 0
  for (const name of names)
    for (const [status, times] of Object.entries(byTarget.get(name) ?? {})) {
      sent += times
      if (Number(status) < 400) accepted += times
    }
  return [sent, accepted]
}

function share(of: number): string {
  return `${(of * 100).toFixed(1)}%`
}

// The same order for the same seed: in the order of the rooms one of them would be asked for a long while.
function shuffled(targets: Target[]): Target[] {
  const random = seeded(seed)
  for (let i = targets.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[targets[i], targets[j]] = [targets[j] as Target, targets[i] as Target]
  }
  return targets
}
