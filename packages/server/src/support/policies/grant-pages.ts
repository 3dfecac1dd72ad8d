import type { Problem } from '@saolang/core/kernel/problem.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { readDong } from '@saolang/core/support/policies/policy.ts'
import { BudgetFormPage } from '@saolang/web/support/policies/budget-form-page'
import { GrantFormPage } from '@saolang/web/support/policies/grant-form-page'
import { ReturnPage } from '@saolang/web/support/policies/return-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readDay, readDayParts, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readPlaces } from './read-places.ts'
import { readGrantees, readGrants, readPolicy } from './read-policies.ts'
import { recordGrant, takeBackGrant } from './record-grant.ts'
import { setBudget } from './set-budget.ts'

const Id = z.object({ id: z.uuid() })
const Grant = Id.extend({ grantId: z.uuid() })
const Place = z.object({
  commune: z
    .string()
    .regex(/^\d{5}$/)
    .optional()
    .catch(undefined),
})

/** Money set apart for a policy, what is granted of it, and what comes back. */
export function grantPages(app: App): void {
  app.get('/support/policies/:id/budget', { schema: { params: Id } }, (request, reply) =>
    showBudget(request, reply, request.params.id, {}, []),
  )
  app.post('/support/policies/:id/budget', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { body } = request
    const texts = { source: readText(body, 'source'), document: readText(body, 'document') }
    const place = { provinceCode: readText(body, 'provinceCode'), communeCode: readText(body, 'communeCode') }
    const money = { year: Number(readText(body, 'year')), allottedDong: readDong(readText(body, 'allotted')) }
    return goOrShow(
      reply,
      async () => {
        await setBudget(request.actor, { policyId: request.params.id, ...texts, ...place, ...money })
        return `/support/policies/${request.params.id}`
      },
      (problems) => showBudget(request, reply, request.params.id, body, problems),
    )
  })
  app.get('/support/policies/:id/grant', { schema: { params: Id, querystring: Place } }, (request, reply) =>
    showGrant(request, reply, request.params.id, { communeCode: request.query.commune ?? '' }, []),
  )
  app.post('/support/policies/:id/grant', { schema: { params: Id, body: Fields } }, (request, reply) => {
    const { body } = request
    const texts = ['lineId', 'organisationId', 'purpose', 'document'] as const
    const read = Object.fromEntries(texts.map((name) => [name, readText(body, name)]))
    const form = { ...(read as Record<(typeof texts)[number], string>), grantedOn: readDay(body, 'grantedOn') }
    return goOrShow(
      reply,
      async () => {
        refuseIf(
          (['lineId', 'organisationId'] as const)
            .filter((name) => !z.uuid().safeParse(form[name]).success)
            .map((at) => ({ code: `grant.${at}-missing`, at })),
        )
        await recordGrant(request.actor, { ...form, amountDong: readDong(readText(body, 'amount')) })
        return `/support/policies/${request.params.id}`
      },
      (problems) => showGrant(request, reply, request.params.id, body, problems),
    )
  })
  returning(app)
}

function returning(app: App): void {
  const path = '/support/policies/:id/grants/:grantId/return'
  app.get(path, { schema: { params: Grant } }, (request, reply) => showReturn(request, reply, request.params, []))
  app.post(path, { schema: { params: Grant, body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      async () => {
        const { id, grantId } = request.params
        await takeBackGrant(request.actor, { grantId, reason: readText(request.body, 'reason') })
        return `/support/policies/${id}`
      },
      (problems) => showReturn(request, reply, request.params, problems),
    ),
  )
}

async function showReturn(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, grantId }: { id: string; grantId: string },
  problems: readonly Problem[],
) {
  refuseIf(findPermissionProblems(request.actor, 'grant.take-back'))
  const grant = (await readGrants(request.actor, id)).find((each) => each.id === grantId)
  refuseIf(grant ? [] : [{ code: 'not-found.grant' }])
  const props = { policyId: id, grant: grant as NonNullable<typeof grant>, problems }
  return sendPage(request, reply, ReturnPage, props, statusFor(problems))
}

async function showBudget(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  body: Fields,
  problems: readonly Problem[],
) {
  refuseIf(findPermissionProblems(request.actor, 'budget-line.set'))
  const policy = await readPolicy({ id, who: request.actor })
  const places = await readPlaces(request.actor)
  const names = ['source', 'provinceCode', 'communeCode', 'year', 'document', 'allotted'] as const
  const values = Object.fromEntries(names.map((name) => [name, readText(body, name)]))
  return sendPage(request, reply, BudgetFormPage, { policy, ...places, values, problems }, statusFor(problems))
}

async function showGrant(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  body: Fields,
  problems: readonly Problem[],
) {
  refuseIf(findPermissionProblems(request.actor, 'grant.record'))
  const { actor } = request
  const policy = await readPolicy({ id, who: actor })
  const { communes } = await readPlaces(actor)
  const own = actor.jurisdiction?.level === 'commune' ? actor.jurisdiction.communeCode : readText(body, 'communeCode')
  const grantees = own ? await readGrantees(actor, own) : []
  const names = ['lineId', 'organisationId', 'amount', 'purpose', 'document'] as const
  const values = Object.fromEntries(names.map((name) => [name, readText(body, name)]))
  const day = readDayParts(body, 'grantedOn')
  const props = { policy, communes, communeCode: own, grantees, values, day, problems }
  return sendPage(request, reply, GrantFormPage, props, statusFor(problems))
}
