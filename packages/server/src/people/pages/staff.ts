import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { GrantForm } from '@saolang/core/people/role-grant.ts'
import { InvitePage } from '@saolang/web/people/invite-page'
import { PeoplePage } from '@saolang/web/people/people-page'
import { PersonPage } from '@saolang/web/people/person-page'
import { PlacesPage } from '@saolang/web/people/places-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { publicView, view } from '../../platform/act.ts'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { listProvinces } from '../get-place.ts'
import {
  disablePerson,
  getPerson,
  grantRole,
  inviteAgain,
  invitePerson,
  listPeople,
  revokeRole,
} from '../manage-people.ts'
import { listPlaceQuestions, resolvePlace } from '../resolve-place.ts'

const Search = z.object({ q: z.string().max(100).default(''), page: z.coerce.number().int().min(1).default(1) })
const blank = z.string().max(200).default('')
const Invitation = z.object({
  fullName: blank,
  email: blank,
  phone: blank,
  role: blank,
  communeCode: blank,
  provinceCode: blank,
})
const Id = z.object({ id: z.uuid() })
const pageSize = 50

const provinces = publicView(({ tx }, _: undefined) => listProvinces(tx))
const mayInvite = view('person.invite', async () => undefined)

/** `/people`: who has an account and which roles; invitations; and `/people/places`, the places that wait for a person. */
export function staffPages(app: App): void {
  app.get('/people', { schema: { querystring: Search } }, async (request, reply) => {
    const { q, page } = request.query
    const persons = await listPeople(request.actor, { text: q, offset: (page - 1) * pageSize })
    const rows = persons.map(({ id, fullName, email, disabledAt }) => ({
      id,
      fullName,
      email,
      isDisabled: disabledAt !== null,
    }))
    const total = persons[0]?.total ?? 0
    return sendPage(request, reply, PeoplePage, { q, page, pageSize, total, persons: rows })
  })
  invitePages(app)
  personPages(app)
  placePages(app)
}

function invitePages(app: App): void {
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    values: z.infer<typeof Invitation>,
    problems: readonly Problem[] = [],
  ) =>
    sendPage(
      request,
      reply,
      InvitePage,
      { values, provinces: await provinces(undefined), problems },
      statusFor(problems),
    )
  app.get('/people/invite', async (request, reply) => {
    await mayInvite(request.actor, undefined)
    return send(request, reply, Invitation.parse({}))
  })
  app.post('/people/invite', { schema: { body: Invitation } }, async (request, reply) => {
    const { body } = request
    try {
      const { token } = await invitePerson(request.actor, { ...body, ...readGrant(body) })
      const link = token ? `${request.publicUrl}/invitations/${token}` : ''
      return sendPage(request, reply, InvitePage, { values: body, provinces: [], link, isDone: true })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return send(request, reply, body, error.problems)
    }
  })
}

function personPages(app: App): void {
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    more: { problems?: readonly Problem[]; link?: string } = {},
  ) => {
    const { person, grants } = await getPerson(request.actor, id)
    const isDisabled = person.disabledAt !== null
    const props = { ...more, person: { ...person, isDisabled }, grants, provinces: await provinces(undefined) }
    return sendPage(request, reply, PersonPage, props, statusFor(more.problems ?? []))
  }
  const orSay = async (request: FastifyRequest, reply: FastifyReply, id: string, work: Promise<string | undefined>) => {
    try {
      const token = await work
      if (!token) return reply.redirect(`/people/${id}`, 303)
      return send(request, reply, id, { link: `${request.publicUrl}/invitations/${token}` })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return send(request, reply, id, { problems: error.problems })
    }
  }
  app.get('/people/:id', { schema: { params: Id } }, (request, reply) => send(request, reply, request.params.id))
  app.post('/people/:id/roles', { schema: { params: Id, body: Invitation.partial() } }, (request, reply) => {
    const { id } = request.params
    return orSay(
      request,
      reply,
      id,
      Promise.resolve().then(() => grantRole(request.actor, { ...readGrant(request.body), personId: id })),
    )
  })
  app.post('/people/:id/revoke', { schema: { params: Id, body: z.object({ grant: z.uuid() }) } }, (request, reply) =>
    orSay(request, reply, request.params.id, revokeRole(request.actor, { grantId: request.body.grant })),
  )
  app.post(
    '/people/:id/disable',
    { schema: { params: Id, body: z.object({ disable: z.enum(['yes', 'no']) }) } },
    (request, reply) => {
      const { id } = request.params
      return orSay(request, reply, id, disablePerson(request.actor, { id, isDisabled: request.body.disable === 'yes' }))
    },
  )
  app.post('/people/:id/invite', { schema: { params: Id } }, (request, reply) =>
    orSay(request, reply, request.params.id, inviteAgain(request.actor, request.params.id)),
  )
}

function placePages(app: App): void {
  const send = async (request: FastifyRequest, reply: FastifyReply, problems: readonly Problem[] = []) => {
    const questions = await listPlaceQuestions(request.actor, undefined)
    const rows = questions.map(({ id, asked, reason, source, places }) => ({ id, asked, reason, source, places }))
    return sendPage(request, reply, PlacesPage, { questions: rows, problems }, statusFor(problems))
  }
  app.get('/people/places', (request, reply) => send(request, reply))
  const body = z.object({ communeCode: blank, otherCode: blank })
  app.post('/people/places/:id', { schema: { params: Id, body } }, (request, reply) => {
    const { otherCode, communeCode } = request.body
    return goOrShow(
      reply,
      async () => {
        await resolvePlace(request.actor, { id: request.params.id, communeCode: otherCode.trim() || communeCode })
        return '/people/places'
      },
      (problems) => send(request, reply, problems),
    )
  })
}

function readGrant({ role, communeCode, provinceCode }: Partial<z.infer<typeof Invitation>>): GrantForm {
  const parsed = GrantForm.safeParse({
    role,
    ...(communeCode?.trim() && { communeCode: communeCode.trim() }),
    ...(provinceCode && { provinceCode }),
  })
  if (!parsed.success) throw new Refused([{ code: 'role.missing', at: 'role' }])
  return parsed.data
}
