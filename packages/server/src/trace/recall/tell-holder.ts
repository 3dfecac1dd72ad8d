import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { findOrganisation } from '../../people/get-organisation.ts'
import { findContact, listProducers } from '../../people/get-person.ts'
import type { ActContext } from '../../platform/act.ts'
import { publicAddress } from '../../platform/messenger/messenger.ts'
import { queueMessage } from '../../platform/messenger/queue-message.ts'
import { addTelling, type NewHolder } from './holders.sql.ts'
import type { RecallRow } from './recalls.sql.ts'

type Told = Pick<RecallRow, 'id' | 'code' | 'productName' | 'reason' | 'advice'>

/** Tells a holder of a recall: in the system, and by every carrier that reaches it. A holder without an account has to be told by hand. */
export async function tellHolder(context: ActContext, recall: Told, holder: NewHolder): Promise<void> {
  if (!holder.ownerId) return
  const queued = await write(context, recall, holder.ownerId)
  await addTelling(context.tx, {
    ...{ id: context.newId(), holderId: holder.id, way: 'account', queued },
    ...{ by: context.who.personId ?? null, at: context.now },
  })
}

async function write(context: ActContext, recall: Told, ownerId: string): Promise<number> {
  const organisation = await findOrganisation(context.tx, ownerId)
  const person = organisation ? undefined : await findContact(context.tx, ownerId)
  const values = {
    ...{ holder: organisation?.name ?? person?.name ?? '', product: recall.productName, reason: recall.reason },
    ...{
      advice: recall.advice,
      code: formatShortCode(recall.code),
      link: `${publicAddress()}/trace/recalls/${recall.id}`,
    },
  }
  const letter = { subject: say('vi', 'trace.recallSubject', values), body: say('vi', 'trace.recallLetter', values) }
  const about = `recall ${recall.id}`
  const emails = new Map<string, string>()
  if (organisation) for (const { id, email } of await listProducers(context.tx, organisation.id)) emails.set(email, id)
  if (organisation?.email) emails.set(organisation.email, organisation.id)
  if (person?.email) emails.set(person.email, person.id)
  let queued = organisation?.phone
    ? await queueMessage(context, {
        about: `${about} ${organisation.id}`,
        ...letter,
        to: { phone: organisation.phone },
      })
    : 0
  for (const [email, id] of emails)
    queued += await queueMessage(context, { about: `${about} ${id}`, ...letter, to: { email } })
  return queued
}
