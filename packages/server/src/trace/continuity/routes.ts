import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { readGaps } from './read-gaps.ts'

const Gap = z.object({
  kind: z.enum(['never-received', 'used-before-made', 'more-out-than-in', 'heavier-than-inputs', 'no-beginning']),
  thing: z.string(),
  eventIds: z.array(z.string()),
  amounts: z.object({ out: z.number(), in: z.number(), uom: z.string() }).optional(),
})

/** The check of a chain for machines. */
export function continuityRoutes(app: App): void {
  app.get(
    '/api/v1/trace/gaps',
    {
      schema: {
        tags: ['trace'],
        summary: 'Where the chain behind a lot, serial or logistic unit does not hold together',
        querystring: z.object({ epc: z.string().max(2000).default('') }),
        response: {
          200: z.object({ epc: z.string(), events: z.number().int(), lots: z.array(z.string()), gaps: z.array(Gap) }),
        },
        security: [{ bearer: [] }, { session: [] }],
      },
    },
    async (request) => {
      const { gaps, ...check } = await readGaps(request.actor, request.query)
      return { ...check, gaps: gaps.map((gap) => ({ ...gap, eventIds: [...gap.eventIds] })) }
    },
  )
}
