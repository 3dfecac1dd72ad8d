import { platforms } from '@saolang/core/market/channels/platform.ts'
import { z } from 'zod'
import type { App } from '../../../platform/http.ts'
import { hearPlatform } from './hear-platform.ts'

const Params = z.object({ platform: z.enum(platforms), link: z.uuid() })

/** `/hooks/channels/…`: where platforms tell that something was sold. The body is checked as it came, byte for byte. */
export function channelHooks(app: App): void {
  app.register(async (scope) => {
    const inside = scope as unknown as App
    inside.removeAllContentTypeParsers()
    inside.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: 100_000 }, (_, body, done) =>
      done(null, body),
    )
    const config = { rateLimit: { max: 600, timeWindow: '1 minute' } }
    inside.post(
      '/hooks/channels/:platform/:link',
      { schema: { params: Params, hide: true }, config },
      async (request, reply) => {
        const { platform, link: linkId } = request.params
        const address = `${request.publicUrl}/hooks/channels/${platform}/${linkId}`
        const signature = String(request.headers.authorization ?? '')
        await hearPlatform({ linkId, platform, address, body: String(request.body ?? ''), signature })
        return reply.status(200).send({ code: 0 })
      },
    )
  })
}
