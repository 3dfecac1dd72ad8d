import { type Problem, Refused, statusOf } from '@saolang/core/kernel/problem.ts'
import { ProblemPage, problemText } from '@saolang/web/kit/problem-page'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { languageOf, sendPage } from './html.ts'
import { isDatabaseAway } from './postgres/database-away.ts'
import { incidentCodeOf } from './watching/tracing/trace-id.ts'

/**
 * The one error handler: a refusal becomes RFC 9457 problem+json (or a page, for a reader), a database that is away a 503, anything else
 * a 500 that tells no detail.
 */
export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, problems } = explain(error, request)
  return answer(request, reply, status, problems)
}

/** The same for an answer that is being sent already: its status and head are changed, and its new body is given. */
export function replaceAnswer(error: unknown, request: FastifyRequest, reply: FastifyReply): string {
  const { status, problems } = explain(error as FastifyError, request)
  for (const name of ['location', 'etag', 'content-length']) reply.removeHeader(name)
  return JSON.stringify(describe(request, begin(request, reply, status), problems))
}

type Explained = { status: number; problems: readonly Problem[] }

function explain(error: FastifyError, request: FastifyRequest): Explained {
  const problems = problemsOf(error)
  if (problems) return { problems, status: error instanceof Refused ? statusOf(problems) : (error.statusCode ?? 422) }
  if (isDatabaseAway(error)) {
    request.log.warn({ err: error }, 'the database is away')
    return { status: 503, problems: [{ code: 'unavailable.database' }] }
  }
  request.log.error({ err: error }, 'unexpected error')
  return { status: 500, problems: [{ code: 'unexpected', values: { requestId: incidentCodeOf(request.id) } }] }
}

/** The answer for an address that nobody serves. */
export function handleNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return answer(request, reply, 404, [{ code: 'not-found.page' }])
}

function problemsOf(error: FastifyError): readonly Problem[] | undefined {
  if (error instanceof Refused) return error.problems
  if (hasZodFastifySchemaValidationErrors(error)) {
    return error.validation.map((issue) => ({
      code: 'invalid.field',
      at: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      values: { reason: issue.message ?? '' },
    }))
  }
  const status = error.statusCode
  if (status === 413) return [{ code: 'too-large.request' }]
  if (status === 429) return [{ code: 'too-many.requests' }]
  return status !== undefined && status >= 400 && status < 500
    ? [{ code: 'invalid.request', values: { reason: error.message } }]
    : undefined
}

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  problems: readonly Problem[],
): FastifyReply {
  if (wantsPage(request)) {
    if (status === 401 && request.method === 'GET')
      return reply.redirect(`/login?next=${encodeURIComponent(request.url)}`, 303)
    return sendPage(
      request,
      reply,
      ProblemPage,
      { status, problems: [...problems], incident: incidentCodeOf(request.id) },
      status,
    )
  }
  return begin(request, reply, status).send(describe(request, reply, problems))
}

function begin(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="Sao Làng"')
  if (status === 409 && request.headers['idempotency-key']) reply.header('retry-after', '1')
  if (status === 503) reply.header('retry-after', '2')
  return reply.status(status).type('application/problem+json; charset=utf-8').header('cache-control', 'no-store')
}

function describe(request: FastifyRequest, { statusCode }: FastifyReply, problems: readonly Problem[]) {
  const lang = languageOf(request)
  const reasons = problems.map((problem) => ({ ...problem, detail: problemText(problem, lang) }))
  return {
    type: `/problems/${problems[0]?.code ?? 'refused'}`,
    title: reasons[0]?.detail ?? '',
    status: statusCode,
    instance: request.url,
    traceId: request.id,
    problems: reasons,
  }
}

function wantsPage(request: FastifyRequest): boolean {
  const isApi = request.url.startsWith('/api/') || /^\/(?:health|ready)\b/.test(request.url)
  return !isApi && String(request.headers.accept ?? '').includes('text/html')
}
