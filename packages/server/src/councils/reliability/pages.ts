import { ReliabilityPage } from '@saolang/web/councils/reliability'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { getReliability } from './get-reliability.ts'

/** `/councils/{id}/reliability`. */
export function reliabilityPages(app: App): void {
  app.get('/councils/:id/reliability', { schema: { params: z.object({ id: z.uuid() }) } }, async (request, reply) =>
    sendPage(request, reply, ReliabilityPage, await getReliability(request.actor, request.params.id)),
  )
}
