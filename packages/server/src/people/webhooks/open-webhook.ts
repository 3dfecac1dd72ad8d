import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type ActContext, act, view } from '../../platform/act.ts'
import type { ChangeKind } from '../../platform/changes/change-kind.ts'
import { readNewestCursor } from '../../platform/changes/read-changes.ts'
import { findDestProblem } from '../../platform/webhook/webhook.ts'
import { getOwnClient } from '../clients/change-client.ts'
import { newToken, seal } from '../settings.ts'
import { addWebhook, endWebhooks, listDeliveries, listWebhooks, reopenDelivery } from './webhooks.sql.ts'

const most = 10
const deliveriesShown = 100

/** What a client wants to be told, and where. */
export type WantedWebhook = { url: string; kinds: readonly ChangeKind[]; from: 'beginning' | 'now' }

/**
 * Opens an address that the client is told changes at. Gives the secret that signs them, shown once. Refuses an address that lies inside
 * or speaks no https, and more than ten.
 */
export async function openWebhook(who: Actor, wanted: WantedWebhook): Promise<{ id: string; secret: string }> {
  const newest = await readNewestCursor(who, undefined)
  return keepWebhook(who, { ...wanted, cursor: wanted.from === 'now' ? newest : '' })
}

const keepWebhook = act('webhook.open', async (context, { url, kinds, cursor }: WantedWebhook & { cursor: string }) => {
  const { tx, now } = context
  const clientId = clientOf(context.who)
  const reason = findDestProblem(url)
  refuseIf(reason ? [{ code: 'webhook.address-refused', at: 'url', values: { reason } }] : [])
  const count = (await listWebhooks(tx, clientId)).length
  refuseIf(count < most ? [] : [{ code: 'too-many.webhooks', values: { most } }])
  const id = context.newId()
  const secret = newToken()
  await addWebhook(tx, { id, clientId, url, kinds: [...kinds], sealedSecret: seal(secret), cursor, at: now })
  context.on('webhook', id, { host: new URL(url).host })
  return { id, secret }
})

/** Closes a webhook of the client. */
export const endWebhook = act('webhook.end', async ({ tx, who, now, on }, id: string): Promise<void> => {
  const ended = await endWebhooks(tx, { clientId: clientOf(who), id, at: now })
  refuseIf(ended === 1 ? [] : [{ code: 'not-found.webhook' }])
  on('webhook', id)
})

/** The webhooks of a client, with how deliveries went: of oneself, or of a client within one's reach. */
export const readWebhooks = view('webhook.read', async ({ tx, who }, clientId: string | undefined) => {
  const id = await reachedClient({ tx, who }, clientId)
  return {
    webhooks: await listWebhooks(tx, id),
    deliveries: await listDeliveries(tx, { clientId: id, count: deliveriesShown }),
  }
})

/** Sends a delivery again, from the first try on. Refuses with `not-found.webhook-delivery`. */
export const retryWebhook = act(
  'webhook.retry',
  async (context, { id, clientId }: { id: string; clientId?: string }): Promise<void> => {
    const own = await reachedClient(context, clientId)
    const isOpen = await reopenDelivery(context.tx, { id, clientId: own, at: context.now })
    refuseIf(isOpen ? [] : [{ code: 'not-found.webhook-delivery' }])
    context.on('webhook', id, { again: true })
  },
)

async function reachedClient({ tx, who }: Pick<ActContext, 'tx' | 'who'>, id: string | undefined): Promise<string> {
  if (who.client || id === undefined) return clientOf(who)
  return (await getOwnClient(tx, who, id)).id
}

function clientOf({ client }: Actor): string {
  if (!client) throw new Refused([{ code: 'not-found.client' }])
  return client.id
}
