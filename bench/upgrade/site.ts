import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { rootDir } from '../../tools/list-files.ts'

/** nginx with the site of deploy/debian, in front of processes on these ports. */
export type Site = {
  origin: string
  takeOut(port: number): Promise<void>
  putBack(port: number): Promise<void>
  /** Assets of a version beside those of the others, as install.sh lays them. */
  layAssets(root: string): void
  stop(): Promise<void>
}

const name = 'ocop.example'
const folder = 'deploy/debian/nginx'

/** Runs nginx as it is installed, in a folder of its own and on other ports. Throws when nginx is not there or does not take the site. */
export async function openSite(dir: string, port: number, processes: readonly number[]): Promise<Site> {
  for (const part of ['cache', 'assets', 'logs']) mkdirSync(join(dir, part), { recursive: true })
  // nginx's workers are not who we are.
  for (const path of [dirname(dir), dir]) chmodSync(path, 0o755)
  const down = new Set<number>()
  writeConfig(dir, port)
  writeList(dir, processes, down)
  const config = join(dir, 'nginx.conf')
  const nginx = spawn('nginx', ['-p', dir, '-c', config, '-g', 'daemon off;'], { stdio: 'ignore' })
  const tell = async () => {
    writeList(dir, processes, down)
    execFileSync('nginx', ['-p', dir, '-c', config, '-s', 'reload'], { stdio: 'ignore' })
    await pause(1000)
  }
  await pause(500)
  if (nginx.exitCode !== null) throw new Error(`nginx does not start: ${readFileSync(join(dir, 'error.log'), 'utf8')}`)
  return {
    origin: `https://127.0.0.1:${port}`,
    takeOut: async (gone) => {
      down.add(gone)
      await tell()
    },
    putBack: async (back) => {
      down.delete(back)
      await tell()
    },
    layAssets: (root) =>
      cpSync(join(root, 'packages/web/dist/assets'), join(dir, 'assets/assets'), { recursive: true, force: false }),
    stop: async () => {
      const ended = once(nginx, 'exit')
      nginx.kill('SIGTERM')
      await ended
    },
  }
}

function writeConfig(dir: string, port: number): void {
  const certificate = ['-subj', `/CN=${name}`, '-keyout', join(dir, 'key.pem'), '-out', join(dir, 'certificate.pem')]
  const kind = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync('openssl', [...kind, ...certificate], { stdio: 'ignore' })
  const site = readFileSync(join(rootDir, folder, 'saolang.conf'), 'utf8')
    .replaceAll('@NAME@', name)
    .replaceAll('@CERTIFICATE@', join(dir, 'certificate.pem'))
    .replaceAll('@KEY@', join(dir, 'key.pem'))
    .replaceAll('@ASSETS@', join(dir, 'assets'))
    .replaceAll('@SHARE@', join(rootDir, 'deploy/debian'))
    .replaceAll('/etc/nginx/saolang-', `${dir}/saolang-`)
    .replaceAll('/etc/nginx/saolang.d', join(dir, 'saolang.d'))
    .replaceAll('/var/cache/nginx', join(dir, 'cache'))
    .replace(/^server \{\n {2}listen 80;[\s\S]*?\n\}\n/m, '')
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`)
    .replace('listen [::]:443 ssl http2;', '')
    // One machine asks here for a whole province.
    .replace('rate=100r/s', 'rate=100000r/s')
  writeFileSync(join(dir, 'saolang.conf'), site)
  writeFileSync(join(dir, 'saolang-proxy.conf'), readFileSync(join(rootDir, folder, 'saolang-proxy.conf')))
  writeFileSync(join(dir, 'nginx.conf'), mainConfig(dir))
}

function mainConfig(dir: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `pid ${dir}/nginx.pid;
worker_processes 2;
error_log ${dir}/error.log warn;
events { worker_connections 2048; }
http {
  types { text/css css; text/javascript js; text/html html; image/svg+xml svg; }
  access_log off;
  ${temporary.map((kind) => `${kind}_temp_path ${dir}/cache/${kind};`).join('\n  ')}
  include ${dir}/saolang.conf;
}
`
}

function writeList(dir: string, processes: readonly number[], down: ReadonlySet<number>): void {
  const lines = processes.map(
    (at) => `server 127.0.0.1:${at} max_fails=3 fail_timeout=2s${down.has(at) ? ' down' : ''};`,
  )
  writeFileSync(join(dir, 'saolang-processes.conf'), `${lines.join('\n')}\n`)
}
