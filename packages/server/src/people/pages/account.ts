import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { homeOf } from '@saolang/core/people/session.ts'
import { AccountPage } from '@saolang/web/people/account-page'
import { EnrolPage } from '@saolang/web/people/enrol-page'
import { PasswordPage } from '@saolang/web/people/password-page'
import { RecoveryCodesPage } from '@saolang/web/people/recovery-codes-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { qrSvg } from '../../platform/qr.ts'
import { readCookie } from '../authenticate.ts'
import { changePassword, closeSession, getOwnAccount } from '../own-account.ts'
import { chooseRole } from '../sign-in/open-session.ts'
import { confirmTotp, openAfterEnrolment, removeFactor, startTotp } from '../sign-in/second-factor.ts'
import { findHalfWayOf, startSession, whereFrom } from './sign-in.ts'

const PasswordForm = z.object({ present: z.string().max(500).default(''), password: z.string().max(500).default('') })
const CodeForm = z.object({ code: z.string().max(40).default(''), next: z.string().max(500).default('') })
const RemoveForm = z.object({ passkeyId: z.string().optional(), password: z.string().max(500).default('') })

/** `/account`: who one is, roles to choose from, sessions, password, second factor. */
export function accountPages(app: App): void {
  app.get('/account', (request, reply) => sendAccount(request, reply))
  app.post('/account/role', { schema: { body: z.object({ grant: z.uuid() }) } }, async (request, reply) => {
    const { device } = whereFrom(request)
    const { token, role } = await chooseRole(request.actor, { grantId: request.body.grant, device })
    startSession(request, reply, token)
    return reply.redirect(homeOf(role), 303)
  })
  app.post('/account/sessions/:id/end', { schema: { params: z.object({ id: z.uuid() }) } }, async (request, reply) => {
    await closeSession(request.actor, { sessionId: request.params.id })
    return reply.redirect('/account#sessions', 303)
  })
  passwordPage(app)
  secondFactorPages(app)
}

function passwordPage(app: App): void {
  app.get('/account/password', async (request, reply) => {
    await getOwnAccount(request.actor, undefined)
    return sendPage(request, reply, PasswordPage, { problems: [] })
  })
  app.post('/account/password', { schema: { body: PasswordForm } }, (request, reply) =>
    goOrShow(
      reply,
      async () => {
        await changePassword(request.actor, request.body)
        return '/account?done=password'
      },
      async (problems) => sendPage(request, reply, PasswordPage, { problems }, statusFor(problems)),
    ),
  )
}

function secondFactorPages(app: App): void {
  app.get('/account/second-factor', async (request, reply) => {
    const who = await enroller(request)
    if (who.role === 'visitor') throw new Refused([{ code: 'unauthenticated' }])
    return sendPage(request, reply, EnrolPage, { isHalfWay: !request.actor.personId })
  })
  app.post('/account/second-factor/start', async (request, reply) => sendEnrol(request, reply, await enroller(request)))
  app.post('/account/second-factor', { schema: { body: CodeForm } }, async (request, reply) => {
    const who = await enroller(request)
    try {
      const codes = await confirmTotp(who, { code: request.body.code })
      await openIfHalfWay(request, reply)
      return sendPage(request, reply, RecoveryCodesPage, { codes, next: homeOf(who.role as 'producer') })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return sendEnrol(request, reply, who, error.problems)
    }
  })
  app.post('/account/second-factor/remove', { schema: { body: RemoveForm } }, (request, reply) => {
    const { passkeyId, password } = request.body
    return goOrShow(
      reply,
      async () => {
        await removeFactor(request.actor, { password, ...(passkeyId && { passkeyId }) })
        return '/account?done=factor'
      },
      (problems) => sendAccount(request, reply, problems),
    )
  })
}

/** Who enrols a second factor: somebody signed in, or half way in and not yet further. */
export async function enroller(request: FastifyRequest): Promise<Actor> {
  return request.actor.personId ? request.actor : ((await findHalfWayOf(request)) ?? request.actor)
}

/** Opens the session of somebody who was half way in and has enrolled. */
export async function openIfHalfWay(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = readCookie(request, 'login')
  if (request.actor.personId || !token) return
  const signIn = await openAfterEnrolment(request.actor, { token, ...whereFrom(request) })
  if (signIn.kind === 'open') startSession(request, reply, signIn.token)
}

async function sendEnrol(request: FastifyRequest, reply: FastifyReply, who: Actor, problems: readonly Problem[] = []) {
  const { address, secret } = await startTotp(who, { account: who.name })
  return sendPage(
    request,
    reply,
    EnrolPage,
    { qr: await qrSvg(address), secret, isHalfWay: !request.actor.personId, problems },
    statusFor(problems),
  )
}

async function sendAccount(request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[] = []) {
  const account = await getOwnAccount(request.actor, undefined)
  const { done } = request.query as { done?: string }
  return sendPage(
    request,
    reply,
    AccountPage,
    {
      ...account,
      person: { ...account.person, isDemo: account.person.isDemo },
      sessions: account.sessions.map((session) => ({
        ...session,
        isThis: session.id === request.actor.sessionId,
        openedAt: session.openedAt.toISOString(),
        seenAt: session.seenAt.toISOString(),
      })),
      grants: account.grants.map((grant) => ({ ...grant, isWorn: isWorn(grant, request.actor) })),
      passkeys: account.factors.passkeys.map(({ id, name, createdAt }) => ({ id, name, at: createdAt.toISOString() })),
      hasTotp: account.factors.hasTotp,
      recoveryCodesLeft: account.factors.recoveryCodesLeft,
      done: typeof done === 'string' ? done : '',
      problems,
    },
    statusFor(problems),
  )
}

type GrantReach = {
  role: string
  communeCode: string | null
  provinceCode: string | null
  organisationId: string | null
}

function isWorn(grant: GrantReach, who: Actor): boolean {
  const { jurisdiction: reach } = who
  const place = reach?.level === 'commune' ? reach.communeCode : reach?.level === 'province' ? reach.provinceCode : null
  return (
    grant.role === who.role &&
    (grant.organisationId ?? undefined) === who.organisationId &&
    (grant.communeCode ?? grant.provinceCode) === place
  )
}
