import { randomUUID } from 'node:crypto'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { FairReportPage } from '@saolang/web/market/fairs/fair-report-page'
import { StallPage } from '@saolang/web/market/fairs/stall-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { csvMark, csvRow } from '../../platform/csv.ts'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { renderAdministrativePdf } from '../../platform/paper/administrative-pdf.ts'
import { sendPdf } from '../../platform/pdf.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { nameProvinces } from '../demand/pages/demand-pages.ts'
import { closeFair } from './hold-fair.ts'
import { readFairReport, readStall } from './read-fairs.ts'
import { toReportPaper } from './report-paper.ts'
import { keepForStall, recordStallSale, type StallSale } from './sell-at-stall.ts'
import { toFairLine, toReport } from './to-view.ts'

const Id = z.object({ id: z.uuid() })
const takesForm = { config: { takesFiles: true, rateLimit: { max: 120, timeWindow: '1 minute' } } }

/** `/fairs/{id}/stall` and `/fairs/{id}/report`: selling over the counter, and what a fair came to. */
export function stallPages(app: App): void {
  app.get('/fairs/:id/stall', { schema: { params: Id } }, (request, reply) => sendStall(request, reply, {}, []))
  app.post('/fairs/:id/stock', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id: fairId } = request.params
    const offerId = readText(request.body, 'offerId')
    return goOrShow(
      reply,
      async () => {
        refuseIf(z.uuid().safeParse(offerId).success ? [] : [{ code: 'not-found.offer' }])
        await keepForStall(request.actor, {
          fairId,
          offerId,
          quantity: Number(readText(request.body, 'keep') || Number.NaN),
        })
        return `/fairs/${fairId}/stall`
      },
      (problems) => sendStall(request, reply, {}, problems),
    )
  })
  app.post('/fairs/:id/sales', { ...takesForm, schema: { params: Id } }, async (request, reply) => {
    const { id } = request.params
    const { fields } = await readForm(request)
    return goOrShow(
      reply,
      async () => {
        await recordStallSale(request.actor, readSale(id, fields))
        return `/fairs/${id}/stall`
      },
      (problems) => sendStall(request, reply, fields, problems),
    )
  })
  stallRoutes(app)
  reportPages(app)
}

function stallRoutes(app: App): void {
  app.post(
    '/api/v1/fairs/:id/sales',
    {
      ...takesForm,
      schema: {
        tags: ['market'],
        summary: 'Tell a sale over the counter of a fair; the same entry sent twice is one sale',
        consumes: ['multipart/form-data'],
        params: Id,
        response: { 200: z.object({ receipt: z.string() }) },
      },
    },
    async (request) => {
      refuseIf(findPermissionProblems(request.actor, 'fair.sell'))
      return recordStallSale(request.actor, readSale(request.params.id, (await readForm(request)).fields))
    },
  )
}

function readSale(fairId: string, fields: Record<string, string>): StallSale {
  const { entry = '', offerId = '', quantity = '', priceDong = '', payWay = '', soldOn = '' } = fields
  refuseIf(z.uuid().safeParse(entry).success ? [] : [{ code: 'fair.entry-missing' }])
  refuseIf(z.uuid().safeParse(offerId).success ? [] : [{ code: 'not-found.offer', at: 'offerId' }])
  const number = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.replaceAll('.', '')))
  return { entryId: entry, fairId, offerId, quantity: number(quantity), priceDong: number(priceDong), payWay, soldOn }
}

async function sendStall(
  request: FastifyRequest,
  reply: FastifyReply,
  values: Record<string, string>,
  problems: readonly Problem[],
) {
  const { id } = request.params as { id: string }
  const today = legalDateOf(currentTime())
  const { fair, seat, boothCode, goods, sales, payQr } = await readStall(request.actor, id)
  const page = {
    ...{ fair: toFairLine(fair, today), seller: seat.name, sellerPersonId: request.actor.personId ?? '', boothCode },
    goods: goods.map(({ id: offerId, name, pack, priceDong, aside }) => ({
      ...{ offerId, name, pack, priceDong, kept: aside?.quantity ?? 0, left: aside?.free ?? 0, sold: aside?.sold ?? 0 },
    })),
    sales: sales.map(({ receipt, offerId, quantity, priceDong, payWay, soldOn }) => ({
      ...{ receipt, quantity, payWay, soldOn, dong: quantity * priceDong },
      name: goods.find((offer) => offer.id === offerId)?.name ?? '',
    })),
    payQr: payQr ?? null,
    entryId: values.entry ?? randomUUID(),
    today,
    values,
    problems,
  }
  return sendPage(request, reply, StallPage, page, statusFor(problems))
}

function reportPages(app: App): void {
  app.get('/fairs/:id/report', { schema: { params: Id } }, (request, reply) => sendReport(request, reply, []))
  app.get('/fairs/:id/report.pdf', { schema: { params: Id } }, async (request, reply) => {
    const read = await readFairReport(request.actor, request.params.id)
    const province = (await nameProvinces(undefined))[read.fair.provinceCode] ?? ''
    const paper = toReportPaper({ fair: read.fair, report: toReport(read), province, day: legalDateOf(currentTime()) })
    return sendPdf(reply, 'bao-cao-hoi-cho', await renderAdministrativePdf(paper))
  })
  app.get('/fairs/:id/report.csv', { schema: { params: Id } }, async (request, reply) => {
    const { rows } = toReport(await readFairReport(request.actor, request.params.id))
    const head = csvRow(['chu_the', 'gian', 'luot_ban', 'so_luong', 'tien_dong', 'tien_mat_dong', 'buoi_gap'])
    const lines = rows.map((row) =>
      csvRow([row.name, row.boothCode, row.sales, row.quantity, row.dong, row.cashDong, row.held]),
    )
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="bao-cao-hoi-cho.csv"')
      .send(csvMark + head + lines.join(''))
  })
  app.post('/fairs/:id/close', { schema: { params: Id, body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      async () => {
        await closeFair(request.actor, request.params.id)
        return `/fairs/${request.params.id}/report`
      },
      (problems) => sendReport(request, reply, problems),
    ),
  )
}

async function sendReport(request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const { id } = request.params as { id: string }
  const read = await readFairReport(request.actor, id)
  const fair = toFairLine(read.fair, legalDateOf(currentTime()))
  return sendPage(request, reply, FairReportPage, { fair, report: toReport(read), problems }, statusFor(problems))
}
