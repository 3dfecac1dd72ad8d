import type { Label, OfferStanding } from '@saolang/core/market/offer.ts'
import type { CertificateStatus } from '@saolang/core/registry/certificate.ts'

/** Whose selling a page is of; `isHelped` when an officer acts for the seller. */
export type SellerView = { id: string; name: string; isHelped: boolean }

/** An address of the seller's pages, for whom it is of. */
export function sellerHref(path: string, { id, isHelped }: SellerView): string {
  return isHelped ? `${path}?organisation=${id}` : path
}

/** A line of the shop. The star is the register's of this rendering. */
export type ShopLine = {
  offerId: string
  name: string
  producer: string
  place: string
  star?: number
  pack: string
  priceDong: number
  offers: number
  isSample: boolean
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
}

/** Who sells, as a buyer must be told before buying. */
export type SellerFactsView = { name: string; address: string; number?: string; phone: string }
export type TermsView = {
  delivery: string
  deliveryDong: number
  returns: string
  takesCash: boolean
  takesTransfer: boolean
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
