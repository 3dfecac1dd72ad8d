import { reEvaluation } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import { communeClock, type SupplementDays } from '../../dossiers/clock.ts'
import { daysBetween, type LegalDate } from '../../kernel/calendar.ts'

/**
 * The clock of the law that a dossier stands under now. `commune`: 15 working days from receipt, stopped by requests to supplement;
 * `re-evaluation`: 45 days from the day on which the file was full at the province or the Ministry.
 */
export type OpenClock =
  | { kind: 'commune'; receivedOn: LegalDate; supplements: readonly SupplementDays[] }
  | { kind: 're-evaluation'; fullOn: LegalDate }

/** How many days late a dossier is: working days at the commune (Điều 7 khoản 2), calendar days of a re-evaluation (Điều 7 khoản 6 điểm g); 0 in time. */
export function daysLate(clock: OpenClock, today: LegalDate): number {
  if (clock.kind === 're-evaluation') return Math.max(0, daysBetween(clock.fullOn, today) - reEvaluation.longestDays)
  const { isLate, daysLeft } = communeClock(clock.receivedOn, clock.supplements, today)
  return isLate ? -daysLeft : 0
}
