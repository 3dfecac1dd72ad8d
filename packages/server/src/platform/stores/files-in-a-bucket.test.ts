import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Refused } from '@saolang/core/kernel/problem.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { openS3, type S3StandIn } from '../../testing/stores/open-s3.ts'
import { fileStore, keyOf, readStored, storeUpload } from '../files.ts'
import { inTransaction } from '../sql.ts'
import { keepIncoming, newIncoming, streamStored } from '../written/written-files.ts'
import { copyFiles } from './copy-files.ts'
import { openFolder } from './folder-store.ts'
import { listNamedAmong, listNamedContents } from './named-contents.sql.ts'
import { verifyFiles } from './verify-files.ts'

let running: TestApp
let s3: S3StandIn
const folder = mkdtempSync(join(tmpdir(), 'saolang-bucket-'))

beforeAll(async () => {
  s3 = await openS3()
  running = await openApp(s3.env)
})
afterAll(async () => {
  await running.close()
  await s3.close()
  rmSync(folder, { recursive: true, force: true })
})

let width = 300
async function pdf(): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage([width++, 200])
  return Buffer.from(await document.save())
}

test('an upload lies in the bucket, and nothing of it on this machine', async () => {
  const bytes = await pdf()
  const { sha256 } = await storeUpload({ bytes, fileName: 'giấy.pdf' })
  expect(await readStored(sha256)).toEqual(bytes)
  expect(s3.bucket.objects.get(keyOf(sha256))?.[0]?.bytes).toEqual(bytes)
  expect(readdirSync(join(running.config.dataDir, 'files'))).toEqual([])
})

test('a file that we write long goes there too, and can be had in parts', async () => {
  const path = await newIncoming()
  writeFileSync(path, 'ten bytes.')
  const { sha256 } = await keepIncoming(path)
  const part = await streamStored(sha256, { start: 4, end: 8 })
  expect(String(await part?.toArray())).toBe('bytes')
  expect(readdirSync(join(running.config.dataDir, 'files/incoming'))).toEqual([])
})

test('bytes that were changed in the bucket are not handed out', async () => {
  const { sha256 } = await storeUpload({ bytes: await pdf(), fileName: 'a.pdf' })
  const [version] = s3.bucket.objects.get(keyOf(sha256)) ?? []
  const whole = version?.bytes as Buffer
  s3.bucket.objects.set(keyOf(sha256), [{ id: '1', bytes: Buffer.concat([whole, Buffer.from(' ')]) }])
  await expect(readStored(sha256)).rejects.toThrow('damaged')
  s3.bucket.objects.set(keyOf(sha256), [{ id: '1', bytes: whole }])
})

test('while the store is down an upload is refused with a reason, no row says that it is there, and the process is not ready', async () => {
  const before = await inTransaction((tx) => listNamedContents(tx, '', 100))
  s3.setDown(true)
  const refused = await storeUpload({ bytes: await pdf(), fileName: 'b.pdf' }).catch((error: unknown) => error)
  expect((refused as Refused).problems).toEqual([{ code: 'unavailable.files' }])
  expect(await inTransaction((tx) => listNamedContents(tx, '', 100))).toEqual(before)
  const ready = await running.app.inject({ url: '/ready' })
  expect(ready.statusCode).toBe(503)
  expect(ready.json().checks).toMatchObject({ files: false, database: true })
  s3.setDown(false)
})

test('everything moves from a folder to a bucket and back; what lies there is not sent again; a changed one stays behind', async () => {
  const home = openFolder(join(folder, 'home'))
  const way = { from: fileStore(), to: home, incoming: join(folder, 'way') }
  const there = s3.bucket.objects.size
  expect(await copyFiles(way)).toMatchObject({ copied: there, waiting: 0, damaged: [] })
  expect(await copyFiles(way)).toMatchObject({ copied: 0, waiting: there, bytes: 0 })
  const { sha256 } = await storeUpload({ bytes: await pdf(), fileName: 'c.pdf' })
  const wrong = keyOf('0'.repeat(64))
  await home.put(wrong, Buffer.from('not what its name says'))
  s3.bucket.objects.clear()
  const back = await copyFiles({ from: home, to: fileStore(), incoming: join(folder, 'way') })
  expect(back).toMatchObject({ copied: there, damaged: [wrong] })
  expect(readdirSync(join(folder, 'way'))).toEqual([])

  const named = {
    pages: pagesOf(await inTransaction((tx) => listNamedContents(tx, '', 100))),
    among: async (keys: readonly string[]) => new Set(await inTransaction((tx) => listNamedAmong(tx, keys))),
  }
  const whole = await verifyFiles(home, named)
  // Uploaded after the copy: the folder lacks it; what the open bytes were is nobody's upload.
  expect(whole).toMatchObject({ missing: [sha256], damaged: [wrong], others: 2 })
})

async function* pagesOf(page: string[]): AsyncGenerator<string[]> {
  yield page
}
