import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { handDossiersOver } from '../../dossiers/merges/hand-dossiers-over.ts'
import { joinOrganisation, lockBoth, type Standing } from '../../people/merges/join-organisations.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { decidePair } from '../duplicates/pairs.sql.ts'
import { refreshListings } from '../refresh-listing.ts'
import { noteMoved } from './follow.sql.ts'
import { findPlaceProblems, findReasonProblems, orderedPair } from './merge-problems.ts'
import type { Merging } from './merge-products.ts'
import { addMerge, giveProducts } from './merges.sql.ts'
import { findObstacles } from './ties.ts'

/**
 * Has one producer go into another that is the same or goes on with everything of it: accounts, dossiers and products follow in
 * this act, what other rooms keep follows by the event. Certificates keep the name that they were issued to.
 */
export const mergeProducers = act('producer.merge', async (context, { fromId, intoId, reason }: Merging) => {
  const { tx, now, who } = context
  context.on('organisation', fromId, { into: intoId })
  refuseIf(fromId === intoId ? [{ code: 'merge.with-itself' }] : findReasonProblems(reason))
  const { from, into } = await lockProducers(context, fromId, intoId)
  refuseIf(await findObstacles(tx, { kind: 'producer', fromId, intoId }))
  const id = context.newId()
  const decided = { reason: tidy(reason), by: who.personId ?? null, at: now }
  const isFirst = await addMerge(tx, {
    ...{ id, kind: 'producer', fromId, intoId, reason: decided.reason, provinceCode: into.provinceCode },
    ...{ fromName: from.name, intoName: into.name, madeBy: decided.by, madeAt: now },
  })
  refuseIf(isFirst ? [] : [{ code: 'conflict.merged-already' }])
  await noteMoved(tx, id, 'member', await joinOrganisation(context, fromId, intoId))
  await noteMoved(tx, id, 'dossier', await handDossiersOver(tx, fromId, intoId))
  const products = await giveProducts(tx, { fromId, intoId, producer: into.name, at: now })
  await noteMoved(tx, id, 'product', products)
  await decidePair(tx, { kind: 'producer', ...orderedPair(fromId, intoId), decision: 'merged', ...decided })
  await refreshListings(context, products)
  await context.emit('ProducersMerged', { mergeId: id, fromId, intoId })
  return { id }
})

/** Two producers of the officer's area that stand for themselves, locked until the act ends. */
export async function lockProducers(
  { tx, who }: Pick<ActContext, 'tx' | 'who'>,
  fromId: string,
  intoId: string,
): Promise<{ from: Standing; into: Standing }> {
  const [from, into] = await lockBoth(tx, fromId, intoId)
  if (!from || !into) throw new Refused([{ code: 'not-found.organisation' }])
  refuseIf([...findPlaceProblems(who, from), ...findPlaceProblems(who, into)])
  refuseIf(
    listProblems([
      (from.mergedInto !== null || into.mergedInto !== null) && { code: 'conflict.merged-already' },
      from.isDemo !== into.isDemo && { code: 'merge.sample-with-real' },
    ]),
  )
  return { from, into }
}
