import { Readable } from 'node:stream'
import type { Actor } from '@saolang/core/people/actor.ts'
import { permissions } from '@saolang/core/people/permissions.ts'
import { AuditPage } from '@saolang/web/people/audit-page'
import { z } from 'zod'
import { csvMark, csvRow } from '../platform/csv.ts'
import { sendPage } from '../platform/html.ts'
import type { App } from '../platform/http.ts'
import type { AuditFilter } from './lines.sql.ts'
import { keepCheckpoints } from './log/keep-checkpoints.ts'
import { logPages } from './log/pages.ts'
import { logRoutes } from './log/routes.ts'
import { type NamedEntry, readAudit } from './read-audit.ts'

// What a filter cannot be is left out: an address typed by hand still answers.
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const Filter = z.object({
  action: lenient(z.enum(Object.keys(permissions))),
  outcome: lenient(z.enum(['done', 'refused'])),
  person: lenient(z.uuid()),
  subject: lenient(z.string().trim().min(1).max(200)),
  from: lenient(z.iso.date()),
  to: lenient(z.iso.date()),
})
const Query = Filter.extend({ before: lenient(z.coerce.number().int().positive()) })

const pageSize = 50
const batchSize = 1000

/** The audit for those who may read it, as a page and as CSV, and the log that it stands in for everybody. */
export function auditPages(app: App): void {
  app.get('/audit', { schema: { querystring: Query } }, async (request, reply) => {
    const { before, ...filter } = request.query
    const lines = await readAudit(request.actor, { ...filter, before, limit: pageSize + 1 })
    const entries = lines.slice(0, pageSize).map((line) => ({ ...line, at: line.at.toISOString() }))
    return sendPage(request, reply, AuditPage, {
      entries,
      filter,
      actions: Object.keys(permissions),
      ...(lines.length > pageSize && { nextBefore: entries.at(-1)?.seq }),
      isFirst: before === undefined,
    })
  })

  app.get('/audit/lines.csv', { schema: { querystring: Filter } }, async (request, reply) => {
    const first = await readAudit(request.actor, { ...request.query, limit: batchSize })
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="saolang-audit.csv"')
      .header('cache-control', 'no-store')
      .send(Readable.from(csvOf(request.actor, request.query, first)))
  })

  logPages(app)
  logRoutes(app)

  app.addHook('onClose', async () => {
    await keepCheckpoints()
  })
}

async function* csvOf(who: Actor, filter: AuditFilter, first: NamedEntry[]): AsyncGenerator<string> {
  yield csvMark +
    csvRow([
      'seq',
      'at',
      'action',
      'outcome',
      'person',
      'name',
      'role',
      'jurisdiction',
      'organisation',
      'subject_kind',
      'subject_id',
      'detail',
    ])
  for (let lines = first; lines.length > 0; ) {
    yield lines.map(rowOf).join('')
    if (lines.length < batchSize) return
    lines = await readAudit(who, { ...filter, before: lines.at(-1)?.seq, limit: batchSize })
  }
}

function rowOf(line: NamedEntry): string {
  const {
    seq,
    at,
    action,
    outcome,
    personId,
    personName,
    role,
    jurisdiction,
    organisationId,
    subjectKind,
    subjectId,
    detail,
  } = line
  const json = (value: object | null) => (value ? JSON.stringify(value) : null)
  return csvRow([
    seq,
    at.toISOString(),
    action,
    outcome,
    personId,
    personName,
    role,
    json(jurisdiction),
    organisationId,
    subjectKind,
    subjectId,
    json(detail),
  ])
}
