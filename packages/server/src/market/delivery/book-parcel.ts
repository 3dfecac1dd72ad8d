import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import {
  type CarrierName,
  carriers,
  findParcelProblems,
  type LinkedCarrier,
  type ParcelSize,
} from '@saolang/core/market/delivery/carrier.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { unseal } from '../../people/settings.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { findTerms } from '../offers/offers.sql.ts'
import { getOrderOfSeller } from '../orders/move-order.ts'
import { findPurchase, listLines, type OrderRow } from '../orders/orders.sql.ts'
import type { BookAsked, CarrierAccount, Party } from './carriers/carrier.ts'
import { accountOf, carrierOf } from './carriers/carriers.ts'
import { findCarrierLink, listCarrierLinks } from './links.sql.ts'
import { findOldPlace } from './old-places.ts'
import { weighGoods } from './parcel-goods.ts'
import {
  addParcel,
  claimAsking,
  countParcels,
  findDeliveryOf,
  findParcelOf,
  holdParcelById,
  keepBooking,
  moveParcelRow,
  type ParcelRow,
  saveCommuneOf,
} from './parcels.sql.ts'

/** `communeCode`: where it goes, when its buyer chose none. */
export type BookParcel = { orderId: string; carrier: string; size: ParcelSize; communeCode?: string | undefined }

type Claim = { parcel: ParcelRow; asked?: { account: CarrierAccount; booking: BookAsked } }

/**
 * Books the one parcel of a confirmed order: claimed first, then asked of its carrier, outside of any transaction. Whoever books at
 * the same moment is refused. A carrier that refuses leaves no parcel; one that does not answer leaves it claimed, and asking it again
 * gives the same parcel, by our code.
 */
export async function bookParcel(who: Actor, input: BookParcel): Promise<{ id: string }> {
  const { parcel, asked } = await claimParcel(who, input)
  if (!asked) return { id: parcel.id }
  try {
    const booked = await carrierOf[parcel.carrier as LinkedCarrier].book(asked.account, asked.booking)
    await keepParcel(who, { id: parcel.id, ...booked })
  } catch (error) {
    const isAnswer = error instanceof Refused && !error.problems.some(({ code }) => code === 'carrier.silent')
    if (isAnswer) await dropParcel(who, { id: parcel.id })
    throw error
  }
  return { id: parcel.id }
}

const claimParcel = act('parcel.book', async (context, input: BookParcel): Promise<Claim> => {
  const order = await getOrderOfSeller(context, input.orderId)
  const carrier = readCarrier(input.carrier)
  refuseIf(order.status === 'confirmed' ? [] : [{ code: 'conflict.order-moved-on' }])
  refuseIf(findParcelProblems(input.size, carrier))
  if (input.communeCode) await saveCommuneOf(context.tx, order.id, input.communeCode)
  const asked = carrier === 'own' ? undefined : await prepare(context, { order, carrier, input })
  const parcel = await claim(context, { order, carrier, size: input.size, linkId: asked?.linkId ?? null })
  context.on('parcel', parcel.id, { carrier, grams: input.size.grams, actedFor: context.who.role !== 'producer' })
  return { parcel, ...(asked && { asked: { ...asked, booking: { ...asked.booking, ref: parcel.ref } } }) }
})

const keepParcel = act('parcel.book', async (context, booked: { id: string; code: string; feeDong: number }) => {
  refuseIf((await keepBooking(context.tx, booked)) ? [] : [{ code: 'conflict.parcel-moved-on' }])
  context.on('parcel', booked.id, { code: booked.code, feeDong: booked.feeDong })
})

const dropParcel = act('parcel.book', async (context, { id }: { id: string }) => {
  const parcel = await holdParcelById(context.tx, id)
  if (parcel?.status === 'booking') await moveParcelRow(context.tx, id, { status: 'cancelled', at: context.now })
  context.on('parcel', id, { refused: true })
})

type Claiming = { order: OrderRow; carrier: CarrierName; size: ParcelSize; linkId: string | null }
const retryAfterMs = 30_000

async function claim(context: ActContext, { order, carrier, size, linkId }: Claiming): Promise<ParcelRow> {
  const { tx, now, who } = context
  const before = await countParcels(tx, order.id)
  const row = {
    ...{ id: context.newId(), orderId: order.id, organisationId: order.sellerId, carrier, linkId, ...size },
    ...{ ref: before === 0 ? order.payCode : `${order.payCode}-${before + 1}`, codDong: codOf(order), bookedAt: now },
    ...{ status: carrier === 'own' ? ('booked' as const) : ('booking' as const), statusAt: null },
  }
  if (await addParcel(tx, { ...row, by: who.personId ?? null })) return { ...row, ...unasked, askedAt: now }
  const known = await findParcelOf(tx, order.id)
  const isStuck = known?.status === 'booking' && known.carrier === carrier
  const staleAt = new Date(now.getTime() - retryAfterMs)
  if (known && isStuck && (await claimAsking(tx, { id: known.id, before: staleAt, at: now }))) return known
  throw new Refused([{ code: 'conflict.parcel-booked' }])
}

const unasked = { code: null, feeDong: null, settledAt: null } as const

/** What is to be collected at the door: all of a cash order that is not paid yet. */
function codOf({ payWay, goodsDong, deliveryDong, paidDong }: OrderRow): number {
  return payWay === 'cash' ? Math.max(goodsDong + deliveryDong - paidDong, 0) : 0
}

type Preparing = { order: OrderRow; carrier: LinkedCarrier; input: BookParcel }

async function prepare({ tx }: ActContext, { order, carrier, input }: Preparing) {
  const link = (await listCarrierLinks(tx, order.sellerId)).find((each) => each.carrier === carrier)
  if (!link) throw new Refused([{ code: 'not-found.carrier-link', at: 'carrier' }])
  const lines = await listLines(tx, [order.id])
  const { goods } = await weighGoods(tx, lines)
  const ends = await Promise.allSettled([senderOf(tx, order, carrier), receiverOf(tx, order, carrier)])
  refuseIf(ends.flatMap(problemsOf))
  const [from, { to, note }] = ends.map((end) => (end as PromiseFulfilledResult<unknown>).value) as [Party, Receiver]
  const booking = {
    ...{ ref: order.payCode, size: input.size, goods, codDong: codOf(order), valueDong: order.goodsDong },
    ...{ from, to, note },
  }
  const account = accountOf(carrier, JSON.parse(unseal(link.credentials)) as Record<string, string>)
  return { linkId: link.id, account, booking }
}

type Receiver = { to: Party; note: string }

// Both ends are looked at before anybody is asked about either.
function problemsOf(end: PromiseSettledResult<unknown>): readonly Problem[] {
  if (end.status === 'fulfilled') return []
  if (end.reason instanceof Refused) return end.reason.problems
  throw end.reason
}

async function senderOf(tx: Tx, order: OrderRow, carrier: LinkedCarrier): Promise<Party> {
  const { id: organisationId, name, address, communeCode } = await getOrganisation(tx, order.sellerId)
  const end = { organisationId, carrier, communeCode, address }
  const phone = (await findTerms(tx, organisationId))?.phone ?? ''
  return { name, phone, address, place: await needPlace(tx, end, 'sender') }
}

async function receiverOf(tx: Tx, order: OrderRow, carrier: LinkedCarrier): Promise<Receiver> {
  const purchase = await findPurchase(tx, order.purchaseId)
  const { buyerName: name, buyerPhone: phone, buyerAddress: address } = purchase ?? {}
  if (!name || !phone || !address) throw new Refused([{ code: 'parcel.buyer-erased' }])
  const communeCode = (await findDeliveryOf(tx, order.id))?.communeCode
  if (!communeCode) throw new Refused([{ code: 'parcel.commune', at: 'communeCode' }])
  const end = { organisationId: order.sellerId, carrier, communeCode, address }
  return { to: { name, phone, address, place: await needPlace(tx, end, 'receiver') }, note: purchase?.note ?? '' }
}

// What is refused here is asked on the booking form, once for a commune and a carrier.
async function needPlace(tx: Tx, end: Parameters<typeof findOldPlace>[1], whose: 'sender' | 'receiver') {
  const found = await findOldPlace(tx, end)
  if (found.kind === 'one') return found.place
  throw new Refused([
    {
      code: found.candidates.length === 0 ? 'carrier.no-old-place' : `carrier.ward-of-${whose}`,
      at: whose === 'sender' ? 'homeWardCode' : 'wardCode',
    },
  ])
}

/** Lets a parcel go that its carrier has not fetched yet: the carrier is asked first, and what it refuses stays. */
export async function cancelParcel(who: Actor, { orderId }: { orderId: string }): Promise<void> {
  const { parcel, account } = await getToCancel(who, { orderId })
  if (account && parcel.code) await carrierOf[parcel.carrier as LinkedCarrier].cancel(account, parcel.code)
  await letGo(who, { id: parcel.id })
}

const getToCancel = act('parcel.cancel', async (context, { orderId }: { orderId: string }) => {
  const order = await getOrderOfSeller(context, orderId)
  const parcel = await findParcelOf(context.tx, order.id)
  if (!parcel) throw new Refused([{ code: 'not-found.parcel' }])
  refuseIf(['booking', 'booked'].includes(parcel.status) ? [] : [{ code: 'conflict.parcel-moved-on' }])
  context.on('parcel', parcel.id, { asking: true })
  return { parcel, account: await findAccount(context.tx, parcel) }
})

const letGo = act('parcel.cancel', async (context, { id }: { id: string }) => {
  const parcel = await holdParcelById(context.tx, id)
  const isOpen = parcel?.status === 'booking' || parcel?.status === 'booked'
  // The carrier's own word of it may have come first.
  if (isOpen) await moveParcelRow(context.tx, id, { status: 'cancelled', at: context.now })
  refuseIf(isOpen || parcel?.status === 'cancelled' ? [] : [{ code: 'conflict.parcel-moved-on' }])
  context.on('parcel', id, { cancelled: true })
})

/** The account that a parcel was booked with; undefined for own delivery. */
export async function findAccount(tx: Tx, { carrier, linkId }: ParcelRow): Promise<CarrierAccount | undefined> {
  const link = linkId ? await findCarrierLink(tx, linkId) : undefined
  if (!link || carrier === 'own') return undefined
  return accountOf(carrier, JSON.parse(unseal(link.credentials)) as Record<string, string>)
}

function readCarrier(name: string): CarrierName {
  const known = carriers.find((carrier) => carrier === name)
  if (!known) throw new Refused([{ code: 'carrier.unknown', at: 'carrier' }])
  return known
}
