import { system } from '@saolang/core/people/actor.ts'
import { act } from '../act.ts'
import { inTransaction, type Tx } from '../sql.ts'
import type { Receipt } from './letter.ts'
import { addDelivery, type Delivery, findMessage, type MessageRow, settleMessage } from './messages.sql.ts'
import { findMessenger } from './messenger.ts'

/** Why a message may not go out any more, asked just before it does: whoever agreed may have taken it back since. Undefined: it may. */
export type LastWord = (tx: Tx, about: string) => Promise<string | undefined>

let lastWord: LastWord = async () => undefined

/** Tells delivery whom to ask before a message goes out. The platform knows no room: app.ts hands the answer in. */
export function configureLastWord(next: LastWord): void {
  lastWord = next
}

type Attempt = Delivery & { messageId: string }

const record = act('message.deliver', async (context, attempt: Attempt) => {
  const { messageId, outcome } = attempt
  await addDelivery(context.tx, { ...attempt, at: context.now })
  if (outcome !== 'failed') await settleMessage(context.tx, messageId, context.now)
  context.on('message', messageId, { outcome })
})

/**
 * Delivers a queued message, at least once: what a carrier took is written down after it took it, so a crash in between sends it
 * again, under the same id. Throws while the carrier cannot be reached, so that the outbox tries again later.
 */
export async function onMessageQueued({ messageId }: { messageId: string }): Promise<void> {
  const message = await inTransaction((tx) => findMessage(tx, messageId))
  if (!message || message.settledAt) return
  const receipt = await send(message).catch(async (error: unknown) => {
    const detail = error instanceof Error ? error.message : String(error)
    await record(system, { messageId, outcome: 'failed', reference: null, detail })
    throw error
  })
  await record(system, { messageId, reference: null, detail: null, ...receipt })
}

async function send(message: MessageRow & { about: string }): Promise<Receipt | { outcome: 'switched-off' }> {
  const { id, channel, address, subject, body, about, unsubscribeUrl = null } = message
  const messenger = findMessenger(channel)
  if (!messenger || address === null) return { outcome: 'switched-off' }
  const why = await inTransaction((tx) => lastWord(tx, about))
  if (why !== undefined) return { outcome: 'refused', detail: why }
  return messenger.send({ id, address, subject, body, unsubscribeUrl })
}
