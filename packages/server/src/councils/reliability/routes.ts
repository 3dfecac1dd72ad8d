import { wordsFor } from '@saolang/core/councils/reliability/intraclass-correlation.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { ReliabilityAnswer } from './answers.ts'
import { getReliability } from './get-reliability.ts'
import { raschRoutes } from './rasch/routes.ts'

/** `/api/v1/councils/{id}/reliability` and the national scale. */
export function reliabilityRoutes(app: App): void {
  raschRoutes(app)
  app.get(
    '/api/v1/councils/:id/reliability',
    {
      schema: {
        summary: 'How reliably a council scores; advice only, no figure changes a star',
        tags: ['councils'],
        params: z.object({ id: z.uuid() }),
        response: { 200: ReliabilityAnswer },
      },
    },
    async (request) => {
      const record = await getReliability(request.actor, request.params.id)
      const { agreement } = record
      return { ...record, agreementWords: agreement.kind === 'agreement' ? wordsFor(agreement.single) : null }
    },
  )
}
