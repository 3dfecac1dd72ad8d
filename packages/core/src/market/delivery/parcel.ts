import type { OrderAct } from '../order.ts'

/** What may be said of a parcel. `booking` is before its carrier has answered; `failed` an attempt that was not the last. */
export const parcelStatuses = [
  'booking',
  'booked',
  'picked-up',
  'in-transit',
  'delivering',
  'failed',
  'delivered',
  'returning',
  'returned',
  'cancelled',
  'lost',
] as const
export type ParcelStatus = (typeof parcelStatuses)[number]

const underWay = ['in-transit', 'delivering', 'failed', 'delivered', 'returning', 'returned', 'lost'] as const

/**
 * The road of a parcel: what may follow what. Carriers tell a status late, twice, or not at all, so a later one may always be
 * reached over those that were never told; what is over stays over, but what was lost may turn up.
 */
export const parcelRoad = {
  booking: ['booked', 'cancelled'],
  booked: ['picked-up', ...underWay, 'cancelled'],
  'picked-up': underWay,
  'in-transit': underWay,
  delivering: underWay,
  failed: underWay,
  returning: ['delivering', 'delivered', 'returned', 'lost'],
  lost: ['delivered', 'returning', 'returned'],
  delivered: [],
  returned: [],
  cancelled: [],
} as const satisfies Record<ParcelStatus, readonly ParcelStatus[]>

/** What the parcel's status does to its order, in this order, as far as the order's own table lets it. */
export const orderActsOf = {
  booking: [],
  booked: [],
  'picked-up': ['hand-over'],
  'in-transit': ['hand-over'],
  delivering: ['hand-over'],
  failed: ['hand-over'],
  delivered: ['hand-over', 'deliver'],
  returning: ['hand-over'],
  returned: ['hand-over', 'bring-back'],
  cancelled: [],
  lost: ['hand-over'],
} as const satisfies Record<ParcelStatus, readonly OrderAct[]>

/** Whether nothing more is to be heard of a parcel. */
export function isParcelOver(status: ParcelStatus): boolean {
  return parcelRoad[status].length === 0
}

export type ParcelStep = 'moves' | 'repeats' | 'late' | 'astray'

/**
 * What a told status is to a parcel as it stands: it moves it, repeats what is known, comes late (of an earlier moment than what is
 * known), or leads nowhere from here. Only the first changes the parcel; all of them stay in its story.
 */
export function judgeStep(
  parcel: { status: ParcelStatus; statusAt: Date | null },
  told: { status: ParcelStatus; at: Date },
): ParcelStep {
  if (told.status === parcel.status) return 'repeats'
  const onward: readonly ParcelStatus[] = parcelRoad[parcel.status]
  if (!onward.includes(told.status)) return 'astray'
  return parcel.statusAt !== null && told.at < parcel.statusAt ? 'late' : 'moves'
}
