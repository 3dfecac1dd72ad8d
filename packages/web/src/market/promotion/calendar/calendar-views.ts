/** Something that happens, in the reader's language; `lang` is the language that its name is really in. Days are 'YYYY-MM-DD'. */
export type OccurrenceView = {
  id: string
  kind: 'festival' | 'market' | 'fair' | 'harvest' | 'event' | 'live'
  lang: 'vi' | 'en'
  title: string
  about?: string
  place: string
  startsOn: string
  endsOn: string
  source: string
  sourceUrl?: string
  href?: string
  /** Where it begins at an hour: an instant. */
  startsAt?: string
  cancelledWhy?: string
  isSample: boolean
}

/** A product in season. */
export type SeasonalView = {
  href: string
  name: string
  producer?: string
  place: string
  star?: number
  months: readonly number[]
  best: readonly number[]
  isBest: boolean
  note?: string
  toldOn: string
  isSample: boolean
}
