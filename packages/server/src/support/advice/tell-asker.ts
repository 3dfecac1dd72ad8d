import { say } from '@saolang/web/messages/messages.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { listProducers } from '../../people/get-person.ts'
import type { ActContext } from '../../platform/act.ts'
import { publicAddress } from '../../platform/messenger/messenger.ts'
import { queueMessage } from '../../platform/messenger/queue-message.ts'
import { listSteps, type RequestRow } from './requests.sql.ts'

/** Tells a producer that there is an answer: everybody who acts for them, and the phone of who has no account. */
export async function tellAsker(context: ActContext, request: RequestRow): Promise<void> {
  const organisation = await getOrganisation(context.tx, request.organisationId)
  const nth = (await listSteps(context.tx, request.id)).length
  const about = `help-request ${request.id} ${nth}`
  const values = { title: request.title, link: `${publicAddress()}/advice/${request.id}`, name: organisation.name }
  const letter = {
    subject: say('vi', 'support.letter.answeredSubject', values),
    body: say('vi', 'support.letter.answered', values),
  }
  const { phone } = organisation
  if (phone) await queueMessage(context, { about: `${about} ${organisation.id}`, ...letter, to: { phone } })
  for (const { id, email } of await listProducers(context.tx, organisation.id))
    await queueMessage(context, { about: `${about} ${id}`, ...letter, to: { email } })
}
