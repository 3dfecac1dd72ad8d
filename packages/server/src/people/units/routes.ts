import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { enterUnitChange, readUnitChange, readUnitChanges, undoUnitChange } from './change-units.ts'
import type { UnitChangeRow } from './changes.sql.ts'

const Id = z.object({ id: z.uuid() })
const Change = z.object({
  kind: z.enum(['merge', 'split']),
  resolutionNumber: z.string().max(100),
  resolutionOn: z.iso.date(),
  issuer: z.string().max(200),
  effectiveOn: z.iso.date(),
  fromCodes: z.array(z.string().max(10)).max(20),
  heirs: z.array(z.object({ code: z.string().max(10), type: z.string().max(20), name: z.string().max(100) })).max(20),
  mainHeir: z.string().max(10),
  note: z.string().max(1000).optional(),
})
const Known = Change.extend({
  id: z.uuid(),
  note: z.string().nullable(),
  appliedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endReason: z.string().nullable(),
})
const tags = ['units']

function toKnown({ fromCodes, heirs, appliedAt, endedAt, ...change }: UnitChangeRow): z.infer<typeof Known> {
  const moment = (at: Date | null) => at?.toISOString() ?? null
  return {
    ...change,
    ...{ fromCodes: [...fromCodes], heirs: [...heirs], appliedAt: moment(appliedAt), endedAt: moment(endedAt) },
  }
}

/** `/api/v1/unit-changes`: resolutions that merge and split communes, before, on and after their day. */
export function unitChangeRoutes(app: App): void {
  app.get(
    '/api/v1/unit-changes',
    {
      schema: {
        tags,
        summary: 'Resolutions that change units',
        response: { 200: z.object({ changes: z.array(Known) }) },
      },
    },
    async (request) => ({
      changes: (await readUnitChanges(request.actor, undefined)).map(({ names: _, ...change }) => toKnown(change)),
    }),
  )
  app.get(
    '/api/v1/unit-changes/:id',
    {
      schema: {
        ...{ tags, summary: 'A change of units: what lies in them, and what followed', params: Id },
        response: {
          200: z.object({
            change: Known,
            names: z.record(z.string(), z.string()),
            lies: z.array(z.object({ kind: z.string(), code: z.string(), count: z.number().int() })),
            moved: z.record(z.string(), z.number().int()),
          }),
        },
      },
    },
    async (request) => {
      const { change, ...counts } = await readUnitChange(request.actor, request.params.id)
      return { ...counts, change: toKnown(change) }
    },
  )
  app.post(
    '/api/v1/unit-changes',
    {
      schema: { tags, summary: 'Enter a resolution; it takes effect on its day', body: Change, response: { 201: Id } },
    },
    async (request, reply) => {
      const { note, ...change } = request.body
      return reply.status(201).send(await enterUnitChange(request.actor, { ...change, ...(note && { note }) }))
    },
  )
  app.post(
    '/api/v1/unit-changes/:id/undo',
    {
      schema: {
        ...{ tags, summary: 'Withdraw a change, or undo one entered by mistake', params: Id },
        ...{ body: z.object({ reason: z.string().max(1000) }), response: { 200: Id } },
      },
    },
    async (request) => {
      await undoUnitChange(request.actor, { id: request.params.id, reason: request.body.reason })
      return request.params
    },
  )
}
