import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Tx } from '../platform/sql.ts'
import { listChangeDays, listPlaceRows } from './units/unit-places.sql.ts'
import { listCommunesByCode, listTodaysUnits } from './units.sql.ts'

/** A commune with its province, by today's codes and full names. */
export type NamedPlace = { communeCode: string; communeName: string; provinceCode: string; provinceName: string }

/** A unit to choose from: `name` is full ("Tỉnh Cà Mau"), `shortName` without its type. */
export type NamedUnit = { code: string; name: string; shortName: string }

/**
 * The place of a commune's code (Decision 19/2025/QĐ-TTg): as it is today, its heir where the unit has gone into one, or
 * the unit as it last was where it went into several. Refuses with `not-found.place` what never was a commune since July 2025.
 */
export async function getPlace(tx: Tx, communeCode: string): Promise<NamedPlace> {
  const place = (await listPlaces(tx, [communeCode])).get(communeCode)
  if (!place) refuseIf([{ code: 'not-found.place', at: 'communeCode', values: { code: communeCode } }])
  return place as NamedPlace
}

/** As `getPlace`, of many codes at once, by the code asked; what never was a commune is left out. */
export async function listPlaces(tx: Tx, communeCodes: readonly string[]): Promise<Map<string, NamedPlace>> {
  const codes = [...new Set(communeCodes)]
  const todays = codes.length > 0 ? await listCommunesByCode(tx, codes) : []
  const places = new Map<string, NamedPlace>(todays.map((place) => [place.communeCode, place]))
  const gone = codes.filter((code) => !places.has(code))
  if (gone.length > 0) for (const { asked, ...place } of await listPlaceRows(tx, gone)) places.set(asked, place)
  return places
}

/** Today's 34 provinces, in Vietnamese order. */
export function listProvinces(tx: Tx): Promise<NamedUnit[]> {
  return listTodaysUnits(tx, null)
}

/** Today's communes of a province, in Vietnamese order; none for a code that is no province. */
export function listCommunes(tx: Tx, provinceCode: string): Promise<NamedUnit[]> {
  return listTodaysUnits(tx, provinceCode)
}

/** The days on which units began or ended, in order: between two of them every place has one meaning. */
export function listUnitDays(tx: Tx): Promise<string[]> {
  return listChangeDays(tx)
}
