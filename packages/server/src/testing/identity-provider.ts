import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'

/** A real OpenID Connect provider on this machine, of the shape of VNeID: code flow, PKCE, RS256, an identity number. */
export type IdentityProvider = {
  issuer: string
  /** Goes through the provider's pages as this person, from the address that our system sent it to; gives the address back to us. */
  signInAs(address: string, person: { number: string; name: string }): Promise<string>
  close(): Promise<void>
}

const client = { id: 'sao-lang', secret: 'a secret between the two of us' }

/** The environment with which our system uses this provider. */
export const providerEnv = (issuer: string) => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: client.id,
  OIDC_CLIENT_SECRET: client.secret,
})

/** Starts the provider for one client with one return address. */
export async function startIdentityProvider(returnAddress: string): Promise<IdentityProvider> {
  const people = new Map<string, { number: string; name: string }>()
  const server = await listen()
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'one' }] },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [returnAddress],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub', 'SoDinhDanh', 'HoVaTen'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['a key of this test'] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/enter/${uid}` },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => claimsOf(id, people.get(id)) }),
    loadExistingGrant: async (context: GrantContext) => {
      const grant = new provider.Grant({ accountId: context.oidc.session.accountId, clientId: client.id })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const serve = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const accountId = new URL(request.url ?? '', issuer).searchParams.get('as')
    if (!request.url?.startsWith('/enter/')) return serve(request, response)
    return provider.interactionFinished(request, response, { login: { accountId } })
  })
  return {
    issuer,
    signInAs: async (address, person) => {
      people.set(`account-${person.number}`, person)
      return follow(address, returnAddress, `account-${person.number}`)
    },
    close: () => new Promise((done) => server.close(() => done())),
  }
}

type GrantContext = { oidc: { session: { accountId: string } } }

const claimsOf = (sub: string, person: { number: string; name: string } | undefined) => ({
  sub,
  SoDinhDanh: person?.number,
  HoVaTen: person?.name,
})

/** What a browser does: keeps cookies, follows redirects, signs in where it is asked. */
async function follow(from: string, until: string, accountId: string): Promise<string> {
  const jar = new Map<string, string>()
  let address = from
  for (let hops = 0; hops < 10 && !address.startsWith(until); hops++) {
    const url = new URL(address)
    if (url.pathname.startsWith('/enter/')) url.searchParams.set('as', accountId)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      jar.set(name, value)
    }
    const next = answer.headers.get('location')
    if (!next) throw new Error(`the provider stopped at ${url.pathname}: ${answer.status} ${await answer.text()}`)
    address = new URL(next, url).toString()
  }
  return address
}

function listen(): Promise<Server> {
  const server = createServer()
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)))
}
