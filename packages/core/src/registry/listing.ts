import { addDays, type LegalDate } from '../kernel/calendar.ts'
import { fold } from '../kernel/text.ts'
import { type CertificateFacts, type CertificateStatus, lastDayKnownOn, standingOn } from './certificate.ts'
import { expiringDays } from './renewal.ts'
import { searchWords } from './search-query.ts'

/** The facets of the register, each with the mark of its lexemes: kept beside the words, so that one index answers both. */
const facetMarks = { province: 'p=', commune: 'c=', star: 's=', industry: 'i=', set: 'k=', year: 'y=' } as const

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

/** The statuses that the public register can be filtered by. */
export const listingStatuses = [
  'in-force',
  'expiring',
  'extended',
  'expired',
  'withdrawn',
  'unknown-term',
  'proposed',
] as const
export type ListingStatus = (typeof listingStatuses)[number]

type DayRange = { from: LegalDate; to: LegalDate }

/** Between which days a certificate's own last day, and its last day with extensions, must lie. */
export type ClockRange = { expires: DayRange; last: DayRange }

const everAfter = (from: LegalDate): DayRange => ({ from, to: '9999-12-31' })
const everBefore = (to: LegalDate): DayRange => ({ from: '0001-01-01', to })

/** What the clock decides at filtering by a status on a day; undefined where the clock has no say. */
export function clockRangeFor(status: ListingStatus, today: LegalDate): ClockRange | undefined {
  const window = addDays(today, expiringDays)
  const yesterday = addDays(today, -1)
  switch (status) {
    case 'in-force':
      return { expires: everAfter(addDays(window, 1)), last: everAfter(today) }
    case 'expiring':
      return { expires: { from: today, to: window }, last: everAfter(today) }
    case 'extended':
      return { expires: everBefore(yesterday), last: everAfter(today) }
    case 'expired':
      return { expires: everBefore(yesterday), last: everBefore(yesterday) }
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

/** What a line of the list keeps of its product's recognition, for the clock to read on any day. `lastDay` has the extensions in it. */
export type ListedStanding = {
  standing: 'clocked' | 'withdrawn' | 'unknown-term' | 'proposed' | 'ended'
  expiresOn: LegalDate | null
  lastDay: LegalDate | null
}

/** The part of a recognition that a line of the list keeps. */
export function listedStanding(facts: CertificateFacts, today: LegalDate): ListedStanding {
  const never = { expiresOn: null, lastDay: null }
  const { status } = standingOn(facts, today)
  if (status === 'withdrawn' || status === 'proposed' || status === 'unknown-term')
    return { standing: status, ...never }
  if (facts.events.some(({ kind }) => kind === 'ended')) return { standing: 'ended', ...never }
  return { standing: 'clocked', expiresOn: facts.expiresOn, lastDay: lastDayKnownOn(facts, today) }
}

/** The status of a line on a day. */
export function listedStatusOn({ standing, expiresOn, lastDay }: ListedStanding, today: LegalDate): CertificateStatus {
  if (standing === 'ended') return 'expired'
  if (standing !== 'clocked') return standing
  if (expiresOn === null || lastDay === null || today > lastDay) return 'expired'
  if (today > expiresOn) return 'extended'
  return today < addDays(expiresOn, -expiringDays) ? 'in-force' : 'expiring'
}
