import { countBelongings, type Follower, followMerge } from '../../registry/merges/follow-merge.ts'
import type { TieRoom } from '../../registry/merges/ties.ts'
import { countAreasOf, countKeysOf, countLotsOf } from './merges.sql.ts'

const areas = { kind: 'area', table: 'trace.area', column: 'organisation_id' } as const satisfies Follower
const lots = { kind: 'lot', table: 'trace.lot', column: 'organisation_id' } as const satisfies Follower

/**
 * Areas and lots follow their producer. Diaries and events stay with whom they are of: they tell what happened. Keys of products
 * stay as they are printed: what they lead to is asked of the register.
 */
export function onProducersMergedMoveAreas({ mergeId }: { mergeId: string }): Promise<void> {
  return followMerge(mergeId, [areas, lots])
}

/** What this room holds on to products and producers by. */
export const traceTies: TieRoom = {
  async ofProducts(tx, ids) {
    const [keys, made, from] = [await countKeysOf(tx, ids), await countLotsOf(tx, ids), await countAreasOf(tx, ids)]
    return [
      ...keys.map((row) => ({ ...row, kind: 'key' as const })),
      ...made.map((row) => ({ ...row, kind: 'lot' as const })),
      ...from.map((row) => ({ ...row, kind: 'area' as const })),
    ]
  },
  async ofProducer(tx, id) {
    return [
      { kind: 'area', count: await countBelongings(tx, areas, id) },
      { kind: 'lot', count: await countBelongings(tx, lots, id) },
    ]
  },
  findObstacles: async () => [],
}
