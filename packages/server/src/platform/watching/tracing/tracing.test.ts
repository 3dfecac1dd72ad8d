import { beforeAll, describe, expect, test } from 'vitest'
import { createActor, signIn } from '../../../testing/actors.ts'
import { openApp } from '../../../testing/open-app.ts'
import { type CollectedSpan, startTraceCollector, type TraceCollector } from '../../../testing/traces/collector.ts'
import { makeSampler } from './make-sampler.ts'
import { incidentCodeOf, readTraceParent, traceIdOf, writeTraceParent } from './trace-id.ts'
import { findTracing } from './tracing.ts'

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const click = '00f067aa0ba902b7'
const organisation = {
  kind: 'cooperative',
  name: 'Hợp tác xã Bí Mật (mẫu)',
  registrationNo: '6107000002',
  communeCode: '32047',
  address: 'Ấp Kín 7',
  representativeName: 'Trần Thị Kín (mẫu)',
  representativeTitle: 'Giám đốc',
}

describe('a request that somebody traces', () => {
  let collector: TraceCollector
  let spans: CollectedSpan[]
  beforeAll(async () => {
    collector = await startTraceCollector()
    const opened = await openApp({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=ca%20mau,x-key=1',
      OTEL_SERVICE_NAME: 'saolang-thu',
    })
    const { headers, csrf } = await signIn(await createActor({ role: 'commune-officer' }))
    const answer = await opened.app.inject({
      method: 'POST',
      url: '/api/v1/organisations',
      headers: { ...headers, 'x-csrf-token': csrf, traceparent: `00-${traceId}-${click}-01` },
      payload: organisation,
    })
    expect(answer.statusCode).toBe(201)
    await opened.app.inject({ url: '/api/v1/dossiers', headers: { traceparent: `00-${'a'.repeat(32)}-${click}-00` } })
    await opened.app.inject({ url: '/products/KHONG-CO' })
    await opened.deliverEvents()
    await opened.close()
    await collector.close()
    spans = collector.spans.filter((span) => span.traceId === traceId)
  })

  test('is a span under the click, and its act, statements and event lie under it', () => {
    const [request] = spans.filter(({ kind }) => kind === 2)
    expect(request).toMatchObject({ parentSpanId: click, name: 'POST /api/v1/organisations' })
    expect(attribute(request, 'http.response.status_code')).toBe(201)
    const act = spans.find(({ name }) => name === 'act organisation.register')
    expect(act?.parentSpanId).toBe(request?.spanId)
    const inserted = spans.find((span) => /^insert into people\.organisation\b/.test(statementOf(span)))
    expect(inserted).toMatchObject({ parentSpanId: act?.spanId, name: 'insert', kind: 3 })
    expect(spans.some(({ name, parentSpanId }) => name === 'commit' && parentSpanId === act?.spanId)).toBe(true)
    const event = spans.find(({ name }) => name === 'event OrganisationChanged')
    expect(event).toMatchObject({ parentSpanId: act?.spanId, kind: 5 })
    expect(spans.some(({ parentSpanId }) => parentSpanId === event?.spanId)).toBe(true)
  })

  test('tells the texts of its statements and none of their values', () => {
    const told = JSON.stringify(collector.spans)
    for (const value of Object.values(organisation).filter((text) => /[ \d]/.test(text)))
      expect(told).not.toContain(value)
    expect(spans.filter((span) => /\$1/.test(statementOf(span))).length).toBeGreaterThan(3)
  })

  test('is left out when the one who asks does not sample it, and has a trace of its own without one', () => {
    expect(collector.spans.some((span) => span.traceId === 'a'.repeat(32))).toBe(false)
    const [alone] = collector.spans.filter(({ name }) => name === 'GET /products/:code')
    expect(alone?.parentSpanId ?? '').toBe('')
    expect(alone?.traceId).toMatch(/^[0-9a-f]{32}$/)
  })

  test('goes to the collector under the name and with the headers of the settings', () => {
    expect([...collector.services]).toEqual(['saolang-thu'])
    expect(collector.headers[0]).toMatchObject({ 'x-tenant': 'ca mau', 'x-key': '1' })
  })
})

test('nothing is traced where no collector is named, or when the system that traced has ended', () => {
  expect(findTracing()).toBeUndefined()
})

test.each([
  ['parentbased_always_on', undefined, 'ParentBased{root=AlwaysOnSampler'],
  ['traceidratio', '0.25', 'TraceIdRatioBased{0.25}'],
  ['parentbased_traceidratio', '7', 'ParentBased{root=TraceIdRatioBased{1}'],
  ['always_off', undefined, 'AlwaysOffSampler'],
] as const)('the sampler %s with %s is %s', async (sampler, samplerArg, expected) => {
  const made = await makeSampler({ endpoint: '', service: '', sampler, ...(samplerArg && { samplerArg }) })
  expect(made.toString()).toContain(expected)
})

test.each([
  undefined,
  '',
  'rác',
  `ff-${traceId}-${click}-01`,
  `00-${'0'.repeat(32)}-${click}-01`,
  `00-${traceId}-${'0'.repeat(16)}-01`,
  `00-${traceId.toUpperCase()}-${click}-01`,
])('%j is no traceparent, and the request gets an id of its own', (traceparent) => {
  expect(readTraceParent(traceparent)).toBeUndefined()
  expect(traceIdOf({ ...(traceparent && { traceparent }) })).toMatch(/^[0-9a-f]{32}$/)
})

test('a traceparent is read and written as the standard says, one of a later version as far as it is known', () => {
  const read = readTraceParent(`00-${traceId}-${click}-01`)
  expect(read).toEqual({ traceId, spanId: click, isSampled: true })
  expect(read && writeTraceParent(read)).toBe(`00-${traceId}-${click}-01`)
  expect(readTraceParent(`01-${traceId}-${click}-00-more`)).toEqual({ traceId, spanId: click, isSampled: false })
  expect(incidentCodeOf(traceId)).toBe('4bf92f3577b3')
})

function statementOf(span: CollectedSpan): string {
  return String(attribute(span, 'db.query.text') ?? '')
}

function attribute(span: CollectedSpan | undefined, name: string): string | number | undefined {
  const value = span?.attributes.find(({ key }) => key === name)?.value
  return value?.stringValue ?? (value?.intValue === undefined ? undefined : Number(value.intValue))
}
