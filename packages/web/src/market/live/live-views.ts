import type { LiveStatus } from '@saolang/core/market/live/session.ts'

/** A product of a live sale as it can be bought at this moment; `endsAt` of a flash price by the server's clock. */
export type RoomItem = {
  offerId: string
  name: string
  pack: string
  priceDong: number
  wasDong?: number
  endsAt?: string
  left: number
  canBuy: boolean
  star?: number
  warning?: 'alcohol' | 'health' | 'cosmetic'
  labelWarning?: string
}

/** What everybody who watches is told. */
export type RoomState = {
  status: LiveStatus
  isSilent: boolean
  now: string
  viewers: number
  items: RoomItem[]
  pinned?: string
  warning?: string
  stopReason?: string
  slowSeconds: number
}

export type RoomMessage = { id: number; name: string; words: string; at: string; isHost: boolean; isHidden?: boolean }

/** A live sale in a list. */
export type LiveLine = {
  id: string
  title: string
  seller: string
  startsAt: string
  status: LiveStatus
  isSample: boolean
  hasReplay: boolean
}

/** A live sale on its own page. */
export type LiveView = LiveLine & {
  about: string
  host?: string
  playlist: string
  hasPoster: boolean
  replayMs?: number
  chapters: readonly { name: string; offerId: string; mediaMs: number; untilMs: number }[]
}
