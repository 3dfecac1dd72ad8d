import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { configureAudit, keepCheckpoints } from '../../audit/log/keep-checkpoints.ts'
import { openS3 } from '../../testing/stores/open-s3.ts'
import { appendAuditLine } from '../audit.sql.ts'
import { readConfig } from '../config.ts'
import { connect } from '../connect.ts'
import { configureFiles, keyOf, storeDrawn } from '../files.ts'
import { migrate } from '../migrate.ts'
import { type EmbeddedPostgres, startPostgres } from '../postgres.ts'
import { closePools, inTransaction, openPools } from '../sql.ts'
import { incomingName, openFolder } from '../stores/folder-store.ts'
import { openBucket } from '../stores/s3-store.ts'
import type { S3Settings } from '../stores/settings.ts'
import { getStored } from '../written/get-stored.ts'
import { newIdentity } from './age/keys.ts'
import { copyRepository } from './keep/copy-repository.ts'
import { shipBackup } from './keep/keep-backups.ts'
import { configureBackups, readBackupState } from './keep/read-state.ts'
import { openRepository } from './open-repository.ts'
import { restoreBackup } from './restore/restore-backup.ts'
import { listBackups } from './whole/catalogue.ts'
import type { About } from './whole/manifest.ts'
import { prune } from './whole/prune.ts'
import { takeBackup } from './whole/take-backup.ts'
import { verifyBackup } from './whole/verify-backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'saolang-backup-'))
chmodSync(folder, 0o755)
const dataDir = join(folder, 'var')
const repository = join(folder, 'backups')
const config = readConfig({ SAOLANG_DATA_DIR: dataDir, BACKUP_DIR: repository })
let server: EmbeddedPostgres
let sql: postgres.Sql
let identity: string
let first: About
let second: About
let between: Date
let drawn: string[]

async function take(): Promise<About> {
  const opened = await openRepository(config)
  identity = opened.identity as string
  return takeBackup({ sql, dataDir, hasCluster: true, readFile: getStored }, opened.store, identity, () => new Date())
}

async function listDamages(id: string): Promise<object[]> {
  const damages: object[] = []
  for await (const damage of verifyBackup(repository, id, identity)) damages.push(damage)
  return damages
}

const draw = async (text: string) => (await storeDrawn(Buffer.from(`%PDF-1.7 ${text}`), 1)).sha256

async function signLine(): Promise<void> {
  const nobody = { personId: undefined, jurisdiction: undefined, organisationId: undefined }
  const line = { at: new Date(), action: 'dossier.save', outcome: 'done', role: 'producer', ...nobody } as const
  await inTransaction((tx) => appendAuditLine(tx, { ...line, subject: { kind: 'dossier', id: 'd' } }))
  await keepCheckpoints()
}

// One system's life: a backup, a file and a line of the audit, the instant to return to, and what came too late for it.
beforeAll(async () => {
  server = await startPostgres(dataDir)
  await migrate(server.url)
  openPools(server.url, 2)
  configureFiles(config)
  configureAudit(config)
  configureBackups(config)
  sql = connect(server.url, { max: 1 })
  await sql`create table public.kept (word text)`
  drawn = [await draw('before the backup')]
  first = await take()
  drawn.push(await draw('after the backup'))
  await sql`insert into public.kept values ('in time')`
  await signLine()
  await shipBackup()
  const [row] = await sql`select clock_timestamp() as at`
  between = row?.at
  await pause(5)
  await sql`insert into public.kept values ('too late')`
  await signLine()
  second = await take()
  await shipBackup()
})
afterAll(async () => {
  await sql.end()
  await closePools()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('an instant between two backups comes back: its rows, its files, its audit, and nothing that came later', async () => {
  const to = join(folder, 'restored')
  const { backup, files, audit } = await restoreBackup({ to, repository, identity, at: between })
  expect(backup.id).toBe(first.id)
  expect(files).toMatchObject({ files: 2, missing: [] })
  for (const sha256 of drawn) expect(existsSync(join(to, 'files', keyOf(sha256)))).toBe(true)
  expect(audit.findings).toEqual([])
  expect(audit.signed).toBeGreaterThan(audit.lines)
  expect(readdirSync(join(to, 'secrets'))).toEqual(readdirSync(join(dataDir, 'secrets')))

  const copy = await startPostgres(to)
  const there = connect(copy.url, { max: 1 })
  try {
    expect(await there`select word from public.kept`).toEqual([{ word: 'in time' }])
    const eras = 'select cluster from platform.era order by no'
    expect(await there.unsafe(eras)).toEqual(await sql.unsafe(eras))
    await there`select platform.begin_era()`
    expect((await there.unsafe(eras)).length).toBe((await sql.unsafe(eras)).length + 1)
  } finally {
    await there.end()
    await copy.stop()
  }
})

test('what cannot be restored is refused before anything is written', async () => {
  const to = join(folder, 'refused')
  const wish = { to, repository, identity }
  await expect(restoreBackup({ ...wish, to: dataDir })).rejects.toThrow('is not empty')
  await expect(restoreBackup({ ...wish, at: new Date('2026-01-01') })).rejects.toThrow('no instant before it')
  await expect(restoreBackup({ ...wish, id: 'yesterday' })).rejects.toThrow('there is no backup yesterday')
  await expect(restoreBackup({ ...wish, identity: newIdentity() })).rejects.toThrow('sealed for another key')
  const about = join(repository, 'backups', second.id, 'about.json')
  const text = readFileSync(about, 'utf8')
  writeFileSync(about, text.replace('0002_audit_create', '0002_audit_change'))
  await expect(restoreBackup(wish)).rejects.toThrow('by another version, with migration 0002_audit_change')
  writeFileSync(about, text)
  expect(existsSync(to)).toBe(false)
})

test('a second backup stores what changed, and no content in the repository tells what it is', () => {
  expect(second.stored.newBytes).toBeLessThan(second.stored.bytes)
  const names = readdirSync(repository, { recursive: true, encoding: 'utf8' })
  for (const sha256 of drawn) expect(names.filter((name) => name.includes(sha256))).toEqual([])
})

test('a changed or missing content is found, and named', async () => {
  const damages = () => listDamages(first.id)
  expect(await damages()).toEqual([])
  const [name] = readFileSync(join(repository, 'backups', first.id, 'SHA256SUMS'), 'utf8').match(/objects\S+/) ?? []
  const path = join(repository, name as string)
  const content = readFileSync(path)
  writeFileSync(
    path,
    content.map((byte, i) => (i === content.length - 1 ? byte ^ 1 : byte)),
  )
  expect(await damages()).toEqual([{ name, says: 'is changed' }])
  rmSync(path)
  expect(await damages()).toEqual([{ name, says: 'is missing' }])
  writeFileSync(path, content)
})

test('a copy in a bucket that locks gets what is new, and comes back as it was', async () => {
  const standIn = await openS3({ hasLocks: true })
  const { files } = readConfig({ ...standIn.env, SAOLANG_DATA_DIR: dataDir })
  const bucket = openBucket(files.s3 as S3Settings)
  const incoming = join(folder, 'back', incomingName)
  const there = { from: openFolder(repository), to: bucket, incoming }
  try {
    const until = new Date(Date.now() + 30 * 86_400_000)
    const { copied } = await copyRepository(there, until)
    expect(await copyRepository(there, until)).toMatchObject({ copied: 1, already: copied - 1 })
    const back = join(folder, 'back')
    await copyRepository({ from: bucket, to: openFolder(back), incoming }, undefined)
    expect(listBackups(back)).toEqual(listBackups(repository))
    for await (const damage of verifyBackup(back, second.id, identity)) expect(damage).toBeUndefined()
  } finally {
    bucket.close()
    await standIn.close()
  }
})

test('the state tells when a verified backup is overdue', async () => {
  expect(await readBackupState()).toMatchObject({ isOn: true, isOverdue: true, isArchiveFailing: false })
  await sql`insert into platform.backup_run values ('b', now(), now(), now(), null, 1, 1)`
  expect(await readBackupState()).toMatchObject({ isOverdue: false, verified: { id: 'b' } })
  await sql`insert into platform.backup_run values ('c', now(), now() + interval '1 minute', null, 'no room', 0, 0)`
  expect(await readBackupState()).toMatchObject({ failed: { says: 'no room' } })
})

test('a backup that is kept no longer goes, with what only it needed, and the other still stands', async () => {
  const later = new Date(Date.parse(second.finishedAt) + 400 * 86_400_000)
  const pruned = await prune(repository, { days: 1, weeks: 0, months: 0 }, later)
  expect(pruned.backups).toBe(1)
  expect(listBackups(repository).map(({ id }) => id)).toEqual([second.id])
  expect(await listDamages(second.id)).toEqual([])
})
