import type { StoredEvent } from '@saolang/core/trace/stored-event.ts'
import type { CaptureJob, ProblemDetails } from '@saolang/epcis/document/capture-job.ts'
import type { Tx } from '../platform/sql.ts'

/** An event on its way into the store. `original` is the id of the event that it declares wrong. */
export type NewEvent = StoredEvent & {
  id: string
  original: string | null
  body: unknown
  prefixes: Record<string, string> | null
  context: unknown
}

/** Whose events these are, where the owner sits, and the job they came with. */
export type Origin = {
  ownerId: string
  provinceCode: string | null
  communeCode: string | null
  captureId: string
  at: Date
}

/** Makes months, named by an instant in them, unless they are there. */
export async function ensureMonths(tx: Tx, months: readonly string[]): Promise<void> {
  await tx`select trace.ensure_month(month) from unnest(${months as string[]}::timestamptz[]) month`
}

/**
 * Ends a transaction that does not come to its end in twenty seconds, so that nothing becomes visible long after the time that it
 * bears.
 */
export async function limitTime(tx: Tx): Promise<void> {
  await tx`select set_config('transaction_timeout', '20s', true)`
}

/** Keeps the keys of events; gives those that were not there before. */
export async function addKeys(tx: Tx, events: readonly NewEvent[]): Promise<Set<string>> {
  const ids = events.map(({ id }) => id)
  const times = events.map(({ eventTime }) => eventTime)
  // In one order, so that two documents of the same events do not wait for each other.
  const rows = await tx`
    insert into trace.event_key (id, event_time)
    select id, time from unnest(${ids}::uuid[], ${times}::timestamptz[]) as g (id, time) order by id
    on conflict do nothing returning id`
  return new Set(rows.map(({ id }) => id as string))
}

/** Keeps which events these declare wrong. */
export async function addErrors(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  await tx`
    insert into trace.error (id, declaration_id, event_time, declared_at)
    select original, id, time, declared from unnest(
      ${events.map(({ original }) => original)}::uuid[], ${events.map(({ id }) => id)}::uuid[],
      ${events.map(({ eventTime }) => eventTime)}::timestamptz[],
      ${events.map(({ errorTime }) => errorTime)}::timestamptz[]) as g (original, id, time, declared)`
}

/** A finished job as it is kept. */
export type CaptureRow = {
  id: string
  receivedAt: Date
  finishedAt: Date
  behaviour: CaptureJob['captureErrorBehaviour']
  success: boolean
  errors: ProblemDetails[]
}

/** Keeps a finished job. */
export async function addCapture(
  tx: Tx,
  job: CaptureRow & { ownerId: string; capturedBy: string; given: number; added: number },
): Promise<void> {
  await tx`
    insert into trace.capture (id, owner_id, captured_by, received_at, finished_at, behaviour, success, given, added, errors)
    values (${job.id}, ${job.ownerId}, ${job.capturedBy}, ${job.receivedAt}, ${job.finishedAt}, ${job.behaviour},
      ${job.success}, ${job.given}, ${job.added}, ${JSON.stringify(job.errors)}::text::jsonb)`
}

const captureColumns = (tx: Tx) =>
  tx`id, received_at as "receivedAt", finished_at as "finishedAt", behaviour, success, errors`

/** A job of an owner. */
export async function findCapture(tx: Tx, id: string, ownerId: string): Promise<CaptureRow | undefined> {
  const [row] = await tx`select ${captureColumns(tx)} from trace.capture where id = ${id} and owner_id = ${ownerId}`
  return row as CaptureRow | undefined
}

/** The jobs of an owner, newest first, older than `before`. */
export async function listCaptures(
  tx: Tx,
  { ownerId, before, count }: { ownerId: string; before: { time: Date; id: string } | undefined; count: number },
): Promise<CaptureRow[]> {
  const older = before ? tx`and (received_at, id) < (${before.time}, ${before.id}::uuid)` : tx``
  const rows = await tx`
    select ${captureColumns(tx)} from trace.capture where owner_id = ${ownerId} ${older}
    order by received_at desc, id desc limit ${count}`
  return [...rows] as unknown as CaptureRow[]
}
