import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Tx } from '../../platform/sql.ts'
import { findMerge, type Merge } from './merges.sql.ts'

/** A merge or a split; refuses with `not-found.merge`. */
export async function getMerge(tx: Tx, id: string): Promise<Merge> {
  const merge = await findMerge(tx, id)
  if (!merge) throw new Refused([{ code: 'not-found.merge' }])
  return merge
}
