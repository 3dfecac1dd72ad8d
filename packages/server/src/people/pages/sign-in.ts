import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '@saolang/core/people/actor.ts'
import { homeOf } from '@saolang/core/people/session.ts'
import { SecondFactorPage } from '@saolang/web/people/second-factor-page'
import { SignInPage } from '@saolang/web/people/sign-in-page'
import { SignOutPage } from '@saolang/web/people/sign-out-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { demoPassword, listDemoAccounts } from '../add-account.ts'
import { clearCookie, readCookie, setCookie } from '../authenticate.ts'
import { closeSession } from '../own-account.ts'
import { hasOidc, openWithOidc, startOidc } from '../sign-in/oidc.ts'
import { openSession, type SignIn } from '../sign-in/open-session.ts'
import { findHalfWay, showSecondFactor } from '../sign-in/second-factor.ts'

const Next = z.object({ next: z.string().max(500).optional() })
const SignInForm = Next.extend({ email: z.string().max(200).default(''), password: z.string().max(500).default('') })
const CodeForm = Next.extend({ code: z.string().max(40).default('') })

// As long as the longest session; the shorter limits are kept by the server.
const rememberedSeconds = 30 * 24 * 60 * 60

/** `/login`, its second step, the identity provider's way, and `/logout`. */
export function signInPages(app: App): void {
  app.get('/login', { schema: { querystring: Next } }, (request, reply) =>
    sendSignIn(request, reply, { email: '', next: request.query.next ?? '' }),
  )
  app.post('/login', { schema: { body: SignInForm } }, async (request, reply) => {
    const { email, password, next = '' } = request.body
    const signIn = await openSession(request.actor, { email, password, ...whereFrom(request) })
    if (signIn.kind !== 'refused') return enter(request, reply, signIn, next)
    await pause(signIn.delayMillis)
    return sendSignIn(request, reply, { email, next, problems: signIn.problems })
  })
  secondStep(app)
  providerWay(app)
  app.get('/logout', (request, reply) => sendPage(request, reply, SignOutPage, {}))
  app.post('/logout', async (request, reply) => {
    const { sessionId } = request.actor
    if (sessionId) await closeSession(request.actor, { sessionId })
    clearCookie(request, reply, 'session')
    return reply.redirect('/', 303)
  })
}

function secondStep(app: App): void {
  app.get('/login/second-factor', { schema: { querystring: Next } }, async (request, reply) => {
    const who = await findHalfWayOf(request)
    if (!who) return reply.redirect('/login', 303)
    return sendPage(request, reply, SecondFactorPage, { name: who.name, next: request.query.next ?? '' })
  })
  app.post('/login/second-factor', { schema: { body: CodeForm } }, async (request, reply) => {
    const token = readCookie(request, 'login')
    const who = await findHalfWayOf(request)
    if (!token || !who) return reply.redirect('/login', 303)
    const { code, next = '' } = request.body
    const signIn = await showSecondFactor(request.actor, { token, code, ...whereFrom(request) })
    if (signIn.kind !== 'refused') return enter(request, reply, signIn, next)
    return sendPage(request, reply, SecondFactorPage, { name: who.name, next, problems: signIn.problems }, 422)
  })
}

function providerWay(app: App): void {
  // A link and no form: our policy (form-action) would stop a form that is sent on to another site.
  app.get('/login/oidc', { schema: { querystring: Next } }, async (request, reply) => {
    const { address, token } = await startOidc(request.actor, { next: request.query.next ?? '' })
    setCookie(request, reply, { name: 'login', value: token })
    return reply.redirect(address, 303)
  })
  app.get('/login/oidc/return', async (request, reply) => {
    const token = readCookie(request, 'login') ?? ''
    const query = request.url.split('?')[1] ?? ''
    const { next = '', ...signIn } = await openWithOidc(request.actor, { token, query, ...whereFrom(request) })
    if (signIn.kind !== 'refused') return enter(request, reply, signIn, next)
    return sendSignIn(request, reply, { email: '', next, problems: signIn.problems })
  })
}

/** Goes on after a proof of who somebody is: to the second step, to enrolment, or in. The session's id is new each time. */
export async function enter(
  request: FastifyRequest,
  reply: FastifyReply,
  signIn: Exclude<SignIn, { kind: 'refused' }>,
  next: string,
): Promise<FastifyReply> {
  if (signIn.kind !== 'open') {
    setCookie(request, reply, { name: 'login', value: signIn.token })
    const page = signIn.kind === 'enrol' ? '/account/second-factor' : '/login/second-factor'
    return reply.redirect(next ? `${page}?next=${encodeURIComponent(next)}` : page, 303)
  }
  startSession(request, reply, signIn.token)
  const { sessionId } = request.actor
  if (sessionId) await closeSession(request.actor, { sessionId })
  return reply.redirect(findOurPath(next) ?? homeOf(signIn.role), 303)
}

/** Gives the browser the cookie of a session that was just opened. */
export function startSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  setCookie(request, reply, { name: 'session', value: token, maxAgeSeconds: rememberedSeconds })
  clearCookie(request, reply, 'login')
}

/** Who stands half way in on this browser. */
export async function findHalfWayOf(request: FastifyRequest): Promise<Actor | undefined> {
  const token = readCookie(request, 'login')
  return token ? findHalfWay(token) : undefined
}

/** The address and the browser of a request, in the few words that its owner recognises. */
export function whereFrom(request: FastifyRequest): { address: string; device: string } {
  const agent = request.headers['user-agent'] ?? ''
  const browser = ['Zalo', 'Edg', 'Firefox', 'Chrome', 'Safari'].find((word) => agent.includes(word))
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((word) => agent.includes(word))
  return { address: request.ip, device: [browser?.replace('Edg', 'Edge'), system].filter(Boolean).join(' · ') || '?' }
}

async function sendSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { problems = [], ...values }: { email: string; next: string; problems?: { code: string; at?: string }[] },
): Promise<FastifyReply> {
  const demo = request.isDemo ? { password: demoPassword, accounts: await listDemoAccounts(undefined) } : undefined
  const isTooMany = problems.some(({ code }) => code.startsWith('too-many'))
  const status = problems.length === 0 ? 200 : isTooMany ? 429 : 422
  return sendPage(
    request,
    reply,
    SignInPage,
    { ...values, problems, hasOidc: hasOidc(), ...(demo && { demo }) },
    status,
  )
}

// Read as a browser reads it: "//elsewhere", "/\elsewhere", "/<tab>/elsewhere" and "/.//elsewhere" lead to another site.
function findOurPath(next: string): string | undefined {
  const here = 'https://here.invalid'
  const url = next.startsWith('/') ? URL.parse(next, here) : null
  if (url?.origin !== here || /^\/(?:\/|login)/.test(url.pathname)) return undefined
  return url.pathname + url.search + url.hash
}
