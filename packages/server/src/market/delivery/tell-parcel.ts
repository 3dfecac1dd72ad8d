import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { judgeStep, orderActsOf, type ParcelStatus, parcelRoad } from '@saolang/core/market/delivery/parcel.ts'
import { findOrderProblems } from '@saolang/core/market/order.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { getOrderOfSeller, moveOrder } from '../orders/move-order.ts'
import { addPaid, findOrder } from '../orders/orders.sql.ts'
import { tellSeller } from '../orders/tell-seller.ts'
import type { Told } from './carriers/carrier.ts'
import { addParcelEvent, findParcelOf, holdParcelById, moveParcelRow, type ParcelRow } from './parcels.sql.ts'
import { settleTold } from './take-settlement.ts'

type Telling = { parcel: ParcelRow; told: Told; heardBy: 'seller' | 'hook' | 'poll' }

/**
 * Takes what was told of a parcel that is held: once for each status and moment; what comes late or leads nowhere stays in its story
 * and moves nothing. A step takes the order along, as far as the order's own table lets it.
 */
export async function takeTold(context: ActContext, { parcel, told, heardBy }: Telling): Promise<void> {
  const { tx, now } = context
  const { carrierStatus, at, status } = told
  const step = status ? judgeStep(parcel, { status, at }) : ('unknown' as const)
  const event = { carrierStatus, at, status: status ?? null, step, heardAt: now, heardBy }
  const isNew = await addParcelEvent(tx, parcel.id, event)
  if (isNew && status && step === 'moves') {
    await moveParcelRow(tx, parcel.id, { status, at })
    await takeOrderAlong(context, parcel, status)
  }
  if (told.paidOut) await settleTold(context, parcel, told.paidOut)
}

async function takeOrderAlong(context: ActContext, parcel: ParcelRow, status: ParcelStatus): Promise<void> {
  for (const move of orderActsOf[status]) {
    const order = await findOrder(context.tx, parcel.orderId)
    if (!order || findOrderProblems(order.status, move, 'system').length > 0) continue
    // At the door the buyer paid the seller's carrier: should the goods come back later, that is what is owed.
    if (move === 'deliver' && parcel.codDong > 0 && order.paidDong === 0)
      await addPaid(context.tx, order.id, parcel.codDong)
    await moveOrder(context, { order, move, party: 'system' })
  }
  await tellOfTrouble(context, parcel, status)
}

const troubles = {
  failed: 'parcel-failed',
  returning: 'parcel-failed',
  returned: 'parcel-back',
  lost: 'parcel-lost',
} as const

async function tellOfTrouble(context: ActContext, parcel: ParcelRow, status: ParcelStatus): Promise<void> {
  const kind = parcel.carrier === 'own' ? undefined : troubles[status as keyof typeof troubles]
  const order = kind && (await findOrder(context.tx, parcel.orderId))
  if (!order) return
  await tellSeller(context, { orderId: order.id, sellerId: order.sellerId, payCode: order.payCode, kind })
}

type OwnStep = { orderId: string; status: string }

/** A seller who delivers themselves says where the parcel is. Of a carrier's parcel only the carrier says so. */
export const tellOwnParcel = act('parcel.tell', async (context, { orderId, status }: OwnStep) => {
  const order = await getOrderOfSeller(context, orderId)
  const found = await findParcelOf(context.tx, order.id)
  const parcel = found && (await holdParcelById(context.tx, found.id))
  if (!parcel) throw new Refused([{ code: 'not-found.parcel' }])
  const next = parcelRoad[parcel.status].find((each) => each === status)
  refuseIf(parcel.carrier === 'own' ? [] : [{ code: 'forbidden.parcel-of-carrier' }])
  if (!next || next === 'cancelled') throw new Refused([{ code: 'conflict.parcel-moved-on' }])
  const told = { code: parcel.ref, carrierStatus: next, status: next, at: context.now }
  await takeTold(context, { parcel, told, heardBy: 'seller' })
  context.on('parcel', parcel.id, { status: next, actedFor: context.who.role !== 'producer' })
})
