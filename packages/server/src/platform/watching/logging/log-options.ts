import { type FastifyReply, type FastifyRequest, type FastifyServerOptions, LogController } from 'fastify'
import { cleanFields, cleanText, describeError } from './clean-text.ts'

type Logging = Pick<FastifyServerOptions, 'logger' | 'logController'>

/**
 * How the process logs: a line of JSON each, with the id of the trace. An answer is one line that says the template of its route,
 * never its address, its form or who asked; what is written all the same is cleaned of addresses, numbers and tokens.
 */
export function logOptions(level: string): Logging {
  return {
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    logger: {
      level,
      base: { service: 'saolang', pid: process.pid },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: {
        level: (label: string) => ({ level: label }),
        log: (fields: Record<string, unknown>) => cleanFields(fields),
      },
      hooks: {
        logMethod(given, log) {
          log.apply(this, given.map((part) => (typeof part === 'string' ? cleanText(part) : part)) as typeof given)
        },
      },
      serializers: {
        req: (request: Partial<FastifyRequest>) => ({ method: request.method, route: request.routeOptions?.url }),
        res: (reply: Partial<FastifyReply>) => ({ status: reply.statusCode }),
        err: describeError,
      },
      stream: { write: (line: string) => void process.stdout.write(line) },
    },
  }
}
