import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'

/** One lie at a time; `none` is an honest answer, so that the test knows that only the lie was refused. */
export type Lie =
  | 'none'
  | 'nonce'
  | 'issuer'
  | 'audience'
  | 'algorithm'
  | 'unsigned'
  | 'signature'
  | 'expired'
  | 'number'

/** A provider that answers the token request with a lie; the rest of it is in order. */
export type HostileProvider = { issuer: string; lie(which: Lie, nonce: string): void; close(): Promise<void> }

/** Starts the provider on this machine. */
export async function startHostileProvider(): Promise<HostileProvider> {
  const [own, foreign, elliptic] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('ES256', { extractable: true }),
  ])
  const keys = [
    { ...(await exportJWK(own.publicKey)), kid: 'own', use: 'sig' },
    { ...(await exportJWK(elliptic.publicKey)), kid: 'elliptic', use: 'sig' },
  ]
  let told: { lie: Lie; nonce: string } = { lie: 'none', nonce: '' }
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const idToken = async () => {
    const { lie, nonce } = told
    const claims = {
      nonce: lie === 'nonce' ? 'another' : nonce,
      SoDinhDanh: lie === 'number' ? '1 or 1=1' : '096099000001',
      HoVaTen: 'Người Thử',
    }
    const stamp = <T extends SignJWT | UnsecuredJWT>(token: T) =>
      token
        .setSubject('someone')
        .setIssuer(lie === 'issuer' ? 'https://evil.example' : issuer)
        .setAudience(lie === 'audience' ? 'another-client' : 'sao-lang')
        .setIssuedAt(lie === 'expired' ? 1_700_000_000 : undefined)
        .setExpirationTime(lie === 'expired' ? 1_700_000_600 : '5m')
    if (lie === 'unsigned') return (stamp(new UnsecuredJWT(claims)) as UnsecuredJWT).encode()
    const [alg, kid, key] =
      lie === 'algorithm'
        ? (['ES256', 'elliptic', elliptic.privateKey] as const)
        : (['RS256', 'own', lie === 'signature' ? foreign.privateKey : own.privateKey] as const)
    return (stamp(new SignJWT(claims)) as SignJWT).setProtectedHeader({ alg, kid }).sign(key)
  }
  answerWith(server, issuer, keys, idToken)
  return {
    issuer,
    lie: (lie, nonce) => {
      told = { lie, nonce }
    },
    close: () => new Promise((done) => server.close(() => done())),
  }
}

function answerWith(server: Server, issuer: string, keys: object[], idToken: () => Promise<string>): void {
  const metadata = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'ES256', 'none'],
  }
  const token = async () => ({ access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: await idToken() })
  const answers: Record<string, () => Promise<object>> = {
    '/.well-known/openid-configuration': async () => metadata,
    '/jwks': async () => ({ keys }),
    '/token': token,
  }
  server.on('request', async (request, response) => {
    const answer = answers[request.url ?? '']
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ? await answer() : {}))
  })
}
