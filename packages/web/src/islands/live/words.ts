import type { LiveStatus } from '@saolang/core/market/live/session.ts'

/** The words of a live sale that change while one watches. */
export type LiveWords = {
  status: Record<LiveStatus, string>
  warnings: Record<'alcohol' | 'health' | 'cosmetic', string>
} & Record<
  | 'waiting'
  | 'onAir'
  | 'viewers'
  | 'stopped'
  | 'bag'
  | 'bagEmpty'
  | 'shownNow'
  | 'left'
  | 'soldOut'
  | 'buy'
  | 'quantity'
  | 'flashEnds'
  | 'was'
  | 'chat'
  | 'chatName'
  | 'chatWords'
  | 'send'
  | 'host'
  | 'hide'
  | 'mute'
  | 'noMessages'
  | 'slow'
  | 'failed',
  string
>
