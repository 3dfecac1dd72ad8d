import { ReplayPage } from '@saolang/web/councils/replay/replay-page'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { replayOne } from './replay-verdicts.ts'

const Params = z.object({ id: z.uuid() })

/** `/councils/verdicts/{id}/replay`: the verdict drawn again before one's eyes. */
export function replayPages(app: App): void {
  app.get('/councils/verdicts/:id/replay', { schema: { params: Params } }, async (request, reply) =>
    sendPage(request, reply, ReplayPage, await replayOne(request.actor, request.params.id)),
  )
}
