import type { EpcFormat } from '@saolang/core/trace/answer.ts'
import type { Standing } from '../../people/find-actor.ts'
import type { Tx } from '../../platform/sql.ts'
import type { QuerySchedule } from './schedule.ts'

/** A question that is answered by itself; without a schedule it is a stream. */
export type Subscription = Standing & {
  id: string
  queryName: string
  dest: string
  sealedSecret: string
  epcFormat: EpcFormat
  prefixes: Record<string, string>
  schedule: QuerySchedule | null
  reportIfEmpty: boolean
  initialRecordTime: Date
  createdAt: Date
  /** Everything recorded before was told. */
  minRecordTime: Date
  lastNotifiedAt: Date | null
  failures: number
  failingSince: Date | null
  lastError: string | null
  disabledAt: Date | null
}

export type NewSubscription = Omit<
  Subscription,
  'minRecordTime' | 'lastNotifiedAt' | 'failures' | 'failingSince' | 'lastError' | 'disabledAt'
> & { nextRunAt: Date }

const columns = (tx: Tx) =>
  tx`s.id, s.person_id as "personId", s.role, s.organisation_id as "organisationId", s.commune_code as "communeCode",
    s.province_code as "provinceCode", s.query_name as "queryName", s.dest, s.sealed_secret as "sealedSecret",
    s.epc_format as "epcFormat", s.prefixes, s.schedule, s.report_if_empty as "reportIfEmpty",
    s.initial_record_time as "initialRecordTime", s.created_at as "createdAt", s.min_record_time as "minRecordTime",
    s.last_notified_at as "lastNotifiedAt", s.failures, s.failing_since as "failingSince", s.last_error as "lastError",
    s.disabled_at as "disabledAt"`

/** Keeps a subscription. */
export async function addSubscription(tx: Tx, s: NewSubscription): Promise<void> {
  await tx`
    insert into trace.subscription (id, person_id, role, organisation_id, commune_code, province_code, query_name, dest,
      sealed_secret, epc_format, prefixes, schedule, report_if_empty, initial_record_time, created_at, min_record_time,
      next_run_at)
    values (${s.id}, ${s.personId}, ${s.role}, ${s.organisationId}, ${s.communeCode}, ${s.provinceCode}, ${s.queryName},
      ${s.dest}, ${s.sealedSecret}, ${s.epcFormat}, ${JSON.stringify(s.prefixes)}::text::jsonb,
      ${s.schedule && JSON.stringify(s.schedule)}::text::jsonb, ${s.reportIfEmpty}, ${s.initialRecordTime}, ${s.createdAt},
      ${s.initialRecordTime}, ${s.nextRunAt})`
}

/** The subscriptions of a person to a query of theirs, of one id when it is given, by id after another. */
export async function listSubscriptions(
  tx: Tx,
  of: { personId: string; queryName: string; id?: string; after?: string | undefined; count: number },
): Promise<Subscription[]> {
  const one = of.id === undefined ? tx`` : tx`and s.id = ${of.id}`
  const later = of.after === undefined ? tx`` : tx`and s.id > ${of.after}`
  const rows = await tx`
    select ${columns(tx)} from trace.subscription s
    where s.person_id = ${of.personId} and s.query_name = ${of.queryName} and s.ended_at is null ${one} ${later}
    order by s.id limit ${of.count}`
  return [...rows] as unknown as Subscription[]
}

/** A subscription with the last attempt to reach its subscriber. */
export type WatchedSubscription = Subscription & {
  lastAt: Date | null
  lastEvents: number | null
  lastDeliveryError: string | null
}

/** All subscriptions of a person, those that stopped first, then by query. */
export async function listSubscriptionsOf(tx: Tx, personId: string): Promise<WatchedSubscription[]> {
  const rows = await tx`
    select ${columns(tx)}, d.at as "lastAt", d.events as "lastEvents", d.error as "lastDeliveryError"
    from trace.subscription s
    left join lateral (
      select at, events, error from trace.subscription_delivery where subscription_id = s.id order by at desc limit 1
    ) d on true
    where s.person_id = ${personId} and s.ended_at is null
    order by s.disabled_at is null, s.query_name, s.id`
  return [...rows] as unknown as WatchedSubscription[]
}

/** How many subscriptions a person has. */
export async function countSubscriptions(tx: Tx, personId: string): Promise<number> {
  const [row] = await tx`
    select count(*)::int as count from trace.subscription where person_id = ${personId} and ended_at is null`
  return row?.count as number
}

/** Ends subscriptions to a query of a person: of one id, or all. Gives how many. */
export async function endSubscriptions(
  tx: Tx,
  { personId, queryName, id, at }: { personId: string; queryName: string; id?: string; at: Date },
): Promise<number> {
  const one = id === undefined ? tx`` : tx`and id = ${id}`
  const rows = await tx`
    update trace.subscription set ended_at = ${at}
    where person_id = ${personId} and query_name = ${queryName} and ended_at is null ${one} returning id`
  return rows.length
}

/**
 * Takes subscriptions that are due, each by one process only, for as long as `until`. With `streams` those without a schedule
 * are due now, unless their subscriber fails.
 */
export async function claimDue(
  tx: Tx,
  { now, until, streams, count }: { now: Date; until: Date; streams: boolean; count: number },
): Promise<Subscription[]> {
  const rows = await tx`
    update trace.subscription s set claimed_until = ${until}
    where s.id in (
      select id from trace.subscription
      where ended_at is null and disabled_at is null and (claimed_until is null or claimed_until <= ${now})
        and (next_run_at <= ${now} or ${streams} and schedule is null and failures = 0)
      order by next_run_at limit ${count} for update skip locked)
    returning ${columns(tx)}`
  return [...rows] as unknown as Subscription[]
}

/** Lets a subscription go until it is due again; `minRecordTime` only moves on. */
export async function settleRun(
  tx: Tx,
  { id, minRecordTime, nextRunAt }: { id: string; minRecordTime: Date; nextRunAt: Date },
): Promise<void> {
  await tx`
    update trace.subscription
    set claimed_until = null, next_run_at = ${nextRunAt}, min_record_time = greatest(min_record_time, ${minRecordTime})
    where id = ${id}`
}

/** Notes that the subscriber took a document: it is not failing, and was told of these. */
export async function noteTaken(
  tx: Tx,
  taken: {
    id: string
    at: Date
    minRecordTime: Date
    until: Date
    events: readonly { id: string; recordTime: Date }[]
  },
): Promise<void> {
  const times = taken.events.map(({ recordTime }) => recordTime.toISOString())
  await tx`
    with told as (
      insert into trace.subscription_report (subscription_id, event_id, record_time)
      select ${taken.id}, id, at from unnest(${taken.events.map(({ id }) => id)}::uuid[], ${times}::timestamptz[]) as r (id, at)
      on conflict do nothing
    )
    update trace.subscription
    set failures = 0, failing_since = null, last_error = null, last_notified_at = ${taken.at},
      claimed_until = ${taken.until}, min_record_time = greatest(min_record_time, ${taken.minRecordTime})
    where id = ${taken.id}`
}

/** Notes that the subscriber did not take a document: asked again at `nextRunAt`, or never when it is disabled. */
export async function noteFailure(
  tx: Tx,
  failed: { id: string; at: Date; error: string; nextRunAt: Date; isDisabled: boolean },
): Promise<void> {
  await tx`
    update trace.subscription
    set failures = failures + 1, failing_since = coalesce(failing_since, ${failed.at}), last_error = ${failed.error},
      claimed_until = null, next_run_at = ${failed.nextRunAt}, disabled_at = ${failed.isDisabled ? failed.at : null}
    where id = ${failed.id}`
}

/** Keeps an attempt to reach a subscriber. */
export async function addDelivery(
  tx: Tx,
  attempt: {
    id: string
    subscriptionId: string
    at: Date
    events: number
    status: number | null
    error: string | null
  },
): Promise<void> {
  await tx`
    insert into trace.subscription_delivery (id, subscription_id, at, events, status, error)
    values (${attempt.id}, ${attempt.subscriptionId}, ${attempt.at}, ${attempt.events}, ${attempt.status}, ${attempt.error})`
}

/** Which of these events a subscriber was told of. */
export async function listReported(tx: Tx, subscriptionId: string, eventIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx`
    select event_id as id from trace.subscription_report
    where subscription_id = ${subscriptionId} and event_id = any(${eventIds}::uuid[])`
  return new Set(rows.map(({ id }) => id as string))
}

/** Forgets what was told and is too old to be looked at again. */
export async function forgetReported(tx: Tx, subscriptionId: string, before: Date): Promise<void> {
  await tx`
    delete from trace.subscription_report where subscription_id = ${subscriptionId} and record_time < ${before}`
}

/** When the next subscription is due that nobody is at work on. */
export async function findNextDue(tx: Tx): Promise<Date | undefined> {
  const [row] = await tx`
    select min(greatest(next_run_at, claimed_until)) as at from trace.subscription
    where ended_at is null and disabled_at is null`
  return row?.at ?? undefined
}
