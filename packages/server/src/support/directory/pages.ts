import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { isSubject } from '@saolang/core/support/subjects.ts'
import { AdviserDeskPage } from '@saolang/web/support/directory/adviser-desk-page'
import { AdviserFormPage } from '@saolang/web/support/directory/adviser-form-page'
import { AdviserPage } from '@saolang/web/support/directory/adviser-page'
import { AdvisersPage } from '@saolang/web/support/directory/advisers-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AskedProvince, Fields, goOrShow, readList, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readAdviser, readAdviserDesk, readAdvisers } from './read-advisers.ts'
import { registerAdviser } from './register-adviser.ts'
import { ruleOnAdviser, ruleOnComplaint } from './rule-on-adviser.ts'
import { complainOfAdviser, declareHelp } from './tell-of-adviser.ts'

const Id = z.object({ id: z.uuid() })
const Asked = z.object({
  province: AskedProvince,
  subject: z.string().max(40).optional().catch(undefined),
})
const Said = z.object({ said: z.enum(['help', 'complaint']).optional().catch(undefined) })
const telling = { rateLimit: { max: 20, timeWindow: '10 minutes' } }

/** `/advisers`: the directory, for anyone; registering, telling and ruling for who may. */
export function adviserPages(app: App): void {
  app.get('/advisers', { schema: { querystring: Asked } }, async (request, reply) => {
    const { province, subject } = request.query
    const asked = { provinceCode: province ?? null, subject: subject && isSubject(subject) ? subject : null }
    const mayRegister = findPermissionProblems(request.actor, 'adviser.register').length === 0
    const mayOversee = findPermissionProblems(request.actor, 'adviser.oversee').length === 0
    return sendPage(request, reply, AdvisersPage, { ...(await readAdvisers(asked)), ...asked, mayRegister, mayOversee })
  })
  app.get('/advisers/desk', async (request, reply) =>
    sendPage(request, reply, AdviserDeskPage, await readAdviserDesk(request.actor, undefined)),
  )
  app.get('/advisers/register', (request, reply) => showForm(request, reply, {}, []))
  app.post('/advisers/register', { schema: { body: Fields }, config: telling }, (request, reply) =>
    goOrShow(
      reply,
      async () => `/advisers/${(await registerAdviser(request.actor, readForm(request.body))).id}`,
      (problems) => showForm(request, reply, request.body, problems),
    ),
  )
  app.get('/advisers/:id', { schema: { params: Id, querystring: Said } }, (request, reply) =>
    showAdviser(request, reply, request.params.id, {}, [], request.query.said),
  )
  acts(app)
}

function acts(app: App): void {
  const post = (path: string, work: (request: FastifyRequest, id: string, body: Fields) => Promise<string>) =>
    app.post(`/advisers/:id/${path}`, { schema: { params: Id, body: Fields }, config: telling }, (request, reply) =>
      goOrShow(
        reply,
        () => work(request, request.params.id, request.body),
        (problems) => showAdviser(request, reply, request.params.id, request.body, problems, undefined),
      ),
    )
  post('help', async ({ actor }, id, body) => {
    const isPaid = readText(body, 'isPaid') === 'yes'
    await declareHelp(actor, { adviserId: id, dossierCode: readText(body, 'dossierCode'), isPaid })
    return `/advisers/${id}?said=help`
  })
  post('complaints', async ({ actor }, id, body) => {
    await complainOfAdviser(actor, { adviserId: id, words: readText(body, 'words') })
    return `/advisers/${id}?said=complaint`
  })
  post('rulings', async ({ actor }, id, body) => {
    const ruling = readText(body, 'ruling')
    await ruleOnAdviser(actor, { adviserId: id, ruling, reason: readText(body, 'reason') })
    return '/advisers/desk'
  })
  app.post('/advisers/complaints/:id', { schema: { params: Id, body: Fields } }, async (request, reply) => {
    const { body, actor } = request
    const ruling = { ruling: readText(body, 'ruling'), reason: readText(body, 'reason') }
    return goOrShow(
      reply,
      async () => {
        await ruleOnComplaint(actor, { complaintId: request.params.id, ...ruling })
        return '/advisers/desk'
      },
      async (problems) => {
        const desk = await readAdviserDesk(actor, undefined)
        const props = { ...desk, problems, complaintId: request.params.id }
        return sendPage(request, reply, AdviserDeskPage, props, statusFor(problems))
      },
    )
  })
}

function readForm(body: Fields) {
  const texts = ['kind', 'name', 'taxCode', 'phone', 'email', 'about', 'provinceCode'] as const
  const read = Object.fromEntries(texts.map((name) => [name, readText(body, name)]))
  return {
    ...(read as Record<(typeof texts)[number], string>),
    ...{
      subjects: readList(body, 'subjects'),
      worksIn: readText(body, 'reach') === 'home' ? [readText(body, 'provinceCode')] : [],
    },
    consents: readText(body, 'consents') === 'yes',
  }
}

async function showForm(request: FastifyRequest, reply: FastifyReply, body: Fields, problems: readonly Problem[]) {
  refuseIf(findPermissionProblems(request.actor, 'adviser.register'))
  const { provinces } = await readAdvisers({ provinceCode: '00', subject: null })
  const isForOther = request.actor.role.endsWith('-officer')
  const values = { ...readForm(body), reach: readText(body, 'reach') }
  return sendPage(request, reply, AdviserFormPage, { provinces, values, problems, isForOther }, statusFor(problems))
}

async function showAdviser(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  body: Fields,
  problems: readonly Problem[],
  said: 'help' | 'complaint' | undefined,
) {
  const adviser = await readAdviser({ id, who: request.actor })
  const values = Object.fromEntries(['dossierCode', 'words', 'reason'].map((name) => [name, readText(body, name)]))
  const props = { adviser, values, problems, ...(said && { said }) }
  return sendPage(request, reply, AdviserPage, props, statusFor(problems))
}
