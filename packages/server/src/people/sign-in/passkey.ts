import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { ActContext } from '../../platform/act.ts'
import { act } from '../../platform/act.ts'
import { findPerson, listGrants } from '../persons.sql.ts'
import { hashToken, peopleSettings } from '../settings.ts'
import { addPasskey, findPasskey, findSecondFactors, holdsFactor, savePasskeyUse } from './credentials.sql.ts'
import { continueSignIn, keepPending, openFor, type SignIn } from './open-session.ts'
import { findEnrolProblems, renewCodes } from './second-factor.ts'
import { findPending, type PendingLogin, usePending } from './sign-ins.sql.ts'

/** What a browser is asked to make a passkey with; the token brings the answer back to this question. */
export const askForPasskey = act('second-factor.enrol', async (context, _: undefined) => {
  const personId = context.who.personId as string
  context.on('person', personId, { factor: 'passkey', step: 'start' })
  const person = await findPerson(context.tx, personId)
  refuseIf([...(person?.isDemo ? [{ code: 'forbidden.demo-account' }] : []), ...(await findEnrolProblems(context))])
  const { passkeys } = await findSecondFactors(context.tx, personId)
  const options = await (await webauthn()).generateRegistrationOptions({
    rpName: 'Sao Làng',
    rpID: place().id,
    userID: new Uint8Array(Buffer.from(personId)),
    userName: person?.email ?? context.who.name,
    userDisplayName: context.who.name,
    excludeCredentials: passkeys.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })
  const token = await keepPending(context, {
    kind: 'passkey-enrol',
    personId,
    detail: { challenge: options.challenge },
  })
  return { options, token }
})

/** Keeps the passkey that a browser made. Gives recovery codes with the first second factor, none later. */
export const enrolPasskey = act(
  'second-factor.enrol',
  async (context, { token, response, name }: { token: string; response: RegistrationResponseJSON; name: string }) => {
    const personId = context.who.personId as string
    context.on('person', personId, { factor: 'passkey' })
    refuseIf(await findEnrolProblems(context))
    const pending = await takeQuestion(context, token, 'passkey-enrol')
    refuseIf(pending.personId === personId ? [] : [{ code: 'sign-in.too-late' }])
    const { registrationInfo } = await orUndefined(
      (await webauthn()).verifyRegistrationResponse({ response, ...expected(pending), requireUserVerification: true }),
    )
    if (!registrationInfo) throw new Refused([{ code: 'passkey.not-proved' }])
    const { credential } = registrationInfo
    const isFirst = !holdsFactor(await findSecondFactors(context.tx, personId))
    const isNew = await addPasskey(context.tx, {
      id: credential.id,
      personId,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      name,
      at: context.now,
    })
    refuseIf(isNew ? [] : [{ code: 'conflict.passkey-known' }])
    return isFirst ? renewCodes(context, personId) : []
  },
)

/** What a browser is asked to sign in with; any passkey of this site that the person holds. */
export const askToSignIn = act('session.open', async (context, _: undefined) => {
  context.on('sign-in', 'passkey')
  const options = await (await webauthn()).generateAuthenticationOptions({
    rpID: place().id,
    userVerification: 'required',
  })
  const token = await keepPending(context, {
    kind: 'passkey',
    personId: null,
    detail: { challenge: options.challenge },
  })
  return { options, token }
})

/** Signs in with a passkey, which proves both that one holds it and that one is oneself: no further factor is asked. */
export const openWithPasskey = act(
  'session.open',
  async (
    context,
    { token, response, device }: { token: string; response: AuthenticationResponseJSON; device: string },
  ): Promise<SignIn> => {
    context.on('sign-in', 'passkey')
    const pending = await takeQuestion(context, token, 'passkey')
    const key = await findPasskey(context.tx, response.id)
    const person = key && (await findPerson(context.tx, key.personId))
    if (!key || !person || person.disabledAt) return refused()
    const { authenticationInfo } = await orUndefined(
      (await webauthn()).verifyAuthenticationResponse({
        response,
        ...expected(pending),
        requireUserVerification: true,
        credential: { id: key.id, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
      }),
    )
    if (!authenticationInfo) return refused()
    await savePasskeyUse(context.tx, key.id, authenticationInfo.newCounter, context.now)
    context.on('person', person.id, { by: 'passkey' })
    const grants = await listGrants(context.tx, person.id)
    return grants.length > 0
      ? openFor(context, { personId: person.id, grants, device })
      : continueSignIn(context, person, device)
  },
)

async function takeQuestion(context: ActContext, token: string, kind: PendingLogin['kind']): Promise<PendingLogin> {
  const pending = await findPending(context.tx, hashToken(token), context.now)
  const isOurs = pending?.kind === kind && (await usePending(context.tx, pending.id, context.now))
  refuseIf(isOurs ? [] : [{ code: 'sign-in.too-late' }])
  return pending as PendingLogin
}

const refused = (): SignIn => ({ kind: 'refused', problems: [{ code: 'passkey.not-proved' }], delayMillis: 0 })

const expected = (pending: PendingLogin) => ({
  expectedChallenge: pending.detail.challenge as string,
  expectedOrigin: place().origin,
  expectedRPID: place().id,
})

// Loaded with the first passkey: most sign-ins need none.
const webauthn = () => import('@simplewebauthn/server')

function place(): { id: string; origin: string } {
  const { hostname, origin } = new URL(peopleSettings().publicUrl)
  return { id: hostname, origin }
}

// The library throws on what was forged and answers `verified: false` on what does not fit: to us both are a no.
async function orUndefined<T extends { verified: boolean }>(answer: Promise<T>): Promise<Partial<T>> {
  try {
    const value = await answer
    return value.verified ? value : {}
  } catch {
    return {}
  }
}
