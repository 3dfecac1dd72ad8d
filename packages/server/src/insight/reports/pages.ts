import { proposedWorkingDays, reportLevels } from '@saolang/core/insight/reports/period.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { LinePage } from '@saolang/web/insight/reports/line-page'
import { OpenPage } from '@saolang/web/insight/reports/open-page'
import { reportAddress } from '@saolang/web/insight/reports/report-view.ts'
import { ReportingPage } from '@saolang/web/insight/reports/reporting-page'
import { UnitsPage } from '@saolang/web/insight/reports/units-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { workbookType } from '../../platform/paper/workbook.ts'
import { openPeriod } from './open-period.ts'
import { toUnitsCsv, toUnitsWorkbook } from './print-report.ts'
import { readReporting, readUnitsBelow } from './read-periods.ts'
import { readLine } from './read-report.ts'
import { periodicReportPages } from './report-pages.ts'
import { nation, unitOf } from './unit-of.ts'

const Unit = z.object({ periodId: z.uuid(), code: z.string().regex(/^(nation|\d{2}|\d{5})$/) })

/** `/reporting`: what a unit owes, who below is late, a period opened, who said what. */
export function reportingPages(app: App): void {
  app.get('/reporting', async (request, reply) => {
    const { actor } = request
    const may = (name: 'reporting-period.open' | 'periodic-report.approve') =>
      findPermissionProblems(actor, name).length === 0
    const { code, rows } = await readReporting(actor, undefined)
    return sendPage(request, reply, ReportingPage, {
      ...{ code, rows, canOpen: may('reporting-period.open'), decides: may('periodic-report.approve') },
    })
  })
  app.get('/reporting/open', (request, reply) => showOpen(request, reply, proposed(), []))
  app.post('/reporting/open', { schema: { body: Fields } }, (request, reply) => {
    const { body, actor, isDemo } = request
    return goOrShow(
      reply,
      async () => reportAddress(await openPeriod(actor, { ...readClaim(body), isDemo }), unitOf(actor)),
      (problems) => showOpen(request, reply, textsOf(body), problems),
    )
  })
  unitPages(app)
  periodicReportPages(app)
}

function unitPages(app: App): void {
  const path = '/reporting/:periodId/:code'
  const Query = z.object({ state: z.string().max(20).optional() })
  app.get(`${path}/units`, { schema: { params: Unit, querystring: Query } }, async (request, reply) => {
    const { state } = request.query
    const below = await readUnitsBelow(request.actor, request.params)
    return sendPage(request, reply, UnitsPage, { ...below, ...(state && { state }) })
  })
  app.get(`${path}/units.csv`, { schema: { params: Unit } }, async (request, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="units.csv"')
      .send(toUnitsCsv(await readUnitsBelow(request.actor, request.params))),
  )
  app.get(`${path}/units.xlsx`, { schema: { params: Unit } }, async (request, reply) =>
    reply
      .type(workbookType)
      .header('content-disposition', 'attachment; filename="units.xlsx"')
      .send(await toUnitsWorkbook(await readUnitsBelow(request.actor, request.params))),
  )
  app.get(
    `${path}/lines/:line`,
    { schema: { params: Unit.extend({ line: z.string().max(60) }) } },
    async (request, reply) => sendPage(request, reply, LinePage, await readLine(request.actor, request.params)),
  )
}

const names = ['kind', 'year', 'scope', 'days-commune', 'days-province', 'days-nation', 'document'] as const
const textsOf = (body: Fields) => Object.fromEntries(names.map((name) => [name, readText(body, name)]))

function proposed(): Record<string, string> {
  const days = reportLevels.map((level) => [`days-${level}`, String(proposedWorkingDays[level])] as const)
  return {
    kind: 'year',
    year: legalDateOf(currentTime()).slice(0, 4),
    scope: 'with-products',
    ...Object.fromEntries(days),
  }
}

function readClaim(body: Fields) {
  const number = (name: string) => (readText(body, name) === '' ? Number.NaN : Number(readText(body, name)))
  const [commune, province] = [number('days-commune'), number('days-province')]
  // A province's own period has no level above it: the days of the nation are not asked.
  const above = body['days-nation'] === undefined ? province + 1 : number('days-nation')
  return {
    ...{ kind: readText(body, 'kind'), year: number('year'), scope: readText(body, 'scope') },
    ...{ workingDays: { commune, province, nation: above }, document: readText(body, 'document') },
  }
}

async function showOpen(
  request: FastifyRequest,
  reply: FastifyReply,
  values: Record<string, string>,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  refuseIf(findPermissionProblems(request.actor, 'reporting-period.open'))
  const props = { values, hasNation: unitOf(request.actor) === nation, problems }
  return sendPage(request, reply, OpenPage, props, statusFor(problems))
}
