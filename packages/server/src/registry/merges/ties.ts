import type { Tx } from '../../platform/sql.ts'

/** Something that another room holds on to a product by: an offer, a key printed on labels. */
export type Tie = { kind: string; count: number }

/** What holds on to products, and what stands in the way of a producer's going into another. */
export type FindTies = {
  ofProducts(tx: Tx, productIds: readonly string[]): Promise<readonly (Tie & { productId: string })[]>
  ofProducer(tx: Tx, organisationId: string): Promise<readonly (Tie & { isInTheWay?: boolean })[]>
}

let find: FindTies = { ofProducts: async () => [], ofProducer: async () => [] }

/** Tells the register whom to ask for what holds on to its products. It knows no room on its right: app.ts hands the answer in. */
export function configureTies(next: FindTies): void {
  find = next
}

/** What other rooms hold on to products by, by product. */
export async function listTies(tx: Tx, productIds: readonly string[]): Promise<Map<string, Tie[]>> {
  return Map.groupBy(await find.ofProducts(tx, productIds), ({ productId }) => productId)
}

/** What other rooms hold on to a producer by; `isInTheWay` must be settled before it can go into another. */
export function listProducerTies(tx: Tx, organisationId: string): Promise<readonly (Tie & { isInTheWay?: boolean })[]> {
  return find.ofProducer(tx, organisationId)
}
