import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type postgres from 'postgres'
import { hashOf } from '../../disk/hash-pieces.ts'
import { listMigrations } from '../../portable/tables.sql.ts'
import { putContent, type Store } from '../objects.ts'
import { findArchived, listArchived } from '../wal/segments.ts'
import { listBackups, manifestName, readSums, saveBackup } from './catalogue.ts'
import { cutFiles } from './cut-files.ts'
import type { About, Manifest } from './manifest.ts'
import { compareWritten, storeContents, storeFile, type Writing } from './store-contents.ts'
import { walkCluster } from './walk-cluster.ts'
import { beginBase, countArchiveFailures, describeServer, endBase, listStoredFiles } from './whole.sql.ts'

/** What is backed up. `hasCluster` where the database is our own; else its cluster is backed up by other means. The session is one alone. */
export type Source = {
  sql: postgres.ISql
  dataDir: string
  hasCluster: boolean
  readFile(sha256: string): Promise<AsyncIterable<Buffer>>
}

const clusterFolder = 'postgres'
const archiveMillis = 600_000
const headsFile = 'audit-tree-heads.jsonl'

/**
 * Takes a backup into a repository: the cluster while it serves, the secrets, the signed heads of the audit, the stored files. What the
 * repository holds already is not stored again. Each new content is read again from there before the backup counts as one.
 * Throws an Error of one clear line; what was stored until then is of use to the next one.
 */
export async function takeBackup(
  source: Source,
  store: Store,
  identity: string | undefined,
  now: () => Date,
): Promise<About> {
  const startedAt = now()
  const id = startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const tally = { sums: new Map<string, string>(), bytes: 0, newBytes: 0 }
  const writing: Writing = { store, known: listKnown(store.repository), tally, ...(identity && { identity }) }
  const manifest: Manifest = { folders: [], entries: [], files: [] }
  const cluster = source.hasCluster ? await copyCluster(source, writing, manifest, id) : undefined
  await storeContents(writing, cutFiles(source.dataDir, listOwnFiles(source.dataDir), manifest.entries))
  for (const file of await listStoredFiles(source.sql)) {
    await storeFile(writing, file.sha256, () => source.readFile(file.sha256))
    manifest.files.push(file)
  }
  if (cluster) await addSegments(writing, cluster)
  const name = manifestName(id)
  await compareWritten(writing, name, await putContent(store, name, Buffer.from(JSON.stringify(manifest))))
  const finishedAt = now().toISOString()
  const about: About = {
    format: 'saolang-backup-2',
    id,
    startedAt: startedAt.toISOString(),
    finishedAt,
    ...(cluster && { cluster }),
    migrations: [...(await listMigrations(source.sql))],
    files: { count: manifest.files.length, bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0) },
    stored: { bytes: tally.bytes, newBytes: tally.newBytes },
    recipient: store.recipient,
    verified: { at: finishedAt, how: identity ? 'opened' : 'hashed' },
  }
  await saveBackup(store.repository, about, tally.sums)
  return about
}

async function copyCluster(
  { sql, dataDir }: Source,
  writing: Writing,
  manifest: Manifest,
  id: string,
): Promise<NonNullable<About['cluster']>> {
  const server = await describeServer(sql)
  if (server.archives === 'off')
    throw new Error('PostgreSQL does not archive yet: start the system again, then take the backup')
  const start = await beginBase(sql, `saolang ${id}`)
  const { folders, files } = walkCluster(join(dataDir, clusterFolder))
  const inside = (path: string) => join(clusterFolder, path)
  manifest.folders.push(clusterFolder, ...folders.map(inside))
  await storeContents(writing, cutFiles(dataDir, files.map(inside), manifest.entries))
  const bytes = manifest.entries.flatMap(({ parts }) => parts).reduce((sum, [, , length]) => sum + length, 0)
  const failures = await countArchiveFailures(sql)
  const { label, map, stop } = await endBase(sql)
  if (map) throw new Error('the cluster has tablespaces elsewhere: back it up with pgBackRest')
  const entry = { path: inside('backup_label'), mode: 0o600, parts: [] as Manifest['entries'][number]['parts'] }
  manifest.entries.push(entry)
  const text = Buffer.from(label)
  await storeContents(writing, asyncOf({ bytes: text, tell: (name) => entry.parts.push([name, 0, text.length]) }))
  await waitForSegment(sql, writing.store.repository, stop, failures)
  return { version: server.version, system: server.system, timeline: server.timeline, start, stop, bytes }
}

// A base is whole when its last segment is archived. Once a failure may be the past's; three in a row are the archive's.
async function waitForSegment(
  sql: postgres.ISql,
  repository: string,
  segment: string,
  failures: number,
): Promise<void> {
  const deadline = Date.now() + archiveMillis
  while (!findArchived(repository, segment)) {
    if ((await countArchiveFailures(sql)) >= failures + 3 || Date.now() > deadline)
      throw new Error(`PostgreSQL could not archive ${segment} into ${repository}: its log says why (postgres.log)`)
    await pause(100)
  }
}

// The segments between the two ends belong to the backup: without them it never becomes whole.
async function addSegments({ store, tally }: Writing, { start, stop }: NonNullable<About['cluster']>): Promise<void> {
  for (const { segment, path } of listArchived(store.repository)) {
    if (segment < start || segment > stop) continue
    tally.sums.set(relative(store.repository, path), await hashOf(createReadStream(path)))
  }
}

function listKnown(repository: string): Map<string, string> {
  return new Map(listBackups(repository).flatMap(({ id }) => [...readSums(repository, id)]))
}

function listOwnFiles(dataDir: string): string[] {
  const secrets = join(dataDir, 'secrets')
  const names = existsSync(secrets) ? readdirSync(secrets, { withFileTypes: true }) : []
  const own = names.filter((entry) => entry.isFile()).map(({ name }) => join('secrets', name))
  return [...own.sort(), ...(existsSync(join(dataDir, headsFile)) ? [headsFile] : [])]
}

async function* asyncOf<T>(...items: T[]): AsyncGenerator<T> {
  yield* items
}
