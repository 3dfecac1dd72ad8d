import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { findContactProblems } from '@saolang/core/people/person.ts'
import { InvitationPage } from '@saolang/web/people/invitation-page'
import { RegisterPage } from '@saolang/web/people/register-page'
import { z } from 'zod'
import { statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { acceptInvitation, findInvitation, registerPerson } from '../register-person.ts'
import { enter, whereFrom } from './sign-in.ts'

const text = (max: number) => z.string().max(max).default('')
const RegisterForm = z.object({
  step: z.enum(['contact', 'password']).default('contact'),
  fullName: text(200),
  email: text(200),
  phone: text(40),
  password: text(500),
  back: z.string().optional(),
})

/** `/register`: a producer's account in two pages; `/invitations/{token}`: an invited person's first password. */
export function registerPages(app: App): void {
  app.get('/register', (request, reply) =>
    request.actor.role === 'visitor'
      ? sendPage(request, reply, RegisterPage, {
          step: 'contact' as const,
          values: { fullName: '', email: '', phone: '' },
        })
      : reply.redirect('/account', 303),
  )
  // Many phones may share an address: high enough for a village, low enough for a machine.
  const config = { rateLimit: { max: 60, timeWindow: '1 hour' } }
  app.post('/register', { config, schema: { body: RegisterForm } }, async (request, reply) => {
    const { step, password, back, ...values } = request.body
    const send = (at: 'contact' | 'password', problems: readonly Problem[] = []) =>
      sendPage(request, reply, RegisterPage, { step: at, values, problems }, statusFor(problems))
    const problems = findContactProblems(values)
    if (back || problems.length > 0) return send('contact', back ? [] : problems)
    if (step === 'contact') return send('password')
    try {
      const signIn = await registerPerson(request.actor, { ...values, password, ...whereFrom(request) })
      if (signIn.kind !== 'refused') return enter(request, reply, signIn, '/organisations/new')
      return send('contact', signIn.problems)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return send(error.problems.some(({ at }) => at !== 'password') ? 'contact' : 'password', error.problems)
    }
  })
  invitationPage(app)
}

function invitationPage(app: App): void {
  const params = z.object({ token: z.string().max(100) })
  app.get('/invitations/:token', { schema: { params } }, async (request, reply) => {
    const invited = await findInvitation(request.params.token)
    if (!invited) throw new Refused([{ code: 'not-found.invitation' }])
    return sendPage(request, reply, InvitationPage, { name: invited.fullName, email: invited.email })
  })
  app.post(
    '/invitations/:token',
    { schema: { params, body: z.object({ password: text(500) }) } },
    async (request, reply) => {
      const { token } = request.params
      const invited = await findInvitation(token)
      if (!invited) throw new Refused([{ code: 'not-found.invitation' }])
      try {
        const accepted = { token, password: request.body.password, ...whereFrom(request) }
        const signIn = await acceptInvitation(request.actor, accepted)
        if (signIn.kind !== 'refused') return enter(request, reply, signIn, '')
        throw new Refused(signIn.problems)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        const { fullName: name, email } = invited
        return sendPage(request, reply, InvitationPage, { name, email, problems: error.problems }, 422)
      }
    },
  )
}
