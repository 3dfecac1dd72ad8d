import { createPublicKey, type JsonWebKey, verify } from 'node:crypto'

/** The keys that a sender publishes. */
export type Jwks = { keys: (JsonWebKey & { kid?: string; alg?: string })[] }

type Signed = { jws: string; body: string; audience: string; key: string }

/** What is wrong with the signature of a request; undefined when nothing is. Written with node:crypto alone, from docs/exchange.md. */
export async function isSignedBy({ keys }: Jwks, { jws, body, audience, key }: Signed): Promise<string | undefined> {
  const [head = '', payload, signature = '', ...more] = jws.split('.')
  if (payload !== '' || more.length > 0) return 'the signature is not detached'
  const header = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as Record<string, unknown>
  if (header.alg !== 'ES256' || header.typ !== 'saolang-exchange') return 'another kind of signature'
  if (header.aud !== audience) return 'signed for somebody else'
  if (header.jti !== key) return 'signed for another sending'
  if (typeof header.iat !== 'number') return 'signed at no time'
  const jwk = keys.find(({ kid, alg }) => kid === header.kid && alg === 'ES256')
  if (!jwk) return 'signed by an unknown key'
  const signed = Buffer.from(`${head}.${Buffer.from(body).toString('base64url')}`)
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const isRight = verify(
    'sha256',
    signed,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  return isRight ? undefined : 'the signature is wrong'
}
