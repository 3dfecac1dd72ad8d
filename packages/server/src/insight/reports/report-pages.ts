import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { ReportValues } from '@saolang/web/insight/reports/report-form'
import { ReportPage } from '@saolang/web/insight/reports/report-page'
import { reportAddress } from '@saolang/web/insight/reports/report-view.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { docxMediaType, renderAdministrativeDocx } from '../../platform/paper/administrative-docx.ts'
import { renderAdministrativePdf } from '../../platform/paper/administrative-pdf.ts'
import { workbookType } from '../../platform/paper/workbook.ts'
import { sendPdf } from '../../platform/pdf.ts'
import { approveReport, correctReport, markMissing, returnReport, submitReport } from './move-report.ts'
import { getBegunReport, readDocument, toReportCsv, toReportWorkbook } from './print-report.ts'
import { readReport } from './read-report.ts'
import { readReportForm } from './read-report-form.ts'
import type { Asked } from './unit-of.ts'
import { recountReport, startReport, writeReport } from './write-report.ts'

const Unit = z.object({ periodId: z.uuid(), code: z.string().regex(/^(nation|\d{2}|\d{5})$/) })
const Query = z.object({
  version: z.coerce.number().int().min(1).max(1000).optional().catch(undefined),
  saved: z.string().max(1).optional(),
})
const path = '/reporting/:periodId/:code'

/** `/reporting/{period}/{unit}`: a report, the form that writes it, and its moves. */
export function periodicReportPages(app: App): void {
  app.get(path, { schema: { params: Unit, querystring: Query } }, (request, reply) =>
    show(request, reply, request.params, {
      version: request.query.version,
      isSaved: request.query.saved !== undefined,
    }),
  )
  app.post(path, { schema: { params: Unit, body: Fields } }, (request, reply) => {
    const { params, body, actor } = request
    const { values, ...written } = readReportForm(body)
    return goOrShow(
      reply,
      async () => {
        await writeReport(actor, { ...params, ...written })
        if (readText(body, 'act') !== 'submit') return `${reportAddress(params.periodId, params.code)}?saved=1`
        await submitReport(actor, params)
        return reportAddress(params.periodId, params.code)
      },
      (problems) => show(request, reply, params, { problems, values }),
    )
  })
  moves(app)
  files(app)
}

function moves(app: App): void {
  const acts = {
    start: (request: FastifyRequest, asked: Asked) => startReport(request.actor, asked),
    approve: (request: FastifyRequest, asked: Asked) => approveReport(request.actor, asked),
    count: (request: FastifyRequest, asked: Asked, body: Fields) =>
      recountReport(request.actor, { ...asked, revision: Number(readText(body, 'revision')) || 0 }),
    return: (request: FastifyRequest, asked: Asked, body: Fields) =>
      returnReport(request.actor, { ...asked, reason: readText(body, 'reason') }),
    correct: (request: FastifyRequest, asked: Asked, body: Fields) =>
      correctReport(request.actor, { ...asked, reason: readText(body, 'reason') }),
    missing: (request: FastifyRequest, asked: Asked, body: Fields) =>
      markMissing(request.actor, { ...asked, reason: readText(body, 'reason') }),
  }
  for (const [name, perform] of Object.entries(acts))
    app.post(`${path}/${name}`, { schema: { params: Unit, body: Fields } }, (request, reply) => {
      const { params, body } = request
      return goOrShow(
        reply,
        async () => {
          await perform(request, params, body)
          return reportAddress(params.periodId, params.code)
        },
        (problems) => show(request, reply, params, { problems }),
      )
    })
}

function files(app: App): void {
  const schema = { params: Unit, querystring: Query }
  const asDocument = (request: FastifyRequest, asked: Asked, version: number | undefined) =>
    readDocument(request.actor, { ...asked, version, publicUrl: request.publicUrl })
  const send = (reply: FastifyReply, ending: string, type: string, bytes: Buffer | string) =>
    reply.type(type).header('content-disposition', `attachment; filename="bao-cao-ocop.${ending}"`).send(bytes)
  app.get(`${path}/report.docx`, { schema }, async (request, reply) => {
    const document = await asDocument(request, request.params, request.query.version)
    return send(reply, 'docx', docxMediaType, await renderAdministrativeDocx(document))
  })
  app.get(`${path}/report.pdf`, { schema }, async (request, reply) => {
    const document = await asDocument(request, request.params, request.query.version)
    return sendPdf(reply, 'bao-cao-ocop', await renderAdministrativePdf(document))
  })
  app.get(`${path}/report.xlsx`, { schema }, async (request, reply) => {
    const report = await getBegunReport(request.actor, { ...request.params, version: request.query.version })
    return send(reply, 'xlsx', workbookType, await toReportWorkbook(report))
  })
  app.get(`${path}/report.csv`, { schema }, async (request, reply) => {
    const report = await getBegunReport(request.actor, { ...request.params, version: request.query.version })
    return send(reply, 'csv', 'text/csv; charset=utf-8', toReportCsv(report))
  })
}

type Shown = { version?: number | undefined; isSaved?: boolean; problems?: readonly Problem[]; values?: ReportValues }

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  { version, isSaved = false, problems = [], values }: Shown,
): Promise<FastifyReply> {
  const report = await readReport(request.actor, { ...asked, version })
  const props = { report, isSaved, problems, ...(values && { values }) }
  return sendPage(request, reply, ReportPage, props, statusFor(problems))
}
