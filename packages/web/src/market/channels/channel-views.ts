import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Platform } from '@saolang/core/market/channels/platform.ts'
import type { DifferenceKind } from '@saolang/core/market/channels/reconcile.ts'
import type { SellerView } from '../market-views.ts'

/** A seller's shop on a platform. Instants are ISO 8601. */
export type ChannelView = {
  id: string
  platform: Platform
  name: string
  shopId: string
  buffer: number
  state: 'unauthorised' | 'on' | 'paused' | 'refused' | 'ended'
  tries: number
  trouble?: string
  wellAt?: string
  pulledTo?: string
  /** Orders that a person must look at. */
  waiting: number
}

/** Which offer a platform's listing sells, and what we last told of it. */
export type ListingView = {
  id: string
  offerId: string
  name: string
  item: string
  sku: string
  available: number
  buffer: number
  aside?: number
  toldQuantity?: number
  toldAt?: string
  trouble?: string
}

/** A platform's order that a person must look at. */
export type QueueView = {
  externalId: string
  outcome: 'no-stock' | 'unknown-listing' | 'cancelled-late'
  about?: string
  orderId?: string
  changedAt: string
}

/** What a night's comparison found. */
export type ComparisonView = {
  id: string
  madeAt: string
  listings: number
  orders: number
  differences: { no: number; kind: DifferenceKind; about: string; ours: string; theirs: string; isSettled: boolean }[]
}

/** What the page of one linked shop shows. */
export type ChannelPageProps = {
  seller: SellerView
  channel: ChannelView
  listings: readonly ListingView[]
  queue: readonly QueueView[]
  comparison?: ComparisonView
  offers: readonly { id: string; name: string }[]
  /** Where the platform calls. */
  hook: string
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}
