import { addDays, type LegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { system } from '@saolang/core/people/actor.ts'
import { listDueReminders, type ReminderRecipient, reminderRecipients } from '@saolang/core/registry/reminder.ts'
import { expiringDays, longestExtensionDays } from '@saolang/core/registry/renewal.ts'
import { act } from '../../platform/act.ts'
import { addReminders, type ClockRow, listClocks, type NewReminder } from './clocks.sql.ts'
import { sendReminders } from './send-reminders.ts'

/** A day's reminders are made up for within so many days; what a record brought in late would have told long ago is not told. */
const madeUpForDays = 7

const everywhere = { provinceCode: null, communeCode: null }

const fileReminders = act('reminder.file', async (context, { today }: { today: LegalDate }) => {
  const from = addDays(today, -madeUpForDays)
  const clocks = await listClocks(context.tx, {
    from: addDays(from, -longestExtensionDays - 1),
    to: addDays(today, expiringDays),
    ...{ area: everywhere, organisationId: null, many: 1_000_000 },
  })
  const due = clocks.flatMap((clock) => remindersOf(clock, { from, to: today }))
  const filed = due.length > 0 ? await addReminders(context.tx, due, context.now) : []
  const byId = new Map(clocks.map((clock) => [clock.id, clock]))
  const told = filed.map((reminder) => ({ ...reminder, clock: byId.get(reminder.certificateId) as ClockRow }))
  // The province is always reminded: its line stands for the certificate.
  for (const { clock, kind, recipient } of told)
    if (kind === 'expired' && recipient === 'province')
      await context.emit('CertificateEnded', { certificateId: clock.id, productId: clock.productId, cause: 'expired' })
  const queued = await sendReminders(context, told, today)
  context.on('register', today, { reminders: filed.length, messages: queued })
  return filed.length
})

/** Files the reminders that are due by today and tells them to producers, communes and provinces; gives how many were new. */
export function remindOfTerms(now: Date): Promise<number> {
  return fileReminders(system, { today: legalDateOf(now) })
}

function remindersOf(clock: ClockRow, days: { from: LegalDate; to: LegalDate }): NewReminder[] {
  const reached: Record<ReminderRecipient, boolean> = {
    producer: clock.organisationId !== null,
    commune: clock.communeCode !== null,
    province: true,
  }
  const recipients = reminderRecipients.filter((recipient) => reached[recipient])
  return listDueReminders(clock, days).flatMap((due) =>
    recipients.map((recipient) => ({ ...due, certificateId: clock.id, recipient })),
  )
}
