import type { Problem } from '@saolang/core/kernel/problem.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { OwnReviewPage } from '@saolang/web/councils/reviews/own-review'
import { ReviewPage } from '@saolang/web/councils/reviews/review'
import { ReviewCountsPage } from '@saolang/web/councils/reviews/review-counts'
import type { ReviewFacts } from '@saolang/web/councils/reviews/review-parts'
import { ReviewsPage } from '@saolang/web/councils/reviews/reviews'
import { sayProblem } from '@saolang/web/messages/messages.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendStored, storeUpload } from '../../platform/files.ts'
import { Fields, goOrShow, readDay, readDayParts, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm, type SentForm } from '../../platform/upload/read-form.ts'
import { assignReview, decideReview } from './decide-review.ts'
import { getReview, getReviewFile, getReviews, getReviewsOfDossier, readReviewCounts } from './get-reviews.ts'
import { requestReview, withdrawReview } from './request-review.ts'
import type { ReviewRow } from './reviews.sql.ts'

const Params = z.object({ id: z.uuid() })
const mostFiles = 5

/** Requests for review: the applicant's page under the dossier, the desk under `/councils/reviews`, the public counts at `/reviews`. */
export function reviewPages(app: App): void {
  app.get('/reviews', async (request, reply) =>
    sendPage(request, reply, ReviewCountsPage, await readReviewCounts(undefined)),
  )
  ownPages(app)
  deskPages(app)
}

function ownPages(app: App): void {
  const at = '/dossiers/:id/review'
  app.get(at, { schema: { params: Params } }, (request, reply) =>
    sendOwn(request, reply, { id: request.params.id }, []),
  )
  app.post(at, { config: { takesFiles: true }, schema: { params: Params } }, async (request, reply) => {
    const { id } = request.params
    const form = await readForm(request)
    return goOrShow(
      reply,
      async () => {
        // Whoever may not ask is told so before any file is stored.
        await getReviewsOfDossier(request.actor, id)
        const files = []
        for (const { upload } of form.files.slice(0, mostFiles)) files.push(await storeUpload(upload))
        const { statement = '' } = form.fields
        const words = { grounds: form.all('grounds'), criteria: form.all('criteria'), statement }
        await requestReview(request.actor, { dossierId: id, ...words, files })
        return `/dossiers/${id}/review`
      },
      (problems) => sendOwn(request, reply, { id, form }, problems),
    )
  })
  app.post(`${at}/withdrawal`, { schema: { params: Params, body: Fields } }, (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await withdrawReview(request.actor, { reviewId: z.uuid().catch(id).parse(readText(request.body, 'reviewId')) })
        return `/dossiers/${id}/review`
      },
      (problems) => sendOwn(request, reply, { id }, problems),
    )
  })
}

async function sendOwn(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, form }: { id: string; form?: SentForm },
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const record = await getReviewsOfDossier(request.actor, id)
  const { dossier, lastDay, decidingDays, mayAsk, today, setId } = record
  const reviews = []
  for (const row of record.reviews)
    reviews.push({ ...toFacts(row), newDecision: (await getReview(request.actor, row.id)).newDecision })
  const page = {
    ...{ dossierId: id, productName: dossier.productName, code: dossier.code ?? '' },
    ...{ lastDay, decidingDays, mayAsk, today, problems, reviews },
    criteria: listLeaves(getCriteriaSet(setId)).map(({ leaf: { code, title } }) => ({ code, title })),
    values: {
      grounds: form?.all('grounds') ?? [],
      criteria: form?.all('criteria') ?? [],
      statement: form?.fields.statement ?? '',
    },
  }
  return sendPage(request, reply, OwnReviewPage, page, statusFor(problems))
}

function toFacts(row: ReviewRow): ReviewFacts & { sessionId: string | null } {
  const { id, no, grounds, criteria, statement, dueOn, panelName, outcome, reasons, sessionId } = row
  return {
    ...{ id, no, grounds, criteria, statement, dueOn, panelName, outcome, reasons, sessionId },
    files: row.files.map(({ sha256, fileName }) => ({ sha256, fileName })),
    requestedAt: row.requestedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }
}

function deskPages(app: App): void {
  const at = '/councils/reviews/:id'
  app.get('/councils/reviews', async (request, reply) => {
    const { lines, today } = await getReviews(request.actor, undefined)
    const named = lines.map((row) => {
      const { productName, code, organisationName } = row
      return { ...toFacts(row), productName, code, organisationName }
    })
    return sendPage(request, reply, ReviewsPage, { lines: named, today })
  })
  app.get(at, { schema: { params: Params } }, (request, reply) => sendReview(request, reply, request.params.id, {}, []))
  app.post(`${at}/panel`, { schema: { params: Params, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const { body } = request
    return goOrShow(
      reply,
      async () => {
        const councilId = z.uuid().catch('00000000-0000-0000-0000-000000000000').parse(readText(body, 'councilId'))
        const day = { heldOn: readDay(body, 'heldOn'), place: readText(body, 'place') }
        await assignReview(request.actor, { reviewId: id, councilId, ...day })
        return `/councils/reviews/${id}`
      },
      (problems) => sendReview(request, reply, id, body, problems),
    )
  })
  app.post(`${at}/outcome`, { schema: { params: Params, body: Fields } }, (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await decideReview(request.actor, { reviewId: id, reasons: readText(request.body, 'reasons') })
        return `/councils/reviews/${id}`
      },
      (problems) => sendReview(request, reply, id, request.body, problems),
    )
  })
  const File = z.object({ id: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
  app.get(`${at}/files/:sha256`, { schema: { params: File } }, async (request, reply) => {
    const { id: reviewId, sha256 } = request.params
    return sendStored(reply, await getReviewFile(request.actor, { reviewId, sha256 }), 'private, no-store')
  })
}

async function sendReview(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const record = await getReview(request.actor, id)
  const { review, councils, found, former } = record
  const lang = languageOf(request)
  const page = {
    ...record,
    review: toFacts(review),
    former: former && { points: former.points, star: former.star },
    found: found ?? null,
    councils: councils.map((council) => ({
      ...{ id: council.id, name: council.name },
      reasons: council.problems.map((problem) => sayProblem(lang, problem)),
    })),
    values: {
      councilId: readText(fields, 'councilId'),
      place: readText(fields, 'place'),
      heldOn: readDayParts(fields, 'heldOn'),
      reasons: readText(fields, 'reasons'),
    },
    problems,
  }
  return sendPage(request, reply, ReviewPage, page, statusFor(problems))
}
