import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { act } from '../../platform/act.ts'
import { decidePair } from '../duplicates/pairs.sql.ts'
import { getProduct } from '../get-product.ts'
import { refreshListings } from '../refresh-listing.ts'
import { findPlaceProblems, findProductMergeProblems, findReasonProblems, orderedPair } from './merge-problems.ts'
import { addMerge, joinProduct, lockProducts } from './merges.sql.ts'
import { findObstacles } from './ties.ts'

export type Merging = { fromId: string; intoId: string; reason: string }

/**
 * Has one product go into another that is the same: its codes go on answering and lead to it, its recognitions become part
 * of the other's story. No certificate is touched.
 */
export const mergeProducts = act('product.merge', async (context, { fromId, intoId, reason }: Merging) => {
  const { tx, now, who } = context
  context.on('product', fromId, { into: intoId })
  refuseIf(fromId === intoId ? [{ code: 'merge.with-itself' }] : findReasonProblems(reason))
  await lockProducts(tx, [fromId, intoId])
  const [from, into] = [await getProduct(tx, fromId), await getProduct(tx, intoId)]
  refuseIf([...findPlaceProblems(who, from), ...findPlaceProblems(who, into)])
  refuseIf(findProductMergeProblems(from, into))
  refuseIf(await findObstacles(tx, { kind: 'product', fromId, intoId }))
  const id = context.newId()
  const decided = { reason: tidy(reason), by: who.personId ?? null, at: now }
  const isFirst = await addMerge(tx, {
    ...{ id, kind: 'product', fromId, intoId, reason: decided.reason, provinceCode: into.provinceCode },
    ...{ fromName: from.name, intoName: into.name, madeBy: decided.by, madeAt: now },
  })
  refuseIf(isFirst ? [] : [{ code: 'conflict.merged-already' }])
  await joinProduct(tx, fromId, intoId, now)
  await decidePair(tx, { kind: 'product', ...orderedPair(fromId, intoId), decision: 'merged', ...decided })
  await refreshListings(context, [fromId, intoId])
  await context.emit('ProductsMerged', { mergeId: id, fromId, intoId })
  return { id }
})
