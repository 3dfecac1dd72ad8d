import { execFileSync, spawn } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { archiveCommand } from '../backup/wal/segments.ts'
import { shortNameOf } from '../config.ts'
import { type Account, accountFor, commandAs } from './account.ts'
import { findPrograms } from './programs.ts'

/** The data of one PostgreSQL on disk, and what it takes to run it. */
export type Cluster = { dir: string; socketDir: string; log: string; native: string; account: Account }

const port = 5432
// A Unix socket's path may have 107 bytes (unix(7)); macOS allows 103.
const longestSocketPath = 103

/** Finds or makes the cluster in `dataDir`/postgres. Throws an Error of one clear line. */
export function openCluster(dataDir: string): Cluster {
  const native = findPrograms()
  makeWritable(dataDir)
  const dir = join(realpathSync(dataDir), 'postgres')
  const account = accountFor({ native, cluster: dir })
  if (!existsSync(join(dir, 'PG_VERSION'))) initialise({ dir, native, account })
  requireOurs(dir)
  return { dir, native, account, log: join(dataDir, 'postgres.log'), socketDir: socketDirOf(dir, account) }
}

/** The address of the cluster's database, on its Unix socket. */
export function addressOf({ socketDir }: Cluster): string {
  return `postgres://postgres@localhost:${port}/postgres?host=${encodeURIComponent(socketDir)}`
}

/** The process that serves this cluster now, if any: whoever started it. */
export function findServer({ dir }: Cluster): number | undefined {
  const file = join(dir, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return pid > 0 && isAlive(pid) && servesHere(pid, dir) ? pid : undefined
}

/** A server that we started: whether it ended, and its last complaint in its own words. */
export type Launched = { hasEnded(): boolean; complaint(): string }

/** What a launch adds: settings by name, and what its helpers find in their environment. */
export type LaunchExtras = { settings?: Record<string, string>; env?: Record<string, string> }

/** Starts the server in a session of its own, so that Ctrl-C in the terminal reaches us and not it. */
export function launch(cluster: Cluster, extras: LaunchExtras = {}): Launched {
  const { dir, native, account, socketDir, log } = cluster
  removeForeignPid(cluster)
  const settings = [
    `port=${port}`,
    'listen_addresses=',
    `unix_socket_directories=${socketDir}`,
    'unix_socket_permissions=0700',
    'shared_buffers=128MB',
    'max_connections=150',
    'wal_level=replica',
    'archive_mode=on',
    `archive_command=${archiveCommand(dirname(dir))}`,
    // Seconds: what is archived is never older by more (docs/operations/backup.md).
    'archive_timeout=60',
    // What took the server's time, for the administrator's page; texts hold no values.
    'shared_preload_libraries=pg_stat_statements',
    'pg_stat_statements.max=1000',
    'pg_stat_statements.track_utility=off',
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off',
    ...Object.entries(extras.settings ?? {}).map(([name, value]) => `${name}=${value}`),
  ]
  const run = commandAs(account, join(native, 'bin/postgres'), ['-D', dir, ...settings.flatMap((s) => ['-c', s])])
  const out = openSync(log, sizeOf(log) > 10_000_000 ? 'w' : 'a')
  const before = sizeOf(log)
  const child = spawn(run.file, run.args, {
    ...run.options,
    env: { ...run.options.env, ...extras.env } as NodeJS.ProcessEnv,
    stdio: ['ignore', out, out],
    detached: true,
  })
  let hasEnded = false
  for (const event of ['exit', 'error']) child.once(event, () => (hasEnded = true))
  child.unref()
  closeSync(out)
  return { hasEnded: () => hasEnded, complaint: () => complaintIn(readFileSync(log).subarray(before).toString()) }
}

function complaintIn(said: string): string {
  const lines = said.split('\n').filter(Boolean)
  const complaint = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines[0] ?? 'it says nothing'
  return complaint.replace(/^.*?(FATAL|PANIC|postgres): +/, '')
}

/** Ends the server: first by cutting its clients off in order, after ten seconds at once. */
export async function endServer(cluster: Cluster): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const pid = findServer(cluster)
    if (pid === undefined) return
    process.kill(pid, signal)
    for (let i = 0; i < 250 && findServer(cluster) === pid; i++) await new Promise((wake) => setTimeout(wake, 40))
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// Made beside and renamed into place: a set-up that was cut short, or two at once, never leaves half a cluster.
function initialise({ dir, native, account }: Pick<Cluster, 'dir' | 'native' | 'account'>): void {
  if (existsSync(dir) && readdirSync(dir).length > 0)
    throw new Error(`${dir} is not a PostgreSQL cluster: move it away, or restore a backup`)
  removeUnfinished(dir)
  const fresh = `${dir}.new-${process.pid}`
  makeOwn(fresh, account)
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '-E', 'UTF8']
  const run = commandAs(account, join(native, 'bin/initdb'), [
    '-D',
    fresh,
    '-U',
    'postgres',
    '-A',
    'trust',
    ...locale,
    '--no-instructions',
  ])
  try {
    execFileSync(run.file, run.args, { ...run.options, env: run.options.env as NodeJS.ProcessEnv, stdio: 'pipe' })
    renameSync(fresh, dir)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (existsSync(join(dir, 'PG_VERSION'))) return
    const said = String((error as { stderr?: Buffer }).stderr ?? error).trim()
    throw new Error(`PostgreSQL could not be set up in ${dir}: ${said.split('\n').at(-1)}`)
  }
}

function removeUnfinished(dir: string): void {
  const prefix = `${basename(dir)}.new-`
  for (const name of readdirSync(dirname(dir)).filter((n) => n.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length))
    if (pid === process.pid || !isAlive(pid)) rmSync(join(dirname(dir), name), { recursive: true, force: true })
  }
}

function requireOurs(dir: string): void {
  const { uid } = statSync(dir)
  const me = process.getuid?.() ?? uid
  if (me !== 0 && me !== uid)
    throw new Error(
      `${dir} belongs to another account (${uid}): run as that account, or choose another folder with SAOLANG_DATA_DIR`,
    )
  const version = readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim()
  if (version !== '18') throw new Error(`${dir} was made by PostgreSQL ${version}, this is 18: set DATABASE_URL`)
}

// In the cluster itself, so that the socket goes when the data goes; where that path is too long, in the temporary folder.
function socketDirOf(dir: string, account: Account): string {
  if (Buffer.byteLength(join(dir, `.s.PGSQL.${port}.lock`)) < longestSocketPath) return dir
  const bornAt = statSync(join(dir, 'PG_VERSION')).mtimeMs
  const socketDir = join(tmpdir(), `saolang-${shortNameOf(`${dir} ${bornAt}`)}`)
  makeOwn(socketDir, account)
  return socketDir
}

function makeWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 })
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(`the data folder ${dataDir} cannot be written (${code}): choose another with SAOLANG_DATA_DIR`)
  }
}

function makeOwn(path: string, { ids }: Account): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (ids) chownSync(path, ids.uid, ids.gid)
  chmodSync(path, 0o700)
}

// A number in postmaster.pid may have gone to another program since (always so in a new container): PostgreSQL would wait for that one.
function removeForeignPid(cluster: Cluster): void {
  const file = join(cluster.dir, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (isAlive(pid) && !servesHere(pid, cluster.dir)) rmSync(file, { force: true })
}

function servesHere(pid: number, dir: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === dir
  } catch {
    if (existsSync('/proc/self/cwd')) return false
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(dir)
  }
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}
