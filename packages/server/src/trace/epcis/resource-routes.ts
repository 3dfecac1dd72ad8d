import { epcisContext } from '@saolang/epcis/document/context.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../platform/http.ts'
import { listResources, type ResourceName } from '../list-resources.ts'
import { nextPage, readPlace } from './paging.ts'
import { answerQuery } from './query-routes.ts'

/** The top-level resources, and the parameter by which their events are asked for (EPCIS 2.0 section 12.7.1). */
const resources = {
  eventTypes: 'eventType',
  epcs: 'MATCH_anyEPC',
  bizSteps: 'EQ_bizStep',
  bizLocations: 'EQ_bizLocation',
  readPoints: 'EQ_readPoint',
  dispositions: 'EQ_disposition',
} as const satisfies Record<ResourceName, string>

/** The names of the top-level resources. */
export const resourceNames = Object.keys(resources) as ResourceName[]

/** Values that events have, and their events. */
export function resourceRoutes(app: App): void {
  const tags = ['EPCIS']
  for (const name of resourceNames) {
    app.get(`/${name}`, { schema: { tags, summary: `The ${name} of the events that you may see` } }, (request, reply) =>
      answerValues(request, reply, name),
    )
    app.get<{ Params: { value: string } }>(
      `/${name}/:value`,
      { schema: { tags, summary: `What can be asked of one of the ${name}` } },
      async (request, reply) => {
        await listResources(request.actor, { name, after: undefined, count: 1 })
        return sendCollection(reply, ['events'])
      },
    )
    app.get<{ Params: { value: string } }>(
      `/${name}/:value/events`,
      { schema: { tags, summary: `The events of one of the ${name}` } },
      (request, reply) => answerQuery(request, reply, { [resources[name]]: request.params.value }),
    )
  }
}

async function answerValues(request: FastifyRequest, reply: FastifyReply, name: ResourceName): Promise<FastifyReply> {
  const { query, place, perPage } = await readPlace(request)
  const { values, after } = await listResources(request.actor, { name, after: place?.id, count: perPage })
  if (after !== undefined) nextPage(request, reply, { place: { time: new Date(0), id: after }, query })
  return sendCollection(reply, values)
}

function sendCollection(reply: FastifyReply, member: readonly string[]): FastifyReply {
  const collection = { '@context': epcisContext, type: 'Collection', member }
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(collection))
}
