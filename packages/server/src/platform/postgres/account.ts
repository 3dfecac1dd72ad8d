import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Who PostgreSQL runs as: nobody else than we (no `ids`), or another account, through `prefix` where the plain change is not enough. */
export type Account = { ids?: { uid: number; gid: number }; prefix: string[] }

/** How to spawn a program as an account. */
export type Run = { file: string; args: string[]; options: { uid?: number; gid?: number; cwd: string; env: object } }

/**
 * The account that PostgreSQL runs as. It refuses to run as root: as root we use the owner of the data that is there,
 * else `postgres` or `nobody`. Where that account cannot walk the paths (a checkout under /root or in a private
 * temporary folder) it keeps one capability, to pass through folders. Throws one clear line when there is no way.
 */
export function accountFor(paths: { native: string; cluster: string }): Account {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const ids = ownerOf(paths.cluster) ?? findAccount()
  if (Object.values(paths).every(isWalkable)) return { ids, prefix: [] }
  if (!existsSync('/usr/bin/setpriv') && !existsSync('/bin/setpriv'))
    throw new Error(
      `PostgreSQL refuses to run as root, and no other account may enter ${paths.cluster}: run as an ordinary user, or choose another folder with SAOLANG_DATA_DIR`,
    )
  return { ids, prefix: keepingPassage(ids) }
}

/** The command that runs a program as the account, away from our folder and from our environment. */
export function commandAs({ ids, prefix }: Account, program: string, programArgs: string[]): Run {
  const [file, ...args] = [...prefix, program, ...programArgs] as [string, ...string[]]
  // PGPORT, PGDATA or an unknown LANG of the caller must not reach PostgreSQL.
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
  return { file, args, options: { cwd: '/', env, ...(prefix.length === 0 && ids) } }
}

// PostgreSQL asks access(2) about its own programs, which ignores the capabilities of an ordinary user unless
// no_setuid_fixup is set (capabilities(7), "The securebits flags").
function keepingPassage({ uid, gid }: { uid: number; gid: number }): string[] {
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
  ]
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  if (!existsSync(path)) return undefined
  const { uid, gid } = statSync(path)
  return uid === 0 ? undefined : { uid, gid }
}

function findAccount(): { uid: number; gid: number } {
  const passwd = readFileSync('/etc/passwd', 'utf8').split('\n')
  const line = ['postgres', 'nobody'].map((name) => passwd.find((l) => l.startsWith(`${name}:`))).find(Boolean)
  if (!line)
    throw new Error('PostgreSQL refuses to run as root and there is no account postgres or nobody: set DATABASE_URL')
  const [, , uid, gid] = line.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

function isWalkable(path: string): boolean {
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
  }
  return true
}
