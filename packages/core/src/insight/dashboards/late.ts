import { communeReview, reEvaluation } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import type { SupplementDays } from '../../dossiers/clock.ts'
import { addDays, daysBetween, dueOn, type LegalDate, workingDaysBetween } from '../../kernel/calendar.ts'

/**
 * The clock of the law that a dossier stands under now. `commune`: 15 working days from receipt, stopped by requests to supplement;
 * `re-evaluation`: 45 days from the day on which the file was full at the province or the Ministry.
 */
export type OpenClock =
  | { kind: 'commune'; receivedOn: LegalDate; supplements: readonly SupplementDays[] }
  | { kind: 're-evaluation'; fullOn: LegalDate }

/**
 * How many calendar days a dossier is past its term; 0 in time. The commune's runs out after 15 working days (Điều 7 khoản 2) and is past
 * once a working day has followed; a re-evaluation's after 45 days (Điều 7 khoản 6 điểm g).
 */
export function daysLate(clock: OpenClock, today: LegalDate): number {
  const due = dueOf(clock)
  if (due === undefined || due >= today) return 0
  const days = daysBetween(due, today)
  return clock.kind === 're-evaluation' || days > longestHoliday || workingDaysBetween(due, today) > 0 ? days : 0
}

/** No run of days off is longer: after so many days a working one has passed, and nobody need count them. */
const longestHoliday = 20

function dueOf(clock: OpenClock): LegalDate | undefined {
  if (clock.kind === 're-evaluation') return addDays(clock.fullOn, reEvaluation.longestDays)
  const pauses = clock.supplements.map(({ askedOn, answeredOn }) => ({
    from: askedOn,
    ...(answeredOn && { to: answeredOn }),
  }))
  return dueOn(clock.receivedOn, communeReview.workingDays, pauses)
}
