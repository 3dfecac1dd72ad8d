import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { type Demand, findDemandProblems } from '@saolang/core/market/demand/demand.ts'
import { findOrganisation } from '../../people/get-organisation.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addDemand, endDemand } from './demands.sql.ts'
import { getBuyerSeat } from './know-buyer.ts'
import { matchSupplies } from './match-supplies.ts'
import { listShares, loseQuotes } from './quotes/quotes.sql.ts'
import { getOwnDemand } from './stand-by-demand.ts'
import { tellOrganisation } from './tell-organisation.ts'

/**
 * Posts a request for quotation as a buyer that an officer knows, and tells those who can answer: of an open one every producer
 * whose declared supply passes the filters, of one by invitation those who were asked. Gives its id and how many were told.
 */
export const postDemand = act(
  'demand.post',
  async (context, { invited, ...demand }: Demand & { invited: string[] }) => {
    const { tx, who, now } = context
    const seat = await getBuyerSeat(tx, who)
    const others = [...new Set(invited)].filter((id) => id !== seat.id)
    const known = await Promise.all(others.map((id) => findOrganisation(tx, id)))
    const asksNobody = demand.access === 'invited' && others.length === 0
    refuseIf([
      ...findDemandProblems(demand, now),
      ...(asksNobody || known.includes(undefined) ? [{ code: 'demand.invited', at: 'invited' }] : []),
    ])
    const id = context.newId()
    const row = { ...demand, id, buyerId: seat.id, isDemo: seat.isDemo, invited: others }
    await addDemand(tx, row, { by: who.personId ?? null, at: now })
    const told = await tellProducers(context, row)
    context.on('demand', id, { setNo: demand.setNo, access: demand.access, told })
    return { id, told }
  },
)

async function tellProducers(
  context: ActContext,
  demand: Demand & { id: string; buyerId: string; invited: readonly string[] },
): Promise<number> {
  const matched = demand.access === 'open' ? await matchSupplies(context.tx, demand, context.now) : []
  const able = matched.filter(({ match }) => match.verdict !== 'no').map(({ organisationId }) => organisationId)
  const whom = new Set([...demand.invited, ...able].filter((id) => id !== demand.buyerId))
  for (const organisationId of whom)
    await tellOrganisation(context, {
      organisationId,
      about: `demand posted ${demand.id} ${organisationId}`,
      subject: 'market.demand.sayPosted',
      path: `/demand/${demand.id}`,
      values: { title: demand.title },
    })
  return whom.size
}

/** Closes a request without an award, with a reason that those who answered are told. */
export const closeDemand = act('demand.close', async (context, { id, why }: { id: string; why: string }) => {
  const { tx, now } = context
  const demand = await getOwnDemand(context, id)
  const words = tidy(why)
  refuseIf(words === '' ? [{ code: 'demand.why', at: 'why' }] : [])
  refuseIf((await endDemand(tx, { id, state: 'closed', why: words }, now)) ? [] : [{ code: 'conflict.demand-over' }])
  await loseQuotes(tx, id, now)
  for (const { organisationId } of await listShares(tx, { demandId: id }))
    await tellOrganisation(context, {
      organisationId,
      about: `demand closed ${id} ${organisationId}`,
      subject: 'market.demand.sayClosed',
      path: `/demand/${id}`,
      values: { title: demand.title },
    })
  context.on('demand', id)
})
