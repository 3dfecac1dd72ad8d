import { type RenewalStage, renewalStages } from '@saolang/core/registry/renewal.ts'
import { RenewalsPage, type RenewalView } from '@saolang/web/registry/renewals-page'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { type RenewalLine, readRenewals } from './read-renewals.ts'

const Query = z.object({ stage: z.enum(renewalStages).optional().catch(undefined) })
const mostShown = 200

/** `/registry/renewals`: whose certificate comes to its end, and how far its renewal is; for officers by area, for producers their own. */
export function clockPages(app: App): void {
  app.get('/registry/renewals', { schema: { querystring: Query } }, async (request, reply) => {
    const lines = await readRenewals(request.actor, undefined)
    const { stage } = request.query
    const isOwn = request.actor.role === 'producer'
    const shown = stage ? lines.filter((line) => line.stage === stage) : lines
    return sendPage(request, reply, RenewalsPage, {
      isOwn,
      renewals: shown.slice(0, mostShown).map(toView),
      counts: Object.fromEntries(
        renewalStages.map((each) => [each, lines.filter((line) => line.stage === each).length]),
      ) as Record<RenewalStage, number>,
      ...(stage && { stage }),
    })
  })
}

function toView(line: RenewalLine): RenewalView {
  const { id, number, product, producer, star, expiresOn, opensOn, closesOn, stage, standing, isDemo } = line
  const filed = line.renewals.findLast(({ closedOn }) => closedOn === null)
  return {
    ...{ id, product, expiresOn, opensOn, closesOn, stage, isSample: isDemo },
    ...{ status: standing.status, holds: standing.holds },
    ...(standing.until && { until: standing.until }),
    ...(standing.since && { since: standing.since }),
    ...(number && { number }),
    ...(producer && { producer }),
    ...(star && { star }),
    ...(filed && { filedOn: filed.filedOn }),
    ...(line.reminded && { reminded: line.reminded }),
  }
}
