import { Refused } from '@saolang/core/kernel/problem.ts'
import { removalGrounds } from '@saolang/core/market/reviews/buyer-review.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { findProductByCode } from '../../registry/product-pages.ts'
import { answerBuyerReview } from './answer-buyer-review.ts'
import { readBuyerReviews, readReportedReviews } from './read-buyer-reviews.ts'
import { reportBuyerReview } from './report-buyer-review.ts'
import { settleBuyerReview } from './settle-buyer-review.ts'
import { writeBuyerReview } from './write-buyer-review.ts'

const Ground = z.enum(removalGrounds)
const Review = z.object({
  id: z.uuid(),
  pack: z.string(),
  isSample: z.boolean(),
  writtenAt: z.string(),
  said: z
    .object({
      stars: z.number(),
      words: z.string(),
      photos: z.array(z.object({ sha256: z.string(), width: z.number(), height: z.number() })),
      answer: z.object({ words: z.string(), at: z.string(), byRole: z.string() }).optional(),
    })
    .optional(),
  removed: z.object({ ground: Ground, words: z.string(), at: z.string() }).optional(),
})
const Id = z.object({ id: z.uuid() })
const Done = z.object({ id: z.uuid() })
const address = '/api/v1/buyer-reviews'
const tags = ['shop']
const writing = { rateLimit: { max: 30, timeWindow: '10 minutes' } }

/** Reviews for machines: the same acts as on the pages. */
export function reviewRoutes(app: App): void {
  const Asked = z.object({
    product: z.string().max(60).describe('Legal or verification code of a product'),
    page: z.coerce.number().int().min(1).max(1000).catch(1),
  })
  const Found = z.object({
    total: z.number(),
    page: z.number(),
    pageSize: z.number(),
    rating: z.object({ reviews: z.number(), mean: z.number().optional() }),
    reviews: z.array(Review),
  })
  app.get(
    address,
    { schema: { tags, summary: 'What buyers said of a product', querystring: Asked, response: { 200: Found } } },
    async (request) => {
      const found = await findProductByCode(request.query.product)
      if (!found) throw new Refused([{ code: 'not-found.product' }])
      return readBuyerReviews({ productId: found.productId, page: request.query.page })
    },
  )
  const Written = z.object({
    code: z.string().max(60).describe('The code of the purchase, which only its buyer was given'),
    orderId: z.uuid(),
    line: z.number().int().min(1).max(999),
    stars: z.number().int(),
    words: z.string().max(4000),
  })
  app.post(
    address,
    {
      schema: { tags, summary: 'Review one line of a delivered order', body: Written, response: { 201: Done } },
      config: writing,
    },
    async (request, reply) => {
      const { line: no, ...said } = request.body
      const { id } = await writeBuyerReview(request.actor, { ...said, no })
      return reply.status(201).send({ id })
    },
  )
  movingRoutes(app)
}

function movingRoutes(app: App): void {
  const Answer = z.object({ words: z.string().max(4000) })
  app.put(
    `${address}/:id/answer`,
    { schema: { tags, summary: 'Answer a review as its seller', params: Id, body: Answer, response: { 200: Done } } },
    async (request) => {
      const { id } = request.params
      await answerBuyerReview(request.actor, { reviewId: id, words: request.body.words })
      return { id }
    },
  )
  const Report = z.object({ ground: Ground, words: z.string().max(4000) })
  app.post(
    `${address}/:id/reports`,
    {
      schema: { tags, summary: 'Report a review', params: Id, body: Report, response: { 200: Done } },
      config: writing,
    },
    async (request) => {
      const { id } = request.params
      await reportBuyerReview(request.actor, { reviewId: id, ...request.body })
      return { id }
    },
  )
  const Waiting = z.object({
    id: z.uuid(),
    ground: Ground,
    words: z.string(),
    byRole: z.string(),
    reportedAt: z.string(),
    product: z.object({ name: z.string(), address: z.string() }),
    review: Review,
  })
  app.get(
    `${address}/reports`,
    { schema: { tags, summary: 'Reviews that wait for an officer', response: { 200: z.array(Waiting) } } },
    async (request) => readReportedReviews(request.actor, undefined),
  )
  const Settled = z.object({ outcome: z.enum(['kept', 'removed']), words: z.string().max(4000).default('') })
  app.post(
    `${address}/reports/:id/settle`,
    { schema: { tags, summary: 'Keep or remove a review', params: Id, body: Settled, response: { 200: Done } } },
    async (request) => {
      const { id } = request.params
      await settleBuyerReview(request.actor, { reportId: id, ...request.body })
      return { id }
    },
  )
}
