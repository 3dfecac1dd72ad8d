import { randomBytes } from 'node:crypto'
import type { Context, Span, Tracer } from '@opentelemetry/api'
import type { FastifyRequest } from 'fastify'
import type { TracingSettings } from '../settings.ts'
import { followStatements } from '../statements/follow-statements.ts'
import { makeSampler } from './make-sampler.ts'
import { readTraceParent, type TraceParent } from './trace-id.ts'
import { type SpanOf, setTracing, type Tracing } from './tracing.ts'

type Api = typeof import('@opentelemetry/api')
type Manager = InstanceType<typeof import('@opentelemetry/context-async-hooks').AsyncLocalStorageContextManager>
type Tools = { api: Api; tracer: Tracer; manager: Manager; nameNext(traceId: string | undefined): void }

const longestText = 4000

/** Begins to trace this process: spans go to a collector by OTLP/HTTP. The libraries are loaded here and nowhere else. */
export async function openTracing(settings: TracingSettings): Promise<void> {
  const [
    api,
    { TracerProvider, BatchSpanProcessor },
    { OTLPTraceExporter },
    { resourceFromAttributes },
    context,
    sampler,
  ] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/context-async-hooks'),
    makeSampler(settings),
  ])
  let nextId: string | undefined
  const provider = new TracerProvider({
    sampler,
    resource: resourceFromAttributes({ 'service.name': settings.service, 'process.pid': process.pid }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({
          url: `${settings.endpoint.replace(/\/$/, '')}/v1/traces`,
          headers: headersOf(settings.headers),
        }),
      }),
    ],
    // A request's id and its trace's are one, so that the code on an error page finds the trace.
    idGenerator: {
      generateTraceId: () => nextId ?? randomBytes(16).toString('hex'),
      generateSpanId: () => randomBytes(8).toString('hex'),
    },
  })
  const manager = new context.AsyncLocalStorageContextManager().enable()
  const tools: Tools = {
    api,
    tracer: provider.getTracer('saolang'),
    manager,
    nameNext: (traceId) => (nextId = traceId),
  }
  const stop = traceStatements(tools)
  setTracing({
    ...traceRequests(tools),
    ...traceWork(tools),
    close: async () => {
      setTracing(undefined)
      stop()
      await provider.shutdown().catch(() => {})
      manager.disable()
    },
  })
}

function traceRequests({ api, tracer, manager, nameNext }: Tools): Pick<Tracing, 'goOnWithin' | 'endRequest'> {
  const spans = new WeakMap<FastifyRequest, { span: Span; context: Context }>()
  const begin = (request: FastifyRequest) => {
    const from = readTraceParent(request.headers.traceparent)
    const route = request.routeOptions.url
    nameNext(request.id)
    const span = tracer.startSpan(
      route ? `${request.method} ${route}` : request.method,
      {
        kind: api.SpanKind.SERVER,
        attributes: { 'http.request.method': request.method, ...(route && { 'http.route': route }) },
      },
      contextOf(api, from),
    )
    nameNext(undefined)
    const begun = { span, context: api.trace.setSpan(api.ROOT_CONTEXT, span) }
    spans.set(request, begun)
    return begun
  }
  return {
    goOnWithin: (request, next) => manager.with((spans.get(request) ?? begin(request)).context, next),
    endRequest: (request, status) => {
      const span = spans.get(request)?.span
      span?.setAttribute('http.response.status_code', status)
      if (status >= 500) span?.setStatus({ code: api.SpanStatusCode.ERROR })
      span?.end()
    },
  }
}

function traceWork({ api, tracer, manager }: Tools): Pick<Tracing, 'inSpan' | 'here'> {
  return {
    inSpan: async ({ kind, name, from }: SpanOf, work) => {
      const isApart = kind === 'job' || kind === 'event'
      const spanKind = kind === 'event' ? api.SpanKind.CONSUMER : api.SpanKind.INTERNAL
      const parent = isApart ? contextOf(api, from) : manager.active()
      const span = tracer.startSpan(
        `${kind} ${name}`,
        { kind: spanKind, attributes: { [`saolang.${kind}`]: name } },
        parent,
      )
      try {
        return await manager.with(api.trace.setSpan(parent, span), work)
      } catch (error) {
        // The class of the error and no more: its words may hold what somebody wrote.
        span.setStatus({ code: api.SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'Error' })
        throw error
      } finally {
        span.end()
      }
    },
    here: () => {
      const span = api.trace.getSpan(manager.active())?.spanContext()
      return span && { traceId: span.traceId, spanId: span.spanId, isSampled: (span.traceFlags & 1) === 1 }
    },
  }
}

// Statements within something that is traced; those of the pools themselves belong to nobody.
function traceStatements({ api, tracer, manager }: Tools): () => void {
  return followStatements(() => {
    const active = manager.active()
    if (!api.trace.getSpan(active)?.isRecording()) return () => {}
    const span = tracer.startSpan('statement', { kind: api.SpanKind.CLIENT }, active)
    return (text, error) => {
      span.updateName(text.trim().split(/\s+/, 1)[0]?.toLowerCase() || 'statement')
      span.setAttributes({ 'db.system.name': 'postgresql', 'db.query.text': text.trim().slice(0, longestText) })
      const code = (error as { code?: unknown } | undefined)?.code
      if (error) span.setStatus({ code: api.SpanStatusCode.ERROR, message: String(code ?? 'Error') })
      span.end()
    }
  })
}

function contextOf(api: Api, from: TraceParent | undefined): Context {
  if (!from) return api.ROOT_CONTEXT
  const { traceId, spanId, isSampled } = from
  return api.trace.setSpanContext(api.ROOT_CONTEXT, { traceId, spanId, traceFlags: isSampled ? 1 : 0, isRemote: true })
}

// OpenTelemetry, "Specifying headers via environment variables": name=value, with percent-encoding, by commas.
function headersOf(text = ''): Record<string, string> {
  const pairs = text.split(',').flatMap((pair) => {
    const [name = '', ...value] = pair.split('=')
    return name.trim() ? [[name.trim(), decodeURIComponent(value.join('=').trim())]] : []
  })
  return Object.fromEntries(pairs) as Record<string, string>
}
