import { type MapQuestion, mapLayers } from '@saolang/core/insight/map/map-question.ts'
import { NationPage } from '@saolang/web/insight/map/nation-page'
import { ProvincePage } from '@saolang/web/insight/map/province-page'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readNationMap } from './read-nation.ts'
import { readProvinceMap } from './read-province.ts'
import { toNationCsv, toProvinceCsv } from './to-csv.ts'

// What a filter cannot be is left out: an address typed by hand, or an empty choice of the form, still answers.
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const Query = z.object({
  layer: z.enum(mapLayers).catch('products'),
  time: z.enum(['today', 'before']).catch('today'),
  star: lenient(z.enum(['3', '4', '5'])),
  industry: lenient(z.enum(['I', 'II', 'III', 'IV', 'V', 'VI'])),
  term: lenient(z.literal('holds')),
  data: lenient(z.literal('sample')),
})
const Params = z.object({ province: z.string().regex(/^\d{2}$/) })

/** `/map` and `/map/{province}`: what there is where, as a map, a table and CSV. */
export function mapPages(app: App): void {
  app.get('/map', { schema: { querystring: Query } }, async (request, reply) =>
    sendPage(request, reply, NationPage, await readNationMap(toQuestion(request.query))),
  )
  app.get('/map/rows.csv', { schema: { querystring: Query } }, async (request, reply) =>
    sendCsv(reply, 'ban-do', toNationCsv(await readNationMap(toQuestion(request.query)))),
  )
  app.get('/map/:province', { schema: { params: Params, querystring: Query } }, async (request, reply) =>
    sendPage(request, reply, ProvincePage, await readProvinceMap(toAsked(request))),
  )
  app.get('/map/:province/rows.csv', { schema: { params: Params, querystring: Query } }, async (request, reply) =>
    sendCsv(reply, `ban-do-${request.params.province}`, toProvinceCsv(await readProvinceMap(toAsked(request)))),
  )
}

const toQuestion = ({ layer, time, star, industry, term, data }: z.infer<typeof Query>): MapQuestion => ({
  ...{ layer, time, industry, isHolding: term === 'holds', isSample: data === 'sample' },
  star: star && (Number(star) as 3 | 4 | 5),
})

const toAsked = ({ params, query }: { params: { province: string }; query: z.infer<typeof Query> }) => ({
  ...{ code: params.province, question: toQuestion(query) },
})

const sendCsv = (reply: FastifyReply, name: string, csv: string) =>
  reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`).send(csv)
