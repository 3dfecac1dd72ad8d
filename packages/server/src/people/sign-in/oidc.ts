import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Configuration } from 'openid-client'
import { type ActContext, act } from '../../platform/act.ts'
import { addGrant, addPerson, findPerson, type Person } from '../persons.sql.ts'
import { hashToken, keyedHash, peopleSettings } from '../settings.ts'
import { addIdentity, findIdentity } from './credentials.sql.ts'
import { continueSignIn, keepPending, type SignIn } from './open-session.ts'
import { findPending, type PendingLogin, usePending } from './sign-ins.sql.ts'

/** The claims of VNeID: the number of the person's identity, and the full name. */
const claims = { number: 'SoDinhDanh', name: 'HoVaTen' } as const
const algorithm = 'RS256'

// Most installations have no provider, and need not carry its library.
const library = () => import('openid-client')

let known: { issuer: string; configuration: Promise<Configuration> } | undefined

/** Where the person is sent to sign in, and the token that brings the answer back to this browser. */
export const startOidc = act('session.open', async (context, { next }: { next: string }) => {
  context.on('sign-in', 'oidc')
  const oidc = await library()
  const codeVerifier = oidc.randomPKCECodeVerifier()
  const detail = { codeVerifier, state: oidc.randomState(), nonce: oidc.randomNonce(), next }
  const address = oidc.buildAuthorizationUrl(await configuration(), {
    redirect_uri: returnAddress(),
    scope: 'openid',
    state: detail.state,
    nonce: detail.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  })
  return { address: address.toString(), token: await keepPending(context, { kind: 'oidc', personId: null, detail }) }
})

/**
 * Takes the provider's answer. Signature, issuer, audience, algorithm, nonce and state are checked by the library
 * against what we pinned; the identity number is kept as a keyed hash only, and joined to nobody of another provider.
 */
export const openWithOidc = act(
  'session.open',
  async (
    context,
    { token, query, device }: { token: string; query: string; device: string },
  ): Promise<SignIn & { next?: string }> => {
    context.on('sign-in', 'oidc')
    const pending = await findPending(context.tx, hashToken(token), context.now)
    if (pending?.kind !== 'oidc' || !(await usePending(context.tx, pending.id, context.now)))
      return refused('sign-in.too-late')
    const identity = await askProvider(pending, query)
    if (!identity) return refused('sign-in.provider-answer')
    const person = await findOrAddPerson(context, identity)
    context.on('person', person.id, { by: 'oidc' })
    return { ...(await continueSignIn(context, person, device)), next: pending.detail.next as string }
  },
)

/** Whether an identity provider is configured. */
export function hasOidc(): boolean {
  return peopleSettings().oidc !== undefined
}

type Identity = { issuer: string; number: string; name: string }

async function askProvider({ detail }: PendingLogin, query: string): Promise<Identity | undefined> {
  const { authorizationCodeGrant, fetchUserInfo } = await library()
  const provider = await configuration()
  try {
    const tokens = await authorizationCodeGrant(provider, new URL(`${returnAddress()}?${query}`), {
      pkceCodeVerifier: detail.codeVerifier as string,
      expectedState: detail.state as string,
      expectedNonce: detail.nonce as string,
      idTokenExpected: true,
    })
    const id = tokens.claims()
    if (!id) return undefined
    const told = id[claims.number] ? id : await fetchUserInfo(provider, tokens.access_token, id.sub)
    const [number, name] = [told[claims.number], told[claims.name]]
    if (typeof number !== 'string' || !/^\d{9,12}$/.test(number)) return undefined
    return { issuer: id.iss, number, name: typeof name === 'string' && name ? tidy(name) : 'VNeID' }
  } catch {
    return undefined
  }
}

async function findOrAddPerson(context: ActContext, { issuer, number, name }: Identity): Promise<Person> {
  const { tx, now } = context
  const subjectHash = keyedHash(`identity at ${issuer}`, number)
  const knownId = await findIdentity(tx, issuer, subjectHash)
  if (knownId) return (await findPerson(tx, knownId)) as Person
  const personId = context.newId()
  await addPerson(tx, { id: personId, fullName: name, isDemo: false, at: now })
  await addIdentity(tx, { issuer, subjectHash, personId, at: now })
  await addGrant(tx, {
    id: context.newId(),
    personId,
    role: 'producer',
    level: null,
    communeCode: null,
    provinceCode: null,
    organisationId: null,
    validFrom: now,
    grantedBy: null,
  })
  return (await findPerson(tx, personId)) as Person
}

// Discovered once; a provider that could not be reached is asked again the next time.
async function configuration(): Promise<Configuration> {
  const { oidc } = peopleSettings()
  if (!oidc) throw new Refused([{ code: 'not-found.page' }])
  if (known?.issuer !== oidc.issuer) known = { issuer: oidc.issuer, configuration: discover(oidc) }
  try {
    return await known.configuration
  } catch {
    known = undefined
    throw new Refused([{ code: 'sign-in.provider-silent' }])
  }
}

type Provider = { issuer: string; clientId: string; clientSecret?: string }

async function discover({ issuer, clientId, clientSecret }: Provider): Promise<Configuration> {
  const { allowInsecureRequests, discovery, enableNonRepudiationChecks } = await library()
  const isOnThisMachine = ['localhost', '127.0.0.1'].includes(new URL(issuer).hostname)
  return discovery(
    new URL(issuer),
    clientId,
    { id_token_signed_response_alg: algorithm, ...(clientSecret && { client_secret: clientSecret }) },
    undefined,
    // Without this the library trusts TLS alone for the ID token; plain http is for a provider on this machine only.
    { execute: [enableNonRepudiationChecks, ...(isOnThisMachine ? [allowInsecureRequests] : [])] },
  )
}

function returnAddress(): string {
  return `${peopleSettings().publicUrl}/login/oidc/return`
}

function refused(code: Problem['code']): SignIn {
  return { kind: 'refused', problems: [{ code }], delayMillis: 0 }
}
