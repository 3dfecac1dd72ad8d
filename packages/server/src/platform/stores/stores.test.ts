import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openS3, type S3StandIn } from '../../testing/stores/open-s3.ts'
import { type FileStore, StoreDown } from './file-store.ts'
import { openFolder } from './folder-store.ts'
import { openCopies, openStore } from './open-store.ts'
import { partBytes } from './s3-store.ts'
import { readStoreSettings } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'saolang-stores-'))
let s3: S3StandIn
let locking: S3StandIn
const opened: FileStore[] = []
const openBucketOf = ({ env }: S3StandIn, other: Record<string, string> = {}): FileStore => {
  const store = openStore({ dataDir: folder, files: readStoreSettings({ ...env, ...other }) })
  opened.push(store)
  return store
}
const stores: Record<string, FileStore> = {}

beforeAll(async () => {
  s3 = await openS3()
  locking = await openS3({ hasLocks: true })
  stores.folder = openFolder(join(folder, 'kept'))
  stores.S3 = openBucketOf(s3)
  stores['S3 under a prefix'] = openBucketOf(s3, { S3_PREFIX: 'tinh/saolang/' })
})
afterAll(async () => {
  for (const store of opened) store.close()
  await s3.close()
  await locking.close()
  rmSync(folder, { recursive: true, force: true })
})

const bytesOf = (length: number) => Buffer.alloc(length, createHash('sha256').update(String(length)).digest())
const listed = async (store: FileStore, prefix?: string): Promise<string[]> => {
  const found: string[] = []
  for await (const { key, byteSize } of store.list(prefix)) found.push(`${key} ${byteSize}`)
  return found.toSorted()
}
const refusalOf = (work: Promise<unknown>) => work.then(String, (error: Error) => error)
const incoming = (length: number): string => {
  const path = join(folder, `incoming-${length}`)
  writeFileSync(path, bytesOf(length))
  return path
}

describe.each(['folder', 'S3', 'S3 under a prefix'])('every store: %s', (name) => {
  const store = () => stores[name] as FileStore

  test('what was never kept is not there, and taking it away is no fault', async () => {
    expect(await store().read('a/none')).toBeUndefined()
    expect(await store().stream('a/none')).toBeUndefined()
    expect(await store().sizeOf('a/none')).toBeUndefined()
    await store().remove('a/none')
  })

  test('a key that leads out of the store is refused', () => {
    for (const key of ['../etc', 'a/../../b', '/a', 'a//b', '', 'a b', 'a/.hidden'])
      expect(() => store().read(key), key).toThrow('no key')
  })

  test('bytes come back as they were put; the same key again holds the newer ones', async () => {
    await store().put('a/one', bytesOf(1000))
    await store().put('a/one', bytesOf(2000))
    await store().put('a/empty', Buffer.alloc(0))
    expect(await store().read('a/one')).toEqual(bytesOf(2000))
    expect(await store().read('a/empty')).toEqual(Buffer.alloc(0))
    expect(await store().sizeOf('a/one')).toBe(2000)
  })

  test('a part of them is read alone', async () => {
    await store().put('a/film', bytesOf(5000))
    const part = await store().stream('a/film', { start: 100, end: 299 })
    expect(await buffer(part as Readable)).toEqual(bytesOf(5000).subarray(100, 300))
    const all = await store().stream('a/film')
    expect(await buffer(all as Readable)).toEqual(bytesOf(5000))
  })

  test('a file is taken in, a large one as well', async () => {
    await store().putFile('b/small', incoming(10))
    await store().putFile('b/large', incoming(partBytes * 2 + 7))
    expect(await store().read('b/small')).toEqual(bytesOf(10))
    const large = (await store().read('b/large')) as Buffer
    expect(large.equals(bytesOf(partBytes * 2 + 7))).toBe(true)
    await store().remove('b/large')
  })

  test('what lies there is listed by the beginning of its key, and what was taken away is not', async () => {
    await store().put('c/1', bytesOf(1))
    await store().put('c/2', bytesOf(2))
    await store().put('d/3', bytesOf(3))
    await store().remove('c/1')
    expect(await listed(store(), 'c/')).toEqual(['c/2 2'])
    expect(await listed(store())).toEqual(expect.arrayContaining(['c/2 2', 'd/3 3']))
  })

  test('it says when it can be used', async () => {
    await store().tryOut()
  })
})

test('copies of backups lie beside the stored files, and are none of them', async () => {
  const copies = openCopies(readStoreSettings(s3.env), 's3')
  opened.push(copies)
  await copies.put('objects/ab/abc', bytesOf(5))
  expect(await listed(copies)).toEqual(['objects/ab/abc 5'])
  expect(s3.bucket.objects.has('backup/objects/ab/abc')).toBe(true)
  expect(await listed(stores.S3 as FileStore, 'backup/')).toEqual([])
})

test('a list of more than a thousand is read page by page', async () => {
  for (let i = 0; i < 1003; i++) s3.bucket.objects.set(`many/${i}`, [{ id: '1', bytes: Buffer.from('x') }])
  expect(await listed(stores.S3 as FileStore, 'many/')).toHaveLength(1003)
})

test('a wrong secret, a foreign key, another region and a clock that is far off are refused, and nothing is kept', async () => {
  const before = s3.bucket.objects.size
  const saysOf = async (other: Record<string, string>) =>
    (await refusalOf(openBucketOf(s3, other).put('x/y', bytesOf(9)))) as Error
  expect((await saysOf({ S3_SECRET_KEY: 'another' })).message).toContain('SignatureDoesNotMatch')
  expect((await saysOf({ S3_ACCESS_KEY: 'AKSOMEBODYELSE' })).message).toContain('InvalidAccessKeyId')
  expect((await saysOf({ S3_REGION: 'us-east-1' })).message).toContain('AuthorizationHeaderMalformed')
  expect(await saysOf({ S3_BUCKET: 'another-bucket' })).toBeInstanceOf(StoreDown)
  const late = await openS3({ now: () => new Date(Date.now() + 16 * 60_000) })
  expect(((await refusalOf(openBucketOf(late).tryOut())) as Error).message).toMatch('HTTP 403')
  await late.close()
  expect(s3.bucket.objects.size).toBe(before)
})

test('a request whose body was changed on the way is refused', async () => {
  const answers: number[] = []
  const between = createServer(async (request, response) => {
    const body = await buffer(request)
    if (body.length > 0) body[0] = (body[0] as number) ^ 1
    const { S3_ENDPOINT = '' } = s3.env
    // The sender signed the host that it spoke to.
    const answer = await askAs(`${S3_ENDPOINT}${request.url}`, {
      method: request.method as string,
      headers: request.headers,
      body,
    })
    answers.push(answer.status)
    response.writeHead(answer.status, { 'content-type': 'application/xml' }).end(answer.body)
  })
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(between.address() as AddressInfo).port}`
  await expect(openBucketOf(s3, { S3_ENDPOINT: address }).put('x/changed', bytesOf(9))).rejects.toThrow(
    'XAmzContentSHA256Mismatch',
  )
  between.closeAllConnections()
  between.close()
  expect(s3.bucket.objects.has('x/changed')).toBe(false)
})

async function askAs(url: string, { method, headers, body }: { method: string; headers: object; body: Buffer }) {
  const { request } = await import('node:http')
  return new Promise<{ status: number; body: Buffer }>((resolve, reject) => {
    const asking = request(
      url,
      { method, headers: headers as Record<string, string>, setHost: false },
      async (answer) => resolve({ status: answer.statusCode as number, body: await buffer(answer) }),
    )
    asking.on('error', reject).end(body)
  })
}

test('a store that is down says so, and half an upload leaves nothing behind', async () => {
  const store = stores.S3 as FileStore
  s3.setDown(true)
  expect(await refusalOf(store.put('x/down', bytesOf(9)))).toBeInstanceOf(StoreDown)
  expect(await refusalOf(store.tryOut())).toBeInstanceOf(StoreDown)
  expect(((await refusalOf(store.read('c/2'))) as Error).message).toMatch(
    /^the store of files s3:\/\/sao-lang-.* cannot be used/,
  )
  s3.setDown(false)
  // The upload begins and its first part comes; then the store is gone.
  s3.breakAfter(2)
  expect(await refusalOf(store.putFile('x/half', incoming(partBytes * 2 + 1)))).toBeInstanceOf(StoreDown)
  s3.setDown(false)
  expect(await store.sizeOf('x/half')).toBeUndefined()
})

test('nobody answers at the address: that is said within seconds', async () => {
  const store = openBucketOf(s3, { S3_ENDPOINT: 'http://127.0.0.1:1' })
  expect(((await refusalOf(store.tryOut())) as Error).message).toContain('ECONNREFUSED')
})

test('a folder that cannot be written says so, and keeps no half of a file', async () => {
  const path = join(folder, 'broken')
  const store = openFolder(path)
  writeFileSync(join(path, 'a'), 'a file where a folder should be')
  expect(await refusalOf(store.put('a/b', bytesOf(9)))).toBeInstanceOf(StoreDown)
  expect(readdirSync(join(path, 'incoming'))).toEqual([])
})

test('a locked copy stays until its day, whatever is done to it; a folder promises no such thing', async () => {
  const lockedUntil = new Date(Date.now() + 86_400_000)
  const store = openBucketOf(locking)
  await store.put('backup/1', bytesOf(9), { lockedUntil })
  await store.putFile('backup/2', incoming(partBytes + 5), { lockedUntil })
  await store.remove('backup/1')
  await store.put('backup/2', Buffer.from('something else'))
  const [first, second] = ['backup/1', 'backup/2'].map((key) => locking.bucket.objects.get(key)?.[0])
  expect(first?.bytes).toEqual(bytesOf(9))
  expect(second?.bytes?.length).toBe(partBytes + 5)
  expect(first?.lockedUntil?.toISOString().slice(0, 19)).toBe(lockedUntil.toISOString().slice(0, 19))
  expect(() => stores.folder?.put('backup/1', bytesOf(9), { lockedUntil })).toThrow('locks nothing')
})

test('half a description of a bucket is refused with what is missing', () => {
  expect(() => readStoreSettings({ FILES_STORE: 's3', S3_BUCKET: 'sao-lang' })).toThrow(/S3_ACCESS_KEY.*S3_SECRET_KEY/)
  expect(() => readStoreSettings({ FILES_STORE: 'tape' })).toThrow('FILES_STORE')
  expect(readStoreSettings({})).toEqual({ kind: 'folder' })
})
