import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { OutgoingHttpHeaders } from 'node:http'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../../platform/http.ts'
import type { LiveSettings } from '../../../platform/media/settings.ts'
import { refuseForgery } from '../../../platform/request-guard.ts'
import { readLive } from '../selling/read-room.ts'
import type { LiveRow } from '../sessions.sql.ts'
import { mediaEngine } from './media-engine.ts'
import { keepReady } from './ready-pieces.ts'
import { takeFromBrowser } from './send-socket.ts'
import { mayTakePictures } from './take-pictures.ts'

const Id = z.object({ id: z.uuid() })
const File = Id.extend({ file: z.string().max(40) })
const mediaTypes = { ts: 'video/mp2t', jpg: 'image/jpeg', mp4: 'video/mp4' } as const

/** The pictures of live sales: in by the host's own socket, out as HLS and as a film. */
export function mediaRoutes(app: App, settings: LiveSettings): void {
  app.get('/live/:id/media/:file', { schema: { params: File } }, async (request, reply) => {
    const { id, file } = request.params
    const live = await readLive(id)
    // Of a sale that was stopped only officers see more.
    const isHidden = live.status === 'stopped' && findPermissionProblems(request.actor, 'live.stop').length > 0
    if (isHidden) throw new Refused([{ code: 'not-found.live-file' }])
    return file === 'index.m3u8' ? sendPlaylist(reply, live) : sendFile(request, reply, { live, file })
  })
  app.after(() => {
    app.get(
      '/live/:id/send',
      { schema: { params: Id }, websocket: true, preHandler: prepareCamera } as never,
      ((socket: never, request: never) => takeFromBrowser(socket, request, settings)) as never,
    )
  })
}

/** Refuses a camera while that can still be answered: from a foreign page, of another host, of a sale that is not on air. */
async function prepareCamera(request: FastifyRequest): Promise<void> {
  refuseForgery(request, new Set([new URL(request.publicUrl).origin]))
  await mayTakePictures(request.actor, (request.params as { id: string }).id)
}

async function sendPlaylist(reply: FastifyReply, live: LiveRow): Promise<FastifyReply> {
  const playlist = await mediaEngine().readPlaylist(live.id, live.status !== 'live')
  if (playlist === undefined) throw new Refused([{ code: 'not-found.live-file' }])
  reply.header('cache-control', 'no-cache').type('application/vnd.apple.mpegurl')
  return sendReady(reply, live, { file: 'index.m3u8', body: Buffer.from(playlist) })
}

type Asked = { live: LiveRow; file: string }

async function sendFile(request: FastifyRequest, reply: FastifyReply, { live, file }: Asked): Promise<FastifyReply> {
  const path = mediaEngine().findFile(live.id, file)
  const mediaType = mediaTypes[file.split('.').at(-1) as keyof typeof mediaTypes]
  if (!path || !mediaType) throw new Refused([{ code: 'not-found.live-file' }])
  // A piece never changes under its name; the film and the poster are asked again.
  reply.header('cache-control', file.endsWith('.ts') ? 'public, max-age=3600, immutable' : 'public, max-age=60')
  reply.header('accept-ranges', 'bytes').type(mediaType)
  if (file.endsWith('.ts') && !request.headers.range)
    return sendReady(reply, live, { file, body: await readFile(path) })
  const { size } = await stat(path)
  const part = findPart(request.headers.range, size)
  if (!part) return reply.header('content-length', size).send(createReadStream(path))
  return reply
    .status(206)
    .header('content-range', `bytes ${part.start}-${part.end}/${size}`)
    .header('content-length', part.end - part.start + 1)
    .send(createReadStream(path, part))
}

// While a sale is on air the next who asks is answered from memory.
function sendReady(reply: FastifyReply, live: LiveRow, { file, body }: { file: string; body: Buffer }): FastifyReply {
  if (live.status === 'live') keepReady(live.id, file, { body, head: reply.getHeaders() as OutgoingHttpHeaders })
  return reply.send(body)
}

// One range, as players ask (RFC 9110, 14.1.2); what is none is answered whole.
function findPart(range: string | undefined, length: number): { start: number; end: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (first === '' && last === '') return undefined
  const start = first === '' ? Math.max(0, length - Number(last)) : Number(first)
  const end = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1)
  return start <= end ? { start, end } : undefined
}
