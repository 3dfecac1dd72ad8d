import { Refused } from '@saolang/core/kernel/problem.ts'
import type { FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { LiveSettings } from '../../../platform/media/settings.ts'
import type { SourceFormat } from './media-engine.ts'
import { type Pictures, takePictures } from './take-pictures.ts'

/** What a browser says before it sends: the kind that its recorder makes. */
const Hello = z.object({ mimeType: z.string().max(100) })
const copied = /avc|h264/i
const mostWaiting = 8 * 1024 * 1024

/**
 * Takes the pictures of a host's browser from an opened socket: first a text that says their kind, then pieces of at most 15 KB, as the
 * recorder made them. Answers `{ kind: 'taken' }`, or `{ kind: 'refused', codes }` and closes.
 */
export function takeFromBrowser(
  socket: WebSocket,
  request: FastifyRequest<{ Params: { id: string } }>,
  settings: Pick<LiveSettings, 'transcodes'>,
): void {
  const waiting: Buffer[] = []
  let waitingBytes = 0
  let pictures: Pictures | undefined
  let isFlowing = false
  const refuse = (codes: readonly string[]) => {
    socket.send(JSON.stringify({ kind: 'refused', codes }))
    socket.close(4000)
  }
  const flow = async () => {
    if (isFlowing || !pictures) return
    isFlowing = true
    for (let chunk = waiting.shift(); chunk; chunk = waiting.shift()) {
      waitingBytes -= chunk.length
      await pictures.write(chunk)
    }
    isFlowing = false
  }
  const begin = async (text: string) => {
    const { format, mustTranscode } = kindOf(Hello.parse(JSON.parse(text)).mimeType)
    pictures = await takePictures({ sessionId: request.params.id, kind: 'browser', format, mustTranscode }, settings)
    void pictures.ended.then((fault) => (fault ? refuse(['live.pictures-broken']) : socket.close(1000)))
    if (socket.readyState !== socket.OPEN) return pictures.end()
    socket.send(JSON.stringify({ kind: 'taken' }))
    await flow()
  }
  socket.once('message', (hello) => {
    socket.on('message', (data: Buffer, isBinary) => {
      if (!isBinary) return
      waiting.push(data)
      waitingBytes += data.length
      // The network brought more than can be packed: better a break than a full memory.
      if (waitingBytes > mostWaiting) socket.terminate()
      else void flow()
    })
    begin(String(hello)).catch((error: unknown) =>
      refuse(error instanceof Refused ? error.problems.map(({ code }) => code) : ['live.pictures-broken']),
    )
  })
  socket.on('error', () => socket.terminate())
  socket.once('close', () => pictures?.end())
}

function kindOf(mimeType: string): { format: SourceFormat; mustTranscode: boolean } {
  return { format: mimeType.startsWith('video/mp4') ? 'mp4' : 'webm', mustTranscode: !copied.test(mimeType) }
}
