import type { LinkedCarrier, ParcelSize } from '@saolang/core/market/delivery/carrier.ts'
import type { OldPlace } from '@saolang/core/market/delivery/old-place.ts'
import type { ParcelStatus } from '@saolang/core/market/delivery/parcel.ts'

/** A seller's contract with a carrier: where it is asked, who asks. */
export type CarrierAccount = { url: string; credentials: Readonly<Record<string, string>> }

/** Somebody at an end of the road, with the place as carriers still spell it. */
export type Party = { name: string; phone: string; address: string; place: OldPlace }

/** What is asked of a carrier before a price or a parcel. `ref` is our own code of the order: the same twice is one parcel. */
export type QuoteAsked = { from: OldPlace; to: OldPlace; size: ParcelSize; codDong: number; valueDong: number }
export type BookAsked = {
  ref: string
  from: Party
  to: Party
  size: ParcelSize
  codDong: number
  valueDong: number
  goods: readonly { name: string; quantity: number; grams: number }[]
  note: string
}

export type Quote = { dong: number; days: number | null }
export type Booked = { code: string; feeDong: number }
export type LabelFile = { pdf: Buffer } | { address: string }

/** What a carrier told of a parcel, in our words; `status` is missing for one of its own that is none of ours. `paidOut` tells that it paid out what was collected. */
export type Told = {
  code: string
  carrierStatus: string
  status: ParcelStatus | undefined
  at: Date
  paidOut?: { settlement: string; collectedDong: number; feeDong: number }
}

/** What a webhook brings: undefined where it does not prove who it is. `answer` is what the carrier wants to hear. */
export type Heard = { told: Told[]; answer: object }
export type HookCall = {
  body: unknown
  query: Readonly<Record<string, string | undefined>>
  headers: Readonly<Record<string, string | string[] | undefined>>
  secret: string
  account: CarrierAccount
}

/** A carrier in its own words behind ours. Calls throw `Refused` with `carrier.refused` (its words) or `carrier.silent`. */
export type Carrier = {
  name: LinkedCarrier
  quote(account: CarrierAccount, asked: QuoteAsked): Promise<Quote>
  book(account: CarrierAccount, asked: BookAsked): Promise<Booked>
  cancel(account: CarrierAccount, code: string): Promise<void>
  label(account: CarrierAccount, code: string, size: 'A6' | 'A7'): Promise<LabelFile>
  track(account: CarrierAccount, code: string): Promise<Told[]>
  hear(call: HookCall): Heard | undefined
}
