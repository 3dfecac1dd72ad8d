import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { ReminderKind } from '@saolang/core/registry/reminder.ts'
import { renewalWindowOf } from '@saolang/core/registry/renewal.ts'
import { formatDay } from '@saolang/web/kit/format.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { listCommuneOfficers, listProducers, listProvincialOfficers } from '../../people/get-person.ts'
import type { ActContext } from '../../platform/act.ts'
import { publicAddress } from '../../platform/messenger/messenger.ts'
import { queueMessage } from '../../platform/messenger/queue-message.ts'
import type { ClockRow, NewReminder } from './clocks.sql.ts'

type Told = NewReminder & { clock: ClockRow }

const sentences = {
  'window-opens': 'registry.sayWindowOpens',
  'window-closing': 'registry.sayWindowClosing',
  'window-closes': 'registry.sayWindowCloses',
  ending: 'registry.sayEnding',
  expired: 'registry.sayExpired',
} as const satisfies Record<ReminderKind, string>

/** Tells filed reminders outside of the system: a letter to the producer for each, one letter a day to every officer. Gives how many were queued. */
export async function sendReminders(context: ActContext, told: readonly Told[], today: LegalDate): Promise<number> {
  let queued = 0
  for (const reminder of told.filter(({ recipient }) => recipient === 'producer'))
    queued += await writeToProducer(context, reminder)
  const byCommune = groupBy(told, 'commune', ({ communeCode }) => communeCode)
  for (const [code, reminders] of byCommune)
    queued += await writeDigest(context, await listCommuneOfficers(context.tx, code), reminders, today)
  const byProvince = groupBy(told, 'province', ({ provinceCode }) => provinceCode)
  for (const [code, reminders] of byProvince)
    queued += await writeDigest(context, await listProvincialOfficers(context.tx, code), reminders, today)
  return queued
}

function groupBy(
  told: readonly Told[],
  recipient: Told['recipient'],
  unitOf: (clock: ClockRow) => string | null,
): Map<string, Told[]> {
  return Map.groupBy(
    told.filter((reminder) => reminder.recipient === recipient),
    ({ clock }) => unitOf(clock) as string,
  )
}

async function writeToProducer(context: ActContext, { clock, kind, certificateId }: Told): Promise<number> {
  const organisation = await getOrganisation(context.tx, clock.organisationId as string)
  const people = await listProducers(context.tx, organisation.id)
  const subject = sentenceOf(clock, kind)
  const values = { producer: organisation.name, sentence: subject, link: listAddress() }
  const body = say('vi', 'registry.letterToProducer', values)
  const about = `reminder ${certificateId} ${kind}`
  const { phone } = organisation
  let queued = phone
    ? await queueMessage(context, { about: `${about} ${organisation.id}`, subject, body, to: { phone } })
    : 0
  const emails = new Map(people.map(({ id, email }) => [email, id]))
  if (organisation.email) emails.set(organisation.email, organisation.id)
  for (const [email, id] of emails)
    queued += await queueMessage(context, { about: `${about} ${id}`, subject, body, to: { email } })
  return queued
}

async function writeDigest(
  context: ActContext,
  officers: readonly { id: string; email: string }[],
  reminders: readonly Told[],
  today: LegalDate,
): Promise<number> {
  const day = formatDay(today)
  const lines = reminders.map(({ clock, kind }) => `- ${sentenceOf(clock, kind)} (${clock.producer ?? ''})`).join('\n')
  const subject = say('vi', 'registry.digestSubject', { day, n: reminders.length })
  const body = say('vi', 'registry.digestLetter', { day, lines, link: listAddress() })
  let queued = 0
  for (const { id, email } of officers)
    queued += await queueMessage(context, { about: `reminders of ${today} ${id}`, subject, body, to: { email } })
  return queued
}

function sentenceOf({ product, expiresOn }: ClockRow, kind: ReminderKind): string {
  const { opensOn, closesOn } = renewalWindowOf(expiresOn)
  const [expires, opens, closes] = [expiresOn, opensOn, closesOn].map(formatDay) as [string, string, string]
  return say('vi', sentences[kind], { product, expires, opens, closes })
}

const listAddress = () => `${publicAddress()}/registry/renewals`
