import { createHash, randomUUID } from 'node:crypto'
import type { Asked, Bucket, Version } from './bucket.ts'

/** An answer over HTTP. */
export type Answer = { status: number; headers?: Record<string, string | number>; body?: Buffer }

const leastPartBytes = 5 * 1024 * 1024

/** GetObject, HeadObject, PutObject, DeleteObject and the uploads in parts (S3 API reference). */
export function answerObject(bucket: Bucket, asked: Asked, now: Date): Answer {
  const { request, query, body } = asked
  const md5 = request.headers['content-md5']
  if (md5 && md5 !== createHash('md5').update(body).digest('base64')) return error(400, 'BadDigest')
  if (request.headers['x-amz-object-lock-mode'] && !bucket.hasLocks) return error(400, 'InvalidRequest')
  if (query.has('uploads') && request.method === 'POST') return beginUpload(bucket, asked)
  if (query.has('uploadId')) return answerUpload(bucket, asked)
  if (request.method === 'PUT') return put(bucket, asked)
  if (request.method === 'DELETE') return remove(bucket, asked, now)
  return request.method === 'GET' || request.method === 'HEAD' ? get(bucket, asked) : error(501, 'NotImplemented')
}

function put(bucket: Bucket, { request, key, body }: Asked): Answer {
  const lock = lockOf(request.headers)
  // S3 takes a locked object only with a checksum of its own.
  if (lock.lockedUntil && !request.headers['content-md5']) return error(400, 'InvalidRequest')
  add(bucket, key, { bytes: body, ...lock })
  return { status: 200, headers: { etag: etagOf(body) } }
}

function add(bucket: Bucket, key: string, version: Omit<Version, 'id'>): void {
  const former = bucket.hasLocks ? (bucket.objects.get(key) ?? []) : []
  bucket.objects.set(key, [...former, { id: randomUUID(), ...version }])
}

function remove(bucket: Bucket, { key, query }: Asked, now: Date): Answer {
  const id = query.get('versionId')
  if (id === null) {
    if (bucket.hasLocks) add(bucket, key, {})
    else bucket.objects.delete(key)
    return { status: 204 }
  }
  const versions = bucket.objects.get(key) ?? []
  const lock = versions.find((version) => version.id === id)?.lockedUntil
  if (lock && lock > now) return error(403, 'AccessDenied')
  bucket.objects.set(
    key,
    versions.filter((version) => version.id !== id),
  )
  return { status: 204 }
}

function get(bucket: Bucket, { request, key }: Asked): Answer {
  const bytes = bucket.objects.get(key)?.at(-1)?.bytes
  if (!bytes) return error(404, 'NoSuchKey')
  const headers = { etag: etagOf(bytes), 'content-length': bytes.length, 'accept-ranges': 'bytes' }
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  if (first === undefined) return { status: 200, headers, body: bytes }
  const end = Math.min(last ? Number(last) : bytes.length - 1, bytes.length - 1)
  if (Number(first) > end) return error(416, 'InvalidRange')
  const body = bytes.subarray(Number(first), end + 1)
  const range = { 'content-length': body.length, 'content-range': `bytes ${first}-${end}/${bytes.length}` }
  return { status: 206, headers: { ...headers, ...range }, body }
}

function beginUpload(bucket: Bucket, { request, key }: Asked): Answer {
  const id = randomUUID()
  bucket.uploads.set(id, { key, parts: new Map(), ...lockOf(request.headers) })
  const result = `<Bucket>${bucket.name}</Bucket><Key>${key}</Key><UploadId>${id}</UploadId>`
  return xml(200, `<InitiateMultipartUploadResult>${result}</InitiateMultipartUploadResult>`)
}

function answerUpload(bucket: Bucket, { request, key, query, body }: Asked): Answer {
  const id = String(query.get('uploadId'))
  const upload = bucket.uploads.get(id)
  if (upload?.key !== key) return error(404, 'NoSuchUpload')
  if (request.method === 'PUT') {
    upload.parts.set(Number(query.get('partNumber')), body)
    return { status: 200, headers: { etag: etagOf(body) } }
  }
  bucket.uploads.delete(id)
  if (request.method === 'DELETE') return { status: 204 }
  const named = [...body.toString().matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
    no: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
    etag: /<ETag>(.*?)</.exec(part)?.[1]?.replaceAll('&quot;', '"'),
  }))
  const parts = named.map(({ no }) => upload.parts.get(no) ?? Buffer.alloc(0))
  if (named.length === 0 || named.some(({ etag }, i) => etag !== etagOf(parts[i] as Buffer)))
    return error(400, 'InvalidPart')
  if (parts.slice(0, -1).some(({ length }) => length < leastPartBytes)) return error(400, 'EntityTooSmall')
  const { lockedUntil } = upload
  add(bucket, key, { bytes: Buffer.concat(parts), ...(lockedUntil && { lockedUntil }) })
  return xml(200, `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`)
}

function lockOf(headers: Asked['request']['headers']): Pick<Version, 'lockedUntil'> {
  const until = headers['x-amz-object-lock-retain-until-date']
  return headers['x-amz-object-lock-mode'] === 'COMPLIANCE' && until ? { lockedUntil: new Date(String(until)) } : {}
}

/** An answer in XML, as S3 writes. */
export function xml(status: number, content: string): Answer {
  const body = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${content}`)
  return { status, headers: { 'content-type': 'application/xml', 'content-length': body.length }, body }
}

/** A refusal of S3 by its code. */
export function error(status: number, code: string): Answer {
  return xml(status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`)
}

const etagOf = (bytes: Buffer): string => `"${createHash('md5').update(bytes).digest('hex')}"`
