import type { BuyerKind, BuyerStanding } from '@saolang/core/market/demand/buyer-standing.ts'
import type { DemandAccess, DemandState, QualityPaper } from '@saolang/core/market/demand/demand.ts'
import type { CallOffState, FrameworkState, FrameworkTerms, Party } from '@saolang/core/market/demand/framework.ts'
import type { Match } from '@saolang/core/market/demand/match.ts'
import type { MonthAmount, SupplyUnit } from '@saolang/core/market/demand/months.ts'
import type { QuoteState, QuoteTerms, SampleState, ShareAnswer } from '@saolang/core/market/demand/quote.ts'
import type { Choice } from '../../kit/fields.tsx'

/** Instants are ISO 8601, days 'YYYY-MM-DD', months 'YYYY-MM'. */
export type DemandLine = {
  id: string
  title: string
  buyer: string
  group: string
  unit: SupplyUnit
  total: number
  state: DemandState
  access: DemandAccess
  replyBy: string
  isOver: boolean
  isSample: boolean
}

export type DemandView = DemandLine & {
  minStar: number | null
  papers: readonly QualityPaper[]
  quality: string
  packing: string
  minShelfDays: number
  deliveryPlace: string
  deliveryProvince: string
  fromProvinces: readonly string[]
  priceFromDong: number | null
  priceToDong: number | null
  closedWhy: string | null
  months: readonly MonthAmount[]
}

export type QuestionView = { id: string; question: string; answer: string | null; isOwn: boolean; askedAt: string }

/** A product held against a request; `product` names it with its producer. */
export type MatchView = { productId: string; organisationId: string; product: string; producer: string; match: Match }

export type SampleView = {
  id: string
  state: SampleState
  wanted: string
  sentWords: string | null
  verdict: 'good' | 'bad' | null
  verdictWords: string | null
}

export type ShareView = { name: string; months: readonly MonthAmount[]; answer: ShareAnswer; isOwn: boolean }

/** The one answer that a producer stands in. */
export type OwnQuoteView = {
  id: string
  state: QuoteState
  isLead: boolean
  version: number
  terms: QuoteTerms
  shares: readonly ShareView[]
  shortfalls: readonly MonthAmount[]
  samples: readonly SampleView[]
}

/** An answer as its buyer compares it: the newest version, and how many came before. */
export type SentQuoteView = {
  id: string
  state: QuoteState
  version: number
  sentAt: string
  terms: QuoteTerms
  shares: readonly { name: string; months: readonly MonthAmount[] }[]
  shortfalls: readonly MonthAmount[]
  worthDong: number
  samples: readonly SampleView[]
  former: readonly { no: number; sentAt: string; terms: QuoteTerms }[]
}

export type BuyerView = {
  organisationId: string
  name: string
  kind: BuyerKind
  about: string
  phone: string
  askedAt: string
  standing: BuyerStanding
  refusedWhy: string | null
}

export type SupplyLine = {
  productId: string
  name: string
  holds: boolean
  months: readonly MonthAmount[]
  unit?: SupplyUnit
}

export type FrameworkLine = {
  id: string
  number: string
  title: string
  buyer: string
  lead: string
  state: FrameworkState
  total: number
  called: number
  unit: string
}

export type PartyView = {
  name: string
  role: Party
  product: string | null
  months: readonly MonthAmount[]
  isOwn: boolean
  signed: { person: string; at: string } | null
}

export type DeliveryView = {
  id: string
  supplier: string
  quantity: number
  sentAt: string
  accepted: number | null
  defectWords: string | null
  valueDong: number | null
  lots: readonly { identifier: string; quantity: number }[]
}

export type CallOffView = {
  id: string
  no: number
  month: string
  quantity: number
  priceDong: number
  deliverOn: string
  place: string
  state: CallOffState
  why: string | null
  sent: number
  accepted: number
  deliveries: readonly DeliveryView[]
}

export type FrameworkView = FrameworkLine & {
  demandId: string
  version: number
  terms: FrameworkTerms
  party: Party
  isSample: boolean
  parties: readonly PartyView[]
  months: readonly { month: string; quantity: number; called: number }[]
  callOffs: readonly CallOffView[]
  lots: readonly Choice[]
  deliveredDong: number
}

export type OutcomeView = {
  number: string
  title: string
  buyer: string
  lead: string
  state: FrameworkState
  unit: string
  total: number
  worthDong: number
  delivered: number
  deliveredDong: number
  defective: number
  isSample: boolean
}

/** What was typed, to show it again. */
export type Typed = Readonly<Record<string, string>>
