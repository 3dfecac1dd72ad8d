import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { answerBucket } from './answer-bucket.ts'
import { type Answer, answerObject, error } from './answer-object.ts'
import type { Asked, Bucket } from './bucket.ts'
import { findSignatureFault, type Keys } from './check-signature-v4.ts'

/** A stand-in for a store that speaks S3: checks every signature, and answers as S3's documents say. */
export type S3StandIn = {
  /** The settings that open it. */
  env: Record<string, string>
  bucket: Bucket
  /** Every request: its method, its key, what it was answered. */
  heard: { method: string; key: string; status: number }[]
  /** From now on it answers 503 to everything, or no more. */
  setDown(isDown: boolean): void
  /** From the so-many-th further request on it is down. */
  breakAfter(requests: number): void
  close(): Promise<void>
}

const keys: Keys = { accessKey: 'AKSAOLANGTEST', secretKey: 'secret/of+the-test', region: 'ap-southeast-1' }

/** Opens one bucket on this machine. `now` is the store's own clock. */
export async function openS3({ hasLocks = false, now = () => new Date() } = {}): Promise<S3StandIn> {
  const bucket: Bucket = {
    name: `sao-lang-${randomUUID().slice(0, 8)}`,
    hasLocks,
    objects: new Map(),
    uploads: new Map(),
  }
  const heard: S3StandIn['heard'] = []
  let left = Number.POSITIVE_INFINITY
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const url = new URL(request.url ?? '/', 'http://store')
    const [, name, ...rest] = decodeURIComponent(url.pathname).split('/')
    const asked: Asked = { request, body, key: rest.join('/'), query: url.searchParams }
    const answer =
      left-- > 0 ? answerSigned(bucket, { asked, name: name ?? '', now: now() }) : error(503, 'ServiceUnavailable')
    heard.push({ method: request.method ?? '', key: asked.key, status: answer.status })
    const bytes = request.method === 'HEAD' ? undefined : answer.body
    response.writeHead(answer.status, { 'x-amz-request-id': randomUUID(), ...answer.headers }).end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    env: {
      FILES_STORE: 's3',
      S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      S3_BUCKET: bucket.name,
      S3_REGION: keys.region,
      S3_ACCESS_KEY: keys.accessKey,
      S3_SECRET_KEY: keys.secretKey,
    },
    bucket,
    heard,
    setDown: (isDown) => {
      left = isDown ? 0 : Number.POSITIVE_INFINITY
    },
    breakAfter: (requests) => {
      left = requests
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answerSigned(bucket: Bucket, { asked, name, now }: { asked: Asked; name: string; now: Date }): Answer {
  const fault = findSignatureFault(asked.request, asked.body, { keys, now })
  if (fault) return error(fault === 'XAmzContentSHA256Mismatch' ? 400 : 403, fault)
  if (name !== bucket.name) return error(404, 'NoSuchBucket')
  return asked.key === '' ? answerBucket(bucket, asked) : answerObject(bucket, asked, now)
}
