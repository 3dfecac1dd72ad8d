import type { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { followStatements } from '../statements/follow-statements.ts'
import { kindOfStatement } from './kind-of-statement.ts'

/** Seconds; a verification must take less than 0.15 s for 99 of 100, a filing less than 0.5 s for 95. */
const seconds = [0.005, 0.025, 0.1, 0.15, 0.5, 1, 2.5, 10]
const statementSeconds = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10]
const jobSeconds = [0.05, 0.25, 1, 5, 30, 120, 600]

/** How something ended. `refused`: by a rule, in words; `failed`: nobody thought of it. */
export type Outcome = 'done' | 'refused' | 'failed'

type Meters = {
  registry: Registry
  gauge(name: string, help: string, labels?: readonly string[]): Gauge
  requests: Histogram<'method' | 'route' | 'status'>
  underWay: Gauge
  statements: Histogram<'kind'>
  failedStatements: Counter<'class'>
  acts: Counter<'act' | 'outcome'>
  jobs: Histogram<'kind' | 'outcome'>
  events: Counter<'event' | 'outcome'>
  stop(): void
}

let meters: Meters | undefined
let opening: Promise<Meters> | undefined

/** The meters of this process; they begin to count when somebody first asks for them, and cost nothing before. */
export function openMeters(): Promise<Meters> {
  opening ??= makeMeters().then((made) => {
    meters = made
    return made
  })
  return opening
}

/** Stops counting and forgets what was counted. */
export function closeMeters(): void {
  meters?.stop()
  meters = undefined
  opening = undefined
}

/** What is told of an answer. */
export type Answered = { method: string; route: string; status: number }

/** Notes that a request came; what it gives is called when it is answered. Undefined while nobody counts. */
export function noteRequest(): ((answered: Answered) => void) | undefined {
  const counting = meters
  if (!counting) return undefined
  const began = performance.now()
  counting.underWay.inc()
  return (answered) => {
    counting.underWay.dec()
    noteAnswer(answered, began)
  }
}

/** Counts an answer; `began` by the clock of `performance`. */
export function noteAnswer({ method, route, status }: Answered, began: number): void {
  const labels = { method: knownMethods.has(method) ? method : 'other', route, status: `${Math.floor(status / 100)}xx` }
  meters?.requests.observe(labels, (performance.now() - began) / 1000)
}

/** Counts an act or a protected read by how it ended. */
export function noteAct(act: string, outcome: Outcome): void {
  meters?.acts.inc({ act, outcome })
}

/** Notes that a worker took a job in hand; what it gives is called at its end. */
export function noteJob(kind: string): (outcome: Outcome) => void {
  const began = performance.now()
  return (outcome) => meters?.jobs.observe({ kind, outcome }, (performance.now() - began) / 1000)
}

/** Counts an event that reached all who listen to it, or did not. */
export function noteEvent(event: string, outcome: Outcome): void {
  meters?.events.inc({ event, outcome })
}

const knownMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

async function makeMeters(): Promise<Meters> {
  const { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } = await import('prom-client')
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers })
  const made = {
    registry,
    gauge,
    requests: new Histogram({
      name: 'saolang_http_request_duration_seconds',
      help: 'How long answers took, by the template of the route',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: seconds,
      registers,
    }),
    underWay: gauge('saolang_http_requests_under_way', 'Requests that are being answered'),
    statements: new Histogram({
      name: 'saolang_db_statement_duration_seconds',
      help: 'How long statements took, their wait for a connection included',
      labelNames: ['kind'] as const,
      buckets: statementSeconds,
      registers,
    }),
    failedStatements: new Counter({
      name: 'saolang_db_statements_failed_total',
      help: 'Statements that failed, by the class of their SQLSTATE',
      labelNames: ['class'] as const,
      registers,
    }),
    acts: new Counter({
      name: 'saolang_acts_total',
      help: 'Acts and protected reads by how they ended',
      labelNames: ['act', 'outcome'] as const,
      registers,
    }),
    jobs: new Histogram({
      name: 'saolang_job_duration_seconds',
      help: 'How long the work of the background took',
      labelNames: ['kind', 'outcome'] as const,
      buckets: jobSeconds,
      registers,
    }),
    events: new Counter({
      name: 'saolang_events_delivered_total',
      help: 'Events that were handed to those who listen',
      labelNames: ['event', 'outcome'] as const,
      registers,
    }),
  }
  const stop = followStatements(() => {
    const began = performance.now()
    return (text, error) => {
      made.statements.observe({ kind: kindOfStatement(text) }, (performance.now() - began) / 1000)
      if (error) made.failedStatements.inc({ class: classOf(error) })
    }
  })
  return { ...made, stop }
}

// PostgreSQL, appendix A: the first two of five characters are the class; anything else is a lost connection.
function classOf(error: unknown): string {
  const code = String((error as { code?: unknown }).code ?? '')
  return /^[0-9A-Z]{5}$/.test(code) ? code.slice(0, 2) : 'connection'
}
