import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { handDossiersBack } from '../../dossiers/merges/hand-dossiers-over.ts'
import { lockBoth, partOrganisation } from '../../people/merges/join-organisations.ts'
import { type ActContext, act, view } from '../../platform/act.ts'
import { areaOf } from '../area-of.ts'
import { reopenPair } from '../duplicates/pairs.sql.ts'
import { getProduct } from '../get-product.ts'
import { touchProducts } from '../imports/take-in.sql.ts'
import { refreshListings } from '../refresh-listing.ts'
import { countMoved, listMoved } from './follow.sql.ts'
import { getMerge } from './get-merge.ts'
import { findPlaceProblems, findReasonProblems, orderedPair } from './merge-problems.ts'
import {
  endMerge,
  giveProducts,
  leadProduct,
  listMerges,
  lockProducts,
  type Merge,
  moveFacts,
  partProduct,
} from './merges.sql.ts'

type Undo = (context: ActContext, merge: Merge) => Promise<void>

const undoers = {
  product: undoProducts,
  producer: undoProducers,
  'product-split': undoProductSplit,
  'producer-split': undoProducers,
} as const satisfies Record<Merge['kind'], Undo>

/** Undoes a merge or a split: each stands for itself, or both are one, with all that is theirs. */
export const undoMerge = act('merge.undo', async (context, { id, reason }: { id: string; reason: string }) => {
  const { tx, now, who } = context
  const merge = await getMerge(tx, id)
  const isProducers = merge.kind === 'producer' || merge.kind === 'producer-split'
  context.on(isProducers ? 'organisation' : 'product', merge.fromId, { undone: id })
  refuseIf(findReasonProblems(reason))
  refuseIf(await (isProducers ? lockProducersAgain : lockProductsAgain)(context, merge))
  const isOurs = await endMerge(tx, { id, reason: tidy(reason), by: who.personId ?? null, at: now })
  refuseIf(isOurs ? [] : [{ code: 'conflict.merge-undone' }])
  await undoers[merge.kind](context, merge)
})

async function lockProductsAgain({ tx, who }: ActContext, { fromId, intoId }: Merge): Promise<Problem[]> {
  await lockProducts(tx, [fromId, intoId])
  const [from, into] = [await getProduct(tx, fromId), await getProduct(tx, intoId)]
  // What the heir has gone into since would keep the story of a product that is its own again.
  const onward = into.mergedInto === null ? [] : [{ code: 'conflict.merged-further' }]
  return [...findPlaceProblems(who, from), ...findPlaceProblems(who, into), ...onward]
}

async function lockProducersAgain({ tx, who }: ActContext, { fromId, intoId }: Merge): Promise<Problem[]> {
  const [from, into] = await lockBoth(tx, fromId, intoId)
  if (!from || !into) return [{ code: 'not-found.organisation' }]
  const onward = into.mergedInto === null ? [] : [{ code: 'conflict.merged-further' }]
  return [...findPlaceProblems(who, from), ...findPlaceProblems(who, into), ...onward]
}

async function undoProducts(context: ActContext, { id, fromId, intoId }: Merge): Promise<void> {
  await partProduct(context.tx, fromId, intoId, context.now)
  await reopenPair(context.tx, { kind: 'product', ...orderedPair(fromId, intoId) })
  await refreshListings(context, [fromId, intoId])
  await context.emit('ProductsMerged', { mergeId: id, fromId, intoId })
}

async function undoProducers(context: ActContext, { id, kind, fromId, intoId, fromName }: Merge): Promise<void> {
  const { tx, now } = context
  if (kind === 'producer') {
    await partOrganisation(context, { fromId, intoId, grantIds: await listMoved(tx, id, 'member') })
    await handDossiersBack(tx, { fromId, intoId, ids: await listMoved(tx, id, 'dossier') })
    await reopenPair(tx, { kind: 'producer', ...orderedPair(fromId, intoId) })
  }
  const ids = await listMoved(tx, id, 'product')
  const back = await giveProducts(tx, { fromId: intoId, intoId: fromId, producer: fromName, at: now, ids })
  await refreshListings(context, back)
  await context.emit('ProducersMerged', { mergeId: id, fromId, intoId })
}

async function undoProductSplit(context: ActContext, { id, fromId, intoId }: Merge): Promise<void> {
  const { tx, now } = context
  await moveFacts(tx, { ids: await listMoved(tx, id, 'certificate'), intoId: fromId })
  // Its codes were given out: they go on answering, and lead back.
  await leadProduct(tx, intoId, fromId)
  await touchProducts(tx, [fromId, intoId], now)
  await refreshListings(context, [fromId, intoId])
}

export type ReadMerge = Merge & { moved: Record<string, number> }

/** The newest merges and splits of the officer's area, with how much went over. */
export const readMerges = view('duplicate.read', async ({ tx, who }, _: undefined): Promise<ReadMerge[]> => {
  const merges = await listMerges(tx, areaOf(who).provinceCode)
  const counts = await countMoved(
    tx,
    merges.map(({ id }) => id),
  )
  return merges.map((merge) => ({
    ...merge,
    moved: Object.fromEntries(counts.filter(({ mergeId }) => mergeId === merge.id).map(({ kind, n }) => [kind, n])),
  }))
})
