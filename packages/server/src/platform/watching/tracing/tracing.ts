import type { FastifyRequest } from 'fastify'
import type { TraceParent } from './trace-id.ts'

/** What a span is of. */
export type SpanOf = { kind: 'act' | 'view' | 'job' | 'event'; name: string; from?: TraceParent }

/** Follows work from the request to its statements and to what it leaves behind. */
export type Tracing = {
  /** Goes on with `next` inside the span of a request, which it opens when there is none yet. */
  goOnWithin(request: FastifyRequest, next: () => void): void
  endRequest(request: FastifyRequest, status: number): void
  inSpan<T>(of: SpanOf, work: () => Promise<T>): Promise<T>
  /** Where the work that goes on now stands; undefined when nobody keeps it. */
  here(): TraceParent | undefined
  close(): Promise<void>
}

let tracing: Tracing | undefined

/** Sets what follows the work of this process, or nothing. */
export function setTracing(next: Tracing | undefined): void {
  tracing = next
}

/** What follows the work of this process; undefined when nobody traces, and then it costs nothing. */
export function findTracing(): Tracing | undefined {
  return tracing
}
