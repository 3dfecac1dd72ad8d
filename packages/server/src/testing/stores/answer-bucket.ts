import { type Answer, error, xml } from './answer-object.ts'
import type { Asked, Bucket } from './bucket.ts'

/** HeadBucket, and ListObjectsV2 with its pages (a thousand keys at most, S3 API reference). */
export function answerBucket(bucket: Bucket, { request, query }: Asked): Answer {
  if (request.method === 'HEAD') return { status: 200 }
  if (request.method !== 'GET' || query.get('list-type') !== '2') return error(501, 'NotImplemented')
  const prefix = query.get('prefix') ?? ''
  const most = Math.min(Number(query.get('max-keys') ?? 1000), 1000)
  const after = query.has('continuation-token') ? Buffer.from(String(query.get('continuation-token')), 'base64url') : ''
  const found = [...bucket.objects]
    .flatMap(([key, versions]) => ({ key, size: versions.at(-1)?.bytes?.length }))
    .filter(({ key, size }) => size !== undefined && key.startsWith(prefix) && key > after.toString())
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const page = found.slice(0, most)
  const contents = page.map(({ key, size }) => `<Contents><Key>${key}</Key><Size>${size}</Size></Contents>`)
  const next = found.length > most ? Buffer.from(page.at(-1)?.key ?? '').toString('base64url') : undefined
  return xml(
    200,
    `<ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>${contents.join('')}${
      next ? `<NextContinuationToken>${next}</NextContinuationToken>` : ''
    }</ListBucketResult>`,
  )
}
