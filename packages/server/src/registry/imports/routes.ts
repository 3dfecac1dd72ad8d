import { importColumns } from '@saolang/core/registry/import-row.ts'
import { importFields } from '@saolang/core/registry/imports/import-fields.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { applyImport } from './apply-rows.ts'
import { chooseColumns } from './choose-columns.ts'
import { outcomes, plans } from './imports.sql.ts'
import { readImport, readImports } from './read-imports.ts'
import { receiveWorkbook } from './receive-workbook.ts'
import { toRowView, toSummary } from './to-view.ts'
import { undoImport } from './undo-rows.ts'

const Id = z.object({ id: z.uuid() })
const Counts = z.record(z.string(), z.number().int())
const Summary = z.object({
  id: z.uuid(),
  fileName: z.string(),
  rows: z.number().int(),
  state: z.enum(['read', 'checking', 'checked', 'applying', 'applied', 'undoing', 'undone', 'dropped']),
  importedAt: z.iso.datetime(),
  importedBy: z.string().optional(),
  plans: Counts,
  counts: Counts,
  undone: Counts,
})
const Column = z.enum(importFields as readonly [string, ...string[]]).nullable()
const Sheet = z.object({
  name: z.string(),
  headings: z.array(z.string()),
  columns: z.array(Column),
  records: z.number().int(),
  isUsed: z.boolean(),
})
const Constants = z.partialRecord(z.enum(importColumns), z.string().max(500))
const Row = z.object({
  no: z.number().int(),
  cell: z.string(),
  plan: z.enum(plans).nullable(),
  outcome: z.enum(outcomes).nullable(),
  undone: z.enum(['undone', 'kept']).nullable(),
  problems: z.array(z.object({ code: z.string(), at: z.string().optional(), cell: z.string() })).readonly(),
  product: z.string(),
  address: z.string().optional(),
})
const Filter = z.object({
  plan: z.enum(plans).optional(),
  outcome: z.enum(outcomes).optional(),
  undone: z.enum(['undone', 'kept']).optional(),
  after: z.coerce.number().int().min(0).default(0),
  size: z.coerce.number().int().min(1).max(1000).default(100),
})

const tags = ['imports']
const mostBytes = 14_000_000

/** `/api/v1/imports`: what the pages of imports do, for machines. */
export function importRoutes(app: App): void {
  reading(app)
  app.post(
    '/api/v1/imports',
    {
      bodyLimit: mostBytes * 2,
      schema: {
        ...{ tags, summary: 'Hand a workbook in; what its columns hold is proposed' },
        body: z.object({ fileName: z.string().min(1).max(200), contentBase64: z.string().max(mostBytes * 1.4) }),
        response: {
          201: z.object({ id: z.uuid(), sheets: z.array(Sheet), constants: z.record(z.string(), z.string()) }),
        },
      },
    },
    async (request, reply) => {
      const { fileName, contentBase64 } = request.body
      const bytes = Buffer.from(contentBase64, 'base64')
      const { batchId, layout } = await receiveWorkbook(request.actor, { fileName, bytes })
      const constants = layout.constants as Record<string, string>
      return reply.status(201).send({ id: batchId, sheets: layout.sheets, constants })
    },
  )
  app.put(
    '/api/v1/imports/:id/columns',
    {
      schema: {
        ...{ tags, summary: 'Settle what the columns hold; the trial begins', params: Id },
        body: z.object({
          sheets: z.array(z.object({ isUsed: z.boolean(), columns: z.array(Column) })).max(100),
          constants: Constants,
        }),
        response: { 202: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => {
      await chooseColumns(request.actor, { batchId: request.params.id, ...request.body })
      return reply.status(202).send(request.params)
    },
  )
  const steps = {
    apply: [applyImport, 'Take a tried file into the register'],
    undo: [undoImport, 'Take an import back, but for what other things rest on'],
  } as const
  for (const [step, [work, summary]] of Object.entries(steps))
    app.post(
      `/api/v1/imports/:id/${step}`,
      { schema: { tags, summary, params: Id, response: { 202: z.object({ id: z.uuid() }) } } },
      async (request, reply) => {
        await work(request.actor, { batchId: request.params.id })
        return reply.status(202).send(request.params)
      },
    )
}

function reading(app: App): void {
  app.get(
    '/api/v1/imports',
    {
      schema: {
        tags,
        summary: 'The newest imports of the area',
        response: { 200: z.object({ imports: z.array(Summary) }) },
      },
    },
    async (request) => ({ imports: (await readImports(request.actor, undefined)).map(toSummary) }),
  )
  app.get(
    '/api/v1/imports/:id',
    { schema: { tags, summary: 'How far an import has come', params: Id, response: { 200: Summary } } },
    async (request) => toSummary((await readImport(request.actor, { ...nothing, id: request.params.id })).batch),
  )
  app.get(
    '/api/v1/imports/:id/rows',
    {
      schema: {
        ...{ tags, summary: 'What became of the rows, each with its reasons and their cells', params: Id },
        ...{ querystring: Filter, response: { 200: z.object({ rows: z.array(Row) }) } },
      },
    },
    async (request) => {
      const { plan = null, outcome = null, undone = null, after, size } = request.query
      const { id } = request.params
      const { rows, layout } = await readImport(request.actor, { id, plan, outcome, undone, size, offset: after })
      return { rows: rows.map((row) => ({ ...toRowView(row, layout), ...fateOf(row) })) }
    },
  )
}

const nothing = { plan: null, outcome: null, undone: null, size: 0, offset: 0 }

type Fate = Pick<Awaited<ReturnType<typeof readImport>>['rows'][number], 'plan' | 'outcome' | 'undone'>
const fateOf = ({ plan, outcome, undone }: Fate) => ({ plan, outcome, undone })
