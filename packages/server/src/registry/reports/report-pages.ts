import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import { ReportPage } from '@saolang/web/registry/report-page'
import { AskReportPage, FollowPage } from '@saolang/web/registry/reports/follow-page'
import type { FollowedReport } from '@saolang/web/registry/reports/report-view.ts'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { addressOf } from '../get-product.ts'
import { findProductByCode, readProduct } from '../product-pages.ts'
import { followReport } from './read-reports.ts'
import { reportProduct, storeReportPhotos } from './report-product.ts'

const Code = z.object({ code: z.string().max(60) })
const reporting = { rateLimit: { max: 10, timeWindow: '10 minutes' }, takesFiles: true }
const asking = { rateLimit: { max: 60, timeWindow: '10 minutes' } }

/** `/products/{code}/report`: anyone tells what is wrong with a product, without an account and without JavaScript; `/reports` answers by code. */
export function reportPages(app: App): void {
  app.get('/products/:code/report', { schema: { params: Code } }, async (request, reply) => {
    const { product } = await find(request.params.code)
    return sendPage(request, reply, ReportPage, { product, values: {}, problems: [] })
  })
  app.post('/products/:code/report', { schema: { params: Code }, config: reporting }, async (request, reply) => {
    const { fields, files } = await readForm(request)
    const { productId, product } = await find(request.params.code)
    const form = { productId, kind: fields.kind, words: fields.words, contact: fields.contact }
    return goOrShow(
      reply,
      async () => {
        const photos = await storeReportPhotos(
          form,
          files.map(({ upload }) => upload),
        )
        const { code } = await reportProduct(request.actor, { ...form, photos })
        return `/reports/${code}?new=1`
      },
      async (problems) =>
        sendPage(request, reply, ReportPage, { product, values: fields, problems }, statusFor(problems)),
    )
  })
  // Where reports led before they had answers: the code goes on leading somewhere.
  app.get(
    '/products/:code/reported/:report',
    { schema: { params: Code.extend({ report: z.string().max(30) }) } },
    (request, reply) => reply.redirect(`/reports/${encodeURIComponent(request.params.report)}`, 301),
  )
  following(app)
}

function following(app: App): void {
  const Query = z.object({ code: z.string().max(60).default('') })
  app.get('/reports', { schema: { querystring: Query } }, async (request, reply) => {
    const code = request.query.code.trim()
    return code
      ? reply.redirect(`/reports/${encodeURIComponent(code)}`, 303)
      : sendPage(request, reply, AskReportPage, { code: '', isUnknown: false })
  })
  const New = z.object({ new: z.string().max(1).optional() })
  app.get('/reports/:code', { schema: { params: Code, querystring: New }, config: asking }, async (request, reply) => {
    const report = await readFollowed(request.params.code)
    if (!report) return sendPage(request, reply, AskReportPage, { code: request.params.code, isUnknown: true }, 404)
    const today = legalDateOf(currentTime())
    return sendPage(request, reply, FollowPage, { report, today, isNew: request.query.new !== undefined })
  })
}

/** What became of a report, for machines. */
export function reportRoutes(app: App): void {
  app.get(
    '/api/v1/reports/:code',
    {
      schema: {
        tags: ['register'],
        summary: 'What became of a report, by the code that its sender got',
        params: Code,
        response: { 200: z.looseObject({ code: z.string(), state: z.enum(['new', 'taken', 'answered']) }) },
      },
      config: asking,
    },
    async (request) => {
      const report = await readFollowed(request.params.code)
      refuseIf(report ? [] : [{ code: 'not-found.report' }])
      return report as FollowedReport
    },
  )
}

async function readFollowed(typed: string): Promise<FollowedReport | undefined> {
  const found = await followReport(typed)
  if (!found) return undefined
  const { code, product, address, kind, state, takeBy, answerBy, reportedAt, visitedOn, outcome, answer, answeredAt } =
    found
  return {
    ...{ code: formatShortCode(code), product, address, kind, state, takeBy, answerBy },
    reportedAt: reportedAt.toISOString(),
    ...(visitedOn && { visitedOn }),
    ...(outcome && { outcome }),
    ...(answer && { answer }),
    ...(answeredAt && { answeredAt: answeredAt.toISOString() }),
  }
}

async function find(code: string) {
  const found = await findProductByCode(code)
  refuseIf(found ? [] : [{ code: 'not-found.product' }])
  const productId = found?.productId as string
  const record = await readProduct(productId)
  return { productId, product: { name: record.product.name, address: addressOf(record) } }
}
