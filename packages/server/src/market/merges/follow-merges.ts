import { listProblems } from '@saolang/core/kernel/problem.ts'
import { orderLife, orderStatuses } from '@saolang/core/market/order.ts'
import { system } from '@saolang/core/people/actor.ts'
import { act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { countBelongings, countBelongingsOf, followMerge } from '../../registry/merges/follow-merge.ts'
import { getMerge } from '../../registry/merges/get-merge.ts'
import type { TieRoom } from '../../registry/merges/ties.ts'
import { ofProducer, ofProduct } from './followers.ts'
import {
  bothAnswerOne,
  countOrdersOutside,
  hasTerms,
  isBulkBuyer,
  listSameChannels,
  listSamePacks,
  sumRatings,
} from './merges.sql.ts'

const sumAnew = act('product.follow', async ({ tx, on }, mergeId: string) => {
  const { fromId, intoId } = await getMerge(tx, mergeId)
  on('product', fromId, { merge: mergeId, kind: 'rating' })
  await sumRatings(tx, [fromId, intoId])
})

/** What the market has of a product follows it into the one that it went into; what was ordered keeps the words of its moment. */
export async function onProductsMergedMoveMarket({ mergeId }: { mergeId: string }): Promise<void> {
  await followMerge(mergeId, ofProduct)
  await sumAnew(system, mergeId)
}

/** What the market has of a producer follows it: what it sells, shows, promises and has signed. */
export function onProducersMergedMoveMarket({ mergeId }: { mergeId: string }): Promise<void> {
  return followMerge(mergeId, ofProducer)
}

/** What this room holds on to products and producers by. */
export const marketTies: TieRoom = {
  async ofProducts(tx, ids) {
    const ties = []
    for (const { kind, ...rows } of ofProduct)
      for (const { id, count } of await countBelongingsOf(tx, rows, ids)) ties.push({ productId: id, kind, count })
    return ties
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
// These rows hang on the terms of who sells, or on being known as a buyer.
const bySeller = new Set<string>(['offer', 'review', 'channel', 'live'])
const byBuyer = new Set<string>(['demand', 'contract-bought'])

async function findSaleObstacles(tx: Tx, { fromId, intoId }: Merging) {
  const ties = await marketTies.ofProducer(tx, fromId)
  const has = (kinds: ReadonlySet<string>) => ties.some(({ kind, count }) => kinds.has(kind) && count > 0)
  const channels = await listSameChannels(tx, fromId, intoId)
  return listProblems([
    (await countOrdersOutside(tx, fromId, over)) > 0 && { code: 'merge.open-orders' },
    has(bySeller) && !(await hasTerms(tx, intoId)) && { code: 'merge.terms-missing' },
    has(byBuyer) && !(await isBulkBuyer(tx, intoId)) && { code: 'merge.buyer-unknown' },
    (await bothAnswerOne(tx, fromId, intoId)) && { code: 'merge.same-demand' },
    channels.length > 0 && { code: 'merge.same-channel', values: { channels: channels.join(', ') } },
  ])
}
