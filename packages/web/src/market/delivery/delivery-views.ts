import type { CarrierName, LinkedCarrier, ParcelSize } from '@saolang/core/market/delivery/carrier.ts'
import type { ParcelStatus } from '@saolang/core/market/delivery/parcel.ts'

/** What was told of a parcel. Instants are ISO 8601. */
export type ParcelMoment = { status: ParcelStatus; at: string }

/** Where a parcel is, for its buyer or its seller. */
export type ParcelView = {
  id: string
  carrier: CarrierName
  status: ParcelStatus
  code?: string
  codDong: number
  feeDong?: number
  moments: readonly ParcelMoment[]
  /** What a seller who delivers themselves may say next. */
  next: readonly ParcelStatus[]
  /** Whether it may still be let go. */
  isCancellable: boolean
}

export type WardChoice = { value: string; label: string }

/** What a seller books a parcel with. */
export type BookingView = {
  carriers: readonly CarrierName[]
  chosen?: CarrierName
  size: ParcelSize
  communeCode: string
  communes: readonly WardChoice[]
  /** Former wards to choose from, where a linked carrier needs one and nobody can tell. */
  wards: readonly WardChoice[]
  homeWards: readonly WardChoice[]
}

/** The sending of one order, as its seller works on it. */
export type SendingView = {
  parcel?: ParcelView
  booking?: BookingView
  /** The commune that the buyer chose in the checkout. */
  commune?: string
}

export type DeliverySettings = {
  hasTerms: boolean
  terms: { freeFromDong: number | null; ownDays: number | null; perishableDays: number | null }
  links: readonly { carrier: LinkedCarrier; madeAt: string }[]
  packs: readonly { id: string; pack: string; grams: number; isWeighed: boolean }[]
}

/** A seller's part of a cart with the ways to have it brought. */
export type PartOptions = {
  sellerId: string
  seller: string
  options: readonly { carrier: CarrierName; dong: number; days: number | null }[]
}

export type ParcelLine = {
  id: string
  orderId: string
  payCode: string
  carrier: CarrierName
  status: ParcelStatus
  codDong: number
  bookedAt: string
  code?: string
}

export type CodSumView = {
  carrier: LinkedCarrier
  parcels: number
  collectedDong: number
  settled: number
  settledDong: number
  openDong: number
  feeDong: number
}
export type CodQueueLine = {
  id: string
  carrier: LinkedCarrier
  settlement: string
  code: string
  collectedDong: number
  codDong: number | null
  orderId: string | null
  outcome: 'matched' | 'amount-differs' | 'not-delivered' | 'unknown-parcel' | 'settled-before'
  at: string
}
