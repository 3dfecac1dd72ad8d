import type { PayWay } from '@saolang/core/market/buyer.ts'
import type { Label, OfferStanding } from '@saolang/core/market/offer.ts'
import type { OrderAct, OrderSource, OrderStatus } from '@saolang/core/market/order.ts'
import type { OfferPrice } from '@saolang/core/market/price.ts'
import type { ReturnReason } from '@saolang/core/market/return.ts'
import type { CertificateStatus } from '@saolang/core/registry/certificate.ts'

/** Whose selling a page is of; `isHelped` when an officer acts for the seller. */
export type SellerView = { id: string; name: string; isHelped: boolean }

/** An address of the seller's pages, for whom it is of. */
export function sellerHref(path: string, { id, isHelped }: SellerView): string {
  return isHelped ? `${path}?organisation=${id}` : path
}

/** An offer as its own page tells it. */
export type OfferView = {
  id: string
  name: string
  pack: string
  label: Label
  priceDong: number
  includesPacking: boolean
  minQuantity: number
  maxQuantity: number
  untilOn?: string
  available: number
  standing: OfferStanding
  productAddress: string
  status: CertificateStatus
  star?: number
  starUntil?: string
  certificateNumber?: string
  isSample: boolean
  place: string
  seller: SellerFactsView
  terms: TermsView
  prices: readonly OfferPrice[]
  isPerishable: boolean
  /** What a gift box holds; empty for a pack. */
  parts: readonly { name: string; pack: string; quantity: number; star?: number; productAddress: string }[]
}

/** Who sells, as a buyer must be told before buying. */
export type SellerFactsView = { name: string; address: string; number?: string; phone: string }
export type TermsView = {
  delivery: string
  deliveryDong: number
  returns: string
  payWays: readonly PayWay[]
}

/** An offer on its seller's desk. */
export type OwnOffer = {
  id: string
  name: string
  pack: string
  priceDong: number
  available: number
  standing: OfferStanding
  pausedWhy?: 'seller' | 'certificate' | 'missed-orders'
}

/** A product that a seller may offer today. */
export type OwnProduct = { id: string; name: string; star?: number; holds: boolean }

export type StockView = {
  id: string
  place: string
  batch: string
  expiresOn?: string
  onHand: number
  reserved: number
}

/** Stock of an offer that is kept for something else than the shop. */
export type AsideView = {
  id: string
  purpose: 'channel' | 'live' | 'fair'
  quantity: number
  held: number
  sold: number
}

/** A line of a cart at the prices of this moment. */
export type CartLineView = {
  offerId: string
  name: string
  pack: string
  quantity: number
  priceDong: number
  dong: number
  star?: number
}

/** What one seller would deliver. */
export type CartPartView = {
  sellerId: string
  seller: string
  lines: readonly CartLineView[]
  goodsDong: number
  deliveryDong: number
  delivery: string
  returns: string
  payWays: readonly PayWay[]
}

export type CartView = { parts: readonly CartPartView[]; totalDong: number }

/** A line as it was bought. */
export type BoughtLine = {
  name: string
  pack: string
  productAddress: string
  quantity: number
  priceDong: number
  star?: number
  certificateNumber?: string
}

/** One seller's order. Instants are ISO 8601. */
export type OrderView = {
  id: string
  payCode: string
  payWay: PayWay
  status: OrderStatus
  seller: string
  sellerPhone: string
  lines: readonly BoughtLine[]
  goodsDong: number
  deliveryDong: number
  paidDong: number
  refundedDong: number
  placedAt: string
  dueAt?: string
  events: readonly { act: string; words?: string; at: string; byRole: string }[]
  acts: readonly OrderAct[]
  returns: readonly { id: string; reason: ReturnReason; words: string; askedAt: string; photos: number }[]
  /** Something in it spoils: it goes back only when it is faulty. */
  isPerishable: boolean
  source: OrderSource
}

/** How to pay an order by its seller's gateway; `payUrl` once it has begun there. */
export type GatewayView = { way: 'vnpay' | 'momo' | 'zalopay'; payUrl?: string }

/** How to pay an order by transfer; `isSample` where the account is nobody's. */
export type TransferView = {
  svg: string
  bankBin: string
  account: string
  holder: string
  dong: number
  isSample: boolean
}

/** To whom and where to; undefined when it was erased. */
export type BuyerView = { name: string; phone: string; address: string; note?: string }
