import type { Desk, RequestStatus, StepKind } from '@saolang/core/support/advice/help-request.ts'
import type { Subject } from '@saolang/core/support/subjects.ts'
import type { Tx } from '../../platform/sql.ts'

export type RequestRow = {
  id: string
  organisationId: string
  provinceCode: string
  communeCode: string
  subject: Subject
  title: string
  productId: string | null
  askedBy: string
  isAssisted: boolean
  desk: Desk
  assigneeId: string | null
  status: RequestStatus
  waitsSince: Date | null
  dueOn: string | null
  wasHelped: boolean | null
  askedAt: Date
  changedAt: Date
  isDemo: boolean
}

const columns = (tx: Tx) => tx`
  id, organisation_id as "organisationId", province_code as "provinceCode", commune_code as "communeCode", subject, title,
  product_id as "productId", asked_by as "askedBy", is_assisted as "isAssisted", desk, assignee_id as "assigneeId", status,
  waits_since as "waitsSince", due_on as "dueOn", was_helped as "wasHelped", asked_at as "askedAt", changed_at as "changedAt",
  is_demo as "isDemo" from support.help_request`

/** Adds a request, waiting at its commune. */
export async function addRequest(
  tx: Tx,
  request: Omit<RequestRow, 'assigneeId' | 'status' | 'waitsSince' | 'wasHelped' | 'changedAt' | 'desk'>,
): Promise<void> {
  await tx`
    insert into support.help_request (id, organisation_id, province_code, commune_code, subject, title, product_id, asked_by, is_assisted,
      desk, status, waits_since, due_on, asked_at, changed_at, is_demo)
    values (${request.id}, ${request.organisationId}, ${request.provinceCode}, ${request.communeCode}, ${request.subject},
      ${request.title}, ${request.productId}, ${request.askedBy}, ${request.isAssisted}, 'commune', 'waiting', ${request.askedAt},
      ${request.dueOn}, ${request.askedAt}, ${request.askedAt}, ${request.isDemo})`
}

/** Holds a request until the transaction ends: two steps come one after the other. */
export async function lockRequest(tx: Tx, id: string): Promise<RequestRow | undefined> {
  const [row] = await tx<RequestRow[]>`select ${columns(tx)} where id = ${id} for update`
  return row
}

/** The request of an id. */
export async function findRequest(tx: Tx, id: string): Promise<RequestRow | undefined> {
  const [row] = await tx<RequestRow[]>`select ${columns(tx)} where id = ${id}`
  return row
}

/** Writes where a request stands now. */
export async function moveRequest(
  tx: Tx,
  id: string,
  now: Pick<RequestRow, 'desk' | 'assigneeId' | 'status' | 'waitsSince' | 'dueOn' | 'wasHelped'>,
  at: Date,
): Promise<void> {
  await tx`
    update support.help_request set desk = ${now.desk}, assignee_id = ${now.assigneeId}, status = ${now.status},
      waits_since = ${now.waitsSince}, due_on = ${now.dueOn}, was_helped = ${now.wasHelped}, changed_at = ${at} where id = ${id}`
}

/** The requests of an organisation, what moved last first. */
export async function listRequestsOf(tx: Tx, organisationId: string): Promise<RequestRow[]> {
  return tx<RequestRow[]>`
    select ${columns(tx)} where organisation_id = ${organisationId} order by status = 'closed', changed_at desc limit 200`
}

export type QueueFilter = {
  provinceCode: string | null
  communeCode: string | null
  desk: Desk | null
  status: RequestStatus | null
  subject: string | null
  assigneeId: string | null
}

/** The requests of an area: what waits longest first, then what waits for the producer, then what is done. */
export async function listQueue(tx: Tx, filter: QueueFilter): Promise<RequestRow[]> {
  return tx<RequestRow[]>`
    select ${columns(tx)}
    where (${filter.provinceCode}::text is null or province_code = ${filter.provinceCode})
      and (${filter.communeCode}::text is null or commune_code = ${filter.communeCode})
      and (${filter.desk}::text is null or desk = ${filter.desk})
      and (${filter.status}::text is null or status = ${filter.status})
      and (${filter.subject}::text is null or subject = ${filter.subject})
      and (${filter.assigneeId}::uuid is null or assignee_id = ${filter.assigneeId})
    order by array_position(array['waiting', 'answered', 'closed'], status), due_on, changed_at desc limit 300`
}

export type StepRow = {
  stepNo: number
  kind: StepKind
  byId: string
  byName: string
  side: 'producer' | 'helper'
  words: string | null
  told: Record<string, string>
  at: Date
}

/** Adds the next step of a request; gives its number. */
export async function addStep(tx: Tx, requestId: string, step: Omit<StepRow, 'stepNo'>): Promise<number> {
  const [row] = await tx<{ stepNo: number }[]>`
    insert into support.help_request_step (request_id, step_no, kind, by_id, by_name, side, words, told, at)
    select ${requestId}, coalesce(max(step_no), 0) + 1, ${step.kind}, ${step.byId}, ${step.byName}, ${step.side}, ${step.words},
      ${JSON.stringify(step.told)}::text::jsonb, ${step.at}
    from support.help_request_step where request_id = ${requestId} returning step_no as "stepNo"`
  return row?.stepNo as number
}

/** The steps of a request, in order. */
export async function listSteps(tx: Tx, requestId: string): Promise<StepRow[]> {
  return tx<StepRow[]>`
    select step_no as "stepNo", kind, by_id as "byId", by_name as "byName", side, words, told, at
    from support.help_request_step where request_id = ${requestId} order by step_no`
}

export type RequestFileRow = { stepNo: number; sha256: string; fileName: string; mediaType: string }

/** Adds a file to a step. */
export async function addRequestFile(
  tx: Tx,
  file: { requestId: string; stepNo: number; sha256: string; fileName: string },
): Promise<void> {
  await tx`
    insert into support.help_request_file (request_id, step_no, sha256, file_name)
    values (${file.requestId}, ${file.stepNo}, ${file.sha256}, ${file.fileName}) on conflict do nothing`
}

/** The files of a request, by step. */
export async function listRequestFiles(tx: Tx, requestId: string): Promise<RequestFileRow[]> {
  return tx<RequestFileRow[]>`
    select h.step_no as "stepNo", h.sha256, h.file_name as "fileName", f.media_type as "mediaType"
    from support.help_request_file h join platform.file f on f.sha256 = h.sha256
    where h.request_id = ${requestId} order by h.step_no, h.file_name`
}
