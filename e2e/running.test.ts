import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { rootDir } from '../tools/list-files.ts'
import { canServe, findFreePort, openSystem, runToEnd, type System } from './system.ts'

const cli = join(rootDir, 'packages/server/src/cli.ts')
const isRoot = process.getuid?.() === 0
const systems: System[] = []
const folders: string[] = []

// How it starts and ends does not hang on the demo: it is not loaded into the folders that are new.
async function open(options: Parameters<typeof openSystem>[0] = {}): Promise<System> {
  const system = await openSystem({ ...options, env: { SAOLANG_DEMO: 'off', ...options.env } })
  systems.push(system)
  return system
}

function folder(mode = 0o755): string {
  const path = mkdtempSync(join(tmpdir(), 'saolang-run-'))
  chmodSync(path, mode)
  folders.push(path)
  return path
}

/** What `start` says when it cannot: one line, and its exit code. */
async function refusal(env: Record<string, string>): Promise<{ code: number; lines: string[] }> {
  const { code, err } = await runToEnd([cli, 'start'], {
    ...process.env,
    DATABASE_URL: '',
    SAOLANG_DEMO: 'off',
    ...env,
  })
  return { code, lines: err.trim().split('\n') }
}

afterEach(async () => {
  for (const system of systems.splice(0)) await system.close()
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true })
})

describe('a start that cannot be is one clear line', () => {
  test('on a port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((listening) => other.once('listening', listening))
    const { port } = other.address() as { port: number }
    const { code, lines } = await refusal({ PORT: String(port), SAOLANG_DATA_DIR: folder() })
    other.close()
    expect(code).toBe(1)
    expect(lines).toEqual([expect.stringContaining(`port ${port} is taken`)])
  })

  test('on our own port and data, with the address where it runs', async () => {
    const { url, dataDir } = await open()
    const { code, lines } = await refusal({ PORT: new URL(url).port, SAOLANG_DATA_DIR: dataDir })
    expect(code).toBe(1)
    expect(lines).toEqual([expect.stringContaining(`already running at ${url}`)])
  })

  test.each([
    ['nonsense', 'DATABASE_URL'],
    ['postgres://nobody@127.0.0.1:1/none', 'ECONNREFUSED'],
  ])('on the database %s', async (databaseUrl, said) => {
    const port = String(await findFreePort())
    const { code, lines } = await refusal({ PORT: port, SAOLANG_DATA_DIR: folder(), DATABASE_URL: databaseUrl })
    expect(code).toBe(1)
    expect(lines).toEqual([expect.stringContaining(said)])
  })

  test('on a variable that says nothing', async () => {
    const { code, lines } = await refusal({ PORT: 'eighty' })
    expect(code).toBe(1)
    expect(lines).toEqual([expect.stringContaining('PORT')])
  })

  test('on data that are damaged, of another version, or not of PostgreSQL', async () => {
    const { dataDir, kill } = await open()
    const port = String(await findFreePort())
    const at = (path: string) => join(dataDir, 'postgres', path)
    await kill()
    renameSync(at('global/pg_control'), at('pg_control.away'))
    expect((await refusal({ PORT: port, SAOLANG_DATA_DIR: dataDir })).lines).toEqual([
      expect.stringContaining('does not start'),
    ])
    renameSync(at('pg_control.away'), at('global/pg_control'))
    writeFileSync(at('PG_VERSION'), '17\n')
    expect((await refusal({ PORT: port, SAOLANG_DATA_DIR: dataDir })).lines).toEqual([
      expect.stringContaining('was made by PostgreSQL 17'),
    ])
    writeFileSync(at('PG_VERSION'), '18\n')
    const other = folder()
    mkdirSync(join(other, 'postgres'))
    writeFileSync(join(other, 'postgres/letters.txt'), 'dear')
    expect((await refusal({ PORT: port, SAOLANG_DATA_DIR: other })).lines).toEqual([
      expect.stringContaining('is not a PostgreSQL cluster'),
    ])
  })

  test('in a folder that cannot be', async () => {
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    const { code, lines } = await refusal({ PORT: String(await findFreePort()), SAOLANG_DATA_DIR: join(file, 'var') })
    expect(code).toBe(1)
    expect(lines).toEqual([expect.stringContaining('cannot be written')])
  })
})

describe('after', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s nothing is left, PostgreSQL included', async (signal) => {
    const { dataDir, kill, url } = await open()
    expect(await kill(signal)).toBe(0)
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false)
    expect(await canServe(url)).toBe(false)
  })

  test('a second Ctrl-C while it ends, it still ends in order', async () => {
    const { dataDir, kill, url } = await open()
    await Promise.all([kill('SIGINT'), kill('SIGINT')])
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false)
    expect(await canServe(url)).toBe(false)
  })

  test('a kill of the server, the next start joins the PostgreSQL that was left and ends it', async () => {
    const { dataDir, kill, restart, url } = await open()
    await kill('SIGKILL')
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(true)
    await restart()
    expect(await canServe(url)).toBe(true)
    await kill()
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false)
  })

  test('a kill of everything, PostgreSQL included, the next start serves', async () => {
    const { kill, killDatabase, restart, url } = await open()
    killDatabase()
    await kill('SIGKILL')
    await restart()
    expect(await canServe(url)).toBe(true)
  })

  test('the number of a dead PostgreSQL went to another program, the next start serves', async () => {
    const { dataDir, kill, restart, url } = await open()
    await kill()
    writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n${dataDir}/postgres\n`)
    await restart()
    expect(await canServe(url)).toBe(true)
  })

  test('PostgreSQL died under it, the server starts it again and goes on', async () => {
    const { killDatabase, url } = await open()
    killDatabase()
    await expect.poll(() => canServe(url), { timeout: 20_000 }).toBe(true)
  })

  test('its launcher was killed, the server and PostgreSQL end by themselves', async () => {
    const { dataDir, kill, url } = await open({ throughLauncher: true })
    await kill('SIGKILL')
    await expect.poll(() => existsSync(join(dataDir, 'postgres/postmaster.pid')), { timeout: 20_000 }).toBe(false)
    expect(await canServe(url)).toBe(false)
  })

  test('npm was killed, the server and PostgreSQL end by themselves', async () => {
    const dataDir = folder()
    const port = await findFreePort()
    const npm = startNpm({ SAOLANG_DATA_DIR: dataDir, PORT: String(port) })
    await expect.poll(() => canServe(`http://localhost:${port}`), { timeout: 60_000 }).toBe(true)
    npm.kill('SIGKILL')
    await expect.poll(() => existsSync(join(dataDir, 'postgres/postmaster.pid')), { timeout: 20_000 }).toBe(false)
    expect(await canServe(`http://localhost:${port}`)).toBe(false)
  })
})

test('two servers share one data folder; PostgreSQL ends with the last of them', async () => {
  const first = await open()
  const port = String(await findFreePort())
  const second = spawn(process.execPath, [cli, 'start'], {
    env: { ...process.env, DATABASE_URL: '', SAOLANG_DATA_DIR: first.dataDir, PORT: port },
    stdio: 'ignore',
  })
  const url = `http://localhost:${port}`
  await expect.poll(() => canServe(url), { timeout: 60_000 }).toBe(true)
  await first.kill()
  expect(await canServe(url)).toBe(true)
  const ended = new Promise((resolve) => second.once('exit', resolve))
  second.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(existsSync(join(first.dataDir, 'postgres/postmaster.pid'))).toBe(false)
})

describe('PostgreSQL, which refuses to be root,', () => {
  test('runs as another account in a folder that only root may enter', async () => {
    const path = folder(0o700)
    const system = await open({ env: { SAOLANG_DATA_DIR: join(path, 'var') } })
    expect(await canServe(system.url)).toBe(true)
    const pid = readFileSync(join(path, 'var/postgres/postmaster.pid'), 'utf8').split('\n')[0]
    if (isRoot) expect(readFileSync(`/proc/${pid}/status`, 'utf8')).not.toMatch(/^Uid:\t0/m)
    await system.kill()
  })

  test('runs in a folder whose path is longer than a socket may have', async () => {
    const path = join(folder(), 'a'.repeat(60), 'b'.repeat(60))
    const system = await open({ env: { SAOLANG_DATA_DIR: path } })
    expect(await canServe(system.url)).toBe(true)
    await system.kill()
  })
})

function startNpm(env: Record<string, string>): ChildProcess {
  return spawn('npm', ['start'], {
    cwd: rootDir,
    env: { ...process.env, DATABASE_URL: '', SAOLANG_DEMO: 'off', ...env },
    stdio: 'ignore',
  })
}
