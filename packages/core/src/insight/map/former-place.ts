import type { LegalDate } from '../../kernel/calendar.ts'
import { placeKey } from '../../people/place-name.ts'
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
  /** The province as the record names it. */
  recordedProvince?: string | null
  /** Whether the record is of before the two-level administration. */
  isRecordedBefore?: boolean
  many: number
}

/** A province of before, by one of the names it bore. */
export type FormerName = { code: string; name: string }

/**
 * The former province of a product: that of the commune its record names, when it is of that time; else the province that the record
 * names, when no province of today bears the name or the record is of that time; else the one former province on the ground of
 * today's commune, else of today's province. Undefined where there were several and nothing says which.
 */
export type FormerProvinceFinder = (place: Omit<PlacedCount, 'many'>) => string | undefined

/** What a finder looks in: the former communes of the country or of a province's ground, the names of all provinces of either time. */
export type FormerGround = {
  communes: readonly FormerCommune[]
  formerNames: readonly FormerName[]
  todaysNames: readonly string[]
  /** Today's province of a commune of today. */
  provinceOf(communeCode: string): string | undefined
}

/** A finder over this ground. */
export function findFormerProvinces({
  communes,
  formerNames,
  todaysNames,
  provinceOf,
}: FormerGround): FormerProvinceFinder {
  const named = new Map(formerNames.map(({ code, name }) => [placeKey(name), code]))
  const isTodays = new Set(todaysNames.map(placeKey))
  const ofFormer = new Map(communes.map(({ code, provinceCode }) => [code, provinceCode]))
  const ofToday = gather(communes.map(({ communeCode, provinceCode }) => [communeCode, provinceCode]))
  const ofProvince = gather(
    communes.map(({ communeCode, provinceCode }) => [provinceOf(communeCode) ?? '', provinceCode]),
  )
  const only = (codes: ReadonlySet<string> | undefined) => (codes?.size === 1 ? [...codes][0] : undefined)
  return ({ provinceCode, communeCode, recordedCommuneCode, recordedProvince, isRecordedBefore = false }) => {
    // Codes live on: a code of today's commune tells nothing about what it was before.
    const isOld = recordedCommuneCode !== null && recordedCommuneCode !== communeCode
    const recorded = isOld ? ofFormer.get(recordedCommuneCode) : undefined
    const key = placeKey(recordedProvince ?? '')
    const byName = isRecordedBefore || !isTodays.has(key) ? named.get(key) : undefined
    return (
      recorded ??
      byName ??
      only(communeCode ? ofToday.get(communeCode) : undefined) ??
      only(ofProvince.get(provinceCode))
    )
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
