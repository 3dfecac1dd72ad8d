import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { importColumns, recordedPlace } from '@saolang/core/registry/import-row.ts'
import { sayProblem } from '@saolang/web/messages/messages.ts'
import { ImportPage, type ImportSummary, ImportsPage } from '@saolang/web/registry/imports-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { csvMark, csvRow } from '../../platform/csv.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { refuseWithoutToken } from '../../platform/request-guard.ts'
import { importRecords } from './import-records.ts'
import { outcomes } from './imports.sql.ts'
import { readImport, readImports } from './read-imports.ts'

const pageSize = 50
const Id = z.object({ id: z.uuid() })
const Query = z.object({
  outcome: z.enum(outcomes).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})

/** `/registry/imports`: staff take files of recorded recognitions in, and see what became of every row. */
export function importPages(app: App): void {
  app.get('/registry/imports', (request, reply) => sendImports(request, reply))
  app.post('/registry/imports', { config: { takesFiles: true } }, async (request, reply) => {
    const file = await readUpload(request)
    try {
      refuseIf(file.bytes.length > 0 ? [] : [{ code: 'import.file-missing', at: 'file' }])
      const { batchId } = await importRecords(request.actor, file)
      return reply.redirect(`/registry/imports/${batchId}`, 303)
    } catch (error) {
      if (!(error instanceof Refused) || findPermissionProblems(request.actor, 'register.import').length > 0)
        throw error
      return sendImports(request, reply, error)
    }
  })
  app.get('/registry/imports/columns.csv', (_, reply) =>
    reply.type('text/csv; charset=utf-8').send(csvMark + csvRow(importColumns)),
  )
  app.get('/registry/imports/:id', { schema: { params: Id, querystring: Query } }, async (request, reply) => {
    const { outcome, page } = request.query
    const question = { id: request.params.id, outcome: outcome ?? null, size: pageSize, offset: (page - 1) * pageSize }
    const { batch, rows } = await readImport(request.actor, question)
    return sendPage(request, reply, ImportPage, {
      summary: toSummary(batch),
      rows: rows.map(({ raw, address, ...row }) => ({
        ...row,
        product: raw.product,
        producer: raw.entity,
        place: recordedPlace(raw),
        ...(address && { address }),
      })),
      ...(outcome && { outcome }),
      page,
      pageSize,
      total: outcome ? (batch.counts[outcome] ?? 0) : batch.rows,
    })
  })
  app.get('/registry/imports/:id/rows.csv', { schema: { params: Id } }, async (request, reply) => {
    const lang = languageOf(request)
    const { rows } = await readImport(request.actor, { id: request.params.id, outcome: null, size: 100_000, offset: 0 })
    const lines = rows.map(({ no, outcome, problems, raw }) =>
      csvRow([
        no,
        outcome,
        problems.map((problem) => sayProblem(lang, problem)).join(' '),
        ...importColumns.map((name) => raw[name]),
      ]),
    )
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(csvMark + csvRow(['line', 'outcome', 'reasons', ...importColumns]) + lines.join(''))
  })
}

async function sendImports(request: FastifyRequest, reply: FastifyReply, error?: Refused): Promise<FastifyReply> {
  const imports = (await readImports(request.actor, undefined)).map(toSummary)
  const canImport = findPermissionProblems(request.actor, 'register.import').length === 0
  return sendPage(
    request,
    reply,
    ImportsPage,
    { imports, canImport, problems: error?.problems ?? [] },
    error ? 422 : 200,
  )
}

async function readUpload(request: FastifyRequest): Promise<{ fileName: string; bytes: Buffer }> {
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

type Batch = Awaited<ReturnType<typeof readImports>>[number]

function toSummary({ id, fileName, rows, importedAt, importedByName, counts }: Batch): ImportSummary {
  return {
    id,
    fileName,
    rows,
    counts,
    importedAt: importedAt.toISOString(),
    ...(importedByName && { importedBy: importedByName }),
  }
}
