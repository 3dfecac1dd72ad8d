// From a clean clone to a system that serves, once more from what is there, and the memory of the server at rest.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canServe, findFreePort } from '../e2e/system.ts'
import { rootDir } from '../tools/list-files.ts'

const firstLimitSeconds = 180
const nextLimitSeconds = 5
const memoryLimit = 200
const restSeconds = 15

const clone = mkdtempSync(join(tmpdir(), 'saolang-start-'))
chmodSync(clone, 0o755)
try {
  execFileSync('git', ['clone', '--quiet', rootDir, clone])
  const first = await startOnce(0)
  report('first npm start from a clean clone', first.seconds, 's', firstLimitSeconds)
  const next = await startOnce(restSeconds)
  report('second npm start', next.seconds, 's', nextLimitSeconds)
  report('server process at rest', next.megabytes, 'MB', memoryLimit)
} finally {
  rmSync(clone, { recursive: true, force: true })
}

/** Starts until it serves, rests, reads the server's memory, and ends it in order. */
async function startOnce(restFor: number): Promise<{ seconds: number; megabytes: number }> {
  const port = await findFreePort()
  const env = { ...process.env, PORT: String(port), DATABASE_URL: '', SAOLANG_DATA_DIR: '' }
  delete (env as Record<string, string | undefined>).SAOLANG_DATA_DIR
  const startedAt = performance.now()
  const npm = spawn('npm', ['start'], { cwd: clone, env, stdio: 'ignore', detached: true })
  while (!(await canServe(`http://localhost:${port}`))) await new Promise((wake) => setTimeout(wake, 50))
  const seconds = (performance.now() - startedAt) / 1000
  await new Promise((wake) => setTimeout(wake, restFor * 1000))
  const megabytes = memoryOf(serverOf(port))
  process.kill(-(npm.pid as number), 'SIGINT')
  await new Promise((done) => npm.once('exit', done))
  return { seconds, megabytes }
}

function serverOf(port: number): number {
  const line = execFileSync('ss', ['-ltnp'])
    .toString()
    .split('\n')
    .find((each) => each.includes(`:${port} `))
  return Number(/pid=(\d+)/.exec(line ?? '')?.[1])
}

function memoryOf(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return (Number(kilobytes) * 1024) / 1_000_000
}

function report(title: string, figure: number, unit: string, limit: number): void {
  console.log(`${title}: ${figure.toFixed(1)} ${unit}, limit ${limit} ${unit}, ratio ${(limit / figure).toFixed(2)}`)
}
