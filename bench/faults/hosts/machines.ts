import type { ChildProcess } from 'node:child_process'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { rootDir } from '../../../packages/server/src/platform/config.ts'
import { connect } from '../../../packages/server/src/platform/connect.ts'
import { type Cluster, openCluster } from '../../../packages/server/src/platform/postgres/cluster.ts'
import { makeStandby } from '../../../packages/server/src/platform/replica/make-standby.ts'
import type { Network } from './network.ts'

/** Programs of one host, ended together, as by a power cut. */
export type Machine = { host: string; children: ChildProcess[] }

/** Starts PostgreSQL on a host, reachable over the network alone. Gives its address. */
export async function startDatabase(
  network: Network,
  host: string,
  dataDir: string,
): Promise<Machine & { url: string }> {
  const cluster = openCluster(dataDir)
  appendFileSync(
    join(cluster.dir, 'pg_hba.conf'),
    'host all all 10.77.0.0/24 trust\nhost replication all 10.77.0.0/24 trust\n',
  )
  const at = network.addressOf(host)
  const settings = [`listen_addresses=${at}`, 'unix_socket_directories=', 'max_connections=120', 'wal_level=replica']
  const args = ['-D', cluster.dir, ...settings.flatMap((one) => ['-c', one]), '-c', 'logging_collector=off']
  const child = network.run(host, ...asAccount(cluster, args))
  const url = `postgres://postgres@${at}:5432/postgres`
  await untilTrue(() => answers(url))
  return { host, children: [child], url }
}

/** Copies the primary to another host and starts it there as a standby. */
export async function startStandby(network: Network, host: string, from: string, dataDir: string) {
  mkdirSync(dataDir, { recursive: true })
  await makeStandby({ from, dataDir, name: 'second' })
  return startDatabase(network, host, dataDir)
}

function asAccount({ account, native }: Cluster, args: string[]): [string, string[]] {
  const program = join(native, 'bin/postgres')
  if (account.prefix.length > 0) return [account.prefix[0] as string, [...account.prefix.slice(1), program, ...args]]
  const { uid, gid } = account.ids as { uid: number; gid: number }
  return ['setpriv', [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', program, ...args]]
}

/** What every application host is told: the same on each but for its own address. */
export type Settings = { primary: string; standby: string; dataDir: string; front: string }

/** Starts a host that serves on 8080 and works apart. */
export async function startApplication(network: Network, host: string, settings: Settings): Promise<Machine> {
  const env = {
    ...{ HOST: network.addressOf(host), SAOLANG_DEMO: 'off', SAOLANG_DATA_DIR: settings.dataDir, LIVE_RTMP_PORT: '0' },
    ...{ DATABASE_URL: settings.primary, DATABASE_REPLICA_URL: settings.standby, SAOLANG_PROXIES: settings.front },
    ...{ SAOLANG_URL: `http://${settings.front}:8080`, SAOLANG_LOG: 'error' },
  }
  const start = (role: string, port: string) =>
    network.run(host, process.execPath, [join(rootDir, 'packages/server/src/cli.ts'), 'start'], {
      ...{ ...env, SAOLANG_ROLE: role, PORT: port },
    })
  const machine = { host, children: [start('web', '8080'), start('worker', '8090')] }
  for (const port of ['8080', '8090']) await untilTrue(() => isReady(`http://${network.addressOf(host)}:${port}`))
  return machine
}

/** Starts nginx on a host, in front of the others. */
export async function startFront(
  network: Network,
  host: string,
  folder: string,
  behind: readonly string[],
): Promise<Machine> {
  mkdirSync(folder, { recursive: true })
  const servers = behind.map((one) => `server ${network.addressOf(one)}:8080 max_fails=1 fail_timeout=3s;`)
  writeFileSync(join(folder, 'nginx.conf'), siteOf(folder, servers))
  const child = network.run(host, 'nginx', ['-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')])
  await untilTrue(() => isReady(`http://${network.addressOf(host)}:8080`))
  return { host, children: [child] }
}

// A request that nothing was answered to goes to the next host, unless it writes (nginx leaves those out by itself).
function siteOf(folder: string, servers: string[]): string {
  return `daemon off; worker_processes 1; pid ${folder}/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  upstream saolang { ${servers.join(' ')} keepalive 32; }
  server {
    listen 8080;
    location / {
      proxy_pass http://saolang;
      proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header X-Forwarded-Proto $scheme;
      proxy_connect_timeout 1s; proxy_read_timeout 4s;
      proxy_next_upstream error timeout http_502 http_503; proxy_next_upstream_tries 3;
    }
  }
}
`
}

/** Ends all programs of a host at once, by kill -9. */
export function cutPower({ children }: Machine): void {
  for (const { pid } of children)
    try {
      if (pid) process.kill(-pid, 'SIGKILL')
    } catch {
      // It has ended.
    }
}

async function answers(url: string): Promise<boolean> {
  const sql = connect(url, { max: 1, connect_timeout: 2 })
  return sql`select 1`
    .then(
      () => true,
      () => false,
    )
    .finally(() => sql.end({ timeout: 1 }))
}

async function isReady(origin: string): Promise<boolean> {
  return (await fetch(`${origin}/ready`).catch(() => undefined))?.ok ?? false
}

/** Waits until something holds, two minutes at most. */
export async function untilTrue(holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 120_000; !(await holds()); await pause(200))
    if (Date.now() > deadline) throw new Error('a host does not come up')
}
