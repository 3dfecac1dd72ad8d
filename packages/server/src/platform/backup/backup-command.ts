import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type postgres from 'postgres'
import { currentTime } from '../act.ts'
import { type Config, readConfig } from '../config.ts'
import { connect } from '../connect.ts'
import { configureFiles } from '../files.ts'
import { startPostgres } from '../postgres.ts'
import { incomingName } from '../stores/folder-store.ts'
import { openCopies } from '../stores/open-store.ts'
import { getStored } from '../written/get-stored.ts'
import { getIdentity } from './identity.ts'
import { copyRepository } from './keep/copy-repository.ts'
import { openRepository } from './open-repository.ts'
import { listBackups } from './whole/catalogue.ts'
import type { About } from './whole/manifest.ts'
import { prune } from './whole/prune.ts'
import { takeBackup } from './whole/take-backup.ts'
import { verifyBackup } from './whole/verify-backup.ts'
import { addRun, lockBackups } from './whole/whole.sql.ts'

/**
 * `backup`: takes one, checks it, forgets old ones. `--list`: the catalogue. `--verify [<id>]`: reads all of one again, the
 * newest by itself. `--copy <to> [--of <from>]`: copies the repository to another folder or to the bucket of the settings (`s3`), and back.
 */
export async function backUp(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      list: { type: 'boolean' },
      verify: { type: 'boolean' },
      key: { type: 'string' },
      copy: { type: 'string' },
      of: { type: 'string' },
    },
  })
  const config = readConfig(process.env)
  if (values.list) return list(config)
  if (values.verify) return verify(config, positionals[0], values.key)
  if (values.copy) return copy(config, values.copy, values.of ?? config.backup.repository)
  if (positionals.length > 0)
    throw new Error('the place of backups is BACKUP_DIR; one file for another PostgreSQL is written by dump')
  return take(config)
}

async function take(config: Config): Promise<number> {
  configureFiles(config)
  const embedded = config.databaseUrl ? undefined : await startPostgres(config.dataDir)
  const sql = connect(config.databaseUrl ?? (embedded?.url as string), { max: 1, max_lifetime: null })
  try {
    // Says nothing of how backups go: the other one will.
    if (!(await lockBackups(sql))) throw new Error('another backup is under way')
    await takeNoted(config, sql)
    return 0
  } finally {
    await sql.end({ timeout: 5 })
    await embedded?.stop()
  }
}

async function takeNoted(config: Config, sql: postgres.Sql): Promise<void> {
  const startedAt = currentTime()
  try {
    const { store, identity, isNew } = await openRepository(config)
    const source = { sql, dataDir: config.dataDir, hasCluster: !config.databaseUrl, readFile: getStored }
    const about = await takeBackup(source, store, identity, currentTime)
    const verifiedAt = new Date(about.verified.at)
    const finishedAt = currentTime()
    await addRun(sql, { id: about.id, startedAt, finishedAt, verifiedAt, failure: null, ...about.stored })
    const pruned = await prune(store.repository, config.backup.keep, currentTime())
    print({
      backup: about.id,
      ...summaryOf(about),
      pruned,
      ...(isNew && {
        key: 'made just now: keep a copy of secrets/backup-identity elsewhere, no backup opens without it',
      }),
    })
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    const nothing = { verifiedAt: null, failure, bytes: 0, newBytes: 0 }
    await addRun(sql, { id: startedAt.toISOString(), startedAt, finishedAt: currentTime(), ...nothing }).catch(() => {})
    throw error
  }
}

function list({ backup }: Config): number {
  for (const about of listBackups(backup.repository)) print({ backup: about.id, ...summaryOf(about) })
  return 0
}

async function verify(config: Config, named: string | undefined, keyFile: string | undefined): Promise<number> {
  const { repository } = config.backup
  const id = named ?? listBackups(repository).at(-1)?.id
  if (!id) throw new Error(`there is no backup in ${repository}`)
  const identity = getIdentity(config.dataDir, keyFile)
  let damages = 0
  for await (const damage of verifyBackup(repository, id, identity)) {
    damages += 1
    print(damage)
  }
  print({ verified: id, damages })
  return damages === 0 ? 0 : 1
}

async function copy(config: Config, to: string, from: string): Promise<number> {
  const [source, target] = [openCopies(config.files, from), openCopies(config.files, to)]
  const incoming = join(target.kind === 'folder' ? target.place : join(config.dataDir, 'files'), incomingName)
  try {
    const { lockDays } = config.backup
    const isLocked = target.kind === 's3' && lockDays > 0
    const until = isLocked ? new Date(currentTime().getTime() + lockDays * 86_400_000) : undefined
    print({
      from: source.place,
      to: target.place,
      ...(await copyRepository({ from: source, to: target, incoming }, until)),
      ...(until && { lockedUntil: until }),
    })
    return 0
  } finally {
    source.close()
    target.close()
  }
}

function summaryOf({ startedAt, finishedAt, cluster, files, stored, verified }: About): object {
  return {
    startedAt,
    finishedAt,
    ...(cluster && { database: cluster.bytes, timeline: cluster.timeline }),
    files: files.count,
    stored: stored.bytes,
    new: stored.newBytes,
    verified: verified.how,
  }
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
