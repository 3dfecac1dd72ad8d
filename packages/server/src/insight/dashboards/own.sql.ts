import type { OrderStatus } from '@saolang/core/market/order.ts'
import type { Tx } from '../../platform/sql.ts'

export type OrderCount = { status: OrderStatus; many: number; goodsDong: number; oldestAt: Date }

/** The orders of a seller by status, with what the goods come to in đồng. */
export async function countOwnOrders(tx: Tx, organisationId: string): Promise<OrderCount[]> {
  return tx<OrderCount[]>`
    select status, count(*)::int as many, sum(goods_dong)::bigint as "goodsDong", min(placed_at) as "oldestAt"
    from insight.seller_order where seller_id = ${organisationId} group by status`
}
