import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { OwnReviewsPage } from '@saolang/web/market/reviews/own-reviews-page'
import { ReportReviewPage } from '@saolang/web/market/reviews/report-review-page'
import { ReviewQueuePage } from '@saolang/web/market/reviews/review-queue-page'
import { ReviewsPage } from '@saolang/web/market/reviews/reviews-page'
import { FindPurchasePage, LinesToReviewPage, WriteReviewPage } from '@saolang/web/market/reviews/write-review-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { publicView } from '../../platform/act.ts'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { readOffer } from '../shop/read-offer.ts'
import { answerBuyerReview, getReview } from './answer-buyer-review.ts'
import { findPurchaseOf, listLinesToReview, readBoughtLine } from './bought-line.ts'
import { readBuyerReviews, readOwnReviews, readReportedReviews, toReviewView } from './read-buyer-reviews.ts'
import { reportBuyerReview } from './report-buyer-review.ts'
import { settleBuyerReview } from './settle-buyer-review.ts'
import { storeReviewPhotos, writeBuyerReview } from './write-buyer-review.ts'

const Id = z.object({ id: z.uuid() })
const Body = z.record(z.string().max(50), z.string().max(4000))
// Many phones share one address of their carrier, and a code cannot be tried through in so few goes.
const writing = { rateLimit: { max: 30, timeWindow: '10 minutes' } }

/** Reviews: read beside the goods, written from the order, answered by the seller, settled by an officer. */
export function reviewPages(app: App): void {
  const Page = z.object({ page: z.coerce.number().int().min(1).max(1000).catch(1) })
  const Offer = z.object({ offer: z.uuid() })
  app.get('/shop/:offer/reviews', { schema: { params: Offer, querystring: Page } }, async (request, reply) => {
    const { offer, record } = await readOffer(request.params.offer)
    const said = await readBuyerReviews({ productId: offer.productId, page: request.query.page })
    return sendPage(request, reply, ReviewsPage, { offer: { id: offer.id, name: record.product.name }, ...said })
  })
  findingPages(app)
  writingPages(app)
  reportingPages(app)
  deskPages(app)
}

function findingPages(app: App): void {
  app.get('/shop/review', (request, reply) =>
    sendPage(request, reply, FindPurchasePage, { values: {}, isUnknown: false }),
  )
  app.post('/shop/review', { schema: { body: Body }, config: writing }, async (request, reply) => {
    const { code: typed = '', phone = '' } = request.body
    const code = await findPurchaseOf({ code: typed, phone })
    if (code) return reply.redirect(`/orders/${code}/review`, 303)
    return sendPage(request, reply, FindPurchasePage, { values: request.body, isUnknown: true }, 422)
  })
  const Code = z.object({ code: z.string().max(60) })
  const Thanked = z.object({ thanks: z.string().max(1).optional() })
  app.get(
    '/orders/:code/review',
    { schema: { params: Code, querystring: Thanked }, config: writing },
    async (request, reply) => {
      const { code } = request.params
      const lines = await listLinesToReview(code)
      return sendPage(request, reply, LinesToReviewPage, { code, lines, isThanked: request.query.thanks !== undefined })
    },
  )
}

// A text: what is no number is no line, and is told so only after the form's token was looked at.
const Line = z.object({ code: z.string().max(60), orderId: z.string().max(60), no: z.string().max(60) })
type Line = { code: string; orderId: string; no: number }

const nobody = '00000000-0000-0000-0000-000000000000'

function toLine({ code, orderId, no }: z.infer<typeof Line>): Line {
  return { code, orderId: z.uuid().safeParse(orderId).data ?? nobody, no: /^\d{1,3}$/.test(no) ? Number(no) : 0 }
}

function writingPages(app: App): void {
  const address = '/orders/:code/review/:orderId/:no'
  app.get(address, { schema: { params: Line }, config: writing }, (request, reply) =>
    sendForm(request, reply, toLine(request.params), {}, []),
  )
  app.post(address, { schema: { params: Line }, config: { ...writing, takesFiles: true } }, async (request, reply) => {
    const { fields, files } = await readForm(request)
    const line = toLine(request.params)
    return goOrShow(
      reply,
      async () => {
        await readBoughtLine(line)
        const photos = await storeReviewPhotos(files.map(({ upload }) => upload))
        const said = { stars: Number(fields.stars), words: fields.words ?? '', photos }
        await writeBuyerReview(request.actor, { ...line, ...said })
        return `/orders/${encodeURIComponent(line.code)}/review?thanks=1`
      },
      (problems) => sendForm(request, reply, line, fields, problems),
    )
  })
}

async function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Line,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
) {
  const { code, orderId, no } = asked
  const line = { orderId, no, ...(await readBoughtLine(asked)) }
  return sendPage(request, reply, WriteReviewPage, { code, line, values, problems }, statusFor(problems))
}

const readReview = publicView(async ({ tx }, id: string) => toReviewView(await getReview(tx, id)))

function reportingPages(app: App): void {
  const Sent = z.object({ sent: z.string().max(1).optional() })
  app.get('/shop/reviews/:id/report', { schema: { params: Id, querystring: Sent } }, async (request, reply) => {
    const isSent = request.query.sent !== undefined
    return sendPage(request, reply, ReportReviewPage, {
      ...{ review: await readReview(request.params.id), isSent, values: {}, problems: [] },
    })
  })
  app.post('/shop/reviews/:id/report', { schema: { params: Id, body: Body }, config: writing }, (request, reply) => {
    const { id: reviewId } = request.params
    const { ground = '', words = '' } = request.body
    return goOrShow(
      reply,
      async () => {
        await reportBuyerReview(request.actor, { reviewId, ground, words })
        return `/shop/reviews/${reviewId}/report?sent=1`
      },
      async (problems) => {
        const page = { review: await readReview(reviewId), isSent: false, values: request.body, problems }
        return sendPage(request, reply, ReportReviewPage, page, statusFor(problems))
      },
    )
  })
}

const Whose = z.object({ organisation: z.uuid().optional() })

function deskPages(app: App): void {
  app.get('/market/reviews', { schema: { querystring: Whose } }, (request, reply) =>
    sendOwn(request, reply, request.query.organisation, []),
  )
  app.post('/market/reviews/:id', { schema: { params: Id, querystring: Whose, body: Body } }, (request, reply) => {
    const { organisation } = request.query
    return goOrShow(
      reply,
      async () => {
        await answerBuyerReview(request.actor, { reviewId: request.params.id, words: request.body.words ?? '' })
        return organisation ? `/market/reviews?organisation=${organisation}` : '/market/reviews'
      },
      (problems) => sendOwn(request, reply, organisation, problems),
    )
  })
  app.get('/market/reported-reviews', (request, reply) => sendQueue(request, reply, []))
  app.post('/market/reported-reviews/:id', { schema: { params: Id, body: Body } }, (request, reply) => {
    const { outcome = '', words = '' } = request.body
    if (outcome !== 'kept' && outcome !== 'removed') throw new Refused([{ code: 'malformed' }])
    return goOrShow(
      reply,
      async () => {
        await settleBuyerReview(request.actor, { reportId: request.params.id, outcome, words })
        return '/market/reported-reviews'
      },
      (problems) => sendQueue(request, reply, problems),
    )
  })
}

async function sendOwn(
  request: FastifyRequest,
  reply: FastifyReply,
  organisationId: string | undefined,
  problems: readonly Problem[],
) {
  const read = await readOwnReviews(request.actor, organisationId)
  return sendPage(request, reply, OwnReviewsPage, { ...read, problems }, statusFor(problems))
}

async function sendQueue(request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const reports = await readReportedReviews(request.actor, undefined)
  return sendPage(request, reply, ReviewQueuePage, { reports, problems }, statusFor(problems))
}
