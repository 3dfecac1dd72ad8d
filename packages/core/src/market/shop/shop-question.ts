import { foldedPhrase, toTsquery } from '../../registry/listing.ts'
import { type QueryReading, readQuery, searchWords, widenQuery } from '../../registry/search-query.ts'
import type { Vocabulary } from '../../registry/vocabulary.ts'

/** What the shop can be narrowed by, each with its bit: a line that fails one facet alone still counts for that facet's other choices. */
export const facetBits = {
  star: 1,
  province: 2,
  industry: 4,
  season: 8,
  paper: 16,
  price: 32,
  stock: 64,
  gift: 128,
} as const

export type ShopFacet = keyof typeof facetBits
export const shopFacets = Object.keys(facetBits) as ShopFacet[]
export type ShopChoices = { readonly [K in ShopFacet]?: string | undefined }

/** Bands of prices in whole đồng: each from the former bound on, up to its own; the last has no end. */
export const priceBounds = [50_000, 100_000, 200_000, 500_000] as const

/** The orders of the shop's list. What can be had comes before what is sold out, in each. */
export const shopSorts = ['newest', 'cheapest', 'dearest', 'stars', 'rated'] as const
export type ShopSort = (typeof shopSorts)[number]

/** A band of prices by its number, from 0: its bounds, either may be open. */
export function priceBand(no: number): { from: number | undefined; to: number | undefined } {
  return { from: priceBounds[no - 1], to: priceBounds[no] }
}

/** One way to read what was typed: the question to the index, the phrase for the order, and what was made of the words. */
export type ShopReading = {
  tsquery: string
  phrase: string
  corrected: QueryReading['corrected']
  unknown: QueryReading['unknown']
}

/**
 * The ways to read what was typed, the nearest first: a last word that is no word yet as the beginning of one, then as the register's
 * own search reads it, then wider. Empty when nothing was typed that could be found.
 */
export function readShopWords(typed: string, vocabulary: Vocabulary): ShopReading[] {
  const phrase = foldedPhrase(typed)
  const first = readQuery(typed, vocabulary)
  const readings = [first, ...widenQuery(first, vocabulary)].flatMap(({ words, corrected, unknown }) => {
    const tsquery = toTsquery(words, {})
    return tsquery ? [{ tsquery, phrase, corrected, unknown }] : []
  })
  return [...readBegun(typed, vocabulary, phrase), ...readings]
}

function readBegun(typed: string, vocabulary: Vocabulary, phrase: string): ShopReading[] {
  const words = searchWords(typed)
  const begun = words.at(-1)
  if (begun === undefined || begun.length < 2 || vocabulary.has(begun)) return []
  const { words: before, corrected, unknown } = readQuery(words.slice(0, -1).join(' '), vocabulary)
  const known = toTsquery(before, {})
  return [{ tsquery: `${known ? `${known}&` : ''}'${begun.replaceAll("'", "''")}':*`, phrase, corrected, unknown }]
}
