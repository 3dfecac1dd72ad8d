import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { type ImportRow, importColumns } from '@saolang/core/registry/import-row.ts'
import type { Layout } from '@saolang/core/registry/imports/layout.ts'
import type { Constants } from '@saolang/core/registry/imports/read-record.ts'
import { sayProblem } from '@saolang/web/messages/messages.ts'
import { ColumnsPage } from '@saolang/web/registry/imports/columns-page'
import { ImportPage } from '@saolang/web/registry/imports/import-page'
import { ImportsPage } from '@saolang/web/registry/imports/imports-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import { csvMark, csvRow } from '../../platform/csv.ts'
import { Fields, goOrShow, readGroup, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { refuseWithoutToken } from '../../platform/request-guard.ts'
import { applyImport } from './apply-rows.ts'
import { chooseColumns } from './choose-columns.ts'
import { outcomes, plans } from './imports.sql.ts'
import { readImport, readImports } from './read-imports.ts'
import { receiveWorkbook } from './receive-workbook.ts'
import { busy, filterOf, toRowView, toSummary } from './to-view.ts'
import { undoImport } from './undo-rows.ts'

const pageSize = 50
const lookAgainSeconds = '3'
const Id = z.object({ id: z.uuid() })
const Query = z.object({
  outcome: z.enum(outcomes).optional().catch(undefined),
  plan: z.enum(plans).optional().catch(undefined),
  undone: z.enum(['undone', 'kept']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(2000).catch(1),
})

const provinces = publicView(({ tx }, _: undefined) => listProvinces(tx))

/** `/registry/imports`: staff take files of recorded recognitions in, step by step, and see what becomes of every row. */
export function importPages(app: App): void {
  app.get('/registry/imports', (request, reply) => sendImports(request, reply, []))
  app.post('/registry/imports', { config: { takesFiles: true } }, async (request, reply) => {
    const file = await readUpload(request)
    refuseIf(findPermissionProblems(request.actor, 'register.import'))
    return goOrShow(
      reply,
      async () => `/registry/imports/${(await receiveWorkbook(request.actor, file)).batchId}/columns`,
      (problems) => sendImports(request, reply, problems),
    )
  })
  app.get('/registry/imports/columns.csv', (_, reply) =>
    reply.type('text/csv; charset=utf-8').send(csvMark + csvRow(importColumns)),
  )
  columnPages(app)
  reportPages(app)
  for (const [step, work] of Object.entries({ apply: applyImport, undo: undoImport }))
    app.post(`/registry/imports/:id/${step}`, { schema: { params: Id, body: Fields } }, async (request, reply) => {
      await work(request.actor, { batchId: request.params.id })
      return reply.redirect(`/registry/imports/${request.params.id}`, 303)
    })
}

function columnPages(app: App): void {
  const path = '/registry/imports/:id/columns'
  app.get(path, { schema: { params: Id } }, (request, reply) => sendColumns(request, reply, request.params.id))
  app.post(path, { schema: { params: Id, body: Fields } }, async (request, reply) => {
    const { id } = request.params
    const { layout } = await readImport(request.actor, { ...everything, id, size: 0 })
    const choice = readChoice(request.body, layout)
    return goOrShow(
      reply,
      async () => {
        await chooseColumns(request.actor, { batchId: id, ...choice })
        return `/registry/imports/${id}`
      },
      (problems) => sendColumns(request, reply, id, { choice, problems }),
    )
  })
}

const everything = { outcome: null, plan: null, undone: null, offset: 0, size: 100_000 }

type Choice = { sheets: { isUsed: boolean; columns: (string | null)[] }[]; constants: Constants }

function readChoice(body: Fields, layout: Layout | null): Choice {
  const sheets = (layout?.sheets ?? []).map(({ headings }, no) => ({
    isUsed: readText(body, `use-${no}`) === 'yes',
    columns: headings.map((_, i) => readText(body, `column-${no}-${i}`) || null),
  }))
  const constants = readGroup(body, 'constant-') as Partial<ImportRow>
  return { sheets, constants: Object.fromEntries(Object.entries(constants).filter(([, value]) => value !== '')) }
}

async function sendColumns(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { choice, problems }: { choice?: Choice; problems: readonly Problem[] } = { problems: [] },
): Promise<FastifyReply> {
  const { batch, layout } = await readImport(request.actor, { ...everything, id, size: 0 })
  if (!layout) throw new Refused([{ code: 'not-found.import' }])
  const sheets = layout.sheets.map((sheet, i) => ({ ...sheet, ...choice?.sheets[i] })) as Layout['sheets']
  const props = {
    ...{ id, fileName: batch.fileName, sheets, problems },
    ...{ constants: choice?.constants ?? layout.constants, provinces: await provinces(undefined) },
  }
  return sendPage(request, reply, ColumnsPage, props, statusFor(problems))
}

function reportPages(app: App): void {
  app.get('/registry/imports/:id', { schema: { params: Id, querystring: Query } }, async (request, reply) => {
    const { page } = request.query
    const { id } = request.params
    const asked = { outcome: null, plan: null, undone: null, ...pick(request.query) }
    const { batch, layout, rows } = await readImport(request.actor, {
      ...{ id, ...asked, size: pageSize, offset: (page - 1) * pageSize },
    })
    const summary = toSummary(batch)
    const filter = filterOf(summary, asked)
    if (busy.includes(batch.state)) reply.header('refresh', lookAgainSeconds)
    return sendPage(request, reply, ImportPage, {
      ...{ summary, filter, page, pageSize },
      rows: rows.map((row) => toRowView(row, layout)),
      canAct: findPermissionProblems(request.actor, 'register.import').length === 0,
      total: filter.value ? (filter.counts[filter.value] ?? 0) : batch.rows,
    })
  })
  app.get('/registry/imports/:id/rows.csv', { schema: { params: Id } }, async (request, reply) => {
    const lang = languageOf(request)
    const { rows, layout } = await readImport(request.actor, { ...everything, id: request.params.id })
    const lines = rows.map((row) => {
      const { cell, problems } = toRowView(row, layout)
      const reasons = problems.map((problem) => `${sayProblem(lang, problem)} [${problem.cell}]`).join(' ')
      const fate = [row.plan, row.outcome, row.undone, reasons]
      return csvRow([cell, ...fate, ...importColumns.map((name) => row.raw[name])])
    })
    const head = csvRow(['line', 'plan', 'outcome', 'undone', 'reasons', ...importColumns])
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(csvMark + head + lines.join(''))
  })
}

const pick = ({ outcome, plan, undone }: z.infer<typeof Query>) => ({
  ...(outcome && { outcome }),
  ...(plan && { plan }),
  ...(undone && { undone }),
})

async function sendImports(
  request: FastifyRequest,
  reply: FastifyReply,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const imports = (await readImports(request.actor, undefined)).map(toSummary)
  const canImport = findPermissionProblems(request.actor, 'register.import').length === 0
  return sendPage(request, reply, ImportsPage, { imports, canImport, problems }, statusFor(problems))
}

/** The file of a form, once its token was checked; an empty one when none was chosen. */
export async function readUpload(request: FastifyRequest): Promise<{ fileName: string; bytes: Buffer }> {
  refuseIf(request.isMultipart() ? [] : [{ code: 'import.file-missing', at: 'file' }])
  let csrf: unknown
  let file: { fileName: string; bytes: Buffer } = { fileName: '', bytes: Buffer.alloc(0) }
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { fileName: part.filename, bytes: await part.toBuffer() }
    else if (part.fieldname === 'csrf') csrf = part.value
  }
  refuseWithoutToken(request, csrf)
  return file
}
