import type { OccasionKind } from '@saolang/core/market/promotion/occasion.ts'

/** Something that happens on days, from whichever room it comes. Days are 'YYYY-MM-DD'; `href` leads to its own page. */
export type Occurrence = {
  id: string
  kind: OccasionKind | 'event' | 'live'
  titleVi: string
  titleEn: string
  aboutVi: string
  aboutEn: string
  place: string
  startsOn: string
  endsOn: string
  source: string
  sourceUrl: string
  isDemo: boolean
  changedAt: Date
  cancelledWhy: string | null
  href?: string
  /** Where it begins at an hour, and not on a day. */
  startsAt?: Date
}

/** A span of days, of the whole country or of one province. */
export type Span = { from: string; until: string; provinceCode: string | null }
