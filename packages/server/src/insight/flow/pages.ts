import { OverviewPage } from '@saolang/web/insight/overview-page'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { toOverviewCsv } from './overview-csv.ts'
import { readOverview } from './read-overview.ts'

const Query = z.object({
  months: z.coerce.number().int().min(1).max(120).catch(12),
  province: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .catch(undefined),
})

/** `/insight`: the overview of an officer's area, and the same as CSV. */
export function overviewPages(app: App): void {
  app.get('/insight', { schema: { querystring: Query } }, async (request, reply) => {
    const { months, province } = request.query
    return sendPage(request, reply, OverviewPage, await readOverview(request.actor, { months, province }))
  })
  app.get('/insight.csv', { schema: { querystring: Query } }, async (request, reply) => {
    const { months, province } = request.query
    const overview = await readOverview(request.actor, { months, province })
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="overview-${overview.on}.csv"`)
      .send(toOverviewCsv(overview))
  })
}
