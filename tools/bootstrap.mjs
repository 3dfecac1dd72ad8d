// Runs on any Node from 20 on, before anything is installed: gets what is missing, then hands over to Node 24.
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const at = (...path) => join(root, ...path)
const [word = '--help', ...args] = process.argv.slice(2)

try {
  installWhenChanged()
  const node = findNode()
  buildWhenChanged(node)
  process.exitCode = await handOver(node, commandFor(word))
} catch (error) {
  process.stderr.write(`saolang: ${error.message}\n`)
  process.exitCode = 1
}

function installWhenChanged() {
  const lock = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex')
  const stamp = at('node_modules/.saolang-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  process.stderr.write('saolang: installing packages…\n')
  // Named outright: NODE_ENV=production or an `omit` in someone's .npmrc would leave out what builds the pages.
  const wanted = ['--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund']
  try {
    execFileSync(...npm('ci', ...wanted, '--loglevel=error'), { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
  } catch (error) {
    const said = String(error.stderr || error.message).trim()
    throw new Error(`npm ci failed: ${said.split('\n').slice(0, 3).join(' ')}`)
  }
  writeFileSync(stamp, lock)
}

function npm(...args) {
  const ours = process.env.npm_execpath
  return ours?.endsWith('.js') ? [process.execPath, [ours, ...args]] : ['npm', args]
}

function findNode() {
  const packaged = at('node_modules', `node-${process.platform}-${process.arch}`, 'bin/node')
  if (existsSync(packaged)) return packaged
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 12)) return process.execPath
  throw new Error(
    `Node 24.12 or newer is needed on ${process.platform}-${process.arch}; this is ${process.versions.node}`,
  )
}

function buildWhenChanged(node) {
  const stamp = at('packages/web/dist/.built')
  const newest = Math.max(
    ...['packages/web/src', 'packages/core/src', 'packages/law/src'].map((dir) => newestIn(at(dir))),
    statSync(at('packages/web/vite.config.ts')).mtimeMs,
  )
  if (existsSync(stamp) && statSync(stamp).mtimeMs > newest) return
  try {
    execFileSync(node, [at('packages/web/build.ts')], { cwd: at('packages/web'), stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const said = String(error.stderr || error.stdout || error)
    const line = said.split('\n').find((text) => /error/i.test(text)) ?? said.trim()
    throw new Error(`the pages could not be built: ${line.trim()} (node packages/web/build.ts tells more)`)
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, '')
}

function newestIn(dir) {
  return Math.max(
    0,
    ...readdirSync(dir, { withFileTypes: true, recursive: true }).map(
      (entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs,
    ),
  )
}

function commandFor(word) {
  const isTool = ['test', 'check', 'dev', 'bench'].includes(word)
  return isTool ? [at(`tools/${word}.ts`), ...args] : [at('packages/server/src/cli.ts'), word, ...args]
}

// The child hears of our end through the channel: whoever kills us leaves nothing running behind.
function handOver(node, command) {
  // A small young generation and two malloc arenas keep an idle server 30 to 40 MB smaller; code that is compiled already, another
  // 18 MB: the compiler of types is not even loaded. What is free from 64 KB on goes back to the machine, when it is told to collect
  // (deploy/run.sh gives the same).
  const thrift = word === 'start' ? ['--max-semi-space-size=2', '--expose-gc'] : []
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...thrift, ...command], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      NODE_COMPILE_CACHE: at('node_modules/.cache/compiled'),
      ...(word === 'start' && { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '65536' }),
      ...process.env,
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  endWithNpm(child)
  return new Promise((done) =>
    child.on('exit', (code, signal) => {
      if (signal) process.stderr.write(`saolang: ${word} was ended by ${signal}\n`)
      done(signal ? 1 : (code ?? 1))
    }),
  )
}

// Started by npm, we are its child or the child of its shell: when npm is killed hard, nobody tells us.
function endWithNpm(child) {
  const npm = process.env.npm_lifecycle_event ? findNpm() : undefined
  const parent = process.ppid
  setInterval(() => {
    const isGone = npm ? !isSame(npm) : process.env.npm_lifecycle_event && process.ppid !== parent
    if (isGone) child.kill('SIGTERM')
  }, 1000).unref()
}

function findNpm() {
  for (let pid = process.ppid, i = 0; pid > 1 && i < 4; i++) {
    const stat = statOf(pid)
    if (stat?.name.startsWith('npm')) return { pid, startedAt: stat.startedAt }
    pid = stat?.parent ?? 0
  }
}

function isSame({ pid, startedAt }) {
  return statOf(pid)?.startedAt === startedAt
}

// proc(5): pid (comm) state ppid … starttime is field 22.
function statOf(pid) {
  try {
    const [, name, rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').match(/\((.*)\) (.*)/s)
    const fields = rest.split(' ')
    return fields[0] === 'Z' ? undefined : { name, parent: Number(fields[1]), startedAt: fields[19] }
  } catch {
    return undefined
  }
}
