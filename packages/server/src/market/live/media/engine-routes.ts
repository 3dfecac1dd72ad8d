import { z } from 'zod'
import type { App } from '../../../platform/http.ts'
import { readLive } from '../selling/read-room.ts'
import { followElsewhere } from './follow-elsewhere.ts'
import { mediaEngine } from './media-engine.ts'
import { engineKeyOf, isSameSecret, streamKeyOf } from './stream-key.ts'

/** What MediaMTX asks of whoever publishes or reads (its `authHTTPAddress`). */
const Asked = z.object({
  user: z.string().max(200).default(''),
  password: z.string().max(500).default(''),
  action: z.string().max(20),
  path: z.string().max(200),
})

/** `/live/engine/auth`: MediaMTX asks who may send: we, with our own secret, or a host with the key of a sale on air. Anybody watches. */
export function engineRoutes(app: App): void {
  app.post('/live/engine/auth', { schema: { body: Asked } }, async (request, reply) => {
    const { user, password, action, path } = request.body
    if (mediaEngine().name !== 'mediamtx') return reply.status(404).send()
    if (action !== 'publish') return reply.status(action === 'read' || action === 'playback' ? 200 : 401).send()
    const live = z.uuid().safeParse(path).success ? await readLive(path).catch(() => undefined) : undefined
    if (live?.status !== 'live') return reply.status(401).send()
    if (user === 'saolang') return reply.status(isSameSecret(password, engineKeyOf(live.id)) ? 200 : 401).send()
    if (!isSameSecret(password, streamKeyOf(live).slice(37))) return reply.status(401).send()
    await followElsewhere(live.id)
    return reply.status(200).send()
  })
}
