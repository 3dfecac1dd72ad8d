import { addDays, type LegalDate } from '../kernel/calendar.ts'
import { fold } from '../kernel/text.ts'
import { type CertificateFacts, type CertificateStatus, expiringDays, standingOn } from './certificate.ts'
import { searchWords } from './search-query.ts'

/** The facets of the register, each with the mark of its lexemes: kept beside the words, so that one index answers both. */
export const facetMarks = { province: 'p=', commune: 'c=', star: 's=', industry: 'i=', set: 'k=', year: 'y=' } as const

export type FacetName = keyof typeof facetMarks
export type FacetValues = Partial<Record<FacetName, string>>

/** What a product is found by. */
export type ListingText = { name: string; producer: string; places: readonly string[]; codes: readonly string[] }

/** The folded words of a product: for its index and for the vocabulary. */
export function listingWords({ name, producer, places, codes }: ListingText): string[] {
  const all = [name, producer, ...places, ...codes].flatMap((text) => fold(text).split(' '))
  return [...new Set(all)].filter(Boolean)
}

/** The lexemes of a product's facets. */
export function facetLexemes(values: FacetValues): string[] {
  return Object.entries(values).map(([name, value]) => facetMarks[name as FacetName] + value)
}

/** A tsquery from words (each a set of alternatives) and facets; undefined when nothing is asked. */
export function toTsquery(words: readonly (readonly string[])[], facets: FacetValues): string | undefined {
  const parts = [...words.map((choices) => `(${choices.map(quote).join('|')})`), ...facetLexemes(facets).map(quote)]
  return parts.length > 0 ? parts.join('&') : undefined
}

/** The statuses that the public register can be filtered by, each as the days that the last valid day lies between. */
export const listingStatuses = ['in-force', 'expiring', 'expired', 'withdrawn', 'unknown-term', 'proposed'] as const
export type ListingStatus = (typeof listingStatuses)[number]

/** What the clock decides at filtering: the first and the last `lastDay` that a status allows on a day; undefined where the clock has no say. */
export function lastDaysFor(status: ListingStatus, today: LegalDate): { from: LegalDate; to: LegalDate } | undefined {
  const window = addDays(today, expiringDays)
  switch (status) {
    case 'in-force':
      return { from: addDays(window, 1), to: '9999-12-31' }
    case 'expiring':
      return { from: today, to: window }
    case 'expired':
      return { from: '0001-01-01', to: addDays(today, -1) }
    default:
      return undefined
  }
}

/** What was typed, folded, as it may stand in a name. */
export function foldedPhrase(typed: string): string {
  return searchWords(typed).join(' ')
}

function quote(lexeme: string): string {
  return `'${lexeme.replaceAll("'", "''")}'`
}

/** What a line of the list keeps of its product's recognition, for the clock to read on any day. */
export type ListedStanding = {
  standing: 'clocked' | 'withdrawn' | 'unknown-term' | 'proposed' | 'ended'
  lastDay: LegalDate | null
  isExtended: boolean
}

/** The part of a recognition that a line of the list keeps. */
export function listedStanding(facts: CertificateFacts, today: LegalDate): ListedStanding {
  const never = { lastDay: null, isExtended: false }
  const { status } = standingOn(facts, today)
  if (status === 'withdrawn' || status === 'proposed' || status === 'unknown-term')
    return { standing: status, ...never }
  if (facts.events.some(({ kind }) => kind === 'ended')) return { standing: 'ended', ...never }
  const until = facts.events
    .flatMap((event) => (event.kind === 'extended' ? [event.until] : []))
    .sort()
    .at(-1)
  return { standing: 'clocked', lastDay: until ?? facts.expiresOn, isExtended: until !== undefined }
}

/** The status of a line on a day. */
export function listedStatusOn({ standing, lastDay, isExtended }: ListedStanding, today: LegalDate): CertificateStatus {
  if (standing === 'ended') return 'expired'
  if (standing !== 'clocked') return standing
  if (lastDay === null || today > lastDay) return 'expired'
  if (isExtended) return 'extended'
  return today < addDays(lastDay, -expiringDays) ? 'in-force' : 'expiring'
}
