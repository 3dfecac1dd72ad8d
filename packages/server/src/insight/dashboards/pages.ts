import { type DossierStatus, dossierStatuses } from '@saolang/core/dossiers/dossier.ts'
import { measureKeys } from '@saolang/core/insight/dashboards/measure.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { CouncilDashboardPage } from '@saolang/web/insight/dashboards/council-dashboard-page'
import { DashboardPage } from '@saolang/web/insight/dashboards/dashboard-page'
import { ProducerDashboardPage } from '@saolang/web/insight/dashboards/producer-dashboard-page'
import { RowsPage } from '@saolang/web/insight/dashboards/rows-page'
import type { DataTable } from '@saolang/web/insight/dashboards/views.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { docxMediaType, renderAdministrativeDocx } from '../../platform/paper/administrative-docx.ts'
import { workbookType } from '../../platform/paper/workbook.ts'
import { readingsTable, sourceLine, toCsv, toTidyCsv, toWorkbook } from './answer-files.ts'
import { toDocument } from './dashboard-document.ts'
import { readCouncilDashboard } from './read-council-dashboard.ts'
import { readDashboard } from './read-dashboard.ts'
import { readProducerDashboard } from './read-producer-dashboard.ts'
import { readRows, rowsInFile, rowsOnPage } from './read-rows.ts'
import { Wanted } from './scope.ts'

const Part = Wanted.extend({ part: z.string().max(40).optional() })
const Rows = Wanted.extend({
  stage: z
    .enum(dossierStatuses as [DossierStatus, ...DossierStatus[]])
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
const Measure = z.object({ measure: z.enum(measureKeys) })

/** `/insight`: everybody's own dashboard, by role; the rows behind each number; the same as files. */
export function dashboardPages(app: App): void {
  app.get('/insight', { schema: { querystring: Wanted } }, async (request, reply) => {
    const [asked, who] = [{ wanted: request.query, lang: languageOf(request) }, request.actor]
    if (who.role === 'producer')
      return sendPage(request, reply, ProducerDashboardPage, await readProducerDashboard(who, asked.lang))
    if (who.role === 'council-member' || who.role === 'council-chair')
      return sendPage(request, reply, CouncilDashboardPage, await readCouncilDashboard(who, asked))
    return sendPage(request, reply, DashboardPage, await readDashboard(who, asked))
  })
  app.get('/insight.csv', { schema: { querystring: Part } }, async (request, reply) => {
    const { scope, tables } = await readTables(request, request.query)
    const { part } = request.query
    const table = tables.find(({ key }) => key === part)
    refuseIf(part && !table ? [{ code: 'not-found', at: 'part' }] : [])
    return sendFile(reply, 'csv', part ?? 'overview', scope.at, table ? toCsv(table) : toTidyCsv(tables, scope))
  })
  app.get('/insight.xlsx', { schema: { querystring: Wanted } }, async (request, reply) => {
    const { scope, tables } = await readTables(request, request.query)
    const book = await toWorkbook(tables, sourceLine(languageOf(request), scope))
    return sendFile(reply, 'xlsx', 'overview', scope.at, book)
  })
  app.get('/insight.docx', { schema: { querystring: Wanted } }, async (request, reply) => {
    const dashboard = await readDashboard(request.actor, { wanted: request.query, lang: 'vi' })
    const document = await renderAdministrativeDocx(toDocument(dashboard, request.actor))
    return sendFile(reply, 'docx', 'overview', dashboard.scope.at, document)
  })
  rowPages(app)
}

function rowPages(app: App): void {
  const schema = { params: Measure, querystring: Rows }
  app.get('/insight/rows/:measure', { schema }, async (request, reply) =>
    sendPage(request, reply, RowsPage, await readRowsOf(request, rowsOnPage)),
  )
  app.get('/insight/rows/:measure/all.csv', { schema }, async (request, reply) => {
    const { table, scope, measure } = await readRowsOf(request, rowsInFile)
    return sendFile(reply, 'csv', measure, scope.at, toCsv(table))
  })
  app.get('/insight/rows/:measure/all.xlsx', { schema }, async (request, reply) => {
    const { table, scope, measure } = await readRowsOf(request, rowsInFile)
    return sendFile(reply, 'xlsx', measure, scope.at, await toWorkbook([table], sourceLine(languageOf(request), scope)))
  })
}

type RowRequest = FastifyRequest<{ Params: z.infer<typeof Measure>; Querystring: z.infer<typeof Rows> }>

function readRowsOf(request: Pick<RowRequest, 'actor' | 'params' | 'query' | 'url' | 'cookies'>, size: number) {
  const { stage = null, page, ...wanted } = request.query
  const lang = languageOf(request as FastifyRequest)
  return readRows(request.actor, {
    key: request.params.measure,
    wanted,
    stage,
    page: size === rowsOnPage ? page : 1,
    size,
    lang,
  })
}

/** The tables of whoever asks, the headline figures first: an officer's, a council's or a producer's own. */
async function readTables(request: FastifyRequest, wanted: Wanted) {
  const [who, lang] = [request.actor, languageOf(request)]
  if (who.role === 'producer') return readProducerDashboard(who, lang)
  if (who.role === 'council-member' || who.role === 'council-chair') return readCouncilDashboard(who, { wanted, lang })
  const { scope, readings, tables, contribution } = await readDashboard(who, { wanted, lang })
  // Officers by name stay on the page, for those who share their work.
  const shown: DataTable[] = tables.filter(({ key }) => key !== 'loads')
  return { scope, tables: [readingsTable(lang, readings), ...shown, ...(contribution ? [contribution] : [])] }
}

const types = { csv: 'text/csv; charset=utf-8', xlsx: workbookType, docx: docxMediaType } as const

function sendFile(reply: FastifyReply, kind: keyof typeof types, name: string, at: string, content: string | Buffer) {
  return reply
    .type(types[kind])
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}-${at.slice(0, 10)}.${kind}"`)
    .send(content)
}
