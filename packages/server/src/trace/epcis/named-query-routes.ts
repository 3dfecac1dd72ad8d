import { readEventQuery } from '@saolang/core/trace/query.ts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import type { NamedQuery } from '../named-queries.sql.ts'
import { endQuery, keepQuery, listQueries, readQuery } from '../named-queries.ts'
import { EpcisRefusal } from './exceptions.ts'
import { sendJson } from './negotiate.ts'
import { nextPage, readPlace } from './paging.ts'
import { answerQuery, prefixesOf } from './query-routes.ts'
import { openSocket, prepareSocket } from './socket-route.ts'

const tags = ['EPCIS']
const Scalar = z.union([z.string(), z.number(), z.boolean()])
const QueryDefinition = z.object({
  name: z.string().regex(/^[\w.~-]{1,100}$/),
  query: z.record(z.string(), z.union([Scalar, z.array(Scalar).min(1)])),
})

/** Questions kept under a name (EPCIS 2.0 section 12.7.4). */
export function namedQueryRoutes(app: App): void {
  app.post('/queries', { schema: { tags, summary: 'Keep a query under a name' } }, async (request, reply) => {
    const { name, query } = readDefinition(request)
    const parameters = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, [value].flat().join('|')]))
    refuseWrongQuery(request, parameters)
    await keepQuery(request.actor, { name, parameters })
    return reply.status(201).header('location', `${request.publicUrl}/epcis/queries/${name}`).send()
  })
  app.get('/queries', { schema: { tags, summary: 'The queries that you keep' } }, async (request, reply) => {
    const { query, place, perPage } = await readPlace(request)
    const rows = await listQueries(request.actor, { after: place?.id ?? '', count: perPage + 1 })
    const page = rows.slice(0, perPage)
    const last = page.at(-1)
    if (rows.length > perPage && last) nextPage(request, reply, { place: { time: last.madeAt, id: last.name }, query })
    return sendJson(reply, page.map(toDefinition))
  })
  app.get<{ Params: { name: string } }>(
    '/queries/:name',
    { schema: { tags, summary: 'A query that you keep' } },
    async (request, reply) => sendJson(reply, toDefinition(await readQuery(request.actor, request.params.name))),
  )
  app.delete<{ Params: { name: string } }>(
    '/queries/:name',
    { schema: { tags, summary: 'Take a query away' } },
    async (request, reply) => {
      await endQuery(request.actor, request.params.name)
      return reply.status(204).send()
    },
  )
  app.route<{ Params: { name: string } }>({
    method: 'GET',
    url: '/queries/:name/events',
    schema: { tags, summary: 'The events that a query of yours finds; as a WebSocket, told as they come' },
    preValidation: prepareSocket,
    handler: async (request, reply) => {
      const { name, parameters } = await readQuery(request.actor, request.params.name)
      return answerQuery(request, reply, parameters, name)
    },
    wsHandler: openSocket,
  })
}

function readDefinition(request: FastifyRequest): z.infer<typeof QueryDefinition> {
  try {
    return QueryDefinition.parse(JSON.parse(String(request.body)))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : 'the body is no JSON'
    throw new EpcisRefusal('QueryValidationException', reason)
  }
}

function refuseWrongQuery(request: FastifyRequest, parameters: Record<string, string>): void {
  const [problem] = readEventQuery(parameters, prefixesOf(request)).problems
  if (problem) throw new EpcisRefusal(problem.exception, problem.message)
}

function toDefinition({ name, parameters }: NamedQuery): object {
  return {
    name,
    query: Object.fromEntries(Object.entries(parameters).map(([key, text]) => [key, readValue(key, text)])),
  }
}

// What came as one number or one truth is told as such; everything else that may have several values is a list (openapi.json of EPCIS 2.0).
function readValue(key: string, text: string): unknown {
  if (/^(?:perPage|eventCountLimit|maxEventCount)$/.test(key)) return Number(text)
  if (key === 'EXISTS_errorDeclaration') return text !== 'false'
  return /^(?:EQ|MATCH|WD)_|^eventType$/.test(key) ? text.split('|') : text
}
