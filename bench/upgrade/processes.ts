import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

/** A checkout, the settings that its processes share, and their ports. */
export type Place = Readonly<{ root: string; env: Readonly<Record<string, string>> }>

/** A process of ours: its port, and how to tell it to stop; gives its exit code. */
export type Running = { port: number; stop(): Promise<number> }

const cli = ['--disable-warning=ExperimentalWarning', 'packages/server/src/cli.ts']

/** Starts a process and waits until it may be sent requests. Throws an Error with its last words when it ends before. */
export async function startProcess(
  { root, env }: Place,
  port: number,
  role: 'web' | 'worker' | 'all',
): Promise<Running> {
  const child = spawn(process.execPath, [...cli, 'start'], {
    cwd: root,
    env: { ...bare(), ...env, PORT: String(port), SAOLANG_ROLE: role },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)))
  await untilReady(child, port, () => said)
  const stop = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    const [code] = await ended
    return code as number
  }
  return { port, stop }
}

/** Runs a command of a checkout to its end. Gives what it printed. */
export async function runCommand({ root, env }: Place, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [...cli, ...args], {
    cwd: root,
    env: { ...bare(), ...env },
  })
  return stdout.trim()
}

// Versions before there was `/ready` say at `/health` whether they may be sent requests.
async function untilReady(child: ChildProcess, port: number, said: () => string): Promise<void> {
  const deadline = Date.now() + 300_000
  while (Date.now() < deadline && child.exitCode === null) {
    for (const path of ['ready', 'health']) {
      const answer = await fetch(`http://127.0.0.1:${port}/${path}`).catch(() => undefined)
      if (answer?.ok) return
      if (answer && answer.status !== 404) break
    }
    await pause(100)
  }
  throw new Error(`the process on port ${port} does not become ready: ${said().trim()}`)
}

function bare(): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    HOME: process.env.HOME ?? '/',
    NODE_COMPILE_CACHE: join('/tmp', 'saolang-upgrade-compiled'),
  }
}
