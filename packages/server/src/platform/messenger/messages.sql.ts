import type { Tx } from '../sql.ts'
import type { Channel } from './messenger.ts'

export type MessageRow = {
  id: string
  channel: Channel
  address: string | null
  subject: string
  body: string
  /** Where one stops such messages with one press; absent where there is nothing to stop. */
  unsubscribeUrl?: string | null
  settledAt: Date | null
}

/** Puts a message in the outbox; false when the same was said by this channel before. */
export async function addMessage(
  tx: Tx,
  message: Omit<MessageRow, 'settledAt'> & { about: string; at: Date },
): Promise<boolean> {
  const { id, about, channel, address, subject, body, unsubscribeUrl = null, at } = message
  const rows = await tx`
    insert into platform.message (id, about, channel, address, subject, body, unsubscribe_url, made_at)
    values (${id}, ${about}, ${channel}, ${address}, ${subject}, ${body}, ${unsubscribeUrl}, ${at})
    on conflict (about, channel) do nothing returning id`
  return rows.length > 0
}

/** The message of an id, with what it is about. */
export async function findMessage(tx: Tx, id: string): Promise<(MessageRow & { about: string }) | undefined> {
  const [row] = await tx<(MessageRow & { about: string })[]>`
    select id, about, channel, address, subject, body, unsubscribe_url as "unsubscribeUrl", settled_at as "settledAt"
    from platform.message where id = ${id}`
  return row
}

export type Delivery = {
  outcome: 'delivered' | 'failed' | 'refused' | 'switched-off'
  reference: string | null
  detail: string | null
}

/** Writes down an attempt to deliver a message. */
export async function addDelivery(
  tx: Tx,
  { messageId, outcome, reference, detail, at }: Delivery & { messageId: string; at: Date },
): Promise<void> {
  await tx`
    insert into platform.delivery (message_id, attempt, outcome, reference, detail, tried_at)
    select ${messageId}, coalesce(max(attempt), 0) + 1, ${outcome}, ${reference}, ${detail}, ${at}
    from platform.delivery where message_id = ${messageId}`
}

/** Nothing more is to be done for a message: its address and its words are erased. */
export async function settleMessage(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update platform.message set settled_at = ${at}, address = null, body = '', unsubscribe_url = null where id = ${id}`
}
