import { isLate, stateOf } from '@saolang/core/insight/reports/report.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { BelowCounts, PeriodView, UnitLine } from '@saolang/web/insight/reports/report-view.ts'
import type { PeriodRow, UnitRow } from './periods.sql.ts'

/** A period as pages and the API show it. */
export const toPeriod = ({ id, kind, year, from, to, document, isDemo }: PeriodRow): PeriodView => ({
  ...{ id, kind, year, from, to, document, isDemo },
})

/** A unit's line in a list. */
export function toUnitLine(unit: UnitRow, today: LegalDate): UnitLine {
  const { code, name, level, dueOn, version, submittedAt, missingReason, below } = unit
  const state = stateOf(unit.status, missingReason !== null)
  return {
    ...{ code, name, level, dueOn, below, state, isLate: !unit.approvedId && isLate(state, dueOn, today) },
    ...(version !== null && { version }),
    ...(submittedAt && { submittedAt: submittedAt.toISOString() }),
    ...(missingReason !== null && { missingReason }),
  }
}

/** How far the units below have come. */
export function countBelow(units: readonly UnitRow[], today: LegalDate): BelowCounts {
  const lines = units.map((unit) => toUnitLine(unit, today))
  return {
    all: units.length,
    settled: units.filter(({ approvedId, missingReason }) => approvedId || missingReason !== null).length,
    waiting: lines.filter(({ state }) => state === 'submitted').length,
    late: lines.filter((line) => line.isLate).length,
  }
}
