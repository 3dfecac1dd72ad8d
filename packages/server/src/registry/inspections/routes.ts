import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { readVisitForm } from './read-visit-form.ts'
import { recordInspection } from './record-inspection.ts'

/** The address that the outbox of an inspector's machine sends to. */
export function inspectionRoutes(app: App): void {
  app.post(
    '/api/v1/inspections/:id/findings',
    {
      config: { takesFiles: true, rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        tags: ['register'],
        summary: 'Send the findings of an inspection; the same entry sent twice is one record',
        consumes: ['multipart/form-data'],
        params: z.object({ id: z.uuid() }),
        response: { 200: z.object({ receipt: z.string() }) },
      },
    },
    async (request) => {
      const { notes, storePhotos } = await readVisitForm(request, request.params.id)
      return recordInspection(request.actor, { ...notes, photos: await storePhotos() })
    },
  )
}
