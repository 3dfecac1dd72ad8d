import { daysLate } from '@saolang/core/insight/dashboards/late.ts'
import { addDays, addMonths, daysBetween, type LegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { communeReview } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import type { Tx } from '../../platform/sql.ts'
import { type ClockRow, listCommuneClocks, listReEvaluationClocks } from './clocks.sql.ts'
import type { Scope } from './scope.ts'

/** The period of a dashboard: whole months up to now. */
export type Period = { now: Date; since: Date; today: LegalDate; sinceDay: LegalDate; periodDays: number }

/** The last so many months as instants and legal days. */
export function periodOf(now: Date, months: number): Period {
  const today = legalDateOf(now)
  const sinceDay = addMonths(today, -months)
  return {
    ...{ now, today, sinceDay, since: new Date(`${sinceDay}T00:00:00+07:00`) },
    periodDays: daysBetween(sinceDay, today),
  }
}

export type LateDossier = Pick<ClockRow, 'dossierId' | 'unit'> & { days: number }

/** The dossiers of a scope that are past a term of the law, with how many days. */
export async function listLateDossiers(tx: Tx, scope: Scope, today: LegalDate): Promise<LateDossier[]> {
  // No term of working days ends before as many calendar days have gone by.
  const clocks = [
    ...(await listCommuneClocks(tx, scope, addDays(today, -communeReview.workingDays))),
    ...(await listReEvaluationClocks(tx, scope)),
  ]
  const known = new Map<string, number>()
  return clocks.flatMap(({ dossierId, unit, clock }) => {
    const key = JSON.stringify(clock)
    const days = known.get(key) ?? daysLate(clock, today)
    known.set(key, days)
    return days > 0 ? [{ dossierId, unit, days }] : []
  })
}
