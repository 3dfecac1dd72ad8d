import { Refused } from '@saolang/core/kernel/problem.ts'
import { homeOf } from '@saolang/core/people/session.ts'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { readCookie, setCookie } from '../authenticate.ts'
import { askForPasskey, askToSignIn, enrolPasskey, openWithPasskey } from '../sign-in/passkey.ts'
import { enroller, openIfHalfWay } from './account.ts'
import { startSession, whereFrom } from './sign-in.ts'

const Answer = z.object({ response: z.looseObject({ id: z.string() }), name: z.string().max(60).optional() })

/** What the island `passkey` asks and answers: making a passkey at /account, signing in with one at /login. */
export function passkeyRoutes(app: App): void {
  // The token goes into the answer and not into the cookie: the half-way login must survive while a passkey is made.
  app.post('/account/passkeys/question', async (request) => askForPasskey(await enroller(request), undefined))
  app.post(
    '/account/passkeys',
    { schema: { body: Answer.extend({ token: z.string().max(100) }) } },
    async (request) => {
      const who = await enroller(request)
      const { token, response, name } = request.body
      const made = { token, response: response as unknown as RegistrationResponseJSON }
      const codes = await enrolPasskey(who, { ...made, name: name || whereFrom(request).device })
      return { codes }
    },
  )
  app.post('/account/passkeys/enter', async (request, reply) => {
    const { role } = await enroller(request)
    if (role === 'visitor' || role === 'system') throw new Refused([{ code: 'unauthenticated' }])
    await openIfHalfWay(request, reply)
    return { next: homeOf(role) }
  })
  app.post('/login/passkey/question', async (request, reply) => {
    const { options, token } = await askToSignIn(request.actor, undefined)
    setCookie(request, reply, { name: 'login', value: token })
    return { options }
  })
  app.post('/login/passkey', { schema: { body: Answer } }, async (request, reply) => {
    const signIn = await openWithPasskey(request.actor, {
      token: readCookie(request, 'login') ?? '',
      response: request.body.response as unknown as AuthenticationResponseJSON,
      ...whereFrom(request),
    })
    if (signIn.kind === 'refused') throw new Refused(signIn.problems)
    if (signIn.kind !== 'open') return { next: '/login/second-factor' }
    startSession(request, reply, signIn.token)
    return { next: homeOf(signIn.role) }
  })
}
