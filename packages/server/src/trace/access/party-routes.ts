import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { claimParty, confirmPartyClaim, endPartyClaim, listPartyClaims } from './claim-party.ts'

const security: { [scheme: string]: string[] }[] = [{ bearer: [] }, { session: [] }]
const tags = ['trace']
const ById = z.object({ id: z.uuid() })
const PartyClaim = z.object({
  id: z.uuid(),
  identifier: z.string(),
  claimedAt: z.iso.datetime(),
  confirmedAt: z.iso.datetime().nullable().describe('gives rights from then on'),
})

/** By what identifiers one is named in events of others: claimed by oneself, confirmed by an officer. */
export function partyRoutes(app: App): void {
  app.get(
    '/api/v1/trace/parties',
    {
      schema: {
        tags,
        security,
        summary: 'The identifiers by which you are named in events; an officer sees those of its commune',
        response: { 200: z.object({ parties: z.array(PartyClaim) }) },
      },
    },
    async (request) => {
      const rows = await listPartyClaims(request.actor, undefined)
      const parties = rows.map(({ id, identifier, claimedAt, confirmedAt }) => ({
        ...{ id, identifier, claimedAt: claimedAt.toISOString() },
        confirmedAt: confirmedAt?.toISOString() ?? null,
      }))
      return { parties }
    },
  )
  app.post(
    '/api/v1/trace/parties',
    {
      schema: {
        tags,
        security,
        summary: 'Claim an identifier: a GLN as URN or Digital Link, or an address of your own',
        body: z.object({ identifier: z.string().trim().min(3).max(500) }),
        response: { 201: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => reply.status(201).send(await claimParty(request.actor, request.body.identifier)),
  )
  app.put(
    '/api/v1/trace/parties/:id/confirmation',
    { schema: { tags, security, summary: 'Confirm that an identifier is its claimant’s', params: ById } },
    async (request, reply) => {
      await confirmPartyClaim(request.actor, request.params.id)
      return reply.status(204).send()
    },
  )
  app.delete(
    '/api/v1/trace/parties/:id',
    { schema: { tags, security, summary: 'Give an identifier up', params: ById } },
    async (request, reply) => {
      await endPartyClaim(request.actor, request.params.id)
      return reply.status(204).send()
    },
  )
}
