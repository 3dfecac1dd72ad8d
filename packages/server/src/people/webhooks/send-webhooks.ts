import { system } from '@saolang/core/people/actor.ts'
import { act, currentTime, newId } from '../../platform/act.ts'
import { readChanges } from '../../platform/changes/read-changes.ts'
import type { Tx } from '../../platform/sql.ts'
import { sendWebhook, signBody } from '../../platform/webhook/webhook.ts'
import { actorOfClient } from '../clients/find-client-actor.ts'
import { unseal } from '../settings.ts'
import {
  addDelivery,
  claimDeliveries,
  type DueDelivery,
  dropDeliveries,
  holdNextWebhook,
  moveCursor,
  noteDelivery,
  type Outcome,
} from './webhooks.sql.ts'

type Write = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

let write: Write = () => Promise.reject(new Error('sending was not set up'))

/** Sets the way to write what lies in a delivery and that one is at work on it: nobody's act, and nothing to audit. */
export function configureSending(door: Write): void {
  write = door
}

const perDelivery = 100
const atOnce = 8
const claimMillis = 60_000
const minute = 60_000
const dayMillis = 1440 * minute
const keptDays = 30

/** How long to wait after each failed try; after the last the delivery is dead. Three and a half days in all. */
export const retryMinutes = [1, 5, 30, 120, 360, 720, 1440, 2400] as const

/** Puts what is new into deliveries, and sends those that are due. A delivery may come twice: a crash between sending and noting sends again. */
export async function sendWebhooks(): Promise<void> {
  for (let after: string | undefined = first; after; ) after = await queueAfter(after)
  while ((await sendDue()) === atOnce);
}

const first = '00000000-0000-0000-0000-000000000000'

// One webhook a transaction: its cursor moves together with the delivery that holds what lies before it.
async function queueAfter(after: string): Promise<string | undefined> {
  return write(async (tx) => {
    const webhook = await holdNextWebhook(tx, after)
    if (!webhook) return undefined
    const { cursor, kinds, id } = webhook
    const who = actorOfClient(webhook.holder)
    const page = await readChanges(who, { cursor: cursor || undefined, kinds, count: perDelivery })
    if (page.changes.length > 0) {
      const at = currentTime()
      const body = JSON.stringify({ webhook: id, ...page })
      await addDelivery(tx, { id: newId(at), webhookId: id, body, changes: page.changes.length, at })
      await moveCursor(tx, id, page.next)
    }
    return page.hasMore ? after : id
  })
}

async function sendDue(): Promise<number> {
  const now = currentTime()
  const until = new Date(now.getTime() + claimMillis)
  const due = await write((tx) => claimDeliveries(tx, { now, until, count: atOnce }))
  await Promise.all(due.map(send))
  return due.length
}

async function send({ id, tries, body, url, sealedSecret }: DueDelivery): Promise<void> {
  const at = currentTime()
  const { status, error } = await sendWebhook({
    dest: url,
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'saolang-delivery': id,
      'saolang-signature': signBody(unseal(sealedSecret), body, at),
    },
  })
  const wait = retryMinutes[tries]
  const state = error === null ? 'taken' : wait === undefined ? 'dead' : 'queued'
  const dueAt = new Date(at.getTime() + (wait ?? 0) * minute)
  await noteOutcome(system, { id, state, dueAt, status, error, at })
}

const noteOutcome = act('webhook.send', async ({ tx, on }, outcome: Outcome): Promise<void> => {
  const { id, state, status } = outcome
  await noteDelivery(tx, outcome)
  on('webhook', id, { state, status })
})

/** Forgets deliveries that were taken a month ago. */
export async function forgetDeliveries(): Promise<void> {
  const before = new Date(currentTime().getTime() - keptDays * dayMillis)
  await write((tx) => dropDeliveries(tx, before))
}
