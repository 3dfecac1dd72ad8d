import { addDays, type LegalDate } from '../kernel/calendar.ts'
import { type CertificateFacts, type CertificateStatus, standingOn } from './certificate.ts'
import { listDueReminders, type ReminderKind, reminderDays } from './reminder.ts'
import { longestExtensionDays, renewalWindowOf } from './renewal.ts'

/** A day on which something changes for a certificate: the status that begins, or the reminder that is given. */
export type LifeMoment =
  | { on: LegalDate; what: 'status'; status: CertificateStatus }
  | { on: LegalDate; what: 'reminder'; kind: ReminderKind }

/**
 * The whole life of a certificate by what is known today, from its issue to the day after which nothing changes any more: every status it
 * has and every reminder that is due, in order. Empty where the source names no days.
 */
export function lifeOf(facts: CertificateFacts): LifeMoment[] {
  const { issuedOn, expiresOn } = facts
  if (issuedOn === null || expiresOn === null) return []
  const days = [...new Set(turningDays(facts, issuedOn, expiresOn))].filter((day) => day >= issuedOn).sort()
  const moments: LifeMoment[] = []
  let former: CertificateStatus | undefined
  for (const on of days) {
    const { status } = standingOn(facts, on)
    if (status !== former) moments.push({ on, what: 'status', status })
    former = status
    for (const { kind } of listDueReminders(facts, { from: on, to: on })) moments.push({ on, what: 'reminder', kind })
  }
  return moments
}

// A status or a reminder can only turn on these days: each is a day of the law, of an event or the day after one.
function turningDays(
  { events, renewals = [] }: CertificateFacts,
  issuedOn: LegalDate,
  expiresOn: LegalDate,
): LegalDate[] {
  const ofReminders = Object.values(reminderDays).flatMap((dayOf) => (dayOf ? [dayOf(expiresOn)] : []))
  const ofEnd = [1, longestExtensionDays + 1].map((days) => addDays(expiresOn, days))
  const ofEvents = events.flatMap((event) => [
    ...(event.on === null ? [] : [event.on]),
    ...(event.kind === 'extended' ? [addDays(event.until, 1)] : []),
  ])
  const ofRenewals = renewals.flatMap(({ closedOn }) => (closedOn === null ? [] : [addDays(closedOn, 1)]))
  return [issuedOn, renewalWindowOf(expiresOn).opensOn, ...ofReminders, ...ofEnd, ...ofEvents, ...ofRenewals]
}
