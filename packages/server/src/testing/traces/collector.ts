import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A span as OTLP/HTTP with JSON spells it (OpenTelemetry protocol, section "JSON Protobuf Encoding"). */
export type CollectedSpan = {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: { key: string; value: { stringValue?: string; intValue?: number | string } }[]
  status: { code?: number; message?: string }
}

type ExportRequest = {
  resourceSpans: {
    resource: { attributes: CollectedSpan['attributes'] }
    scopeSpans: { spans: CollectedSpan[] }[]
  }[]
}

/** A collector: what it was sent, by OTLP/HTTP on `/v1/traces`; anything else it refuses as a real one does. */
export type TraceCollector = {
  url: string
  spans: CollectedSpan[]
  services: Set<string>
  headers: IncomingHttpHeaders[]
  close(): Promise<void>
}

/** Starts a collector of traces on a free port. */
export async function startTraceCollector(): Promise<TraceCollector> {
  const collected = { spans: [] as CollectedSpan[], services: new Set<string>(), headers: [] as IncomingHttpHeaders[] }
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/v1/traces') return response.writeHead(404).end()
    if (request.headers['content-type'] !== 'application/json') return response.writeHead(415).end()
    collected.headers.push(request.headers)
    const { resourceSpans } = JSON.parse(await text(request)) as ExportRequest
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue
      if (service) collected.services.add(service)
      for (const { spans } of scopeSpans) collected.spans.push(...spans)
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"partialSuccess":{}}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { ...collected, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}
