import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootDir } from '../tools/list-files.ts'

/** The real system as a process of its own, on a port and with data of its own. */
export type System = {
  url: string
  dataDir: string
  /** Ends the server process with a signal, waits until it is gone and gives its exit code; PostgreSQL may live on. */
  kill(signal?: NodeJS.Signals): Promise<number | null>
  /** Sends a signal to the server process, and waits for nothing. */
  signal(signal: NodeJS.Signals): void
  /** Kills PostgreSQL hard, as a power cut would. */
  killDatabase(): void
  /** Starts it again on the same port and data. */
  restart(): Promise<void>
  /** Runs a command of ./saolang on this system's data. */
  run(args: string[], input?: string): Promise<{ code: number; out: string; err: string }>
  /** Ends everything and takes its data away. */
  close(): Promise<void>
}

const launcher = [join(rootDir, 'tools/bootstrap.mjs')]
const server = [join(rootDir, 'packages/server/src/cli.ts')]

/** The environment's word for a data folder with the demo in it, of a system that has ended in order. */
export const seededDir = 'SAOLANG_SEEDED_DIR'

/**
 * Starts the system on a copy of the seeded demo, and waits until it can serve. `env` goes on top; `throughLauncher` starts it as npm
 * start does; `isFresh`: on an empty folder, as on the first day; `dataDir`: in this empty folder instead of one of its own.
 */
export async function openSystem(options: OpenOptions = {}): Promise<System> {
  const { env = {}, throughLauncher = false, isFresh = false } = options
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'saolang-e2e-'))
  const seeded = process.env[seededDir]
  // With its owners: PostgreSQL reads its folder as another user.
  if (seeded && !isFresh) execFileSync('cp', ['-a', `${seeded}/.`, dataDir])
  chmodSync(dataDir, 0o755)
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const surroundings = { ...process.env, SAOLANG_DATA_DIR: dataDir, PORT: String(port), DATABASE_URL: '', ...env }
  const start = () => startProcess([...(throughLauncher ? launcher : server), 'start'], url, surroundings)
  let child = await start()
  const kill = (signal: NodeJS.Signals = 'SIGTERM') => endProcess(child, signal)
  return {
    url,
    dataDir,
    kill,
    signal: (signal) => child.kill(signal),
    killDatabase: () =>
      process.kill(Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL'),
    restart: async () => {
      await kill()
      child = await start()
    },
    run: (args, input) => runToEnd([...server, ...args], surroundings, input),
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) child = await start()
      await kill()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type OpenOptions = {
  env?: Record<string, string>
  throughLauncher?: boolean
  isFresh?: boolean
  dataDir?: string
}

/** Runs a script by this Node until it ends. */
export function runToEnd(
  args: string[],
  env: NodeJS.ProcessEnv,
  input = '',
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: rootDir, env })
    const said = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text))
    child.stdin.end(input)
    child.once('close', (code) => resolve({ code: code ?? 1, ...said }))
  })
}

/** Whether the system at this address says that it can serve. */
export async function canServe(url: string): Promise<boolean> {
  return fetch(`${url}/ready`).then(
    ({ status }) => status === 200,
    () => false,
  )
}

/** A port that nobody uses now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

// Through a channel, so that it ends with us, however we end.
async function startProcess(args: string[], url: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, {
    cwd: rootDir,
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  for (let i = 0; i < 600; i++) {
    if (await canServe(url)) return child
    if (child.exitCode !== null) throw new Error(`the system did not start: ${said.trim()}`)
    await new Promise((wake) => setTimeout(wake, 200))
  }
  child.kill('SIGKILL')
  throw new Error(`the system did not answer within two minutes: ${said.trim()}`)
}

function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
}
