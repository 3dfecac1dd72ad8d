import { Refused } from '@saolang/core/kernel/problem.ts'
import { InvalidDocument } from '@saolang/epcis/document/problem.ts'
import { problemDetailsToXml } from '@saolang/epcis/xml/capture-job-xml.ts'
import { problemText } from '@saolang/web/kit/problem-page'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseAway } from '../../platform/postgres/database-away.ts'

/** The exceptions of EPCIS with their status and title (EPCIS 2.0 section 12.5). */
const exceptions = {
  ValidationException: [400, 'The document or the event is not valid'],
  QueryParameterException: [400, 'A query parameter is not right'],
  QueryValidationException: [400, 'The query is not valid'],
  SubscriptionControlsException: [400, 'The subscription is not right'],
  SecurityException: [403, 'You may not do this'],
  NoSuchResourceException: [404, 'There is no such resource'],
  NotAcceptableException: [406, 'No answer in a form that you take'],
  ResourceAlreadyExistsException: [409, 'This is there already'],
  CaptureLimitExceededException: [413, 'This is more than one request may carry'],
  QueryTooLargeException: [413, 'The query finds more than it may'],
  QueryTooComplexException: [413, 'The query is more than can be answered'],
  URITooLongException: [414, 'The address is too long'],
  UnsupportedMediaTypeException: [415, 'Documents are JSON or XML'],
  ImplementationException: [500, 'Something went wrong here'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ExceptionName = keyof typeof exceptions

/** A request of the EPCIS interface refused, by an exception of the standard. */
export class EpcisRefusal extends Error {
  readonly exception: ExceptionName
  readonly status: number

  constructor(exception: ExceptionName, detail: string, status: number = exceptions[exception][0]) {
    super(detail)
    this.name = 'EpcisRefusal'
    this.exception = exception
    this.status = status
  }
}

/** The error handler of the EPCIS interface: RFC 9457 with the exception types of EPCIS, in JSON or XML. */
export function handleEpcisError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { exception, status, message } = refusalOf(error)
  if (status >= 500 && !(error instanceof EpcisRefusal) && !isDatabaseAway(error))
    request.log.error({ err: error, requestId: request.id }, 'unexpected error')
  const problem = {
    type: `epcisException:${exception}`,
    title: exceptions[exception][1],
    status,
    detail: message,
    instance: request.url,
  }
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  reply.status(status).header('cache-control', 'no-store')
  return /xml/.test(String(request.headers.accept ?? ''))
    ? reply.type('application/problem+xml; charset=utf-8').send(problemDetailsToXml(problem))
    : reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

const byCode: Readonly<Record<string, readonly [ExceptionName, number]>> = {
  unauthenticated: ['SecurityException', 401],
  forbidden: ['SecurityException', 403],
  'not-found': ['NoSuchResourceException', 404],
  conflict: ['ResourceAlreadyExistsException', 409],
  'too-many': ['SubscriptionControlsException', 400],
  unavailable: ['ImplementationException', 503],
}

const byStatus: Readonly<Record<number, ExceptionName>> = {
  404: 'NoSuchResourceException',
  413: 'CaptureLimitExceededException',
  414: 'URITooLongException',
  415: 'UnsupportedMediaTypeException',
}

function refusalOf(error: FastifyError): EpcisRefusal {
  if (error instanceof EpcisRefusal) return error
  if (isDatabaseAway(error))
    return new EpcisRefusal('ImplementationException', problemText({ code: 'unavailable.database' }, 'en'), 503)
  if (error instanceof InvalidDocument) return new EpcisRefusal('ValidationException', error.message.slice(0, 2000))
  if (error instanceof Refused) {
    const [problem = { code: 'forbidden' }] = error.problems
    const [exception, status] = byCode[problem.code.split('.')[0] ?? ''] ?? ['ValidationException', 400]
    return new EpcisRefusal(exception, problemText(problem, 'en'), status)
  }
  const status = error.statusCode ?? 500
  return status >= 400 && status < 500
    ? new EpcisRefusal(byStatus[status] ?? 'ValidationException', error.message, status)
    : new EpcisRefusal('ImplementationException', 'The request could not be served; its number is in the log')
}
