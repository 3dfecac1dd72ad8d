import { randomUUID } from 'node:crypto'
import { usualBox } from '@saolang/core/market/delivery/carrier.ts'
import { visitor } from '@saolang/core/people/actor.ts'
import { bookParcel } from '../../market/delivery/book-parcel.ts'
import { saveDelivery } from '../../market/delivery/link-carrier.ts'
import { tellOwnParcel } from '../../market/delivery/tell-parcel.ts'
import { readDesk } from '../../market/offers/read-desk.ts'
import { sellerMoves } from '../../market/orders/move-order.ts'
import { placeOrder } from '../../market/orders/place-order.ts'
import { followPurchase } from '../../market/orders/read-orders.ts'
import type { DemoAccounts } from '../accounts.ts'

/** How the demo's co-operative delivers, and a parcel that it is bringing itself: no carrier is ever asked from sample data. */
export async function seedDemoParcels({ producer }: DemoAccounts): Promise<void> {
  await saveDelivery(producer, { form: { freeFromDong: '1000000', ownDays: '4', perishableDays: '3' } })
  const { offers, terms } = await readDesk(producer, undefined)
  const [offer] = offers
  if (!offer || !terms) throw new Error('the co-operative of the demo has something on sale')
  const { code } = await placeOrder(visitor, {
    ...{ key: randomUUID(), cart: [{ offerId: offer.id, quantity: 1 }] },
    buyer: { name: 'Người Mua Mẫu', phone: '0900000002', address: 'Ấp 1, xã U Minh (mẫu)', provinceCode: '96' },
    payWays: { [producer.organisationId as string]: 'cash' },
    seenDong: offer.priceDong + terms.deliveryDong,
  })
  const orderId = (await followPurchase(code))?.orders[0]?.order.id as string
  await sellerMoves.confirm(producer, { orderId })
  await bookParcel(producer, { orderId, carrier: 'own', size: { grams: 700, ...usualBox } })
  await tellOwnParcel(producer, { orderId, status: 'delivering' })
}
