import websocket from '@fastify/websocket'
import { z } from 'zod'
import type { App } from '../platform/http.ts'
import { partyRoutes } from './access/party-routes.ts'
import { clonePages } from './clones/pages.ts'
import { connectionPages } from './connections/pages.ts'
import { continuityPages } from './continuity/pages.ts'
import { continuityRoutes } from './continuity/routes.ts'
import { epcisRoutes } from './epcis/routes.ts'
import { exchangePages } from './exchange/pages.ts'
import { exchangeRoutes } from './exchange/routes.ts'
import { followThing } from './follow-thing.ts'
import { jarPages } from './jar/pages.ts'
import { passportRoutes } from './jar/routes.ts'
import { labelPages } from './labels/pages.ts'
import { publishPages } from './publish/pages.ts'
import { recallPages } from './recall/pages.ts'
import { publicRecallRoutes, recallRoutes } from './recall/routes.ts'
import { linkPages } from './resolver/pages.ts'
import { resolverRoutes } from './resolver/routes.ts'
import { storyPages } from './story/pages.ts'
import { keepReporting } from './subscriptions/keep-reporting.ts'

/** The trace room for machines: the EPCIS interface, and the way of a thing in both directions. */
export function traceRoutes(app: App): void {
  // Nothing is heard from a watcher but that it is there.
  app.register(websocket, { options: { maxPayload: 16 * 1024 } })
  keepReporting(app)
  epcisRoutes(app)
  partyRoutes(app)
  connectionPages(app)
  continuityPages(app)
  continuityRoutes(app)
  storyPages(app)
  clonePages(app)
  publicRecallRoutes(app)
  recallRoutes(app)
  recallPages(app)
  exchangeRoutes(app)
  exchangePages(app)
  resolverRoutes(app)
  linkPages(app)
  jarPages(app)
  passportRoutes(app)
  publishPages(app)
  labelPages(app)
  app.get(
    '/api/v1/trace',
    {
      schema: {
        tags: ['trace'],
        summary: 'Where a lot, serial or logistic unit came from, or went: events by time, and lots',
        querystring: z.object({
          epc: z.string().min(1).max(2000).describe('an EPC URN or a GS1 Digital Link under any domain'),
          direction: z.enum(['upstream', 'downstream']).default('upstream'),
        }),
        response: {
          200: z.object({
            epc: z.string(),
            direction: z.enum(['upstream', 'downstream']),
            eventIDs: z.array(z.string()),
            lots: z.array(z.string()).describe('canonical Digital Links'),
          }),
        },
        security: [{ bearer: [] }, { session: [] }],
      },
    },
    (request) => followThing(request.actor, request.query),
  )
}
