import type { Reason } from '@saolang/core/trace/exchange/answer.ts'
import type { Cause } from '@saolang/core/trace/exchange/published-record.ts'
import type { DeliveryState, TargetId } from '@saolang/core/trace/exchange/target.ts'
import type { Tx } from '../../platform/sql.ts'

/** A delivery as it is listed. */
export type DeliveryRow = {
  id: string
  target: TargetId
  recordId: string
  subject: string
  version: number
  state: DeliveryState
  payloadNo: number | null
  failures: number
  queuedAt: Date
  nextTryAt: Date
  settledAt: Date | null
  receipt: string | null
  reasons: Reason[]
  cause: Cause
  name: string
  productId: string
}

const columns = (tx: Tx) => tx`
  d.id, d.target, d.record_id as "recordId", d.subject, d.version, d.state, d.payload_no as "payloadNo", d.failures,
  d.queued_at as "queuedAt", d.next_try_at as "nextTryAt", d.settled_at as "settledAt", d.receipt, d.reasons,
  r.cause, r.body->'product'->>'name' as name, r.product_id as "productId"`

/** What a list of deliveries is narrowed to. `text`: in the name or the code. */
export type DeliveryFilter = {
  target?: TargetId | undefined
  state?: DeliveryState | undefined
  cause?: Cause | undefined
  text?: string | undefined
}

const matching = (tx: Tx, { target, state, cause, text }: DeliveryFilter) => tx`
  (${target ?? null}::text is null or d.target = ${target ?? null})
  and (${state ?? null}::text is null or d.state = ${state ?? null})
  and (${cause ?? null}::text is null or r.cause = ${cause ?? null})
  and (${text ?? null}::text is null or strpos(lower(r.body->'product'->>'name' || ' ' || d.subject), lower(${text ?? null})) > 0)`

/** A page of deliveries, the newest first. */
export async function listDeliveries(
  tx: Tx,
  filter: DeliveryFilter,
  { size, offset }: { size: number; offset: number },
): Promise<DeliveryRow[]> {
  return tx<DeliveryRow[]>`
    select ${columns(tx)} from trace.exchange_delivery d join trace.exchange_record r on r.id = d.record_id
    where ${matching(tx, filter)} order by d.queued_at desc, d.id desc limit ${size} offset ${offset}`
}

/** How many deliveries match. */
export async function countDeliveries(tx: Tx, filter: DeliveryFilter): Promise<number> {
  const [row] = await tx`
    select count(*)::int as count from trace.exchange_delivery d join trace.exchange_record r on r.id = d.record_id
    where ${matching(tx, filter)}`
  return row?.count as number
}

/** A delivery by its id. */
export async function findDelivery(tx: Tx, id: string): Promise<DeliveryRow | undefined> {
  const [row] = await tx<DeliveryRow[]>`
    select ${columns(tx)} from trace.exchange_delivery d join trace.exchange_record r on r.id = d.record_id where d.id = ${id}`
  return row
}

/** Whether a target took a later version of a subject. */
export async function isOvertaken(
  tx: Tx,
  { target, subject, version }: Pick<DeliveryRow, 'target' | 'subject' | 'version'>,
): Promise<boolean> {
  const [row] = await tx`
    select exists (
      select from trace.exchange_delivery
      where target = ${target} and subject = ${subject} and version > ${version} and state = 'accepted') as is`
  return row?.is as boolean
}

/** The dead letters of a target that nothing later overtook, oldest first. */
export async function listDead(tx: Tx, target: TargetId): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select d.id from trace.exchange_delivery d
    where d.target = ${target} and d.state = 'dead' and not exists (
      select from trace.exchange_delivery l
      where l.target = d.target and l.subject = d.subject and l.version > d.version and l.state = 'accepted')
    order by d.queued_at, d.id limit 1000`
  return rows.map(({ id }) => id)
}

/** How a target is doing. */
export type TargetCount = {
  target: TargetId
  waiting: number
  rejected: number
  incomplete: number
  dead: number
  accepted: number
  oldestAt: Date | null
  acceptedAt: Date | null
}

/** How many deliveries of each target are in which state, since when the oldest waits, and when the last was taken. */
export async function countByTarget(tx: Tx): Promise<TargetCount[]> {
  return tx<TargetCount[]>`
    select target, count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'rejected')::int as rejected,
      count(*) filter (where state = 'incomplete')::int as incomplete, count(*) filter (where state = 'dead')::int as dead,
      count(*) filter (where state = 'accepted')::int as accepted,
      min(queued_at) filter (where state = 'waiting') as "oldestAt", max(settled_at) filter (where state = 'accepted') as "acceptedAt"
    from trace.exchange_delivery group by target`
}

/** The last try of each target, and until when it is left alone. */
export async function listLastTries(
  tx: Tx,
): Promise<{ target: TargetId; outcome: string; detail: string | null; triedAt: Date; pausedUntil: Date | null }[]> {
  return tx`
    select t.target, a.outcome, a.detail, a.tried_at as "triedAt", p.paused_until as "pausedUntil"
    from (select distinct target from trace.exchange_delivery) t
    cross join lateral (
      select outcome, detail, tried_at from trace.exchange_attempt a join trace.exchange_delivery d on d.id = a.delivery_id
      where d.target = t.target and a.outcome not in ('replayed', 'incomplete') order by a.tried_at desc limit 1) a
    left join trace.exchange_pace p on p.target = t.target`
}

/** What is known of a producer's own: the newest version of each subject, and how it stands with each target. */
export type OwnRow = {
  subject: string
  name: string
  lotId: string | null
  traceCode: string | null
  cause: Cause
  version: number
  madeAt: Date
  target: TargetId | null
  state: DeliveryState | null
  receipt: string | null
  settledAt: Date | null
  reasons: Reason[] | null
}

/** The newest records of an organisation with their deliveries. */
export async function listOwn(tx: Tx, organisationId: string): Promise<OwnRow[]> {
  return tx<OwnRow[]>`
    select r.subject, r.body->'product'->>'name' as name, r.lot_id as "lotId", r.body->'lot'->>'traceCode' as "traceCode", r.cause,
      r.version, r.made_at as "madeAt", d.target, d.state, d.receipt, d.settled_at as "settledAt", d.reasons
    from (
      select distinct on (subject) * from trace.exchange_record where organisation_id = ${organisationId}
      order by subject, version desc) r
    left join trace.exchange_delivery d on d.record_id = r.id
    order by r.made_at desc, r.subject limit 800`
}
