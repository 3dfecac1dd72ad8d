import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs that are not ours: they judge signatures, printed codes and alerts in the tests, pack the pictures of live sales or carry news between processes; by Debian's package. */
const packages: Record<string, string> = {
  pdfsig: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  zbarimg: 'zbar-tools',
  dmtxread: 'dmtx-utils',
  certutil: 'libnss3-tools',
  openssl: 'openssl',
  'pkcs11-tool': 'opensc',
  'softhsm2-util': 'softhsm2',
  ffmpeg: 'ffmpeg',
  ffprobe: 'ffmpeg',
  'nats-server': 'nats-server',
  promtool: 'prometheus',
}

/** Which of the programs are missing from a PATH. */
export function listMissingJudges(path = process.env.PATH ?? ''): string[] {
  return Object.keys(packages).filter((name) => !path.split(delimiter).some((dir) => existsSync(join(dir, name))))
}

/** Sees that the programs are there which the tests need besides Node or, as root on Debian or Ubuntu, installs them. Throws one clear line that names what is missing. */
export function requireJudges(): void {
  if (listMissingJudges().length === 0) return
  const wanted = [...new Set(listMissingJudges().map((name) => packages[name] as string))]
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install(wanted)
  const missing = listMissingJudges()
  if (missing.length > 0) throw new Error(`the tests need ${missing.join(', ')}: apt-get install ${wanted.join(' ')}`)
}

function install(wanted: readonly string[]): void {
  process.stderr.write(`saolang: installing ${wanted.join(', ')} for the tests…\n`)
  const apt = (...args: string[]) =>
    execFileSync('apt-get', ['-qq', ...args], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', ...wanted)
  } catch {
    // Whether they are there now is asked again by who called.
  }
}
