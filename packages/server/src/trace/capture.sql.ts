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

/**
 * Makes the months that these events fall in, unless they are there; and ends a transaction that does not come to its end in twenty
 * seconds, so that nothing becomes visible long after the time that it bears.
 */
export async function ensureMonths(tx: Tx, times: readonly string[]): Promise<void> {
  const months = [...new Set(times.map((time) => `${time.slice(0, 7)}-01T00:00:00Z`))]
  await tx`
    select set_config('transaction_timeout', '20s', true), trace.ensure_month(month)
    from unnest(${months}::timestamptz[]) month`
}

/** Adds events with everything they are found by, in one statement; those that are there already are left out. Gives the ids of the new. */
export async function addEvents(tx: Tx, events: readonly NewEvent[], origin: Origin): Promise<string[]> {
  const rows = await tx`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(events.map(withoutNulls))}::text::jsonb) as g (
        id uuid, original uuid, "eventId" text, "eventTime" timestamptz, type text, action text, "bizStep" text,
        disposition text, "readPoint" text, "bizLocation" text, "errorTime" timestamptz, body jsonb, facts jsonb,
        prefixes jsonb, context jsonb, parties text[], items jsonb)
    ), fresh as (
      insert into trace.event_key (id, event_time) select id, "eventTime" from given on conflict do nothing returning id
    ), kept as (
      insert into trace.event (id, event_time, record_time, event_id, type, action, biz_step, disposition, read_point,
        biz_location, owner_id, province_code, commune_code, capture_id, error_time, body, facts, prefixes, context, parties)
      select id, "eventTime", ${origin.at}, "eventId", type, action, "bizStep", disposition, "readPoint", "bizLocation",
        ${origin.ownerId}, ${origin.provinceCode}, ${origin.communeCode}, ${origin.captureId}, "errorTime", body,
        nullif(facts, 'null'), nullif(prefixes, 'null'), nullif(context, 'null'), parties
      from given join fresh using (id)
    ), found_by as (
      insert into trace.event_item (key, event_time, event_id, role, level, owner_id, text, parties)
      select hashtextextended(i.text, 0), "eventTime", id, i.role, i.level, ${origin.ownerId}, i.text, parties
      from given join fresh using (id), jsonb_to_recordset(items) as i (text text, role text, level text)
    ), wrong as (
      insert into trace.error (id, declaration_id, event_time, declared_at)
      select original, id, "eventTime", "errorTime" from given join fresh using (id) where original is not null
    )
    select id from fresh`
  return rows.map(({ id }) => id as string)
}

// A column that is not told is null anyway, and reading the text is a good part of the statement's work.
function withoutNulls(event: NewEvent): Partial<NewEvent> {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== null))
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
