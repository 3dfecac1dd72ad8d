import { randomBytes } from 'node:crypto'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readCookie, setCookie } from '../../../people/authenticate.ts'
import { keyedHash } from '../../../people/settings.ts'
import type { App } from '../../../platform/http.ts'
import { sendLive } from '../public-pages.ts'
import { readLive } from '../selling/read-room.ts'
import { hideMessage, muteAuthor } from './moderate.ts'
import { countHere, enterRoom } from './room.ts'
import { sayInLive } from './say.ts'

const Id = z.object({ id: z.uuid() })
const OfMessage = Id.extend({ message: z.coerce.number().int().positive() })
const Body = z.record(z.string().max(50), z.string().max(2000))
const mostHere = 20_000
// Many phones share one address of their carrier: this stops a machine; the slow mode of a sale stops a person.
const talking = { rateLimit: { max: 120, timeWindow: '1 minute' } }
const authorDays = 30

/** Watching and talking: a socket that tells and hears nothing, and a form that says. */
export function chatRoutes(app: App): void {
  app.after(() => {
    app.get(
      '/live/:id/room',
      { schema: { params: Id }, websocket: true, preHandler: prepareRoom } as never,
      ((socket: never, request: FastifyRequest<{ Params: { id: string } }>) =>
        void enterRoom(socket, request.params.id).catch(() => (socket as { terminate(): void }).terminate())) as never,
    )
  })
  app.post('/live/:id/chat', { schema: { params: Id, body: Body }, config: talking }, async (request, reply) => {
    const { id } = request.params
    const { name = '', words = '' } = request.body
    try {
      await sayInLive(request.actor, { sessionId: id, name, words, author: authorOf(request, reply) })
      return await reply.redirect(`/live/${id}`, 303)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return sendLive(request, reply, { id, problems: error.problems })
    }
  })
  const moderation = { hide: hideMessage, mute: muteAuthor }
  for (const [what, act] of Object.entries(moderation))
    app.post(
      `/live/:id/chat/:message/${what}`,
      { schema: { params: OfMessage, body: Body } },
      async (request, reply) => {
        await act(request.actor, { sessionId: request.params.id, id: request.params.message })
        return reply.redirect(`/market/live/${request.params.id}`, 303)
      },
    )
}

async function prepareRoom(request: FastifyRequest): Promise<void> {
  const { id } = await readLive((request.params as { id: string }).id)
  if (countHere(id) >= mostHere) throw new Refused([{ code: 'too-many.subscriptions', values: { most: mostHere } }])
}

// Who speaks is a random cookie, kept as a keyed hash: enough to slow or mute somebody, not to know them.
function authorOf(request: FastifyRequest, reply: FastifyReply): Buffer {
  const { personId } = request.actor
  if (personId) return keyedHash('live-author', personId)
  const known = readCookie(request, 'talk')
  const token = known ?? randomBytes(16).toString('base64url')
  if (!known) setCookie(request, reply, { name: 'talk', value: token, maxAgeSeconds: authorDays * 86_400 })
  return keyedHash('live-author', token)
}
