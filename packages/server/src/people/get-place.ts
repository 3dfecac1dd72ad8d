import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Tx } from '../platform/sql.ts'
import { findCommune, listTodaysUnits } from './units.sql.ts'

/** A commune with its province, by today's codes and full names. */
export type NamedPlace = { communeCode: string; communeName: string; provinceCode: string; provinceName: string }

/** A unit to choose from: `name` is full ("Tỉnh Cà Mau"), `shortName` without its type. */
export type NamedUnit = { code: string; name: string; shortName: string }

/** Today's commune by its code (Decision 19/2025/QĐ-TTg); refuses with `not-found.place` what is no commune today. */
export async function getPlace(tx: Tx, communeCode: string): Promise<NamedPlace> {
  const place = await findCommune(tx, communeCode)
  if (!place) refuseIf([{ code: 'not-found.place', at: 'communeCode', values: { code: communeCode } }])
  return place as NamedPlace
}

/** Today's 34 provinces, in Vietnamese order. */
export function listProvinces(tx: Tx): Promise<NamedUnit[]> {
  return listTodaysUnits(tx, null)
}

/** Today's communes of a province, in Vietnamese order; none for a code that is no province. */
export function listCommunes(tx: Tx, provinceCode: string): Promise<NamedUnit[]> {
  return listTodaysUnits(tx, provinceCode)
}
