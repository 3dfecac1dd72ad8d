import type { PointKind, PointState, StockWord } from '@saolang/core/market/points-of-sale/point.ts'

/** What a place sells of a product. `count` is the ledger's; else somebody saw it at `seenAt`, too long ago when `isOld`. */
export type PointProductView = {
  productId: string
  name: string
  /** After `/products/`. */
  address: string
  star?: number
  stock: StockWord
  isOld: boolean
  seenAt?: string
  count?: number
}

/** A place that sells over the counter. */
export type PointView = {
  id: string
  kind: PointKind
  name: string
  address: string
  communeCode: string
  provinceCode: string
  /** The address with today's commune and province. */
  place: string
  hours: string
  phone?: string
  state: PointState
  decidedWords?: string
  isSample: boolean
  products: PointProductView[]
}
