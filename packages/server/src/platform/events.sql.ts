import type { EventName, EventPayload } from './events.ts'
import type { Tx } from './sql.ts'
import { writeTraceParent } from './watching/tracing/trace-id.ts'
import { findTracing } from './watching/tracing/tracing.ts'

/** Puts an event in the outbox: a job of the same transaction, delivered after it commits. */
export async function emitEvent<N extends EventName>(tx: Tx, name: N, payload: EventPayload<N>): Promise<void> {
  const here = findTracing()?.here()
  if (here) await tx`select set_config('saolang.traceparent', ${writeTraceParent(here)}, true)`
  await tx`select platform.emit(${name}, ${tx.json(payload as never)})`
}

/** Gives free the jobs whose worker is dead: all that are held, when no worker of that application name is connected. */
export async function releaseOrphanedJobs(tx: Tx, workerName: string): Promise<void> {
  await tx`
    with alive as (
      select 1 from pg_stat_activity where application_name = ${workerName} and datname = current_database()
    ), jobs as (
      update graphile_worker._private_jobs set locked_at = null, locked_by = null
      where locked_at is not null and not exists (select from alive)
    )
    update graphile_worker._private_job_queues set locked_at = null, locked_by = null
    where locked_at is not null and not exists (select from alive)`
}
