import { Refused } from '@saolang/core/kernel/problem.ts'
import { z } from 'zod'
import { publicView } from '../platform/act.ts'
import type { App } from '../platform/http.ts'
import { listCommunes, listProvinces } from './get-place.ts'
import { unitChangeRoutes } from './units/routes.ts'
import { listHistory, listSuccessions } from './units.sql.ts'

const Unit = z.object({ code: z.string(), name: z.string(), shortName: z.string() })
const Succession = z.object({
  code: z.string(),
  name: z.string(),
  on: z.iso.date(),
  share: z.enum(['full', 'partial', 'unknown']),
  sources: z.number().int(),
})
const UnitHistory = z.object({
  code: z.string(),
  history: z.array(
    z.object({
      level: z.enum(['province', 'district', 'commune']),
      name: z.string(),
      parentCode: z.string().nullable(),
      validFrom: z.iso.date(),
      validTo: z.iso.date().nullable(),
    }),
  ),
  successors: z.array(Succession),
  predecessors: z.array(Succession),
})

const listUnits = publicView(({ tx }, province: string | undefined) =>
  province ? listCommunes(tx, province) : listProvinces(tx),
)

const getUnit = publicView(async ({ tx }, code: string) => {
  const history = await listHistory(tx, code)
  if (history.length === 0) throw new Refused([{ code: 'not-found.place', values: { code } }])
  const successors = await listSuccessions(tx, code, 'successors')
  return { code, history, successors, predecessors: await listSuccessions(tx, code, 'predecessors') }
})

/** `/api/v1/units`: the administrative units of today, and the history of any code that ever was. */
export function peopleRoutes(app: App): void {
  unitChangeRoutes(app)
  const tags = ['units']
  app.get(
    '/api/v1/units',
    {
      schema: {
        summary: 'Provinces of today, or the communes of one',
        tags,
        querystring: z.object({
          province: z
            .string()
            .regex(/^\d{2}$/)
            .optional(),
        }),
        response: { 200: z.object({ units: z.array(Unit) }) },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'public, max-age=3600')
      return { units: await listUnits(request.query.province) }
    },
  )
  app.get(
    '/api/v1/units/:code',
    {
      schema: {
        summary: 'What a code named in every time, what it was made of and what it went into',
        tags,
        params: z.object({ code: z.string().regex(/^(\d{2}|\d{3}|\d{5})$/) }),
        response: { 200: UnitHistory },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'public, max-age=3600')
      return (await getUnit(request.params.code)) as z.infer<typeof UnitHistory>
    },
  )
}
