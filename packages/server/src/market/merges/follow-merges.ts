import { listProblems } from '@saolang/core/kernel/problem.ts'
import { orderLife, orderStatuses } from '@saolang/core/market/order.ts'
import type { Tx } from '../../platform/sql.ts'
import { countBelongings, type Follower, followMerge } from '../../registry/merges/follow-merge.ts'
import type { TieRoom } from '../../registry/merges/ties.ts'
import { countOffersOf, countOrdersOutside, countVariantsOf, hasTerms, listSamePacks } from './merges.sql.ts'

const ofProduct = [
  { kind: 'variant', table: 'market.variant', column: 'product_id' },
  { kind: 'offer', table: 'market.offer', column: 'product_id' },
] as const satisfies Follower[]
const ofProducer = [
  { kind: 'variant', table: 'market.variant', column: 'organisation_id', productColumn: 'product_id' },
  { kind: 'offer', table: 'market.offer', column: 'seller_id', productColumn: 'product_id' },
] as const satisfies Follower[]

/** Packs and their offers follow a product into the one that it went into; what was ordered keeps the words of its moment. */
export function onProductsMergedMoveOffers({ mergeId }: { mergeId: string }): Promise<void> {
  return followMerge(mergeId, ofProduct)
}

/** Packs, their stock and their offers follow their producer. */
export function onProducersMergedMoveOffers({ mergeId }: { mergeId: string }): Promise<void> {
  return followMerge(mergeId, ofProducer)
}

/** What this room holds on to products and producers by. */
export const marketTies: TieRoom = {
  async ofProducts(tx, ids) {
    const [variants, offers] = [await countVariantsOf(tx, ids), await countOffersOf(tx, ids)]
    return [
      ...variants.map((row) => ({ ...row, kind: 'variant' as const })),
      ...offers.map((row) => ({ ...row, kind: 'offer' as const })),
    ]
  },
  async ofProducer(tx, id) {
    return Promise.all(
      ofProducer.map(async ({ kind, ...rows }) => ({ kind, count: await countBelongings(tx, rows, id) })),
    )
  },
  findObstacles: (tx, merge) =>
    merge.kind === 'product' ? findPackObstacles(tx, merge) : findSaleObstacles(tx, merge),
}

type Merging = { fromId: string; intoId: string }

async function findPackObstacles(tx: Tx, { fromId, intoId }: Merging) {
  const packs = await listSamePacks(tx, fromId, intoId)
  return packs.length > 0 ? [{ code: 'merge.same-pack', values: { packs: packs.join(', ') } }] : []
}

const over = orderStatuses.filter((status) => orderLife[status].isOver)

async function findSaleObstacles(tx: Tx, { fromId, intoId }: Merging) {
  const offers = await countBelongings(tx, ofProducer[1], fromId)
  return listProblems([
    (await countOrdersOutside(tx, fromId, over)) > 0 && { code: 'merge.open-orders' },
    offers > 0 && !(await hasTerms(tx, intoId)) && { code: 'merge.terms-missing' },
  ])
}
