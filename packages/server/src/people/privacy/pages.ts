import type { Permission } from '@saolang/core/people/permissions.ts'
import type { HeldRole } from '@saolang/core/people/session.ts'
import { auditActs } from '@saolang/web/messages/audit.ts'
import { AskRightPage, FollowRightPage } from '@saolang/web/people/privacy/ask-right-page'
import { OwnDataPage } from '@saolang/web/people/privacy/own-data-page'
import { PrivacyPage } from '@saolang/web/people/privacy/privacy-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../platform/act.ts'
import { Fields, goOrShow, readList, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { getOwnAccount } from '../own-account.ts'
import { decideConsent } from './decide-consent.ts'
import { takeRequestBack } from './handle-request.ts'
import { exportOwnData, followRequest, readOwnPrivacy } from './read-privacy.ts'
import { requestRight } from './request-right.ts'
import { toRequestView } from './to-view.ts'

const asking = { rateLimit: { max: 10, timeWindow: '10 minutes' } }
const following = { rateLimit: { max: 60, timeWindow: '10 minutes' } }
const Id = z.object({ id: z.uuid() })

/** `/privacy` for everybody, `/account/data` for oneself: what is kept, what one agrees to, what one asks. */
export function privacyPages(app: App): void {
  app.get('/privacy', (request, reply) => sendPage(request, reply, PrivacyPage, {}))
  askingPages(app)
  ownPages(app)
}

function askingPages(app: App): void {
  app.get('/privacy/request', async (request, reply) => {
    const account = request.actor.personId ? await getOwnAccount(request.actor, undefined) : undefined
    const contact = account?.person.email ?? account?.person.phone ?? ''
    const values = { kind: '', name: account?.person.fullName ?? '', contact, words: '' }
    return sendPage(request, reply, AskRightPage, { values, problems: [] })
  })
  app.post('/privacy/request', { schema: { body: Fields }, config: asking }, (request, reply) => {
    const [kind, name, contact, words] = ['kind', 'name', 'contact', 'words'].map((field) =>
      readText(request.body, field),
    )
    const values = { kind: kind ?? '', name: name ?? '', contact: contact ?? '', words: words ?? '' }
    return goOrShow(
      reply,
      async () => `/privacy/requests/${(await requestRight(request.actor, values)).code}?new=1`,
      async (problems) => sendPage(request, reply, AskRightPage, { values, problems }, statusFor(problems)),
    )
  })
  app.get(
    '/privacy/requests/:code',
    {
      schema: { params: z.object({ code: z.string().max(60) }), querystring: z.object({ new: z.string().optional() }) },
      config: following,
    },
    async (request, reply) => {
      const found = toRequestView(await followRequest(request.params.code), currentTime())
      return sendPage(request, reply, FollowRightPage, { request: found, isNew: request.query.new === '1' })
    },
  )
}

function ownPages(app: App): void {
  app.get('/account/data', (request, reply) => sendOwn(request, reply))
  app.post('/account/data/consents', { schema: { body: Fields } }, async (request, reply) => {
    await decideConsent(request.actor, { agreed: readList(request.body, 'agreed') })
    return reply.redirect('/account/data?saved=1', 303)
  })
  app.post('/account/data/requests/:id/take-back', { schema: { params: Id } }, async (request, reply) => {
    await takeRequestBack(request.actor, request.params.id)
    return reply.redirect('/account/data', 303)
  })
  app.get('/account/data/export.json', async (request, reply) => {
    const { at, fullName, holdings } = await exportOwnData(request.actor, undefined)
    return attach(reply, 'du-lieu-cua-toi.json', 'application/json; charset=utf-8').send(
      JSON.stringify({ exportedAt: at, fullName, holdings }, null, 2),
    )
  })
  app.get('/account/data/export.pdf', async (request, reply) => {
    const { renderOwnData } = await import('./own-data-pdf.ts')
    const pdf = await renderOwnData(await exportOwnData(request.actor, undefined))
    return attach(reply, 'du-lieu-cua-toi.pdf', 'application/pdf').send(pdf)
  })
}

async function sendOwn(request: FastifyRequest, reply: FastifyReply) {
  const { agreed, lines, requests, reads } = await readOwnPrivacy(request.actor, undefined)
  const lang = languageOf(request) === 'vi' ? 0 : 1
  return sendPage(request, reply, OwnDataPage, {
    agreed,
    lines: lines.map((line) => ({ ...line, at: line.at.toISOString() })),
    requests: requests.map((one) => toRequestView(one, currentTime())),
    reads: reads.map(({ role, what, day, times }) => ({
      ...{ role: role as HeldRole, day, times },
      what: auditActs[what as Permission]?.[lang] ?? what,
    })),
    isSaved: (request.query as { saved?: string }).saved === '1',
  })
}

function attach(reply: FastifyReply, name: string, type: string): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
}
