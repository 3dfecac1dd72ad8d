import { followUnitChange } from '../../people/units/follow-change.ts'
import { type Lying, lyingIn } from '../../people/units/lying.ts'
import type { Tx } from '../../platform/sql.ts'
import { listProductsInUnits } from '../../registry/units/follow-units.ts'
import { countOffersOf } from './units.sql.ts'

const points = { kind: 'point-of-sale', table: 'market.point_of_sale' } as const

/** Points of sale lie in the commune of today. */
export function onUnitsChangedMovePoints({ changeId }: { changeId: string }): Promise<void> {
  return followUnitChange(changeId, [points])
}

/** The offers of products that lie in communes, and points of sale: an offer follows with its product. */
export const lyingMarket: readonly Lying[] = [
  { kind: 'offer', count: countOffersIn },
  lyingIn(points.kind, points.table),
]

async function countOffersIn(tx: Tx, codes: readonly string[]): Promise<Map<string, number>> {
  const products = await listProductsInUnits(tx, codes)
  const offers = await countOffersOf(
    tx,
    products.map(({ id }) => id),
  )
  const counts = new Map<string, number>()
  for (const { id, communeCode } of products)
    if (offers.has(id)) counts.set(communeCode, (counts.get(communeCode) ?? 0) + (offers.get(id) ?? 0))
  return counts
}
