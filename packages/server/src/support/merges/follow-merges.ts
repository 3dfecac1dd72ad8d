import { countBelongings, type Follower, followMerge } from '../../registry/merges/follow-merge.ts'
import type { TieRoom } from '../../registry/merges/ties.ts'

const requests = {
  kind: 'help-request',
  table: 'support.help_request',
  column: 'organisation_id',
} as const satisfies Follower
const plans = { kind: 'plan', table: 'support.improvement_plan', column: 'organisation_id' } as const satisfies Follower

/** Requests for advice and plans follow their producer. */
export function onProducersMergedMoveHelp({ mergeId }: { mergeId: string }): Promise<void> {
  return followMerge(mergeId, [requests, plans])
}

/** What this room holds on to producers by. */
export const supportTies: TieRoom = {
  ofProducts: async () => [],
  async ofProducer(tx, id) {
    return [
      { kind: 'help-request', count: await countBelongings(tx, requests, id) },
      { kind: 'plan', count: await countBelongings(tx, plans, id) },
    ]
  },
  findObstacles: async () => [],
}
