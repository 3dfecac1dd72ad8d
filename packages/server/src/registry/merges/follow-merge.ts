import { system } from '@saolang/core/people/actor.ts'
import { act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import {
  type Belonging,
  countRows,
  countRowsOf,
  handRowsBack,
  handRowsOver,
  listMoved,
  noteMoved,
} from './follow.sql.ts'
import { getMerge } from './get-merge.ts'

/**
 * Rows of a room that follow a product or a producer: what they are called in its history, and where they lie. `productColumn`
 * names the product that a row is of: only where there is one does a row follow a product to another producer.
 */
export type Follower = Belonging & { kind: string; productColumn?: string }

const follow = act(
  'product.follow',
  async ({ tx, on }, { mergeId, follower }: { mergeId: string; follower: Follower }) => {
    const { kind, fromId, intoId, undoneAt } = await getMerge(tx, mergeId)
    on('product', fromId, { merge: mergeId, kind: follower.kind })
    if (undoneAt)
      return handRowsBack(tx, follower, { fromId, intoId, ids: await listMoved(tx, mergeId, follower.kind) })
    const isSplit = kind === 'producer-split'
    if (isSplit && !follower.productColumn) return
    const ids = isSplit ? await listMoved(tx, mergeId, 'product') : []
    const among = isSplit ? { among: { column: follower.productColumn as string, ids } } : {}
    await noteMoved(tx, mergeId, follower.kind, await handRowsOver(tx, follower, { fromId, intoId, ...among }))
  },
)

/** Has the rows of a room follow a merge or a split, or go back after its undoing. Told twice, it moves nothing more. */
export async function followMerge(mergeId: string, followers: readonly Follower[]): Promise<void> {
  for (const follower of followers) await follow(system, { mergeId, follower })
}

/** How many rows of a room belong to a product or a producer. */
export function countBelongings(tx: Tx, rows: Belonging, id: string): Promise<number> {
  return countRows(tx, rows, id)
}

/** How many rows of a room belong to each of several products or producers. */
export function countBelongingsOf(tx: Tx, rows: Belonging, ids: readonly string[]) {
  return countRowsOf(tx, rows, ids)
}
