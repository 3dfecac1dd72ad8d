import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { MemberLinkPage } from '@saolang/web/people/member-link-page'
import { OrganisationPage } from '@saolang/web/people/organisation-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readOrganisation } from '../read-organisation.ts'
import { inviteMember, removeMember, renewMemberLink } from './change-members.ts'

const Id = z.object({ id: z.uuid() })
const Member = Id.extend({ personId: z.uuid() })
const blank = z.string().max(200).default('')
const Invitation = z.object({ fullName: blank, email: blank, phone: blank })

type Shown = { done?: string; values?: z.infer<typeof Invitation>; problems?: readonly Problem[] }

/** `/organisations/{id}`: the organisation, who acts for it, inviting and removing them, a new link for who forgot the password. */
export function memberPages(app: App): void {
  app.get('/organisations/:id', { schema: { params: Id } }, (request, reply) => {
    const { done } = request.query as { done?: string }
    return send(request, reply, request.params.id, { ...(done && { done }) })
  })
  const invitation = { params: Id, body: Invitation }
  app.post('/organisations/:id/members', { schema: invitation }, (request, reply) =>
    orShow(request, reply, { values: request.body }, async (organisationId) => {
      const { token } = await inviteMember(request.actor, { ...request.body, organisationId })
      return sendLink(request, reply, { organisationId, name: request.body.fullName, token })
    }),
  )
  app.post('/organisations/:id/members/:personId/remove', { schema: { params: Member } }, (request, reply) =>
    orShow(request, reply, {}, async (organisationId) => {
      const { personId } = request.params
      await removeMember(request.actor, { organisationId, personId })
      const isGone = personId === request.actor.personId
      return reply.redirect(isGone ? '/organisations' : `/organisations/${organisationId}?done=member-removed`, 303)
    }),
  )
  app.post('/organisations/:id/members/:personId/link', { schema: { params: Member } }, (request, reply) =>
    orShow(request, reply, {}, async (organisationId) => {
      const made = await renewMemberLink(request.actor, { organisationId, personId: request.params.personId })
      return sendLink(request, reply, { organisationId, ...made })
    }),
  )
}

async function orShow(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  shown: Shown,
  work: (organisationId: string) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { id } = request.params
  try {
    return await work(id)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return send(request, reply, id, { ...shown, problems: error.problems })
  }
}

async function send(request: FastifyRequest, reply: FastifyReply, id: string, { done = '', ...shown }: Shown) {
  const read = await readOrganisation(request.actor, id)
  return sendPage(request, reply, OrganisationPage, { ...read, ...shown, done }, shown.problems ? 422 : 200)
}

function sendLink(
  request: FastifyRequest,
  reply: FastifyReply,
  { token, ...made }: { organisationId: string; name: string; token: string | undefined },
) {
  return sendPage(request, reply, MemberLinkPage, {
    ...made,
    link: token ? `${request.publicUrl}/invitations/${token}` : '',
  })
}
