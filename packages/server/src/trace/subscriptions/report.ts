import { type Actor, system } from '@saolang/core/people/actor.ts'
import { type EpcFormat, queryDocument } from '@saolang/core/trace/answer.ts'
import { builtInPrefixes } from '@saolang/epcis/document/context.ts'
import { findActor, type Standing } from '../../people/find-actor.ts'
import { unseal } from '../../people/settings.ts'
import { act, currentTime, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { type Sent, sendWebhook, signBody } from '../../platform/webhook/webhook.ts'
import type { EventRow } from '../query.sql.ts'
import { tellEvents } from '../tell-events.ts'
import { listUnreported, overlapMillis } from './list-unreported.ts'
import { nextRun } from './schedule.ts'
import {
  addDelivery,
  claimDue,
  endSubscriptions,
  findNextDue,
  forgetReported,
  listReported,
  noteFailure,
  noteTaken,
  type Subscription,
  settleRun,
} from './subscriptions.sql.ts'
import { tellStopped } from './tell-stopped.ts'

type Write = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

let write: Write = () => Promise.reject(new Error('reporting was not set up'))

/** Sets the way to write that a subscription is at work, or done with for now: nobody's act, and nothing to audit. */
export function configureReporting(door: Write): void {
  write = door
}

const perDocument = 100
const atOnce = 8
const claimMillis = 60_000
// A stream is looked at so often even if nobody here captured anything: other processes do.
const streamMillis = 5000
const firstRetryMillis = 10_000
const longestRetryMillis = 3_600_000
const patienceMillis = 24 * 3_600_000
// The subscriber is gone for good (RFC 9110, section 15.5.11).
const gone = 410

/**
 * Tells subscribers what is due by now; with `streams` all streams are due. Gives how many subscriptions were looked at. Each is told
 * at least once: a crash between sending and noting sends again.
 */
export async function reportDue({ streams = false }: { streams?: boolean } = {}): Promise<number> {
  const now = currentTime()
  const until = new Date(now.getTime() + claimMillis)
  const due = await write((tx) => claimDue(tx, { now, until, streams, count: atOnce }))
  await Promise.all(due.map((one) => report(one)))
  return due.length < atOnce ? due.length : due.length + (await reportDue({ streams }))
}

async function report(subscription: Subscription): Promise<void> {
  const { id, queryName, personId, schedule } = subscription
  const now = currentTime()
  const who = await findSubscriber(system, subscription)
  let rows = who && (await look(who, subscription))
  if (!who || !rows) {
    await write((tx) => endSubscriptions(tx, { personId, queryName, id, at: now }))
    return
  }
  const isDueEmpty = schedule !== null && subscription.reportIfEmpty
  if (rows.length > 0 || isDueEmpty)
    do {
      if (!(await deliver(subscription, rows))) return
      rows = rows.length === perDocument ? ((await look(who, subscription)) ?? []) : []
    } while (rows.length > 0)
  const nextRunAt = (schedule && nextRun(schedule, now)) ?? new Date(now.getTime() + streamMillis)
  await write((tx) => settleRun(tx, { id, minRecordTime: now, nextRunAt }))
}

function look(who: Actor, { id, queryName, prefixes, minRecordTime, initialRecordTime }: Subscription) {
  const since = Math.max(minRecordTime.getTime() - overlapMillis, initialRecordTime.getTime())
  return listUnreported(who, {
    queryName,
    prefixes: new Map([...builtInPrefixes, ...Object.entries(prefixes)]),
    since: new Date(since),
    count: perDocument,
    isKnown: (ids) => listTold(system, { id, ids }),
  })
}

async function deliver(subscription: Subscription, rows: readonly EventRow[]): Promise<boolean> {
  const { id, dest, epcFormat, queryName } = subscription
  const at = currentTime()
  const events = await tell(system, { rows, format: epcFormat })
  const body = JSON.stringify(queryDocument(events, at, { queryName, subscriptionID: id }))
  const sent = await sendWebhook({
    dest,
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'GS1-EPCIS-Version': '2.0.0',
      'GS1-CBV-Version': '2.0.0',
      'GS1-EPC-Format': epcFormat,
      'GS1-Signature': signBody(unseal(subscription.sealedSecret), body, at),
    },
  })
  await noteDelivery(system, { subscription, rows, sent })
  const last = rows.at(-1)
  if (last && last.recordTime > subscription.minRecordTime) subscription.minRecordTime = last.recordTime
  return sent.error === null
}

/** Who a subscriber is today; undefined when it may see no more. */
export const findSubscriber = view('subscription.report', ({ tx }, standing: Standing) => findActor(tx, standing))

/** Events as a subscriber is told of them. */
export const tell = view(
  'subscription.report',
  ({ tx }, { rows, format }: { rows: readonly EventRow[]; format: EpcFormat }) => tellEvents(tx, rows, format),
)

const listTold = view('subscription.report', ({ tx }, { id, ids }: { id: string; ids: readonly string[] }) =>
  listReported(tx, id, ids),
)

/** When the next subscription is due that nobody is at work on. */
export const readNextDue = view('subscription.report', ({ tx }) => findNextDue(tx))

type Attempt = { subscription: Subscription; rows: readonly EventRow[]; sent: Sent }

const noteDelivery = act(
  'subscription.report',
  async (context, { subscription, rows, sent }: Attempt): Promise<void> => {
    const { tx, now: at } = context
    const { id } = subscription
    await addDelivery(tx, { id: context.newId(), subscriptionId: id, at, events: rows.length, ...sent })
    context.on('subscription', id, { events: rows.length, status: sent.status })
    if (sent.error !== null) {
      const isDisabled =
        sent.status === gone || at.getTime() - (subscription.failingSince ?? at).getTime() > patienceMillis
      const wait = Math.min(longestRetryMillis, firstRetryMillis * 2 ** Math.min(subscription.failures, 20))
      if (isDisabled) await tellStopped(context, subscription, sent.error)
      await noteFailure(tx, { id, at, error: sent.error, isDisabled, nextRunAt: new Date(at.getTime() + wait) })
      return
    }
    const minRecordTime = rows.at(-1)?.recordTime ?? subscription.minRecordTime
    const until = new Date(at.getTime() + claimMillis)
    const events = rows.map((row) => ({ id: row.id, recordTime: row.recordTime }))
    await noteTaken(tx, { id, at, minRecordTime, until, events })
    await forgetReported(tx, id, new Date(subscription.minRecordTime.getTime() - 2 * overlapMillis))
  },
)
