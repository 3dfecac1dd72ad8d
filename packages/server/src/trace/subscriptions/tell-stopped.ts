import { say } from '@saolang/web/messages/messages.ts'
import { findContact } from '../../people/get-person.ts'
import type { ActContext } from '../../platform/act.ts'
import { publicAddress } from '../../platform/messenger/messenger.ts'
import { queueMessage } from '../../platform/messenger/queue-message.ts'
import type { Subscription } from './subscriptions.sql.ts'

/** Writes to whoever subscribed that nothing is sent any more, and why. Gives how many messages were queued. */
export async function tellStopped(
  context: ActContext,
  { id, personId, queryName, dest }: Subscription,
  error: string,
): Promise<number> {
  const contact = await findContact(context.tx, personId)
  if (!contact?.email) return 0
  return queueMessage(context, {
    about: `subscription-stopped ${id}`,
    subject: say('vi', 'trace.sayDisabled', { query: queryName }),
    body: say('vi', 'trace.letterOfDisabled', {
      ...{ name: contact.name, query: queryName, host: new URL(dest).host, error },
      link: `${publicAddress()}/connections`,
    }),
    to: { email: contact.email },
  })
}
