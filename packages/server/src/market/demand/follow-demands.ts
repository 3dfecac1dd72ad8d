import { system } from '@saolang/core/people/actor.ts'
import { act, publicView } from '../../platform/act.ts'
import { listDemandsDue } from './demands.sql.ts'
import { matchSupplies } from './match-supplies.ts'
import { listShares } from './quotes/quotes.sql.ts'
import { tellOrganisation } from './tell-organisation.ts'

const dayMillis = 86_400_000

const remind = act('demand.remind', async (context, _: undefined) => {
  const { tx, now } = context
  const soon = await listDemandsDue(tx, { from: now, to: new Date(now.getTime() + dayMillis) })
  for (const demand of soon) {
    const inIt = await listShares(tx, { demandId: demand.id })
    const able = demand.access === 'open' ? await matchSupplies(tx, demand, now) : []
    const whom = [...demand.invited, ...able.flatMap((row) => (row.match.verdict === 'no' ? [] : row.organisationId))]
    for (const organisationId of new Set(whom.filter((id) => !inIt.some((share) => share.organisationId === id))))
      await tellOrganisation(context, {
        organisationId,
        about: `demand due ${demand.id} ${organisationId}`,
        subject: 'market.demand.sayDue',
        path: `/demand/${demand.id}`,
        values: { title: demand.title },
      })
  }
  const over = await listDemandsDue(tx, { from: new Date(now.getTime() - dayMillis), to: now })
  for (const { id, buyerId, title } of over)
    await tellOrganisation(context, {
      organisationId: buyerId,
      about: `demand over ${id}`,
      subject: 'market.demand.sayOver',
      path: `/demand/${id}`,
      values: { title },
    })
  context.on('demand', 'clock', { due: soon.length, over: over.length })
})

/** Reminds those who can answer a day before a request's clock runs out, and its buyer when it has; nobody twice. */
export async function followDemands(): Promise<void> {
  if (await hasDue(undefined)) await remind(system, undefined)
}

const hasDue = publicView(async ({ tx, now }, _: undefined) => {
  const near = { from: new Date(now.getTime() - dayMillis), to: new Date(now.getTime() + dayMillis) }
  return (await listDemandsDue(tx, near)).length > 0
})
