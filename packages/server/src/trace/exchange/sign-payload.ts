import { currentCredentialKey } from '../../registry/credential/credential-keys.ts'

/** What a signature says besides the payload: whom it is for, under which key it is sent, and when. */
export type Signing = { body: string; audience: string; idempotencyKey: string; at: Date }

/**
 * Signs a payload: a JWS whose payload is left out because it is the body (RFC 7515, appendix F), ES256, by the key in our
 * `/.well-known/jwks.json`. It binds the body to one receiver and one sending.
 */
export async function signPayload({ body, audience, idempotencyKey, at }: Signing): Promise<string> {
  const { id, privateKey } = currentCredentialKey()
  const { CompactSign } = await import('jose')
  const jws = await new CompactSign(Buffer.from(body))
    .setProtectedHeader({
      ...{ alg: 'ES256', kid: id, typ: 'saolang-exchange' },
      ...{ aud: audience, jti: idempotencyKey, iat: Math.floor(at.getTime() / 1000) },
    })
    .sign(privateKey)
  const [head, , signature] = jws.split('.')
  return `${head}..${signature}`
}
