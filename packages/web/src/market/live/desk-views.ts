import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { SellerView } from '../market-views.ts'
import type { LiveLine, RoomMessage, RoomState } from './live-views.ts'

/** A product of a bag on its seller's desk. */
export type DeskItem = {
  offerId: string
  name: string
  pack: string
  priceDong: number
  flash?: { dong: number; until: string; left: number }
  removedWhy?: 'seller' | 'certificate' | 'officer'
}

/** A live sale on its seller's desk. */
export type DeskLive = LiveLine & {
  about: string
  host?: { name: string; isKnown: boolean; isReader: boolean }
  /** Everything that stands against going live; empty when nothing does. */
  gaps: readonly Problem[]
  items: readonly DeskItem[]
  offers: readonly { value: string; label: string }[]
  sold: { orders: number; packs: number; dong: number }
  mostViewers: number
  obs?: { server: string; key: string }
  pushes: readonly { id: string; name: string; address: string; failedWhy?: string }[]
  slowSeconds: number
  blockedWords: string
  stopReason?: string
  graceSeconds: number
  state: RoomState
  messages: readonly RoomMessage[]
}

export type PaperView = {
  id: string
  kind: 'business' | 'quality' | 'advertising'
  product?: string
  number: string
  issuedOn: string
  untilOn?: string
  refusedWhy?: string
}

/** Who opens a page of live sales: the seller, or an officer with what an officer may do. */
export type DeskReader = { seller: SellerView; mayHost: boolean; isOfficer: boolean }
