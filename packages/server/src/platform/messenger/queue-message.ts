import type { ActContext } from '../act.ts'
import { addMessage } from './messages.sql.ts'
import { type Channel, channels, findMessenger } from './messenger.ts'

/** Something to say to somebody. `about` tells what and to whom by ids, never by a name or an address. */
export type Message = {
  about: string
  subject: string
  body: string
  to: { email?: string; phone?: string }
  /** The one carrier that its reader agreed to; every one that reaches them without it. */
  only?: Channel
  unsubscribeUrl?: string
}

/**
 * Says something, within the act that has it to say: one message for every carrier that is switched on and can reach the person.
 * The same `about` is never said twice. Gives how many messages were queued.
 */
export async function queueMessage(
  context: ActContext,
  { about, subject, body, to, only, unsubscribeUrl }: Message,
): Promise<number> {
  const addresses: Record<Channel, string | undefined> = { email: to.email, sms: to.phone, zalo: to.phone }
  let queued = 0
  for (const channel of channels) {
    const address = addresses[channel]
    if (!address || !findMessenger(channel) || (only && only !== channel)) continue
    const id = context.newId()
    const message = { id, about, channel, address, subject, body, unsubscribeUrl: unsubscribeUrl ?? null }
    if (!(await addMessage(context.tx, { ...message, at: context.now }))) continue
    await context.emit('MessageQueued', { messageId: id })
    queued += 1
  }
  return queued
}
