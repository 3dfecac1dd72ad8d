import { typicalChoices } from '@saolang/core/councils/typical-choices.ts'
import { statuses } from '@saolang/core/dossiers/dossier.ts'
import { nextStarOf } from '@saolang/core/insight/dashboards/next-star.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import type { ProducerDashboardProps } from '@saolang/web/insight/dashboards/producer-dashboard-page'
import type { ScopeView } from '@saolang/web/insight/dashboards/views.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { getResult } from '../../councils/get-verdict.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { type ListedDossier, listDossiers } from '../../dossiers/list-dossiers.ts'
import { view } from '../../platform/act.ts'
import { readRenewals } from '../../registry/clock/read-renewals.ts'
import { countOwnOrders } from './own.sql.ts'
import { certificatesTable, dossiersTable, nextStarsTable, type OwnWay, ordersTable } from './own-tables.ts'
import { tasksOf } from './own-tasks.ts'

/** What is one's own: what to do next, dossiers, the clocks of certificates, orders, and how far the next star is. */
export async function readProducerDashboard(who: Actor, lang: Lang): Promise<ProducerDashboardProps> {
  const { orders, now } = await readOwnOrders(who, undefined)
  const dossiers = await listDossiers(who, undefined)
  const renewals = await readRenewals(who, undefined)
  const ways = (await Promise.all(newestOfEach(dossiers).map((dossier) => readWay(who, dossier)))).flat()
  const scope: ScopeView = { at: now.toISOString(), months: 12, provinces: [], communes: [], groups: [] }
  return {
    scope,
    tasks: tasksOf(lang, { dossiers, renewals, orders }),
    tables: [
      dossiersTable(lang, dossiers),
      certificatesTable(lang, renewals, legalDateOf(now)),
      nextStarsTable(lang, ways),
      ...(orders.length > 0 ? [ordersTable(lang, orders)] : []),
    ],
  }
}

const readOwnOrders = view('own-insight.read', async ({ tx, who, now }, _: undefined) => ({
  now,
  orders: who.organisationId ? await countOwnOrders(tx, who.organisationId) : [],
}))

const mostProducts = 12

/** The newest dossier of each product, ended ones too; what was abandoned or sent back tells nothing of a star. */
function newestOfEach(dossiers: readonly ListedDossier[]): ListedDossier[] {
  const told = dossiers.filter(({ status }) => status !== 'abandoned' && status !== 'returned')
  return [...new Map(told.toReversed().map((dossier) => [dossier.productName, dossier])).values()].slice(
    0,
    mostProducts,
  )
}

async function readWay(who: Actor, { id, status }: ListedDossier): Promise<OwnWay[]> {
  const isSettled = statuses[status].holder === 'nobody'
  return isSettled ? readSettledWay(who, id) : readSelfWay(who, id)
}

async function readSettledWay(who: Actor, dossierId: string): Promise<OwnWay[]> {
  try {
    const found = await getResult(who, dossierId)
    const set = getCriteriaSet(found.inputs.setId)
    const next = nextStarOf(set, typicalChoices(set, found), found.result.star)
    return next ? [{ dossierId, name: found.dossier.productName, basis: 'result', next }] : []
  } catch (error) {
    // Decided without a verdict of ours: nothing is known to start from.
    if (error instanceof Refused) return []
    throw error
  }
}

const readSelfWay = view('own-insight.read', async ({ tx, who }, id: string): Promise<OwnWay[]> => {
  const { productName, organisationId, selfChoices, criteriaSetId } = await getDossier(tx, id)
  if (organisationId !== who.organisationId || Object.keys(selfChoices).length === 0) return []
  const set = getCriteriaSet(criteriaSetId)
  const next = [2, 3, 4].map((from) => nextStarOf(set, selfChoices, from)).find((found) => found !== undefined)
  return next ? [{ dossierId: id, name: productName, basis: 'self', next }] : []
})
