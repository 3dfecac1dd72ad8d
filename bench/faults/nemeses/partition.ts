import { execFileSync, spawn } from 'node:child_process'
import { appendFileSync, closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '@saolang/server/src/platform/connect.ts'
import { openCluster } from '@saolang/server/src/platform/postgres/cluster.ts'
import type { Nemesis } from './kills.ts'

const namespace = 'saolang-database'
const [near, far] = ['saolang-near', 'saolang-far']
const [nearAddress, farAddress] = ['10.77.0.1', '10.77.0.2']

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] })

/** PostgreSQL on a host of its own: a network namespace with one wire to ours (root only), and nemeses that cut the wire or kill it there. */
export type FarDatabase = { url: string; nemeses: Nemesis[]; close(): Promise<void> }

/** Starts the PostgreSQL of a data folder in a namespace, where it can be reached by network only. */
export async function openFarDatabase(dataDir: string): Promise<FarDatabase> {
  ip('netns', 'add', namespace)
  ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', namespace)
  ip('addr', 'add', `${nearAddress}/24`, 'dev', near)
  ip('link', 'set', near, 'up')
  ip('-n', namespace, 'addr', 'add', `${farAddress}/24`, 'dev', far)
  ip('-n', namespace, 'link', 'set', far, 'up')
  ip('-n', namespace, 'link', 'set', 'lo', 'up')
  const cluster = openCluster(dataDir)
  appendFileSync(join(cluster.dir, 'pg_hba.conf'), `\nhost all all ${nearAddress}/24 trust\n`)
  const url = `postgres://postgres@${farAddress}:5432/postgres`
  let child = await startWithin(cluster, url)
  const nemeses: Nemesis[] = [
    { name: 'cut of the wire to PostgreSQL', isKill: false, strike: (random) => cut(2000 + random() * 4000) },
    { name: 'long cut of the wire to PostgreSQL', isKill: false, strike: (random) => cut(25_000 + random() * 10_000) },
    {
      ...{ name: 'kill -9 of the far PostgreSQL', isKill: true },
      strike: async () => {
        await end(child, 'SIGKILL')
        child = await startWithin(cluster, url)
      },
    },
  ]
  return {
    url,
    nemeses,
    close: async () => {
      await end(child, 'SIGINT')
      ip('netns', 'del', namespace)
    },
  }
}

// The far end goes down: what is sent vanishes on the way, and nobody is told.
async function cut(millis: number): Promise<void> {
  ip('-n', namespace, 'link', 'set', far, 'down')
  await sleep(millis)
  ip('-n', namespace, 'link', 'set', far, 'up')
}

type Cluster = ReturnType<typeof openCluster>

async function startWithin({ dir, native, account, log }: Cluster, url: string) {
  const settings = [
    `listen_addresses=${farAddress}`,
    'max_connections=60',
    'unix_socket_directories=',
    'wal_level=replica',
  ]
  const out = openSync(log, 'a')
  const run = [
    'netns',
    'exec',
    namespace,
    'setpriv',
    ...(account.ids ? [`--reuid=${account.ids.uid}`, `--regid=${account.ids.gid}`, '--clear-groups'] : []),
  ]
  const program = [join(native, 'bin/postgres'), '-D', dir, ...settings.flatMap((s) => ['-c', s])]
  const child = spawn('ip', [...run, ...program], {
    stdio: ['ignore', out, out],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  })
  closeSync(out)
  for (let tries = 0; tries < 300; tries++) {
    if (await answers(url)) return child
    await sleep(100)
  }
  throw new Error(`PostgreSQL does not answer at ${farAddress}`)
}

async function answers(url: string): Promise<boolean> {
  const sql = connect(url, { max: 1, connect_timeout: 2 })
  try {
    await sql`select 1`
    return true
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function end(child: ReturnType<typeof spawn>, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
