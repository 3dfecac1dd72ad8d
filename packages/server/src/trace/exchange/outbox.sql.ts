import type { Reason } from '@saolang/core/trace/exchange/answer.ts'
import type { DeliveryState, TargetId } from '@saolang/core/trace/exchange/target.ts'
import type { Tx } from '../../platform/sql.ts'

/** A delivery that this process has in hand. */
export type Claimed = {
  id: string
  target: TargetId
  recordId: string
  subject: string
  version: number
  payloadNo: number | null
  failures: number
}

/** Puts a version on its way to targets; earlier ones of the subject that wait for another try are tried at once, as they go first. */
export async function queueDeliveries(
  tx: Tx,
  {
    recordId,
    subject,
    version,
    targets,
    at,
  }: { recordId: string; subject: string; version: number; targets: readonly TargetId[]; at: Date },
): Promise<void> {
  await tx`
    insert into trace.exchange_delivery (id, target, record_id, subject, version, queued_at, next_try_at)
    select uuidv7(), target, ${recordId}, ${subject}, ${version}, ${at}, ${at} from unnest(${[...targets]}::text[]) as target
    on conflict do nothing`
  await tx`
    update trace.exchange_delivery set next_try_at = ${at}
    where subject = ${subject} and target = any(${[...targets]}::text[]) and state = 'waiting' and next_try_at > ${at}`
}

/** Puts the newest version of everything that a target was never told on its way there. Gives how many. */
export async function queueUntold(tx: Tx, target: TargetId, at: Date): Promise<number> {
  const rows = await tx`
    insert into trace.exchange_delivery (id, target, record_id, subject, version, queued_at, next_try_at)
    select uuidv7(), ${target}, r.id, r.subject, r.version, ${at}, ${at}
    from (select distinct on (subject) id, subject, version from trace.exchange_record order by subject, version desc) r
    where not exists (
      select from trace.exchange_delivery d where d.target = ${target} and d.subject = r.subject and d.version = r.version)
    on conflict do nothing returning id`
  return rows.length
}

/** Takes deliveries of a target that are due, each by one process only, for as long as `until`; of a subject the earliest alone. */
export async function claimDeliveries(
  tx: Tx,
  { target, now, until, count }: { target: TargetId; now: Date; until: Date; count: number },
): Promise<Claimed[]> {
  const rows = await tx`
    update trace.exchange_delivery d set claimed_until = ${until}
    where d.id in (
      select w.id from trace.exchange_delivery w
      where w.target = ${target} and w.state = 'waiting' and w.next_try_at <= ${now}
        and (w.claimed_until is null or w.claimed_until <= ${now})
        and not exists (
          select from trace.exchange_delivery e
          where e.target = w.target and e.subject = w.subject and e.state = 'waiting' and e.version < w.version)
        and not exists (select from trace.exchange_pace p where p.target = w.target and p.paused_until > ${now})
      order by w.next_try_at, w.id limit ${count} for update skip locked)
    returning d.id, d.target, d.record_id as "recordId", d.subject, d.version, d.payload_no as "payloadNo", d.failures`
  return [...rows] as unknown as Claimed[]
}

/** Lets go of a delivery that was not tried: another time, by anyone. */
export async function releaseDelivery(tx: Tx, id: string): Promise<void> {
  await tx`update trace.exchange_delivery set claimed_until = null where id = ${id} and state = 'waiting'`
}

/** What is sent, once written never changed. */
export type PayloadRow = {
  no: number
  mappingNo: number
  body: string
  mediaType: string
  idempotencyKey: string
  madeAt: Date
}

/** A payload of a delivery. */
export async function findPayload(tx: Tx, deliveryId: string, no: number): Promise<PayloadRow | undefined> {
  const [row] = await tx<PayloadRow[]>`
    select no, mapping_no as "mappingNo", body, media_type as "mediaType", idempotency_key as "idempotencyKey", made_at as "madeAt"
    from trace.exchange_payload where delivery_id = ${deliveryId} and no = ${no}`
  return row
}

/** Writes the payload of a delivery down before it is ever sent. */
export async function addPayload(tx: Tx, deliveryId: string, p: PayloadRow): Promise<void> {
  await tx`
    with written as (
      insert into trace.exchange_payload (delivery_id, no, mapping_no, body, media_type, idempotency_key, made_at)
      values (${deliveryId}, ${p.no}, ${p.mappingNo}, ${p.body}, ${p.mediaType}, ${p.idempotencyKey}, ${p.madeAt})
    )
    update trace.exchange_delivery set payload_no = ${p.no} where id = ${deliveryId}`
}

/** A try, or that somebody asked for one. */
export type AttemptRow = {
  no: number
  payloadNo: number | null
  address: string
  signature: string | null
  outcome: 'accepted' | 'duplicate' | 'rejected' | 'wait' | 'denied' | 'failed' | 'incomplete' | 'replayed'
  status: number | null
  answer: string | null
  detail: string | null
  triedBy: string | null
  triedAt: Date
}

/** Keeps a try of a delivery under the next number. */
export async function addAttempt(tx: Tx, deliveryId: string, a: Omit<AttemptRow, 'no'>): Promise<void> {
  await tx`
    insert into trace.exchange_attempt (delivery_id, no, payload_no, address, signature, outcome, status, answer, detail, tried_by, tried_at)
    select ${deliveryId}, coalesce(max(no), 0) + 1, ${a.payloadNo}, ${a.address}, ${a.signature}, ${a.outcome}, ${a.status},
      ${a.answer}, ${a.detail}, ${a.triedBy}, ${a.triedAt}
    from trace.exchange_attempt where delivery_id = ${deliveryId}`
}

/** The tries of a delivery, the last one first. */
export async function listAttempts(tx: Tx, deliveryId: string): Promise<AttemptRow[]> {
  return tx<AttemptRow[]>`
    select no, payload_no as "payloadNo", address, signature, outcome, status, answer, detail, tried_by as "triedBy", tried_at as "triedAt"
    from trace.exchange_attempt where delivery_id = ${deliveryId} order by no desc`
}

type Settled = {
  id: string
  state: Exclude<DeliveryState, 'waiting'>
  at: Date
  receipt?: string | undefined
  reasons?: readonly Reason[]
}

/** Settles a delivery that waits. */
export async function settleDelivery(tx: Tx, { id, state, at, receipt, reasons = [] }: Settled): Promise<void> {
  await tx`
    update trace.exchange_delivery
    set state = ${state}, settled_at = ${at}, claimed_until = null, receipt = coalesce(${receipt ?? null}, receipt),
      reasons = ${JSON.stringify(reasons)}::text::jsonb
    where id = ${id} and state = 'waiting'`
}

/** Lets a delivery wait for its next try, after `failures` in vain. */
export async function postponeDelivery(
  tx: Tx,
  { id, failures, nextTryAt }: { id: string; failures: number; nextTryAt: Date },
): Promise<void> {
  await tx`
    update trace.exchange_delivery set failures = ${failures}, next_try_at = ${nextTryAt}, claimed_until = null
    where id = ${id} and state = 'waiting'`
}

/** Puts a settled delivery back on its way; with `isNew` its record is written anew by today's mapping. False when it is under way. */
export async function reopenDelivery(
  tx: Tx,
  { id, isNew, at }: { id: string; isNew: boolean; at: Date },
): Promise<boolean> {
  const rows = await tx`
    update trace.exchange_delivery
    set state = 'waiting', settled_at = null, failures = 0, next_try_at = ${at}, claimed_until = null, reasons = '[]',
      payload_no = case when ${isNew} then null else payload_no end
    where id = ${id} and state in ('rejected', 'incomplete', 'dead') returning id`
  return rows.length > 0
}

/** The number of the last payload of a delivery; 0 without one. */
export async function countPayloads(tx: Tx, deliveryId: string): Promise<number> {
  const [row] =
    await tx`select coalesce(max(no), 0)::int as no from trace.exchange_payload where delivery_id = ${deliveryId}`
  return row?.no as number
}
