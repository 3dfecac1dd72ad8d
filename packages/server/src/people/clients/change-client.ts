import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { act, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { endGrant } from '../persons.sql.ts'
import { endWebhooks } from '../webhooks/webhooks.sql.ts'
import { dropClientTokens } from './client-tokens.sql.ts'
import { type ClientRow, endSecrets, findClient, listClients, listSecrets, markRevoked } from './clients.sql.ts'
import { makeSecret } from './register-client.ts'
import { listUse } from './use.sql.ts'

const graceMillis = 24 * 3_600_000
const daysShown = 30

/** The clients within one's reach: all for an administrator, those of one's province, those of one's organisation. */
export const readClients = view('client.list', ({ tx, who }, _: undefined) => listClients(tx, reachOf(who)))

/** One client with its secrets' days, and what it used on its last thirty days. */
export const readClient = view('client.list', async ({ tx, who, now }, id: string) => {
  const client = await getOwnClient(tx, who, id)
  return { client, secrets: await listSecrets(tx, id, now), use: await listUse(tx, id, daysShown) }
})

/** Makes a new secret; the former holds for another day, or ends at once with its tokens. Gives it, shown once. */
export const rotateSecret = act(
  'client.rotate',
  async (context, { id, isAtOnce = false }: { id: string; isAtOnce?: boolean }): Promise<{ secret: string }> => {
    const { tx, who, now } = context
    const client = await getOwnClient(tx, who, id)
    refuseIf(client.revokedAt ? [{ code: 'conflict.client-revoked' }] : [])
    await endSecrets(tx, id, isAtOnce ? now : new Date(now.getTime() + graceMillis))
    if (isAtOnce) await dropClientTokens(tx, id)
    context.on('client', id, { isAtOnce })
    return { secret: await makeSecret(context, id) }
  },
)

/** Shuts a client out at once and for good: its tokens, its webhooks, its role. */
export const revokeClient = act('client.revoke', async (context, id: string): Promise<void> => {
  const { tx, who, now } = context
  const client = await getOwnClient(tx, who, id)
  const by = who.personId as string
  refuseIf((await markRevoked(tx, { id, by, at: now })) ? [] : [{ code: 'conflict.client-revoked' }])
  await endSecrets(tx, id, now)
  await dropClientTokens(tx, id)
  await endWebhooks(tx, { clientId: id, at: now })
  await endGrant(tx, { id: client.grantId, by, at: now })
  context.on('client', id)
})

/** A client within somebody's reach; refuses with `not-found.client`. */
export async function getOwnClient(tx: Tx, who: Actor, id: string): Promise<ClientRow> {
  const client = await findClient(tx, id)
  const { provinceCode, organisationId } = reachOf(who)
  const isReached =
    client &&
    (provinceCode === null || client.homeProvince === provinceCode) &&
    (organisationId === null || client.organisationId === organisationId)
  if (!client || !isReached) throw new Refused([{ code: 'not-found.client' }])
  return client
}

function reachOf({ role, jurisdiction, organisationId }: Actor) {
  if (role === 'producer') return { provinceCode: null, organisationId: organisationId ?? nobody }
  return { provinceCode: jurisdiction?.level === 'province' ? jurisdiction.provinceCode : null, organisationId: null }
}

const nobody = '00000000-0000-0000-0000-000000000000'
