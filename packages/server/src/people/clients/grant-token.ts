import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { system } from '@saolang/core/people/actor.ts'
import { act } from '../../platform/act.ts'
import { hashToken, newToken } from '../settings.ts'
import { addClientToken, dropClientToken, sweepClients } from './client-tokens.sql.ts'
import { tokenMark } from './find-client-actor.ts'
import { type ClientProof, proveClient } from './prove-client.ts'

/** How long an access token opens anything, in seconds. */
export const tokenSeconds = 900

const daysOfUseKept = 400
const dayMillis = 24 * 3_600_000

/**
 * Gives a client that proves itself an access token for a quarter of an hour (RFC 6749, section 4.4): with all its scopes, or with those it
 * asks for. Refuses with `unauthenticated.client` and `invalid.scope`.
 */
export const grantClientToken = act(
  'client.authenticate',
  async (context, { proof, scope }: { proof: ClientProof; scope?: string | undefined }) => {
    const { tx, now } = context
    const client = await proveClient(context, proof)
    const asked = scope?.split(' ').filter(Boolean) ?? []
    const isHeld = asked.every((name) => client.scopes.includes(name))
    refuseIf(isHeld ? [] : [{ code: 'invalid.scope' }])
    const scopes = asked.length > 0 ? [...new Set(asked)] : client.scopes
    const token = tokenMark + newToken()
    const expiresAt = new Date(now.getTime() + tokenSeconds * 1000)
    await addClientToken(tx, { tokenHash: hashToken(token), clientId: client.id, scopes, at: now, expiresAt })
    context.on('client', client.id, { scopes: scopes.join(' ') })
    return { token, scopes }
  },
)

/** Ends an access token of the client that proves itself (RFC 7009); one that is none of its own, or over, is no refusal. */
export const revokeClientToken = act(
  'client.authenticate',
  async (context, { proof, token }: { proof: ClientProof; token: string }): Promise<void> => {
    const client = await proveClient(context, proof)
    const wasThere = await dropClientToken(context.tx, { tokenHash: hashToken(token), clientId: client.id })
    context.on('client', client.id, { revoked: wasThere })
  },
)

const sweep = act('client.authenticate', async ({ tx, now, on }) => {
  await sweepClients(tx, { at: now, daysBefore: new Date(now.getTime() - daysOfUseKept * dayMillis) })
  on('client', 'all', { swept: true })
})

/** Sweeps away tokens, assertions and counts that are over. */
export async function sweepClientTokens(): Promise<void> {
  await sweep(system, undefined)
}
