import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type Tier, tierOf } from '@saolang/core/support/plans/tiers.ts'
import { view } from '../../platform/act.ts'
import { getRecords, listProducts } from '../../registry/get-product.ts'
import { readPolicies } from '../policies/read-policies.ts'

/** What each star brings; to a producer their own products by star, and the policies whose terms they meet. */
export async function readTiers(who: Actor, _: undefined) {
  const own = await readOwnTiers(who, undefined)
  const { policies } = await readPolicies(who)
  const mine = policies.filter(({ isRunning, reasons }) => isRunning && reasons?.length === 0)
  return { own, policies: mine.map(({ id, title, document }) => ({ id, title, document })) }
}

const readOwnTiers = view(
  'tier.read',
  async ({ tx, who, now }, _: undefined): Promise<{ name: string; tier: Tier }[]> => {
    if (!who.organisationId) return []
    const products = await listProducts(tx, who.organisationId)
    const records = await getRecords(
      tx,
      products.map(({ id }) => id),
      legalDateOf(now),
    )
    return [...records.values()].map(({ product, current }) => ({
      name: product.name,
      tier: tierOf(current.standing.holds ? current.star : null),
    }))
  },
)
