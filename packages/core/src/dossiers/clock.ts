import { communeReview } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import { dueOn, isProvisional, type LegalDate, type Pause, workingDaysLeft } from '../kernel/calendar.ts'

/** A request to supplement and its answer, by their legal days. */
export type SupplementDays = { askedOn: LegalDate; answeredOn?: LegalDate }

/**
 * How the commune stands with its 15 working days. `dueOn` is absent while a request to supplement stops the clock; `daysLeft` is
 * negative when it is late; `isProvisional` when the due day falls into a year whose holidays are not announced yet.
 */
export type CommuneClock = {
  receivedOn: LegalDate
  workingDays: number
  dueOn?: LegalDate
  daysLeft: number
  isStopped: boolean
  isLate: boolean
  isProvisional: boolean
  source: string
}

/** The commune's clock (Điều 7 khoản 2): it starts the day after receipt, stands still from a request to supplement to its answer. */
export function communeClock(
  receivedOn: LegalDate,
  supplements: readonly SupplementDays[],
  today: LegalDate,
): CommuneClock {
  const { workingDays, source } = communeReview
  const pauses: Pause[] = supplements.map(({ askedOn, answeredOn }) => ({
    from: askedOn,
    ...(answeredOn && { to: answeredOn }),
  }))
  const due = dueOn(receivedOn, workingDays, pauses)
  const daysLeft = workingDaysLeft(receivedOn, workingDays, pauses, today)
  return {
    receivedOn,
    workingDays,
    ...(due && { dueOn: due }),
    daysLeft,
    isStopped: due === undefined,
    isLate: daysLeft < 0,
    isProvisional: due !== undefined && isProvisional(due),
    source,
  }
}
