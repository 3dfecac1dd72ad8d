import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { noteAnswer, noteRequest } from './meters/meters.ts'
import { findTracing } from './tracing/tracing.ts'

const readyRoutes = ['v', 'q', '01', 'live'] as const

/**
 * Counts, times, traces and logs every request by the template of its route, never by its address: addresses hold ids and words,
 * and have no end. Called before anything else looks at a request, so that refusals at the door count as well.
 */
export function followRequests(app: Pick<FastifyInstance, 'addHook'>): void {
  const ends = new WeakMap<FastifyRequest, NonNullable<ReturnType<typeof noteRequest>>>()
  app.addHook('onRequest', (request, _reply, next) => {
    const end = noteRequest()
    if (end) ends.set(request, end)
    goOn(request, next)
  })
  // Reading a body leaves the place in the trace: it is taken up again.
  app.addHook('preValidation', (request, _reply, next) => goOn(request, next))
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    const route = routeOptions.url ?? '(none)'
    ends.get(request)?.({ method, route, status: reply.statusCode })
    findTracing()?.endRequest(request, reply.statusCode)
    const ms = Math.round(reply.elapsedTime * 10) / 10
    request.log.info({ method, route, status: reply.statusCode, ms, role: request.actor?.role }, 'answered')
  })
  app.addHook('onClose', async () => findTracing()?.close())
}

/** Counts an answer that was ready in memory, by the first part of its address. */
export function noteReady({ url = '', method = '' }: IncomingMessage, status: number, began: number): void {
  const first = url.split('/', 2)[1]
  const known = readyRoutes.find((each) => each === first) ?? '*'
  noteAnswer({ method, route: `/${known}/ (ready in memory)`, status }, began)
}

function goOn(request: FastifyRequest, next: () => void): void {
  const tracing = findTracing()
  if (tracing) tracing.goOnWithin(request, next)
  else next()
}
