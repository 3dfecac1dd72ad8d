import { circularKeys } from '@saolang/core/insight/circular/count.ts'
import { CircularPage } from '@saolang/web/insight/circular/circular-page'
import type { CircularPageProps } from '@saolang/web/insight/circular/circular-view.ts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { csvMark, csvRow } from '../../platform/csv.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readCircular } from './read-circular.ts'

const Query = z.object({
  indicator: z.enum(circularKeys).catch('green-packaging'),
  by: z.enum(['province', 'industry']).catch('province'),
  data: z.literal('sample').optional().catch(undefined),
})

/** `/circular`: circular economy and culture, as a page and as CSV. */
export function circularPages(app: App): void {
  app.get('/circular', { schema: { querystring: Query } }, async (request, reply) =>
    sendPage(request, reply, CircularPage, await readAsked(request, request.query)),
  )
  app.get('/circular/rows.csv', { schema: { querystring: Query } }, async (request, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="tuan-hoan-van-hoa.csv"')
      .send(toCsv(await readAsked(request, request.query))),
  )
}

const readAsked = (request: FastifyRequest, { indicator, by, data }: z.infer<typeof Query>) =>
  readCircular({ key: indicator, by, isSample: data === 'sample', lang: languageOf(request) })

/** Every indicator of the whole, then the chosen one by unit; a withheld figure says so. */
function toCsv({ figures, chosen, rows, by, at }: CircularPageProps): string {
  const whole = figures.map(({ key, whole, unknown }) => [
    ...[key, 'nation', '', whole ? whole.counted : 'withheld', whole ? whole.among : 'withheld', unknown, at],
  ])
  const parts = rows.map(({ code, name, cell, isWithheld }) => [
    ...[
      chosen,
      `${by} ${code}`,
      name,
      isWithheld ? 'withheld' : cell.counted,
      isWithheld ? 'withheld' : cell.among,
      '',
      at,
    ],
  ])
  const head = ['indicator', 'unit', 'name', 'counted', 'among', 'unknown', 'at']
  return csvMark + csvRow(head) + [...whole, ...parts].map((row) => csvRow(row)).join('')
}
