import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import type { Tx } from '../../platform/sql.ts'
import { findPeriod, listUnits, type PeriodRow, type UnitRow } from './periods.sql.ts'

/** The unit at the top: what the Ministry reports for. */
export const nation = 'nation'

/** The unit that an actor reports for, or oversees: the nation, a province or a commune. */
export function unitOf({ jurisdiction }: Actor): string {
  if (!jurisdiction || jurisdiction.level === 'nation') return nation
  return jurisdiction.level === 'province' ? jurisdiction.provinceCode : jurisdiction.communeCode
}

/** Somebody who may look at a unit's report: the unit itself, its parent, and the Ministry everything. */
export const maySee = (who: Actor, unit: UnitRow): boolean => [nation, unit.code, unit.parentCode].includes(unitOf(who))

/** Who decides on a unit's report: its parent; at the top, the unit itself. */
export const isParentOf = (who: Actor, { code, parentCode }: UnitRow): boolean => unitOf(who) === (parentCode ?? code)

export type Asked = { periodId: string; code: string }

/** A unit in its period. Refused when there is none, or when it is not the reader's to see. */
export async function getUnit(
  tx: Tx,
  who: Actor,
  { periodId, code }: Asked,
): Promise<{ period: PeriodRow; unit: UnitRow }> {
  const [period, [unit]] = await Promise.all([findPeriod(tx, periodId), listUnits(tx, { periodId, code })])
  if (!period || !unit) refuseIf([{ code: 'not-found.periodic-report' }])
  refuseIf(maySee(who, unit as UnitRow) ? [] : [{ code: 'forbidden.jurisdiction' }])
  return { period: period as PeriodRow, unit: unit as UnitRow }
}
