import { placeKey, placeKeys, spellingKey } from './place-name.ts'

/** A place as an old record names it: a code or names of any era, and the day it was written ('YYYY-MM-DD') when known. */
export type AskedPlace = {
  code?: string
  communeName?: string
  districtName?: string
  provinceName?: string
  on?: string
}

/** One unit that bears the code or the name, in its time, with what became of it. */
export type UnitReading = {
  code: string
  spelling: string
  searchKey: string
  validFrom: string
  validTo: string | null
  districtCode: string | null
  districtKey: string | null
  /** Keys of the names that its province bore while it lay there. */
  provinceKeys: string[]
  /** Keys of today's provinces that hold the ground of the one it lay in. */
  todaysProvinceKeys: string[]
  successors: Succession[]
}

/** What a unit went into: whole ('full') or in part, and how many sources say so. */
export type Succession = { code: string; share: 'full' | 'partial' | 'unknown'; sources: number }

/** What the rules say of an asked place; codes are today's communes. `lost` is a unit that was merged before the lists tell into what. */
export type TodaysPlace =
  | { kind: 'one'; code: string }
  | { kind: 'ambiguous'; codes: string[]; reason: 'split' | 'several-of-that-name' | 'one-source' }
  | { kind: 'lost'; unit: UnitReading }
  | { kind: 'unknown'; reason: 'no-such-code' | 'no-such-name' | 'nothing-asked' }

/** The first day of the two-level administration (Law 72/2025/QH15, art. 51; Resolution 203/2025/QH15, art. 2.1). */
export const twoLevelsSince = '2025-07-01'

/**
 * Today's commune of an asked place. Certain only when every reading left leads, whole and by two sources, to the same
 * commune; a split, a name borne twice, or a pair that one source alone tells goes to a person.
 */
export function decideTodaysPlace(asked: AskedPlace, found: readonly UnitReading[]): TodaysPlace {
  if (!asked.code && !asked.communeName) return { kind: 'unknown', reason: 'nothing-asked' }
  const readings = narrow(asked, found)
  if (readings.length === 0) return { kind: 'unknown', reason: asked.code ? 'no-such-code' : 'no-such-name' }
  const ways = readings.map(todaysOf)
  const lost = readings.find((_, i) => ways[i]?.length === 0)
  const codes = [...new Set(ways.flatMap((way) => way.map(({ code }) => code)))]
  if (lost)
    return codes.length > 0
      ? { kind: 'ambiguous', codes, reason: 'several-of-that-name' }
      : { kind: 'lost', unit: lost }
  if (codes.length === 1)
    return ways.flat().some((way) => way.share === 'full' && way.sources > 1)
      ? { kind: 'one', code: codes[0] as string }
      : {
          kind: 'ambiguous',
          codes,
          reason: ways.flat().some(({ share }) => share === 'partial') ? 'split' : 'one-source',
        }
  const isSplit = ways.some((way) => way.length > 1)
  return { kind: 'ambiguous', codes, reason: isSplit ? 'split' : 'several-of-that-name' }
}

// A unit of the two-level time is itself until a succession says otherwise, whatever its type or name was meanwhile.
function todaysOf({ code, validFrom, validTo, successors }: UnitReading): Succession[] {
  const isItself = validTo === null || (validFrom >= twoLevelsSince && successors.length === 0)
  return isItself ? [{ code, share: 'full', sources: 2 }] : successors
}

// Each wish keeps only what agrees with it, unless nothing does: a record may be wrong in one field and right in the rest.
// Names that were asked without a code must agree, or the place is not known.
function narrow(asked: AskedPlace, found: readonly UnitReading[]): UnitReading[] {
  const { code, communeName, districtName, provinceName, on } = asked
  let readings = [...found]
  const prefer = (agrees: (reading: UnitReading) => boolean) => {
    const kept = readings.filter(agrees)
    if (kept.length > 0) readings = kept
  }
  const isOld = on !== undefined && on < twoLevelsSince
  if (districtName) {
    const keys = placeKeys(districtName)
    const agrees = (r: UnitReading) =>
      r.districtKey === null ? on !== undefined && !isOld : keys.includes(r.districtKey)
    if (code) prefer(agrees)
    else readings = readings.filter(agrees)
  }
  if (provinceName) {
    const key = placeKey(provinceName)
    const agrees = (r: UnitReading) => r.provinceKeys.includes(key) || r.todaysProvinceKeys.includes(key)
    if (code) prefer(agrees)
    else readings = readings.filter(agrees)
    if (isOld) prefer((r) => r.provinceKeys.includes(key))
  }
  if (communeName) prefer((r) => placeKeys(communeName).includes(r.searchKey))
  if (communeName) prefer((r) => r.spelling === spellingKey(communeName))
  if (on) prefer((r) => isOld === r.validFrom < twoLevelsSince)
  if (on) prefer((r) => r.validFrom <= on && (r.validTo === null || on <= r.validTo))
  return sameUnitOnce(readings)
}

// A unit that was renamed has several rows that lead to the same communes: its newest speaks for all.
function sameUnitOnce(readings: readonly UnitReading[]): UnitReading[] {
  const byUnit = new Map<string, UnitReading>()
  for (const reading of readings) {
    const key = `${reading.code} ${reading.validFrom < twoLevelsSince}`
    const kept = byUnit.get(key)
    if (!kept || kept.validFrom < reading.validFrom) byUnit.set(key, reading)
  }
  return [...byUnit.values()]
}
