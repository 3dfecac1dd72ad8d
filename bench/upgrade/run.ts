// Upgrades under load: `node bench/upgrade/run.ts [--from <commit>]`. The database of the version before is served by that version behind
// nginx, brought to this version's migrations while it is read and written, and its processes are replaced one after the other. What is
// counted are requests that failed, and acknowledged events that are not there afterwards. Both must be 0.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { connect } from '../../packages/server/src/platform/connect.ts'
import { startPostgres } from '../../packages/server/src/platform/postgres.ts'
import { rootDir } from '../../tools/list-files.ts'
import { checkOut, countMigrations, findFormer } from './checkout.ts'
import { type Load, type Stretch, startLoad } from './load.ts'
import { type Place, type Running, runCommand, startProcess } from './processes.ts'
import { openSite, type Site } from './site.ts'

const stretchMs = 10_000
const ports = { site: 18_443, web: [18_081, 18_082], worker: 18_090 }
const say = (line: string) => process.stdout.write(`${line}\n`)

const { from } = parseArgs({ options: { from: { type: 'string' } } }).values
const folder = mkdtempSync(join(tmpdir(), 'saolang-upgrade-'))
const closers: (() => Promise<unknown>)[] = []
try {
  process.exitCode = (await upgrade()) ? 0 : 1
} catch (error) {
  say(`upgrade under load: ${(error as Error).message}`)
  process.exitCode = 1
} finally {
  for (const close of closers.reverse()) await close().catch(() => {})
  rmSync(folder, { recursive: true, force: true })
}

async function upgrade(): Promise<boolean> {
  const former = findFormer(from)
  say(
    `from ${former.name} (${countMigrations(former.commit)} migrations) to this checkout (${countMigrations('HEAD')})`,
  )
  checkOut(former.commit, join(folder, 'former'))
  const postgres = await startPostgres(join(folder, 'data'))
  closers.push(() => postgres.stop())
  const env = {
    ...{ DATABASE_URL: postgres.url, SAOLANG_DATA_DIR: join(folder, 'data'), SAOLANG_DEMO: 'on', SAOLANG_LOG: 'error' },
    ...{ SAOLANG_URL: 'https://ocop.example', LIVE_RTMP_PORT: '0', SAOLANG_DRAIN_SECONDS: '5' },
  }
  const [old, fresh] = [join(folder, 'former'), rootDir].map((root): Place => ({ root, env })) as [Place, Place]
  const running = new Map<number, Running>()
  closers.push(() => Promise.all([...running.values()].map((one) => one.stop())))
  for (const port of ports.web) running.set(port, await startProcess(old, port, 'web'))
  running.set(ports.worker, await startProcess(old, ports.worker, 'worker'))
  const site = await openSite(join(folder, 'site'), ports.site, ports.web)
  closers.push(() => site.stop())
  for (const { root } of [old, fresh]) site.layAssets(root)
  const paths = [...(await findPaths(postgres.url)), ...[old, fresh].flatMap(({ root }) => listAssets(root))]
  const load = startLoad(site.origin, paths, await runCommand(old, ['token', '--role', 'integrator']))
  closers.push(() => load.stop())
  await pause(stretchMs)
  await roll({ site, load, running, fresh })
  const { stretches, acknowledged } = await load.stop()
  const lost = await countLost(postgres.url, acknowledged)
  return report(stretches, acknowledged.length, lost)
}

type Rolling = { site: Site; load: Load; running: Map<number, Running>; fresh: Place }

/** What deploy/debian/install.sh and roll.sh do: migrate, then take each process out, replace it, put it back; the worker last. */
async function roll({ site, load, running, fresh }: Rolling): Promise<void> {
  load.begin('migrating; the former version serves')
  const began = performance.now()
  await runCommand(fresh, ['migrate'])
  say(`migrated in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  load.begin('the former version on the new schema')
  await pause(stretchMs)
  for (const [i, port] of ports.web.entries()) {
    load.begin(`process ${i + 1} of ${ports.web.length} replaced`)
    await site.takeOut(port)
    await (running.get(port) as Running).stop()
    running.set(port, await startProcess(fresh, port, 'web'))
    await site.putBack(port)
    load.begin(i + 1 < ports.web.length ? 'both versions side by side' : 'the new version, the former worker')
    await pause(stretchMs / 2)
  }
  load.begin('the worker replaced')
  await (running.get(ports.worker) as Running).stop()
  running.set(ports.worker, await startProcess(fresh, ports.worker, 'worker'))
  load.begin('after')
  await pause(stretchMs)
}

async function findPaths(url: string): Promise<string[]> {
  const sql = connect(url, { max: 1 })
  const codes = await sql`select code from registry.verification_code order by code limit 20`
  await sql.end()
  return ['/', '/products', '/login', '/data', ...codes.map(({ code }) => `/v/${code}`), '/products?q=mat+ong']
}

/** Styles and islands that the pages of a version name. */
function listAssets(root: string): string[] {
  const names = readdirSync(join(root, 'packages/web/dist/assets')).filter((name) => /\.(?:css|js)$/.test(name))
  return names.slice(0, 5).map((name) => `/assets/${name}`)
}

// Jobs are done soon after they are acknowledged.
async function countLost(url: string, acknowledged: readonly string[]): Promise<number> {
  const sql = connect(url, { max: 1 })
  const missing = async () =>
    (
      await sql`select count(*)::int as n from unnest(${acknowledged as string[]}::text[]) as wanted
      where not exists (select from trace.event where event_id = wanted)`
    )[0]?.n as number
  for (let i = 0; i < 60 && (await missing()) > 0; i++) await pause(500)
  const lost = await missing()
  await sql.end()
  return lost
}

function report(stretches: readonly Stretch[], acknowledged: number, lost: number): boolean {
  say(
    `${'stretch'.padEnd(42)}${['requests', 'failed', 'again', 'p50 ms', 'p99 ms', 'worst'].map((word) => word.padStart(9)).join('')}`,
  )
  for (const { name, asked, failed, again, millis } of stretches) {
    const sorted = millis.toSorted((a, b) => a - b)
    const at = (share: number) =>
      Math.round(sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0)
    say(
      `${name.padEnd(42)}${[asked, failed, again, at(0.5), at(0.99), at(1)].map((n) => String(n).padStart(9)).join('')}`,
    )
  }
  const failed = stretches.reduce((sum, stretch) => sum + stretch.failed, 0)
  for (const failure of stretches.flatMap((stretch) => stretch.failures).slice(0, 20)) say(`failed: ${failure}`)
  const asked = stretches.reduce((sum, stretch) => sum + stretch.asked, 0)
  say(`upgrade under load: ${failed} of ${asked} requests failed, ${lost} of ${acknowledged} acknowledged events lost`)
  return failed === 0 && lost === 0 && acknowledged > 0
}
