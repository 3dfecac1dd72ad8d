import { listProblems, type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { type ActContext, act, view } from '../../platform/act.ts'
import { areaOf } from '../area-of.ts'
import { decidePair, reopenPair } from '../duplicates/duplicates.sql.ts'
import { getProduct } from '../get-product.ts'
import type { ProductRow } from '../products.sql.ts'
import { refreshListings } from '../refresh-listing.ts'
import {
  addMerge,
  endMerge,
  findMerge,
  joinProduct,
  listMerges,
  lockProducts,
  type Merge,
  partProduct,
} from './merges.sql.ts'

export type ProductMerge = { fromId: string; intoId: string; reason: string }

/**
 * Has one product go into another that is the same: its codes go on answering and lead to it, its recognitions become part
 * of the other's story. No certificate is touched.
 */
export const mergeProducts = act('product.merge', async (context, { fromId, intoId, reason }: ProductMerge) => {
  const { tx, now, who } = context
  context.on('product', fromId, { into: intoId })
  refuseIf(fromId === intoId ? [{ code: 'merge.with-itself' }] : findReasonProblems(reason))
  await lockProducts(tx, [fromId, intoId])
  const [from, into] = [await getProduct(tx, fromId), await getProduct(tx, intoId)]
  refuseIf([...findPlaceProblems(who, from), ...findPlaceProblems(who, into)])
  refuseIf(findMergeProblems(from, into))
  const id = context.newId()
  const facts = { reason: tidy(reason), provinceCode: into.provinceCode, fromName: from.name, intoName: into.name }
  const isFirst = await addMerge(tx, {
    ...{ id, kind: 'product', fromId, intoId, ...facts, madeBy: who.personId ?? null, madeAt: now },
  })
  refuseIf(isFirst ? [] : [{ code: 'conflict.merged-already' }])
  await joinProduct(tx, fromId, intoId, now)
  await decidePair(tx, {
    ...orderedPair(fromId, intoId),
    decision: 'merged',
    reason: facts.reason,
    ...byAndAt(context),
  })
  await refreshListings(context, [fromId, intoId])
  await context.emit('ProductsMerged', { fromId, intoId })
  return { id }
})

/** Undoes a merge: both products stand for themselves again, with all that is theirs. */
export const undoMerge = act('merge.undo', async (context, { id, reason }: { id: string; reason: string }) => {
  const { tx, now, who } = context
  const merge = await findMerge(tx, id)
  if (!merge) throw new Refused([{ code: 'not-found.merge' }])
  context.on('product', merge.fromId, { undone: id })
  const { fromId, intoId } = merge
  refuseIf(findReasonProblems(reason))
  await lockProducts(tx, [fromId, intoId])
  const [from, into] = [await getProduct(tx, fromId), await getProduct(tx, intoId)]
  refuseIf([...findPlaceProblems(who, from), ...findPlaceProblems(who, into)])
  // What the heir has gone into since would keep the story of a product that is its own again.
  refuseIf(into.mergedInto === null ? [] : [{ code: 'conflict.merged-further' }])
  const isOurs = await endMerge(tx, { id, reason: tidy(reason), ...byAndAt(context) })
  refuseIf(isOurs ? [] : [{ code: 'conflict.merge-undone' }])
  await partProduct(tx, fromId, intoId, now)
  const { firstId, secondId } = orderedPair(fromId, intoId)
  await reopenPair(tx, firstId, secondId)
  await refreshListings(context, [fromId, intoId])
  await context.emit('ProductsMerged', { fromId, intoId })
})

/** The newest merges of the officer's area. */
export const readMerges = view(
  'duplicate.read',
  ({ tx, who }, _: undefined): Promise<Merge[]> => listMerges(tx, areaOf(who).provinceCode),
)

const byAndAt = ({ who, now }: ActContext) => ({ by: who.personId ?? null, at: now })

/** The two ids of a pair as they are kept: the lower first. */
export function orderedPair(a: string, b: string): { firstId: string; secondId: string } {
  return a < b ? { firstId: a, secondId: b } : { firstId: b, secondId: a }
}

/** Why words are no reason: too few. */
export function findReasonProblems(reason: string): Problem[] {
  return listProblems([tidy(reason).length < 5 && { code: 'merge.reason-missing', at: 'reason' }])
}

function findPlaceProblems(who: Actor, { provinceCode, communeCode }: ProductRow): Problem[] {
  return findJurisdictionProblems(who, { provinceCode, communeCode: communeCode ?? '' })
}

function findMergeProblems(from: ProductRow, into: ProductRow): Problem[] {
  return listProblems([
    from.mergedInto !== null && { code: 'conflict.merged-already' },
    into.mergedInto !== null && { code: 'conflict.merged-already' },
    (from.retractedAt !== null || into.retractedAt !== null) && { code: 'merge.taken-back' },
    from.isDemo !== into.isDemo && { code: 'merge.sample-with-real' },
    from.organisationId !== null &&
      into.organisationId !== null &&
      from.organisationId !== into.organisationId && { code: 'merge.other-producer' },
    // A transcript may go into what was decided here, never the other way: what speaks for it is a certificate.
    from.organisationId !== null && into.organisationId === null && { code: 'merge.wrong-way' },
  ])
}
