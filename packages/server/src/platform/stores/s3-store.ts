import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3'
import { type FileStore, type KeptObject, type PutOptions, requireKey, StoreDown } from './file-store.ts'
import type { S3Settings } from './settings.ts'

type Sdk = typeof import('@aws-sdk/client-s3')
type Bucket = { sdk: Sdk; client: S3Client; name: string }

/** Above this a file is sent in parts of this size: a broken line costs one part, and memory holds one part. */
export const partBytes = 8 * 1024 * 1024

/** A bucket of a store that speaks S3: every request is signed (AWS Signature Version 4), its body included. */
export function openBucket(settings: S3Settings): FileStore {
  const place = `s3://${settings.bucket}/${settings.prefix}`
  const { ask, close } = opening(settings, place)
  const askFor = <T>(key: string, work: (bucket: Bucket, Key: string) => Promise<T>): Promise<T> => {
    const full = `${settings.prefix}${requireKey(key)}`
    return ask((bucket) => work(bucket, full))
  }
  return {
    kind: 's3',
    place,
    put: (key, bytes, options) =>
      askFor(key, (bucket, Key) => putBytes(bucket, { Key, Body: bytes, ...lockOf(options) })),
    putFile: (key, path, options) => askFor(key, (bucket, Key) => putFile(bucket, path, { Key, ...lockOf(options) })),
    read: (key) =>
      askFor(key, async (bucket, Key) => {
        const body = await unlessMissing(getObject(bucket, Key))
        return body && buffer(body)
      }),
    stream: (key, range) =>
      askFor(key, (bucket, Key) => unlessMissing(getObject(bucket, Key, range && `bytes=${range.start}-${range.end}`))),
    sizeOf: (key) =>
      askFor(key, async ({ sdk, client, name: Bucket }, Key) => {
        const head = await unlessMissing(client.send(new sdk.HeadObjectCommand({ Bucket, Key })))
        return head?.ContentLength
      }),
    remove: (key) =>
      askFor(key, async ({ sdk, client, name: Bucket }, Key) => {
        await client.send(new sdk.DeleteObjectCommand({ Bucket, Key }))
      }),
    list: (prefix = '') => listBucket(ask, settings.prefix, prefix),
    tryOut: () =>
      ask(async ({ sdk, client, name: Bucket }) => {
        await client.send(new sdk.HeadBucketCommand({ Bucket }))
      }),
    close,
  }
}

type Ask = <T>(work: (bucket: Bucket) => Promise<T>) => Promise<T>

/** Enters the bucket at the first question; whatever goes wrong there is told with its place. */
function opening(settings: S3Settings, place: string): { ask: Ask; close(): void } {
  let entered: Promise<Bucket> | undefined
  return {
    ask: async (work) => {
      entered ??= enter(settings)
      const bucket = await entered
      return work(bucket).catch((error) => Promise.reject(new StoreDown(place, error)))
    },
    close: () => void entered?.then(({ client }) => client.destroy()),
  }
}

// Loaded at the first use: an installation with a folder never pays for it.
async function enter({ endpoint, bucket, region, accessKey, secretKey, isPathStyle }: S3Settings): Promise<Bucket> {
  const sdk = await import('@aws-sdk/client-s3')
  const client = new sdk.S3Client({
    ...(endpoint && { endpoint }),
    region,
    forcePathStyle: isPathStyle,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 30_000, throwOnRequestTimeout: true },
    // Stores of one's own often know no trailing checksums; the signed hash of the body says the same.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  return { sdk, client, name: bucket }
}

type Put = Pick<PutObjectCommandInput, 'ObjectLockMode' | 'ObjectLockRetainUntilDate'> & { Key: string }

async function putBytes({ sdk, client, name }: Bucket, put: Put & { Body: Uint8Array }): Promise<void> {
  await client.send(new sdk.PutObjectCommand({ Bucket: name, ...put, ContentMD5: md5Of(put.Body) }))
}

async function putFile(bucket: Bucket, path: string, put: Put): Promise<void> {
  const { size } = await stat(path)
  const handle = await open(path, 'r')
  try {
    if (size > partBytes) return await putParts(bucket, put, partsOf(handle, size))
    await putBytes(bucket, { ...put, Body: await handle.readFile() })
  } finally {
    await handle.close()
  }
}

async function putParts({ sdk, client, name }: Bucket, put: Put, parts: AsyncIterable<Buffer>): Promise<void> {
  const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand({ Bucket: name, ...put }))
  const upload = { Bucket: name, Key: put.Key, UploadId }
  try {
    const sent: { PartNumber: number; ETag: string | undefined }[] = []
    for await (const Body of parts) {
      const part = { ...upload, PartNumber: sent.length + 1, Body, ContentMD5: md5Of(Body) }
      const { ETag } = await client.send(new sdk.UploadPartCommand(part))
      sent.push({ PartNumber: part.PartNumber, ETag })
    }
    await client.send(new sdk.CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: sent } }))
  } catch (error) {
    await client.send(new sdk.AbortMultipartUploadCommand(upload)).catch(() => {})
    throw error
  }
}

async function* partsOf(handle: Awaited<ReturnType<typeof open>>, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; at += partBytes) {
    const part = Buffer.alloc(Math.min(partBytes, size - at))
    const { bytesRead } = await handle.read(part, 0, part.length, at)
    if (bytesRead < part.length) throw new Error('the file grew shorter while it was sent')
    yield part
  }
}

async function getObject({ sdk, client, name }: Bucket, Key: string, Range?: string): Promise<Readable> {
  const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: name, Key, ...(Range && { Range }) }))
  return Body as Readable
}

async function* listBucket(ask: Ask, own: string, prefix: string): AsyncGenerator<KeptObject> {
  let token: string | undefined
  do {
    const page = await ask(({ sdk, client, name }) =>
      client.send(
        new sdk.ListObjectsV2Command({
          Bucket: name,
          Prefix: `${own}${prefix}`,
          ...(token && { ContinuationToken: token }),
        }),
      ),
    )
    for (const { Key, Size } of page.Contents ?? [])
      yield { key: (Key as string).slice(own.length), byteSize: Number(Size) }
    token = page.NextContinuationToken
  } while (token)
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (['NoSuchKey', 'NotFound'].includes((error as Error).name)) return undefined
    throw error
  }
}

const lockOf = ({ lockedUntil }: PutOptions = {}): Pick<Put, 'ObjectLockMode' | 'ObjectLockRetainUntilDate'> =>
  lockedUntil ? { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: lockedUntil } : {}

const md5Of = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('base64')
