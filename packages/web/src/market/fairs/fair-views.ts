import type { ApplicationState, Booth } from '@saolang/core/market/fairs/fair.ts'
import type { MeetingAct, MeetingState } from '@saolang/core/market/fairs/meeting.ts'

/** Days are 'YYYY-MM-DD', instants ISO 8601. */
export type FairLine = {
  id: string
  name: string
  place: string
  fromOn: string
  untilOn: string
  applyUntil: string
  phase: 'applying' | 'coming' | 'on' | 'over' | 'closed'
  isSample: boolean
}

export type BoothView = Booth & { holder: string | null; isOwn: boolean }

export type ApplicationView = {
  id: string
  name: string
  products: readonly { name: string; star: number | null; holds: boolean }[]
  words: string
  state: ApplicationState
  why: string | null
  boothCode: string | null
}

export type MeetingView = {
  id: string
  buyer: string
  producer: string
  startsAt: string
  endsAt: string
  state: MeetingState
  words: string
  outcome: string | null
  acts: readonly MeetingAct[]
}

export type StallGoods = {
  offerId: string
  name: string
  pack: string
  priceDong: number
  kept: number
  left: number
  sold: number
}
export type StallSaleView = {
  receipt: string
  name: string
  quantity: number
  dong: number
  payWay: 'cash' | 'transfer'
  soldOn: string
}

export type ReportView = {
  applied: number
  rows: readonly {
    name: string
    boothCode: string | null
    sales: number
    quantity: number
    dong: number
    cashDong: number
    held: number
  }[]
  meetings: { asked: number; held: number; missed: number }
  contracts: readonly { number: string; buyer: string; lead: string; deliveredDong: number }[]
}
