import type { Tx } from '../../platform/sql.ts'
import { type FormerUnit, listFormerRows } from './former-units.sql.ts'

/** What a commune of today was made of before July 2025: communes and wards with their districts, by full names of then, those that went into it whole first. */
export function listFormerUnits(tx: Tx, communeCode: string): Promise<FormerUnit[]> {
  return listFormerRows(tx, communeCode)
}
