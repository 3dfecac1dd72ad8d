// Two application hosts, a primary, a standby and nginx, each a host of its own in network name spaces; hosts go away under load:
// `node bench/faults/hosts.ts [--seconds 8]` (as root; needs `ip` and `nginx`).
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { setPeopleSettings } from '../../packages/server/src/people/settings.ts'
import { connect } from '../../packages/server/src/platform/connect.ts'
import { migrate } from '../../packages/server/src/platform/migrate.ts'
import { setGuardSecret } from '../../packages/server/src/platform/request-guard.ts'
import { readSecret } from '../../packages/server/src/platform/secrets.ts'
import { closePools, openPools } from '../../packages/server/src/platform/sql.ts'
import { seedReference } from '../../packages/server/src/seed-reference.ts'
import { keepFiling, keepReading, openWriter, type Read, type Written } from './hosts/clients.ts'
import { cutPower, type Machine, startApplication, startDatabase, startFront, startStandby } from './hosts/machines.ts'
import { buildNetwork } from './hosts/network.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '8' } } })
const stretchMillis = Number(values.seconds) * 1000
const root = mkdtempSync(join(tmpdir(), 'saolang-hosts-'))
chmodSync(root, 0o755)
const say = (line: string) => void process.stdout.write(`${line}\n`)
const network = buildNetwork(['front', 'app1', 'app2', 'db1', 'db2'], join(root, 'log'))
const machines = new Map<string, Machine>()
const keep = <M extends Machine>(machine: M): M => {
  machines.set(machine.host, machine)
  return machine
}

const read: Read[] = []
const written: Written[] = []

try {
  await trial()
} catch (error) {
  process.stderr.write(`${readFileSync(join(root, 'log'), 'utf8').split('\n').slice(-20).join('\n')}\n`)
  throw error
} finally {
  await closePools()
  for (const machine of machines.values()) cutPower(machine)
  await pause(500)
  network.takeDown()
  rmSync(root, { recursive: true, force: true })
}

async function trial(): Promise<void> {
  const { url: primary } = keep(await startDatabase(network, 'db1', join(root, 'db1')))
  await migrate(primary)
  openPools(primary, 2)
  await seedReference()
  const { url: standby } = keep(await startStandby(network, 'db2', primary, join(root, 'db2')))
  const dataDir = join(root, 'shared')
  setGuardSecret(readSecret(dataDir, 'forms'))
  const front = network.addressOf('front')
  setPeopleSettings({ secret: readSecret(dataDir, 'people'), isDemo: false, publicUrl: `http://${front}:8080` })
  const settings = { primary, standby, dataDir, front }
  for (const host of ['app1', 'app2']) keep(await startApplication(network, host, settings))
  keep(await startFront(network, 'front', join(root, 'front'), ['app1', 'app2']))
  say('hosts: front (nginx), app1 and app2 (a process that serves and one that works), db1 (primary), db2 (standby)')
  await underLoad(`http://${front}:8080`, settings)
  await checkWritten(primary)
}

async function underLoad(origin: string, settings: Parameters<typeof startApplication>[2]): Promise<void> {
  const writer = await openWriter(origin)
  let isOver = false
  const clients = [
    ...Array.from({ length: 6 }, () => keepReading(origin, () => isOver, read)),
    ...Array.from({ length: 4 }, () => keepFiling(origin, writer, () => isOver, written)),
  ]
  const during = async (what: string, work: () => Promise<void> | void) => {
    const began = performance.now()
    await work()
    await pause(stretchMillis)
    tell(what, began)
  }
  await during('all hosts there', () => {})
  await during('app1 loses its power', () => cutPower(machines.get('app1') as Machine))
  await during('app1 is back', async () => void keep(await startApplication(network, 'app1', settings)))
  await during("app2's cable is pulled", () => network.pull('app2'))
  await during("app2's cable is back", () => network.plug('app2'))
  await during("the standby's cable is pulled", () => network.pull('db2'))
  await during("the standby's cable is back", () => network.plug('db2'))
  isOver = true
  await Promise.all(clients)
}

function tell(what: string, began: number): void {
  const seen = read.filter(({ at }) => at >= began)
  const kept = written.filter(({ at }) => at >= began)
  const failed = seen.filter(({ failure }) => failure)
  const sorted = seen.map(({ millis }) => millis).toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0)
  say(
    `${what}: ${seen.length} pages read, ${failed.length} failed, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms; ${kept.length} dossiers acknowledged, ${kept.filter(({ tries }) => tries > 1).length} of them after being sent again`,
  )
  for (const { failure } of failed) say(`  ${failure}`)
  if (failed.length > 0) process.exitCode = 1
}

async function checkWritten(primary: string): Promise<void> {
  const sql = connect(primary, { max: 1 })
  const rows = await sql`select product_name as name, count(*)::int as n from dossiers.dossier group by 1`
  const there = new Map(rows.map(({ name, n }) => [name as string, n as number]))
  const lost = written.filter(({ name }) => !there.has(name))
  const doubled = written.filter(({ name }) => (there.get(name) ?? 0) > 1)
  await sql.end()
  say(`${written.length} dossiers acknowledged: ${lost.length} lost, ${doubled.length} doubled`)
  if (lost.length + doubled.length > 0) process.exitCode = 1
}
