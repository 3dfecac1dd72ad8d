import { addDays, type LegalDate } from '../kernel/calendar.ts'
import { type CertificateFacts, standingOn } from './certificate.ts'
import { isUnderWay, renewalWindowOf } from './renewal.ts'

/** Days before a window closes, or a certificate ends, on which its holder is reminded once more. */
export const reminderLeadDays = 30

/** The day of each reminder of the certificate's clock. `expired` has none of its own: it is due when the stars end, extension included. */
export const reminderDays = {
  'window-opens': (expiresOn: LegalDate) => renewalWindowOf(expiresOn).opensOn,
  'window-closing': (expiresOn: LegalDate) => addDays(renewalWindowOf(expiresOn).closesOn, -reminderLeadDays),
  'window-closes': (expiresOn: LegalDate) => renewalWindowOf(expiresOn).closesOn,
  ending: (expiresOn: LegalDate) => addDays(expiresOn, -reminderLeadDays),
  expired: undefined,
} satisfies Record<string, ((expiresOn: LegalDate) => LegalDate) | undefined>

export type ReminderKind = keyof typeof reminderDays
export const reminderKinds = Object.keys(reminderDays) as ReminderKind[]

/** Who is reminded of a certificate: its holder, the commune that the file goes to, the province that decides. */
export const reminderRecipients = ['producer', 'commune', 'province'] as const
export type ReminderRecipient = (typeof reminderRecipients)[number]

export type DueReminder = { kind: ReminderKind; dueOn: LegalDate }

/**
 * The reminders of a certificate that are due within some days, both included. None while a re-evaluation is under way, none of what was
 * withdrawn, replaced or upgraded, none where the source names no last day.
 */
export function listDueReminders(facts: CertificateFacts, days: { from: LegalDate; to: LegalDate }): DueReminder[] {
  const { expiresOn } = facts
  if (expiresOn === null) return []
  return reminderKinds.flatMap((kind) => {
    const dueOn = kind === 'expired' ? endWithin(facts, days) : reminderDays[kind](expiresOn)
    if (dueOn === undefined || dueOn < days.from || dueOn > days.to) return []
    return kind === 'expired' || isNeeded(facts, dueOn) ? [{ kind, dueOn }] : []
  })
}

// An extension that ended, or a refusal of the renewal, moves the day on which the stars end: the standing knows it.
function endWithin(facts: CertificateFacts, { to }: { to: LegalDate }): LegalDate | undefined {
  const { status, since } = standingOn(facts, to)
  const isEndedBySource = facts.events.some(({ kind }) => kind === 'ended')
  return status === 'expired' && !isEndedBySource ? (since ?? undefined) : undefined
}

function isNeeded(facts: CertificateFacts, dueOn: LegalDate): boolean {
  return standingOn(facts, dueOn).holds && !isUnderWay(facts.renewals ?? [], dueOn)
}
