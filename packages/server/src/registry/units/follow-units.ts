import { system } from '@saolang/core/people/actor.ts'
import { getUnitChange, listMoved, noteMoves } from '../../people/units/get-change.ts'
import { lyingIn } from '../../people/units/lying.ts'
import { act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { refreshListings } from '../refresh-listing.ts'
import { listIdsIn, listProductsIn, moveProducts, moveProductsBack } from './units.sql.ts'

const follow = act('product.follow', async (context, changeId: string) => {
  const { tx, now } = context
  const { fromCodes, mainHeir, endedAt } = await getUnitChange(tx, changeId)
  context.on('unit-change', changeId)
  if (endedAt) {
    const back = await moveProductsBack(tx, await listMoved(tx, changeId, 'product'), now)
    if (back.length > 0) await refreshListings(context, back)
    return
  }
  const moved = await moveProducts(tx, { fromCodes, into: mainHeir, at: now })
  await noteMoves(tx, { id: changeId, kind: 'product', into: mainHeir, at: now }, moved)
  const here = await listProductsIn(tx, mainHeir)
  if (here.length > 0) await refreshListings(context, here)
})

/** Products follow their unit: they show today's, keep the recorded place, and no code or certificate changes. */
export function onUnitsChanged({ changeId }: { changeId: string }): Promise<void> {
  return follow(system, changeId)
}

/** The products that lie in communes. */
export const lyingProducts = [lyingIn('product', 'registry.product')]

/** The products that lie in communes and stand for themselves, each with its commune. */
export function listProductsInUnits(tx: Tx, codes: readonly string[]): Promise<{ id: string; communeCode: string }[]> {
  return listIdsIn(tx, codes)
}
