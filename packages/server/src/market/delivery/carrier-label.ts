import { Refused } from '@saolang/core/kernel/problem.ts'
import type { LinkedCarrier } from '@saolang/core/market/delivery/carrier.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { view } from '../../platform/act.ts'
import { getOrderOfSeller } from '../orders/move-order.ts'
import { findAccount } from './book-parcel.ts'
import type { LabelFile } from './carriers/carrier.ts'
import { carrierOf } from './carriers/carriers.ts'
import { findParcelOf } from './parcels.sql.ts'

type Asked = { orderId: string; size: 'A6' | 'A7' }

/** The carrier's own label of a parcel: its PDF, or the address where it prints it. */
export async function fetchCarrierLabel(who: Actor, { orderId, size }: Asked): Promise<LabelFile> {
  const { carrier, code, account } = await getBooked(who, orderId)
  return carrierOf[carrier].label(account, code, size)
}

const getBooked = view('parcel.read', async (context, orderId: string) => {
  const order = await getOrderOfSeller(context, orderId)
  const parcel = await findParcelOf(context.tx, order.id)
  const account = parcel && (await findAccount(context.tx, parcel))
  if (!account || !parcel.code) throw new Refused([{ code: 'not-found.parcel' }])
  return { carrier: parcel.carrier as LinkedCarrier, code: parcel.code, account }
})
