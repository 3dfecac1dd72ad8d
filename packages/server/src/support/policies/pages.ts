import type { Problem } from '@saolang/core/kernel/problem.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { readDong } from '@saolang/core/support/policies/policy.ts'
import { PoliciesPage } from '@saolang/web/support/policies/policies-page'
import { PolicyFormPage } from '@saolang/web/support/policies/policy-form-page'
import { PolicyPage } from '@saolang/web/support/policies/policy-page'
import { UsePage } from '@saolang/web/support/policies/use-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readDay, readDayParts, readList, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { grantPages } from './grant-pages.ts'
import { readGrants, readPolicies, readPolicy, readUse, readUseCsv } from './read-policies.ts'
import { endPolicy, savePolicy } from './save-policy.ts'

const Id = z.object({ id: z.uuid() })
const Year = z.object({ year: z.coerce.number().int().min(2018).max(2100).optional().catch(undefined) })

/** `/support/policies`: what the State pays for, whom, and where the money went. */
export function policyPages(app: App): void {
  app.get('/support/policies', async (request, reply) => {
    const maySave = findPermissionProblems(request.actor, 'support-policy.save').length === 0
    return sendPage(request, reply, PoliciesPage, { ...(await readPolicies(request.actor)), maySave })
  })
  app.get('/support/policies/use', { schema: { querystring: Year } }, async (request, reply) => {
    const year = request.query.year ?? null
    return sendPage(request, reply, UsePage, { lines: await readUse(year), year })
  })
  app.get('/support/policies/use.csv', { schema: { querystring: Year } }, async (request, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="support-money.csv"')
      .send(await readUseCsv(request.query.year ?? null)),
  )
  app.get('/support/policies/new', (request, reply) => showForm(request, reply, {}, []))
  app.post('/support/policies/new', { schema: { body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      async () => `/support/policies/${(await savePolicy(request.actor, readForm(request.body))).id}`,
      (problems) => showForm(request, reply, request.body, problems),
    ),
  )
  app.get('/support/policies/:id', { schema: { params: Id } }, (request, reply) =>
    showPolicy(request, reply, request.params.id, []),
  )
  app.post('/support/policies/:id/end', { schema: { params: Id, body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      async () => {
        await endPolicy(request.actor, { policyId: request.params.id, reason: readText(request.body, 'reason') })
        return `/support/policies/${request.params.id}`
      },
      (problems) => showPolicy(request, reply, request.params.id, problems),
    ),
  )
  grantPages(app)
}

function readForm(body: Fields) {
  const ceiling = readText(body, 'ceiling')
  return {
    ...{ title: readText(body, 'title'), pays: readText(body, 'pays'), document: readText(body, 'document') },
    ...{ source: readText(body, 'source'), ceilingDong: ceiling ? readDong(ceiling) : undefined },
    ...{ stars: readList(body, 'stars').map(Number), kinds: readList(body, 'kinds') },
    ...{ from: readDay(body, 'from'), to: readDay(body, 'to') },
  }
}

async function showForm(request: FastifyRequest, reply: FastifyReply, body: Fields, problems: readonly Problem[]) {
  refuseIf(findPermissionProblems(request.actor, 'support-policy.save'))
  const { title, pays, document, source, stars, kinds } = readForm(body)
  const values = {
    ...{ title, pays, document, source, kinds, stars: stars.map(String), ceiling: readText(body, 'ceiling') },
    ...{ from: readDayParts(body, 'from'), to: readDayParts(body, 'to') },
  }
  return sendPage(request, reply, PolicyFormPage, { values, problems }, statusFor(problems))
}

async function showPolicy(request: FastifyRequest, reply: FastifyReply, id: string, problems: readonly Problem[]) {
  const policy = await readPolicy({ id, who: request.actor })
  const grants = policy.maySeeGrants ? await readGrants(request.actor, id) : undefined
  return sendPage(request, reply, PolicyPage, { policy, problems, ...(grants && { grants }) }, statusFor(problems))
}
