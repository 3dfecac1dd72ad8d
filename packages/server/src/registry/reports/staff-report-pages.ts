import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import { findPermissionProblems, type Permission } from '@saolang/core/people/permissions.ts'
import { OneReportPage } from '@saolang/web/registry/reports/one-report-page'
import type { ReportLineView } from '@saolang/web/registry/reports/report-view.ts'
import { ReportsPage } from '@saolang/web/registry/reports/reports-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { sendStored } from '../../platform/files.ts'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { answerReport, triageReport } from './answer-report.ts'
import { type ReportLine, readReport, readReportPhoto, readReports } from './read-reports.ts'

const Id = z.object({ id: z.uuid() })
const path = '/registry/reports/:id'

/** `/registry/reports`: what the public reported, taken in hand and answered by the officers of the area. */
export function staffReportPages(app: App): void {
  app.get('/registry/reports', async (request, reply) =>
    sendPage(request, reply, ReportsPage, {
      reports: (await readReports(request.actor, undefined)).map(toLineView),
      today: legalDateOf(currentTime()),
    }),
  )
  app.get(path, { schema: { params: Id } }, (request, reply) => show(request, reply, request.params.id))
  app.get(
    `${path}/photos/:sha256`,
    { schema: { params: Id.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }) } },
    async (request, reply) => {
      const photo = await readReportPhoto(request.actor, request.params.id, request.params.sha256)
      return sendStored(reply, photo, 'private, no-store')
    },
  )
  app.post(`${path}/take`, { schema: { params: Id } }, (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await triageReport(request.actor, id)
        return `/registry/reports/${id}`
      },
      (problems) => show(request, reply, id, { body: {}, problems }),
    )
  })
  app.post(`${path}/answer`, { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const { body } = request
    const input = { reportId: id, outcome: readText(body, 'outcome'), words: readText(body, 'words') }
    return goOrShow(
      reply,
      async () => {
        await answerReport(request.actor, input)
        return `/registry/reports/${id}`
      },
      (problems) => show(request, reply, id, { body, problems }),
    )
  })
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { body, problems }: { body: Fields; problems: readonly Problem[] } = { body: {}, problems: [] },
): Promise<FastifyReply> {
  const report = await readReport(request.actor, id)
  const may = (name: Permission) => findPermissionProblems(request.actor, name).length === 0
  const { address, words, contact, inspectionId, visitedOn, answer, photos, state, answeredAt } = report
  const props = {
    report: {
      ...toLineView(report),
      ...{ address, words, photos, isContactErased: contact === null && answeredAt !== null },
      ...(contact && { contact }),
      ...(inspectionId && { inspectionId }),
      ...(visitedOn && { visitedOn }),
      ...(answer && { answer }),
    },
    today: legalDateOf(currentTime()),
    canTake: state === 'new' && may('report.triage'),
    canAnswer: state !== 'answered' && may('report.answer'),
    canOrder: state !== 'answered' && inspectionId === null && may('inspection.order'),
    values: { outcome: readText(body, 'outcome'), words: readText(body, 'words') },
    problems,
  }
  return sendPage(request, reply, OneReportPage, props, statusFor(problems))
}

function toLineView({
  id,
  code,
  product,
  kind,
  state,
  reportedAt,
  takeBy,
  answerBy,
  outcome,
}: ReportLine): ReportLineView {
  return {
    ...{ id, code: formatShortCode(code), product, kind, state, takeBy, answerBy },
    reportedAt: reportedAt.toISOString(),
    ...(outcome && { outcome }),
  }
}
