// Kills the primary under load, promotes its standby and counts what was lost: `node bench/faults/promotion.ts [--seconds 10]`.
// Eight writers keep acts that the primary alone keeps, eight keep acts that count only with the second copy; with `--alone` only the
// first are there, and no commit waits for the standby.
import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { system } from '../../packages/core/src/people/actor.ts'
import { act } from '../../packages/server/src/platform/act.ts'
import { rootDir } from '../../packages/server/src/platform/config.ts'
import { connect } from '../../packages/server/src/platform/connect.ts'
import { migrate } from '../../packages/server/src/platform/migrate.ts'
import { addressOf, findServer, launch, openCluster } from '../../packages/server/src/platform/postgres/cluster.ts'
import { startPostgres } from '../../packages/server/src/platform/postgres.ts'
import { makeStandby } from '../../packages/server/src/platform/replica/make-standby.ts'
import { setSecondCopy } from '../../packages/server/src/platform/replica/standby.sql.ts'
import { watchReplica } from '../../packages/server/src/platform/replica/watch-replica.ts'
import { closePools, moveTo, openPools } from '../../packages/server/src/platform/sql.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' }, alone: { type: 'boolean' } } })
const seconds = Number(values.seconds)
const root = mkdtempSync(join(tmpdir(), 'saolang-promotion-'))
chmodSync(root, 0o755)
const cli = join(rootDir, 'packages/server/src/cli.ts')
const folders = { primary: join(root, 'primary'), standby: join(root, 'standby') }
const say = (line: string) => void process.stdout.write(`${line}\n`)

type Kept = { id: string; at: number }
const kept = { local: [] as Kept[], twice: [] as Kept[] }
let isOver = false

const keepMark = (name: 'certificate.issue' | 'session.forget') =>
  act(name, async ({ tx, on, newId }) => {
    const id = newId()
    await tx`insert into platform.secret_mark (name, mark, marked_at) values (${id}, decode('0000000000000000', 'hex'), now())`
    on('register', id)
    return id
  })

async function keepWriting(
  write: (who: typeof system, input: undefined) => Promise<string>,
  list: Kept[],
): Promise<void> {
  while (!isOver) {
    const id = await write(system, undefined).catch(() => undefined)
    if (id) list.push({ id, at: performance.now() })
    else await pause(5)
  }
}

const cluster = openCluster(folders.primary)
launch(cluster)
const primary = addressOf(cluster)
await untilItAnswers(primary)
await migrate(primary)
const bytes = await makeStandby({ from: primary, dataDir: folders.standby, name: 'second' })
const standby = await startPostgres(folders.standby)
const onPrimary = connect(primary, { max: 1 })
if (!values.alone) await setSecondCopy(onPrimary, 'second')
await onPrimary.end()
openPools(primary, 16, standby.url)
const watch = await watchReplica({
  ...{ primary, replica: standby.url, lagMillis: 5000 },
  onPromoted: () => moveTo(standby.url),
})
say(
  `standby made of ${Math.round(bytes / 1e6)} MB, streaming; ${values.alone ? 'eight' : 'sixteen'} writers for ${seconds} s`,
)
try {
  await drill()
} finally {
  isOver = true
  await watch.stop()
  await closePools()
  const pid = findServer(cluster)
  if (pid) process.kill(pid, 'SIGKILL')
  await standby.stop()
  rmSync(root, { recursive: true, force: true })
}

async function drill(): Promise<void> {
  const writers = Array.from({ length: 8 }, () => [
    keepWriting(keepMark('session.forget'), kept.local),
    ...(values.alone ? [] : [keepWriting(keepMark('certificate.issue'), kept.twice)]),
  ]).flat()
  await pause(seconds * 1000)
  const killedAt = performance.now()
  process.kill(findServer(cluster) as number, 'SIGKILL')
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'promote', '--force'], {
    env: { PATH: process.env.PATH ?? '', SAOLANG_DATA_DIR: folders.standby },
  })
  const promotedAt = performance.now()
  say(`./saolang promote: ${stdout.trim()}`)
  await pause(3000)
  isOver = true
  await Promise.all(writers)
  report(killedAt, promotedAt, await findThere())
  const { stdout: audit } = await promisify(execFile)(process.execPath, [cli, 'verify-audit'], {
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: standby.url, SAOLANG_DATA_DIR: root },
  })
  say(`audit after it: ${audit.trim().split('\n').at(-1)}`)
}

function report(killedAt: number, promotedAt: number, there: ReadonlySet<string>): void {
  const after = Object.values(kept).flatMap((list) => list.filter(({ at }) => at > promotedAt).map(({ at }) => at))
  const firstAt = Math.min(...after)
  say(
    `kill -9 to the command's end ${ms(promotedAt - killedAt)}, to the first act kept on the new primary ${ms(firstAt - killedAt)}`,
  )
  for (const [what, list] of Object.entries(kept)) {
    if (list.length === 0) continue
    const before = list.filter(({ at }) => at <= killedAt + 1)
    const lost = list.filter(({ id }) => !there.has(id))
    say(
      `kept by ${what === 'twice' ? 'both copies' : 'the primary alone'}: ${list.length} acknowledged (${before.length} before the kill, ${Math.round(before.length / seconds)} a second), lost ${lost.length}`,
    )
    if (what === 'twice' && lost.length > 0) process.exitCode = 1
  }
}

async function findThere(): Promise<ReadonlySet<string>> {
  const sql = connect(standby.url, { max: 1 })
  const rows = await sql`select name from platform.secret_mark`
  await sql.end()
  return new Set(rows.map(({ name }) => name as string))
}

async function untilItAnswers(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const sql = connect(url, { max: 1 })
    const isThere = await sql`select 1`.then(
      () => true,
      () => false,
    )
    await sql.end({ timeout: 1 })
    if (isThere) return
    if (tries > 200) throw new Error('PostgreSQL does not start')
    await pause(50)
  }
}

function ms(millis: number): string {
  return `${Math.round(millis)} ms`
}
