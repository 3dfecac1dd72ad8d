import type { LegalDate } from '../../kernel/calendar.ts'
import { twoLevelsSince } from '../../people/todays-place.ts'

/** The last day of the 63 provinces and their districts. */
export const formerUntil: LegalDate = '2025-06-30'

/** A commune of before the two-level administration, with one of today's communes on its ground. */
export type FormerCommune = {
  code: string
  name: string
  /** Null for the island districts that had no communes. */
  district: string | null
  /** The province it lay in, by its code of that time. */
  provinceCode: string
  communeCode: string
  share: 'full' | 'partial' | 'unknown'
}

/** Products of one place: today's commune when it is known, and the commune code as recorded, of whatever time. */
export type PlacedCount = {
  provinceCode: string
  communeCode: string | null
  recordedCommuneCode: string | null
  many: number
}

/**
 * The former province of a product: that of the commune its record names, when the record is of that time; else the one former
 * province on the ground of today's commune, else of today's province. Undefined where there were several and nothing says which.
 */
export type FormerProvinceFinder = (place: Omit<PlacedCount, 'many'>) => string | undefined

/** A finder over these former communes: all of the country's, or all of a province's ground. `provinceOf` gives today's province of a commune. */
export function findFormerProvinces(
  communes: readonly FormerCommune[],
  provinceOf: (communeCode: string) => string | undefined,
): FormerProvinceFinder {
  const ofFormer = new Map(communes.map(({ code, provinceCode }) => [code, provinceCode]))
  const ofToday = gather(communes.map(({ communeCode, provinceCode }) => [communeCode, provinceCode]))
  const ofProvince = gather(
    communes.map(({ communeCode, provinceCode }) => [provinceOf(communeCode) ?? '', provinceCode]),
  )
  const only = (codes: ReadonlySet<string> | undefined) => (codes?.size === 1 ? [...codes][0] : undefined)
  return ({ provinceCode, communeCode, recordedCommuneCode }) => {
    // Codes live on: a code of today's commune tells nothing about what it was before.
    const isOld = recordedCommuneCode !== null && recordedCommuneCode !== communeCode
    const recorded = isOld ? ofFormer.get(recordedCommuneCode) : undefined
    return recorded ?? only(communeCode ? ofToday.get(communeCode) : undefined) ?? only(ofProvince.get(provinceCode))
  }
}

function gather(pairs: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const [key, value] of pairs) found.set(key, (found.get(key) ?? new Set()).add(value))
  return found
}

/** Sums counts by a key; what has none is summed under `undefined`. */
export function sumBy<Row extends { many: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | undefined,
): Map<string | undefined, number> {
  const sums = new Map<string | undefined, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.many)
  return sums
}

/** The first day of today's units, as a map tells it. */
export const todaysSince: LegalDate = twoLevelsSince
