import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** A place in a trace, as the header `traceparent` says it (W3C Trace Context, section 3.2). */
export type TraceParent = { traceId: string; spanId: string; isSampled: boolean }

const form = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/

/** Reads a `traceparent`; undefined when it is none. */
export function readTraceParent(header: unknown): TraceParent | undefined {
  const [, traceId, spanId, flags = ''] = (typeof header === 'string' && form.exec(header)) || []
  return traceId && spanId ? { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 } : undefined
}

/** Writes a `traceparent` of version 00. */
export function writeTraceParent({ traceId, spanId, isSampled }: TraceParent): string {
  return `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`
}

/** The id of a request: that of the trace it belongs to, a new one where it belongs to none. 32 hexadecimal digits. */
export function traceIdOf({ traceparent }: IncomingHttpHeaders): string {
  return (traceparent && readTraceParent(traceparent)?.traceId) || randomUUID().replaceAll('-', '')
}

/** The code that a citizen reads out to the officer: the beginning of the id, enough to find it in the logs. */
export function incidentCodeOf(traceId: string): string {
  return traceId.slice(0, 12)
}
