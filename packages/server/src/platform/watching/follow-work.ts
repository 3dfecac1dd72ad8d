import { Refused } from '@saolang/core/kernel/problem.ts'
import { noteAct, noteEvent, noteJob, type Outcome } from './meters/meters.ts'
import { readTraceParent } from './tracing/trace-id.ts'
import { findTracing, type SpanOf } from './tracing/tracing.ts'

/** Does an act or a protected read where it can be seen: counted, and a span of the trace when somebody traces. */
export async function followUseCase<T>(kind: 'act' | 'view', name: string, work: () => Promise<T>): Promise<T> {
  return follow({ kind, name }, work, (outcome) => noteAct(name, outcome))
}

/** Does a job where it can be seen. */
export async function followJob<T>(name: string, work: () => Promise<T>): Promise<T> {
  return follow({ kind: 'job', name }, work, noteJob(name))
}

/** Hands an event to those who listen where it can be seen, as a part of the trace that it came from. */
export async function followEvent<T>(name: string, traceparent: unknown, work: () => Promise<T>): Promise<T> {
  const from = readTraceParent(traceparent)
  const note = noteJob(name)
  return follow({ kind: 'event', name, ...(from && { from }) }, work, (outcome) => {
    note(outcome)
    noteEvent(name, outcome)
  })
}

async function follow<T>(of: SpanOf, work: () => Promise<T>, note: (outcome: Outcome) => void): Promise<T> {
  try {
    const outcome = await (findTracing()?.inSpan(of, work) ?? work())
    note('done')
    return outcome
  } catch (error) {
    note(error instanceof Refused ? 'refused' : 'failed')
    throw error
  }
}
