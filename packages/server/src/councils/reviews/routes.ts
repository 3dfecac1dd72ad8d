import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { readReviewCounts } from './get-reviews.ts'

const counts = { asked: z.int(), open: z.int(), upheld: z.int(), changed: z.int(), withdrawn: z.int() }
const Counts = z.object({
  asOf: z.iso.datetime(),
  all: z.object(counts),
  rows: z.array(
    z.object({
      year: z.int(),
      authority: z.string().describe('Name of the province; empty for the Ministry'),
      ...counts,
    }),
  ),
})

/** `/api/v1/reviews/outcomes`, for anybody. */
export function reviewRoutes(app: App): void {
  app.get(
    '/api/v1/reviews/outcomes',
    {
      schema: {
        summary:
          'How requests for review of results ended: upheld, changed, withdrawn; by year of the request and authority',
        tags: ['councils'],
        response: { 200: Counts },
      },
    },
    () => readReviewCounts(undefined),
  )
}
