import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { OutgoingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../../platform/http.ts'
import type { LiveSettings } from '../../../platform/media/settings.ts'
import { refuseForgery } from '../../../platform/request-guard.ts'
import type { ByteRange } from '../../../platform/stores/file-store.ts'
import { streamStored } from '../../../platform/written/written-files.ts'
import { readLive } from '../selling/read-room.ts'
import type { LiveRow } from '../sessions.sql.ts'
import { mediaEngine } from './media-engine.ts'
import { keepReady, readFile, readWanted } from './ready-pieces.ts'
import { replayName } from './replay.ts'
import { takeFromBrowser } from './send-socket.ts'
import { mayTakePictures } from './take-pictures.ts'

const Id = z.object({ id: z.uuid() })
const File = Id.extend({ file: z.string().max(40) })
const mediaTypes = { jpg: 'image/jpeg', mp4: 'video/mp4' } as const

/** The pictures of live sales: in by the host's own socket, out as HLS and as a film. */
export function mediaRoutes(app: App, settings: LiveSettings): void {
  app.get('/live/:id/media/:file', { schema: { params: File } }, async (request, reply) => {
    const { id, file } = request.params
    const live = await readLive(id)
    // Of a sale that was stopped only officers see more.
    const isHidden = live.status === 'stopped' && findPermissionProblems(request.actor, 'live.stop').length > 0
    if (isHidden) throw new Refused([{ code: 'not-found.live-file' }])
    return /\.(?:m3u8|m4s)$/.test(file)
      ? sendPiece(request, reply, { live, file })
      : sendFile(request, reply, { live, file })
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

type Asked = { live: LiveRow; file: string }

async function sendPiece(request: FastifyRequest, reply: FastifyReply, { live, file }: Asked): Promise<FastifyReply> {
  const isPlaylist = file === 'index.m3u8'
  const isOver = live.status !== 'live'
  const wanted = readWanted(new URLSearchParams(request.url.split('?')[1]))
  const body =
    isPlaylist && isOver ? await mediaEngine().readPlaylist(live.id, true) : await readFile(live.id, file, wanted)
  if (!body) throw new Refused([{ code: 'not-found.live-file' }])
  // A piece never changes under its name.
  reply.header('cache-control', isPlaylist ? 'no-cache' : 'public, max-age=3600, immutable')
  reply.type(isPlaylist ? 'application/vnd.apple.mpegurl' : 'video/mp4')
  if (!isOver) keepReady(live.id, file, reply.getHeaders() as OutgoingHttpHeaders)
  return reply.send(body)
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, { live, file }: Asked): Promise<FastifyReply> {
  const content = await findContent(live, file)
  const mediaType = mediaTypes[file.split('.').at(-1) as keyof typeof mediaTypes]
  if (!content || !mediaType) throw new Refused([{ code: 'not-found.live-file' }])
  const { size, open } = content
  const part = findPart(request.headers.range, size)
  const bytes = await open(part)
  if (!bytes) throw new Refused([{ code: 'not-found.live-file' }])
  reply.header('cache-control', 'public, max-age=60')
  reply.header('accept-ranges', 'bytes').type(mediaType)
  if (!part) return reply.header('content-length', size).send(bytes)
  return reply
    .status(206)
    .header('content-range', `bytes ${part.start}-${part.end}/${size}`)
    .header('content-length', part.end - part.start + 1)
    .send(bytes)
}

type Content = { size: number; open(part: ByteRange | undefined): Promise<Readable | undefined> }

/** What a file of a sale holds: its film from the store, once it lies there, anything else from the engine's folder. */
async function findContent({ id, replaySha256, replayBytes }: LiveRow, file: string): Promise<Content | undefined> {
  if (file === replayName && replaySha256 !== null && replayBytes !== null)
    return { size: replayBytes, open: (part) => streamStored(replaySha256, part) }
  const path = mediaEngine().findFile(id, file)
  return path ? { size: (await stat(path)).size, open: async (part) => createReadStream(path, part) } : undefined
}

// One range, as players ask (RFC 9110, 14.1.2); what is none is answered whole.
function findPart(range: string | undefined, length: number): { start: number; end: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (first === '' && last === '') return undefined
  const start = first === '' ? Math.max(0, length - Number(last)) : Number(first)
  const end = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1)
  return start <= end ? { start, end } : undefined
}
