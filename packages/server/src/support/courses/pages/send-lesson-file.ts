import { Refused } from '@saolang/core/kernel/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readStored, sendStored } from '../../../platform/files.ts'
import type { LessonFileRow } from '../lessons.sql.ts'

/** Sends a file of a lesson, or says that there is none; of a film the part that a player asks for. */
export async function sendLessonFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: LessonFileRow | undefined,
): Promise<FastifyReply> {
  if (!file) throw new Refused([{ code: 'not-found.lesson-file' }])
  if (file.mediaType !== 'video/mp4') return sendStored(reply, file, 'private, max-age=3600')
  const bytes = await readStored(file.sha256)
  const part = findPart(request.headers.range, bytes.length)
  reply.header('accept-ranges', 'bytes').header('cache-control', 'private, max-age=3600').type('video/mp4')
  if (!part) return reply.send(bytes)
  const { from, to } = part
  return reply
    .status(206)
    .header('content-range', `bytes ${from}-${to}/${bytes.length}`)
    .send(bytes.subarray(from, to + 1))
}

// One range, as players ask (RFC 9110, 14.1.2); what is none is answered whole.
function findPart(range: string | undefined, length: number): { from: number; to: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first)
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1)
  return from <= to ? { from, to } : undefined
}
