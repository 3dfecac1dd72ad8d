import { Refused } from '@saolang/core/kernel/problem.ts'
import type { ActContext } from '../../platform/act.ts'
import { type DemandRow, findDemand } from './demands.sql.ts'
import { getBuyerSeat } from './know-buyer.ts'
import { listShares } from './quotes/quotes.sql.ts'

type Asking = Pick<ActContext, 'tx' | 'who'>

/** A request of the own organisation as buyer; refuses any other with `not-found.demand`, so that nothing is told of it. */
export async function getOwnDemand({ tx, who }: Asking, id: string): Promise<DemandRow> {
  const seat = await getBuyerSeat(tx, who)
  const demand = await findDemand(tx, id)
  if (demand?.buyerId !== seat.id) throw new Refused([{ code: 'not-found.demand' }])
  return demand
}

/**
 * A request that the own organisation may answer: open to all, or asked, or in an answer already; never its own. One by invitation
 * does not exist for others.
 */
export async function getDemandToAnswer({ tx, who }: Asking, id: string): Promise<DemandRow> {
  const own = who.organisationId
  const demand = await findDemand(tx, id)
  if (!own) throw new Refused([{ code: 'forbidden.organisation' }])
  if (!demand || demand.buyerId === own) throw new Refused([{ code: 'not-found.demand' }])
  const isAsked = demand.access === 'open' || demand.invited.includes(own)
  const isIn = isAsked || (await listShares(tx, { demandId: id })).some(({ organisationId }) => organisationId === own)
  if (!isIn) throw new Refused([{ code: 'not-found.demand' }])
  return demand
}
