import type { ActContext } from '../act.ts'
import { addMessage } from './messages.sql.ts'
import { type Channel, channels, findMessenger } from './messenger.ts'

/** Something to say to somebody. `about` tells what and to whom by ids, never by a name or an address. */
export type Message = { about: string; subject: string; body: string; to: { email?: string; phone?: string } }

/**
 * Says something, within the act that has it to say: one message for every carrier that is switched on and can reach the person.
 * The same `about` is never said twice. Gives how many messages were queued.
 */
export async function queueMessage(context: ActContext, { about, subject, body, to }: Message): Promise<number> {
  const addresses: Record<Channel, string | undefined> = { email: to.email, sms: to.phone, zalo: to.phone }
  let queued = 0
  for (const channel of channels) {
    const address = addresses[channel]
    if (!address || !findMessenger(channel)) continue
    const id = context.newId()
    if (!(await addMessage(context.tx, { id, about, channel, address, subject, body, at: context.now }))) continue
    await context.emit('MessageQueued', { messageId: id })
    queued += 1
  }
  return queued
}
