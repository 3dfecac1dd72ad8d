import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { ActContext } from '../../platform/act.ts'
import { hashToken, peopleSettings } from '../settings.ts'
import { addAssertion } from './client-tokens.sql.ts'
import { type ClientRow, findClient, holdsSecret } from './clients.sql.ts'

/** How a client says who it is: by name and secret, or by an assertion that it signed. */
export type ClientProof = { clientId: string; secret: string } | { assertion: string }

/** The ways in which a client's own key may sign (RFC 7518). */
export const assertionAlgorithms = ['ES256', 'ES384', 'PS256', 'RS256', 'EdDSA'] as const

const longestSeconds = 600

/** Where tokens are asked for: also what an assertion is addressed to. */
export const tokenAddress = () => `${peopleSettings().publicUrl}/oauth/token`

/** The client that a proof is of; refuses with `unauthenticated.client`, and never says why. */
export async function proveClient(context: ActContext, proof: ClientProof): Promise<ClientRow> {
  const client = 'assertion' in proof ? await findSigner(context, proof.assertion) : await findHolder(context, proof)
  if (!client || client.revokedAt) throw new Refused([{ code: 'unauthenticated.client' }])
  return client
}

async function findHolder({ tx, now }: ActContext, { clientId, secret }: { clientId: string; secret: string }) {
  const client = isId(clientId) ? await findClient(tx, clientId) : undefined
  if (!client) return undefined
  return (await holdsSecret(tx, { clientId, secretHash: hashToken(secret), at: now })) ? client : undefined
}

// RFC 7523, section 3: issuer and subject are the client, the audience is us, it ends soon and is shown once.
async function findSigner({ tx, now }: ActContext, assertion: string): Promise<ClientRow | undefined> {
  const { createLocalJWKSet, decodeJwt, jwtVerify } = await import('jose')
  const readIssuer = () => {
    try {
      return decodeJwt(assertion).iss
    } catch {
      return undefined
    }
  }
  const clientId = readIssuer()
  const client = clientId && isId(clientId) ? await findClient(tx, clientId) : undefined
  if (!client?.publicKeys) return undefined
  try {
    const { payload } = await jwtVerify(assertion, createLocalJWKSet(client.publicKeys as never), {
      algorithms: [...assertionAlgorithms],
      issuer: client.id,
      subject: client.id,
      audience: [tokenAddress(), peopleSettings().publicUrl],
      requiredClaims: ['exp', 'jti'],
      currentDate: now,
    })
    const expiresAt = new Date((payload.exp as number) * 1000)
    refuseIf(expiresAt.getTime() - now.getTime() <= longestSeconds * 1000 ? [] : [{ code: 'unauthenticated.client' }])
    const jti = String(payload.jti).slice(0, 200)
    return (await addAssertion(tx, { clientId: client.id, jti, expiresAt })) ? client : undefined
  } catch {
    return undefined
  }
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
