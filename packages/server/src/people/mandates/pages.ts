import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { MandatesPage } from '@saolang/web/people/clients/mandates-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readDay, readDayParts, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { endMandate, giveMandate, readMandatesOf } from './give-mandate.ts'

const Whose = z.object({ organisation: z.uuid().optional() })
const Id = z.object({ id: z.uuid() })

/** `/mandates`: an organisation lets programs act for it, and ends that; a commune's officer records it for `?organisation=`. */
export function mandatePages(app: App): void {
  app.get('/mandates', { schema: { querystring: Whose } }, (request, reply) =>
    sendMandates(request, reply, whose(request.actor, request.query.organisation), {}),
  )
  app.post('/mandates', { schema: { querystring: Whose, body: Fields } }, (request, reply) => {
    const { actor, body } = request
    const organisationId = whose(actor, request.query.organisation)
    return goOrShow(
      reply,
      async () => {
        await giveMandate(actor, readMandate(body, organisationId))
        return `/mandates?organisation=${organisationId}`
      },
      (problems) => sendMandates(request, reply, organisationId, body, problems),
    )
  })
  app.post('/mandates/:id/end', { schema: { params: Id, body: Fields } }, async (request, reply) => {
    await endMandate(request.actor, request.params.id)
    const organisation = z.uuid().safeParse(readText(request.body, 'organisation')).data
    return reply.redirect(organisation ? `/mandates?organisation=${organisation}` : '/mandates', 303)
  })
}

function whose({ organisationId }: Actor, asked: string | undefined): string {
  const id = asked ?? organisationId
  if (!id) throw new Refused([{ code: 'not-found.organisation' }])
  return id
}

function readMandate(fields: Fields, organisationId: string) {
  const clientId = readText(fields, 'clientId')
  if (!z.uuid().safeParse(clientId).success) throw new Refused([{ code: 'not-found.client', at: 'clientId' }])
  const givenOn = z.iso.date().safeParse(readDay(fields, 'givenOn')).data
  if (!givenOn) throw new Refused([{ code: 'mandate.day-missing', at: 'givenOn' }])
  const document = readText(fields, 'document')
  return { clientId, organisationId, givenBy: readText(fields, 'givenBy'), givenOn, ...(document && { document }) }
}

async function sendMandates(
  request: FastifyRequest,
  reply: FastifyReply,
  organisationId: string,
  fields: Fields,
  problems: readonly Problem[] = [],
): Promise<FastifyReply> {
  const { organisation, mandates } = await readMandatesOf(request.actor, organisationId)
  const props = {
    organisation: { id: organisation.id, name: organisation.name },
    mandates: mandates.map(({ id, clientName, givenBy, givenOn, document }) => ({
      ...{ id, clientName, givenBy, givenOn },
      ...(document && { document }),
    })),
    isHelped: request.actor.role === 'commune-officer',
    values: Object.fromEntries(Object.keys(fields).map((name) => [name, readText(fields, name)])),
    givenOn: readDayParts(fields, 'givenOn'),
    problems,
  }
  return sendPage(request, reply, MandatesPage, props, statusFor(problems))
}
