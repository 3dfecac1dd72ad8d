import { queryDocument, standaloneEvent } from '@saolang/core/trace/answer.ts'
import { readEventQuery } from '@saolang/core/trace/query.ts'
import { builtInPrefixes } from '@saolang/epcis/document/context.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { currentTime } from '../../platform/act.ts'
import type { App } from '../../platform/http.ts'
import { queryEvents, readEvent } from '../query-events.ts'
import { EpcisRefusal } from './exceptions.ts'
import { epcFormatOf, sendContent } from './negotiate.ts'
import { nextPage, readPlace, releaseToken } from './paging.ts'

/** Events: the simple event query, and one by its id (EPCIS 2.0 sections 8.2 and 12.7). */
export function queryRoutes(app: App): void {
  const tags = ['EPCIS']
  app.get(
    '/events',
    { schema: { tags, summary: 'The simple event query, in pages; several values are separated by |' } },
    (request, reply) => answerQuery(request, reply, {}),
  )
  app.get<{ Params: { id: string } }>(
    '/events/:id',
    { schema: { tags, summary: 'One event by its eventID, as it was told last' } },
    async (request, reply) => {
      const told = await readEvent(request.actor, { eventId: request.params.id, format: epcFormatOf(request) })
      return sendContent(request, reply, standaloneEvent(told))
    },
  )
  app.delete<{ Params: { '*': string } }>(
    '/nextPageToken/*',
    { schema: { tags, summary: 'Give a nextPageToken back' } },
    async (request, reply) => {
      await releaseToken(request, request.params['*'])
      return reply.status(204).send()
    },
  )
}

/** Answers the query of a request, with parameters that its path sets. */
export async function answerQuery(
  request: FastifyRequest,
  reply: FastifyReply,
  set: Record<string, string>,
  queryName = 'SimpleEventQuery',
): Promise<FastifyReply> {
  const format = epcFormatOf(request)
  const { query: parameters, place, taken } = await readPlace(request)
  const { query, problems } = readEventQuery({ ...parameters, ...set }, prefixesOf(request))
  const [problem] = problems
  if (problem)
    throw new EpcisRefusal(
      problem.exception,
      problem.message,
      problem.exception === 'ImplementationException' ? 501 : undefined,
    )
  const page = await queryEvents(request.actor, { query, after: place, taken, format })
  if (page.tooMany)
    throw new EpcisRefusal('QueryTooLargeException', `more than ${query.maxEventCount} events were found`)
  if (page.after) nextPage(request, reply, { place: page.after, query: parameters, taken: taken + page.events.length })
  return sendContent(request, reply, queryDocument(page.events, currentTime(), { queryName }))
}

/** `GS1-Extensions: example=https://ns.example.com/epcis/, …` names the prefixes of extensions (EPCIS 2.0 section 12.4.1). */
export function prefixesOf(request: FastifyRequest): ReadonlyMap<string, string> {
  const own = ownPrefixesOf(request)
  return own.size > 0 ? new Map([...builtInPrefixes, ...own]) : builtInPrefixes
}

/** The prefixes that a request itself names. */
export function ownPrefixesOf(request: FastifyRequest): ReadonlyMap<string, string> {
  const told = String(request.headers['gs1-extensions'] ?? '')
  const pairs = told.split(',').flatMap((part): [string, string][] => {
    const [prefix = '', namespace = ''] = part.split(/=(.*)/s).map((text) => text.trim())
    return prefix && namespace ? [[prefix, namespace]] : []
  })
  return new Map(pairs)
}
