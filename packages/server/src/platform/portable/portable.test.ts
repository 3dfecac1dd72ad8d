import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openLog } from '../../audit/log/export-log.ts'
import { keepCheckpoints, logKey } from '../../audit/log/keep-checkpoints.ts'
import { verifyLog } from '../../audit/log/verify-log.mjs'
import { createActor } from '../../testing/actors.ts'
import { databaseUrl, inServer } from '../../testing/nodes.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openS3, type S3StandIn } from '../../testing/stores/open-s3.ts'
import { appendAuditLine } from '../audit.sql.ts'
import { connect } from '../connect.ts'
import { configureFiles, readStored, storeUpload } from '../files.ts'
import { inTransaction, type Tx } from '../sql.ts'
import { writeDump } from './dump-command.ts'
import { loadDump } from './load-command.ts'
import { listTables } from './tables.sql.ts'

let running: TestApp
let s3: S3StandIn
let source: postgres.Sql
const folder = mkdtempSync(join(tmpdir(), 'saolang-dump-'))
const file = join(folder, 'sao-lang.dump')
const restored = `r_${process.pid}`
const empty = `${restored}_empty`
const addressOf = (name: string) => databaseUrl(inject('databaseUrl'), name)
const files = { kind: 'folder' } as const
let sha256: string

beforeAll(async () => {
  s3 = await openS3()
  running = await openApp(s3.env)
  source = connect(running.url, { max: 1 })
  const who = await createActor({ role: 'producer', name: 'Nguyễn Thị Hướng\tDương\nEm "\\' })
  const pdf = await PDFDocument.create()
  pdf.addPage()
  sha256 = (await storeUpload({ bytes: Buffer.from(await pdf.save()), fileName: 'giấy.pdf' })).sha256
  await inTransaction((tx) =>
    appendAuditLine(tx, {
      at: new Date('2026-11-24T01:02:03Z'),
      action: 'dossier.save',
      outcome: 'done',
      personId: who.personId,
      role: who.role,
      jurisdiction: undefined,
      organisationId: who.organisationId,
      subject: { kind: 'dossier', id: 'd', detail: { chữ: 'Mật ong' } },
    }),
  )
  await source`select graphile_worker.add_job('event', '{"name":"DossierSubmitted"}'::json)`
  await keepCheckpoints()
  for (const name of [restored, empty]) await inServer(inject('databaseUrl'), `create database ${name}`)
})
afterAll(async () => {
  await source.end()
  await running.close()
  await s3.close()
  for (const name of [restored, empty]) await inServer(inject('databaseUrl'), `drop database ${name} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

async function contentOf(sql: postgres.Sql): Promise<Record<string, string>> {
  const content: Record<string, string> = {}
  for (const { table, columns } of await listTables(sql)) {
    const [row] = await sql.unsafe(
      `select md5(string_agg(t::text, E'\\n' order by t::text)) as md5 from (select ${columns.join(', ')} from ${table}) t`,
    )
    content[table] = row?.md5
  }
  return content
}

test('a dump comes back row by row and file by file, and the audit still holds', async () => {
  const manifest = await writeDump(source, running.config, file)
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(manifest.tables.find(({ table }) => table === 'people.unit')?.parts).toBeGreaterThan(0)

  const dataDir = join(folder, 'data')
  await loadDump(addressOf(restored), { dataDir, files }, { file, force: false })
  const copy = connect(addressOf(restored), { max: 1 })
  try {
    expect(await contentOf(copy)).toEqual(await contentOf(source))
    const kept = readFileSync(join(dataDir, 'audit-tree-heads.jsonl'), 'utf8').trim().split('\n')
    const outside = kept.map((line) => JSON.parse(line).checkpoint as string)
    await copy.begin(async (tx) => {
      const { lines, size, ...inDatabase } = await openLog(tx as unknown as Tx)
      const key = logKey(outside[0]).verifier
      for await (const finding of verifyLog(lines, { key, ...inDatabase, outside })) expect(finding).toBeUndefined()
      expect(size).toBeGreaterThan(0)
    })
  } finally {
    await copy.end()
  }
  configureFiles({ dataDir })
  expect((await readStored(sha256)).subarray(0, 5).toString()).toBe('%PDF-')
  configureFiles(running.config)
})

test('a database that holds something is replaced only when that is asked for, and files go where the settings say', async () => {
  const dataDir = join(folder, 'data')
  const target = addressOf(restored)
  await expect(loadDump(target, { dataDir, files }, { file, force: false })).rejects.toThrow('not empty')
  s3.bucket.objects.clear()
  await loadDump(target, running.config, { file, force: true })
  expect((await readStored(sha256)).subarray(0, 5).toString()).toBe('%PDF-')
  await expect(loadDump(running.url, { dataDir, files }, { file, force: true })).rejects.toThrow('stop it first')
})

test('a dump of another version is refused before anything is dropped', async () => {
  const archive = gunzipSync(readFileSync(file)).toString('latin1')
  const other = join(folder, 'other')
  writeFileSync(other, gzipSync(Buffer.from(archive.replaceAll('0002_audit_create', '0002_audit_sreate'), 'latin1')))
  await expect(
    loadDump(addressOf(restored), { dataDir: join(folder, 'data'), files }, { file: other, force: true }),
  ).rejects.toThrow('another version')
  const sql = connect(addressOf(restored), { max: 1 })
  expect((await sql`select from people.unit limit 1`).count).toBe(1)
  await sql.end()
})

test('a damaged, cut or foreign file is refused before anything changes', async () => {
  const attempt = async (bytes: Buffer) => {
    const bad = join(folder, 'bad')
    writeFileSync(bad, bytes)
    return loadDump(addressOf(empty), { dataDir: join(folder, 'none'), files }, { file: bad, force: false })
  }
  const archive = gunzipSync(readFileSync(file))
  const changed = Buffer.from(archive.toString('latin1').replace('dossier.save', 'dossier.sove'), 'latin1')
  await expect(attempt(gzipSync(changed))).rejects.toThrow('damaged')
  await expect(attempt(gzipSync(archive.subarray(0, archive.length / 2)))).rejects.toThrow('cut')
  await expect(attempt(gzipSync(Buffer.alloc(2048, 'x')))).rejects.toThrow('not a dump')
  await expect(attempt(Buffer.from('không phải'))).rejects.toThrow()
  const sql = connect(addressOf(empty), { max: 1 })
  expect(await sql`select from pg_namespace where nspname = 'people'`).toHaveLength(0)
  await sql.end()
})
