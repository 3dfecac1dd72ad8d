import { formats } from '@saolang/core/insight/open-data/dataset.ts'
import type { DatasetKey } from '@saolang/core/insight/open-data/dictionary.ts'
import { fileAddress, licence } from '@saolang/core/insight/open-data/edition.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { streamStored } from '../../platform/written/written-files.ts'
import type { FoundFile } from './editions.sql.ts'

type Sent = { dataset: DatasetKey; isLatest: boolean; file: FoundFile }

/**
 * Sends a file of an edition: whole, a range of it (RFC 9110, section 14), or nothing when the reader has it. A dated file never
 * changes; `latest` is asked for again each time. Refuses what was dropped with `gone.open-data`.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { dataset, isLatest, file }: Sent,
): Promise<FastifyReply> {
  const { format, sha256, byteSize, takenOn, writtenAt } = file
  const etag = `"${sha256}"`
  reply
    .header('etag', etag)
    .header('last-modified', writtenAt.toUTCString())
    .header('cache-control', isLatest ? 'public, no-cache' : 'public, max-age=31536000, immutable')
    .header('content-location', fileAddress(dataset, takenOn, format))
    .header('link', `<${licence.href}>; rel="license", </data/${dataset}/datapackage.json>; rel="describedby"`)
    .header('access-control-allow-origin', '*')
    .header('access-control-expose-headers', 'etag, content-location, content-range')
    .header('accept-ranges', 'bytes')
  if (asked(request, 'if-none-match').includes(etag)) return reply.status(304).send()
  const isSame = [etag, ''].includes(asked(request, 'if-range'))
  const range = isSame ? readRange(asked(request, 'range'), byteSize) : undefined
  if (range === 'beyond') return reply.status(416).header('content-range', `bytes */${byteSize}`).send()
  const bytes = await streamStored(sha256, range)
  if (!bytes) throw new Refused([{ code: 'gone.open-data', values: { dataset } }])
  const type = formats[format].mediaType
  reply
    .type(format === 'csv' ? `${type}; charset=utf-8; header=present` : type)
    .header('content-disposition', `attachment; filename="ocop-${dataset}-${takenOn}.${format}"`)
    .header('content-length', range ? range.end - range.start + 1 : byteSize)
  if (range) reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${byteSize}`)
  return reply.send(bytes)
}

const asked = (request: FastifyRequest, header: string) => String(request.headers[header] ?? '')

/** One range of bytes, from and to inclusive; undefined where there is none that we answer apart, `beyond` where it holds nothing. */
function readRange(header: string, size: number): { start: number; end: number } | 'beyond' | undefined {
  const [, from = '', until = ''] = header.match(/^bytes=(\d{0,15})-(\d{0,15})$/) ?? []
  if (from === '' && until === '') return undefined
  const start = from === '' ? Math.max(size - Number(until), 0) : Number(from)
  const end = from === '' || until === '' ? size - 1 : Math.min(Number(until), size - 1)
  if (from !== '' && until !== '' && Number(until) < start) return undefined
  return start > end ? 'beyond' : { start, end }
}
