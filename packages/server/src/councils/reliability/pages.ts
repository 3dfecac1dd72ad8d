import { ReliabilityPage } from '@saolang/web/councils/reliability'
import { say } from '@saolang/web/messages/messages.ts'
import { z } from 'zod'
import { csvMark, csvRow } from '../../platform/csv.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { getReliability, type ReliabilityRecord } from './get-reliability.ts'

const Params = z.object({ id: z.uuid() })

/** `/councils/{id}/reliability`, and its products as a file for a spreadsheet. */
export function reliabilityPages(app: App): void {
  app.get('/councils/:id/reliability', { schema: { params: Params } }, async (request, reply) =>
    sendPage(request, reply, ReliabilityPage, await getReliability(request.actor, request.params.id)),
  )
  app.get('/councils/:id/reliability.csv', { schema: { params: Params } }, async (request, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="saolang-reliability.csv"')
      .header('cache-control', 'no-store')
      .send(toCsv(await getReliability(request.actor, request.params.id))),
  )
}

const columns = ['code', 'product', 'meanPoints', 'range', 'starByPoints', 'errorOfMean', 'chanceOfChange'] as const

// Totals in order of size and without names, for the chair as for a member: a file travels further than a page.
function toCsv({ products, names }: ReliabilityRecord): string {
  const head = csvRow([...columns.map((key) => say('vi', `councils.${key}`)), say('vi', 'councils.points')])
  const rows = products.map(({ product, mean, bandStar, totals, doubt }) => {
    const points = totals.map((each) => each.points).toSorted((a, b) => a - b)
    const range = (points.at(-1) ?? 0) - (points[0] ?? 0)
    const { code, productName } = names[product] ?? {}
    return csvRow([code, productName, mean, range, bandStar, doubt?.sem, doubt?.chance, points.join(' ')])
  })
  return csvMark + head + rows.join('')
}
