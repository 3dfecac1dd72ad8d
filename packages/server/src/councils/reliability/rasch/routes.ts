import { z } from 'zod'
import type { App } from '../../../platform/http.ts'
import { getRasch } from './get-rasch.ts'

const measured = {
  ...{ name: z.string(), measure: z.number(), error: z.number(), marks: z.int() },
  infit: z.number(),
  outfit: z.number(),
}
const Findings = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('rasch'), marks: z.int(), iterations: z.int(), settled: z.boolean() },
    subsets: z.array(z.object({ no: z.int(), members: z.int(), products: z.int() })),
    products: z.array(z.object({ ...measured, subset: z.int() })),
    members: z.array(z.object({ ...measured, subset: z.int(), points: z.number() })),
    criteria: z.array(z.object({ ...measured, sheet: z.string() })),
    extremes: z.object({
      products: z.array(z.string()),
      members: z.array(z.string()),
      criteria: z.array(z.string()),
    }),
  }),
  z.object({
    ...{ kind: z.literal('too-few'), products: z.int(), members: z.int() },
    needs: z.object({ products: z.int(), members: z.int() }),
  }),
])
const Answer = z.object({
  year: z.int(),
  computedAt: z.iso.datetime().nullable(),
  inputsHash: z.string().nullable().describe('SHA-256 of the marks that went in'),
  result: Findings.nullable(),
})

/** `/api/v1/councils/rasch`. */
export function raschRoutes(app: App): void {
  app.get(
    '/api/v1/councils/rasch',
    {
      schema: {
        summary: 'The yearly many-facet Rasch run over all councils; advice only, no figure changes a star',
        tags: ['councils'],
        querystring: z.object({ year: z.coerce.number().int().min(2000).max(9999).optional() }),
        response: { 200: Answer },
      },
    },
    async (request) => {
      const { year, run } = await getRasch(request.actor, request.query)
      return {
        year,
        computedAt: run?.computedAt.toISOString() ?? null,
        inputsHash: run?.inputsHash ?? null,
        result: run?.result ?? null,
      }
    },
  )
}
