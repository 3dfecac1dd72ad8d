import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { BelowCounts, PeriodView, UnitLine } from '@saolang/web/insight/reports/report-view.ts'
import { view } from '../../platform/act.ts'
import { listPeriodsOf, listUnits, type UnitRow } from './periods.sql.ts'
import { countBelow, toPeriod, toUnitLine } from './to-view.ts'
import { type Asked, getUnit, unitOf } from './unit-of.ts'

/** A period as a unit sees it: its own report and the state of those below. */
export type OwnPeriod = { period: PeriodView; own: UnitLine; below: BelowCounts; isStale: boolean; waiting: UnitLine[] }

const mostPeriods = 24

/** The workqueue: the periods of the reader's unit, newest first, with what waits for them. */
export const readReporting = view('periodic-report.read', async ({ tx, who, now }, _: undefined) => {
  const [today, code] = [legalDateOf(now), unitOf(who)]
  const periods = (await listPeriodsOf(tx, code)).slice(0, mostPeriods)
  const rows = await Promise.all(
    periods.map(async (period): Promise<OwnPeriod> => {
      const [[own], below] = await Promise.all([
        listUnits(tx, { periodId: period.id, code }),
        listUnits(tx, { periodId: period.id, parentCode: code }),
      ])
      const lines = below.map((unit) => toUnitLine(unit, today))
      return {
        ...{ period: toPeriod(period), own: toUnitLine(own as UnitRow, today), below: countBelow(below, today) },
        ...{ isStale: isStale(own as UnitRow, below), waiting: lines.filter(({ state }) => state === 'submitted') },
      }
    }),
  )
  return { today, code, rows: rows.toSorted((a, b) => rankOf(a) - rankOf(b) || compareDue(a, b)) }
})

// What is late, then what is next, then what is done, newest first.
const isDone = ({ own, isStale }: OwnPeriod) => own.state === 'approved' && !isStale
const rankOf = (row: OwnPeriod) => (row.own.isLate ? 0 : isDone(row) ? 2 : 1)
const compareDue = (a: OwnPeriod, b: OwnPeriod) =>
  isDone(a) ? b.own.dueOn.localeCompare(a.own.dueOn) : a.own.dueOn.localeCompare(b.own.dueOn)

/** The units below one, in a period. Refused for who may not see that unit. */
export const readUnitsBelow = view('periodic-report.read', async ({ tx, who, now }, asked: Asked) => {
  const { period, unit } = await getUnit(tx, who, asked)
  const today = legalDateOf(now)
  const below = await listUnits(tx, { periodId: period.id, parentCode: unit.code })
  return {
    ...{ period: toPeriod(period), unit: toUnitLine(unit, today), today, isOwn: unitOf(who) === unit.code },
    ...{ counts: countBelow(below, today), lines: below.map((each) => toUnitLine(each, today)) },
  }
})

/** Whether a report below was corrected after this one's figures were taken. */
export function isStale({ approvedCountedAt }: UnitRow, below: readonly UnitRow[]): boolean {
  return (
    approvedCountedAt !== null && below.some(({ approvedAt }) => approvedAt !== null && approvedAt > approvedCountedAt)
  )
}
