import { view } from '../../platform/act.ts'
import { getSeat } from '../../trace/seat.ts'
import { type LineRow, listHeld, listLines, listOrdersOfSeller, listPurchases } from './orders.sql.ts'

/**
 * What a seller packs now: everything that is confirmed, order by order with whom it goes to, and what to take from which place and
 * batch, what expires first before.
 */
export const readPackList = view('order.read', async ({ tx, who }, organisationId: string | undefined) => {
  const { id, name } = await getSeat(tx, who, organisationId)
  const orders = (await listOrdersOfSeller(tx, id)).filter(({ status }) => status === 'confirmed')
  const ids = orders.map((order) => order.id)
  const [lines, held, purchases] = await Promise.all([
    listLines(tx, ids),
    listHeld(tx, ids),
    listPurchases(
      tx,
      orders.map(({ purchaseId }) => purchaseId),
    ),
  ])
  return {
    seller: { id, name, isHelped: who.role !== 'producer' },
    takes: held,
    orders: orders.map((order) => {
      const to = purchases.find((purchase) => purchase.id === order.purchaseId)
      const owed = order.payWay === 'cash' ? order.goodsDong + order.deliveryDong : 0
      return {
        ...{ id: order.id, payCode: order.payCode, owed },
        lines: lines.filter(({ orderId }) => orderId === order.id).map(toPacked),
        ...(to?.buyerName && {
          to: { name: to.buyerName, phone: to.buyerPhone ?? '', address: to.buyerAddress ?? '' },
        }),
        ...(to?.note && { note: to.note }),
      }
    }),
  }
})

function toPacked({ name, pack, quantity, parts }: LineRow) {
  return {
    name,
    pack,
    quantity,
    parts: parts.map((part) => `${part.quantity * quantity} × ${part.name}, ${part.pack}`),
  }
}
