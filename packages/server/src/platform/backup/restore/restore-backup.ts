import { chownSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type postgres from 'postgres'
import { type AuditState, checkAudit, countLines } from '../../../audit/log/check-audit.ts'
import { connect } from '../../connect.ts'
import { listMigrationFiles } from '../../migrate.ts'
import { accountFor } from '../../postgres/account.ts'
import { addressOf, endServer, openCluster } from '../../postgres/cluster.ts'
import { findPrograms } from '../../postgres/programs.ts'
import { restoreSecrets } from '../keep/ship-secrets.ts'
import { readManifest } from '../whole/catalogue.ts'
import type { About, Manifest } from '../whole/manifest.ts'
import { findNamesKey } from '../whole/verify-backup.ts'
import { listStoredFiles } from '../whole/whole.sql.ts'
import { chooseBackup } from './choose-backup.ts'
import { type Recovered, recover } from './recover.ts'
import { type RestoredFiles, restoreFiles } from './restore-files.ts'
import { restoreHeads } from './restore-heads.ts'
import { writeEntries } from './write-entries.ts'

/** What to restore where. `databaseUrl` is for backups without a cluster: the database that was restored by other means. */
export type Wish = {
  to: string
  repository: string
  identity: string
  at?: Date
  id?: string
  databaseUrl?: string
  tell?(step: object): void
}

/** What came back. */
export type Restored = {
  backup: About
  recovered?: Recovered
  files: RestoredFiles
  audit: AuditState & { signed: number }
}

/**
 * Restores a backup into a new folder, recovers its database to the instant, fetches the files that the database knows then, and checks
 * the audit. Throws an Error of one clear line; nothing is left behind then.
 */
export async function restoreBackup(wish: Wish): Promise<Restored> {
  const to = resolve(wish.to)
  const wasThere = requireEmpty(to)
  const backup = chooseBackup(wish.repository, wish)
  requireKnownVersion(backup)
  mkdirSync(to, { recursive: true, mode: 0o755 })
  requireRoom(to, backup)
  try {
    return await bringBack({ ...wish, to }, backup)
  } catch (error) {
    for (const name of readdirSync(to)) rmSync(join(to, name), { recursive: true, force: true })
    if (!wasThere) rmSync(to, { recursive: true, force: true })
    throw error
  }
}

async function bringBack(wish: Wish, backup: About): Promise<Restored> {
  const { to, repository, identity, tell = () => {} } = wish
  const manifest = await readManifest(repository, backup.id, identity)
  const dir = join(to, 'postgres')
  const account = accountFor({ native: findPrograms(), cluster: dir })
  await writeEntries({ to, repository, identity, account }, manifest)
  await restoreSecrets(to, repository, identity)
  tell({ written: backup.id, database: backup.cluster?.bytes ?? 0 })
  if (!backup.cluster) return finish(wish, backup, manifest, undefined)
  if (account.ids) chownSync(dir, account.ids.uid, account.ids.gid)
  const cluster = openCluster(to)
  try {
    const recovered = await recover(cluster, { repository, identity, at: wish.at })
    tell({ recoveredTo: recovered.lastTransactionAt, timeline: recovered.timeline })
    return { ...(await finish(wish, backup, manifest, addressOf(cluster))), recovered }
  } finally {
    await endServer(cluster)
  }
}

async function finish(wish: Wish, backup: About, manifest: Manifest, url = wish.databaseUrl): Promise<Restored> {
  const { to, repository, identity } = wish
  const namesKey = await findNamesKey(repository, manifest.entries, identity)
  const sql = url ? connect(url, { max: 1 }) : undefined
  try {
    const wanted = sql ? await listStoredFiles(sql) : manifest.files
    const files = await restoreFiles({ to, repository, identity, namesKey }, wanted)
    return { backup, files, audit: await checkRestoredAudit(sql, to, repository) }
  } finally {
    await sql?.end({ timeout: 5 })
  }
}

async function checkRestoredAudit(
  sql: postgres.Sql | undefined,
  to: string,
  repository: string,
): Promise<Restored['audit']> {
  if (!sql) return { lines: 0, findings: [], signed: 0 }
  const { heads, signed } = await restoreHeads(to, repository, await countLines(sql))
  return { ...(await checkAudit(sql, { dataDir: to, outside: heads, isWholeCopy: false })), signed }
}

function requireEmpty(to: string): boolean {
  if (!existsSync(to)) return false
  if (readdirSync(to).length > 0) throw new Error(`${to} is not empty: restore into a new folder`)
  return true
}

// An older one is brought to this version when it starts; a newer one would be served by a system that does not know it.
function requireKnownVersion({ id, migrations }: About): void {
  const ours = new Map(listMigrationFiles().map(({ name, sha256 }) => [name, sha256]))
  const strange = migrations.find(({ name, sha256 }) => ours.get(name) !== sha256)
  if (strange)
    throw new Error(
      `backup ${id} was made by another version, with migration ${strange.name}: restore it with that version`,
    )
}

function requireRoom(to: string, { cluster, files }: About): void {
  const { bavail, bsize } = statfsSync(to)
  const needed = (cluster?.bytes ?? 0) + files.bytes
  if (bavail * bsize < needed * 1.05)
    throw new Error(`${to} has room for ${bavail * bsize} bytes; the restored system takes ${needed}`)
}
