import { decision } from '@saolang/law/decisions/2026-26-qd-ttg/decision.ts'
import { reEvaluation, transition } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import { addDays, type LegalDate } from '../kernel/calendar.ts'

/** A re-evaluation of a certificate: the day on which it was filed and the day on which it ended, null while it is undecided. */
export type Renewal = { filedOn: LegalDate; closedOn: LegalDate | null }

/** The first and the last day on which a re-evaluation may be filed. Calendar days, holidays included. */
export type RenewalWindow = { opensOn: LegalDate; closesOn: LegalDate }

/** Days before the last on which the re-evaluation may be filed (Điều 7 khoản 6 điểm a). */
export const expiringDays = reEvaluation.earliestDaysBeforeExpiry

/** An extension lasts at most so many days after the last day (Điều 12 khoản 3). */
export const longestExtensionDays = transition.lateReEvaluation.longestExtensionDays

/** The window of re-evaluation of a certificate: 180 to 120 days before its last day (Điều 7 khoản 6 điểm a). */
export function renewalWindowOf(expiresOn: LegalDate): RenewalWindow {
  return {
    opensOn: addDays(expiresOn, -expiringDays),
    closesOn: addDays(expiresOn, -reEvaluation.latestDaysBeforeExpiry),
  }
}

/**
 * The last day on which filing counts as in time: the day the window closes. Where that day had passed before the decision
 * came into force, nobody could have met it, and the certificate's own last day counts (Điều 12 khoản 3).
 */
export function lastFilingDayOf(expiresOn: LegalDate): LegalDate {
  const { closesOn } = renewalWindowOf(expiresOn)
  return closesOn < decision.inForceFrom.date ? expiresOn : closesOn
}

/**
 * The last day that a certificate reaches through a re-evaluation filed in time, as known on a day: until its result, at most 180
 * days after the certificate's own last day (Điều 12 khoản 3). Undefined when it was filed late or not yet.
 */
export function renewalReach(
  expiresOn: LegalDate,
  { filedOn, closedOn }: Renewal,
  today: LegalDate,
): LegalDate | undefined {
  if (filedOn > today || filedOn > lastFilingDayOf(expiresOn)) return undefined
  const latest = addDays(expiresOn, longestExtensionDays)
  return closedOn !== null && closedOn <= today && closedOn < latest ? closedOn : latest
}

/** Where a certificate stands on the road to its renewal. */
export const renewalStages = ['ahead', 'open', 'late', 'filed', 'over'] as const
export type RenewalStage = (typeof renewalStages)[number]

/**
 * The stage of a certificate that holds or held: `ahead` of its window, `open` within it, `late` past it and not filed, `filed`
 * and undecided, `over` when its own days have ended without a file under way.
 */
export function renewalStageOn(expiresOn: LegalDate, renewals: readonly Renewal[], today: LegalDate): RenewalStage {
  if (isUnderWay(renewals, today)) return 'filed'
  const { opensOn } = renewalWindowOf(expiresOn)
  if (today > expiresOn) return 'over'
  if (today < opensOn) return 'ahead'
  return today <= lastFilingDayOf(expiresOn) ? 'open' : 'late'
}

/** Whether a re-evaluation is filed and undecided on a day. */
export function isUnderWay(renewals: readonly Renewal[], today: LegalDate): boolean {
  return renewals.some(({ filedOn, closedOn }) => filedOn <= today && (closedOn === null || closedOn > today))
}
