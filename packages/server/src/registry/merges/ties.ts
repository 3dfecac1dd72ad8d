import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Tx } from '../../platform/sql.ts'

/** Something that another room holds on to a product or a producer by: an offer, a key printed on labels. */
export type Tie = { kind: TieKind; count: number }
export type TieKind = 'key' | 'lot' | 'area' | 'help-request' | 'plan' | MarketKind
/** What the market holds on by. */
export type MarketKind =
  | 'variant'
  | 'offer'
  | 'review'
  | 'story'
  | 'paper'
  | 'shelf'
  | 'showcase'
  | 'supply'
  | 'point'
  | 'channel'
  | 'live'
  | 'host'
  | 'demand'
  | 'invitation'
  | 'question'
  | 'quote'
  | 'share'
  | 'contract-led'
  | 'contract-bought'
  | 'contract'
  | 'delivery'
  | 'fair'
  | 'fair-sale'

/** What a room on the right holds on by, and why it stands in the way of a merge. */
export type TieRoom = {
  ofProducts(tx: Tx, productIds: readonly string[]): Promise<readonly (Tie & { productId: string })[]>
  ofProducer(tx: Tx, organisationId: string): Promise<readonly Tie[]>
  /** Why one product, or one producer, cannot go into the other yet. */
  findObstacles(tx: Tx, merge: { kind: 'product' | 'producer'; fromId: string; intoId: string }): Promise<Problem[]>
}

let rooms: readonly TieRoom[] = []

/** Tells the register whom to ask for what holds on to its products. It knows no room on its right: the start hands them in. */
export function configureTies(next: readonly TieRoom[]): void {
  rooms = next
}

/** What other rooms hold on to products by, by product. */
export async function listTies(tx: Tx, productIds: readonly string[]): Promise<Map<string, Tie[]>> {
  const ties: (Tie & { productId: string })[] = []
  for (const room of rooms) ties.push(...(await room.ofProducts(tx, productIds)))
  return Map.groupBy(ties, ({ productId }) => productId)
}

/** What other rooms hold on to a producer by. */
export async function listProducerTies(tx: Tx, organisationId: string): Promise<Tie[]> {
  const ties: Tie[] = []
  for (const room of rooms) ties.push(...(await room.ofProducer(tx, organisationId)))
  return ties.filter(({ count }) => count > 0)
}

/** Every reason of another room why a merge cannot be made yet. */
export async function findObstacles(
  tx: Tx,
  merge: { kind: 'product' | 'producer'; fromId: string; intoId: string },
): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const room of rooms) problems.push(...(await room.findObstacles(tx, merge)))
  return problems
}
