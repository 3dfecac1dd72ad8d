import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { EpcFormat } from '@saolang/core/trace/answer.ts'
import { standingOf } from '../../people/find-actor.ts'
import { newToken, seal } from '../../people/settings.ts'
import { act, view } from '../../platform/act.ts'
import { findQuery } from '../named-queries.ts'
import { nextRun, type QuerySchedule } from './schedule.ts'
import {
  addSubscription,
  countSubscriptions,
  endSubscriptions,
  listSubscriptions,
  listSubscriptionsOf,
  type Subscription,
} from './subscriptions.sql.ts'

/** How somebody wants to be told; without a schedule whenever something is captured, without a secret by one that is made here. */
export type Wanted = {
  queryName: string
  dest: string
  secret?: string | undefined
  schedule: QuerySchedule | null
  reportIfEmpty: boolean
  initialRecordTime?: Date | undefined
  epcFormat: EpcFormat
  prefixes: Record<string, string>
}

const most = 50

/**
 * Keeps a subscription to a query of one's own (EPCIS 2.0 section 12.7.5), for as long as one holds the role. Gives it, and the
 * secret when it was made here. Refuses with `not-found.query` and `too-many.subscriptions`.
 */
export const openSubscription = act(
  'subscription.open',
  async (context, wanted: Wanted): Promise<{ subscription: Subscription; madeSecret?: string }> => {
    const { tx, who, now } = context
    const query = await findQuery(tx, who, wanted.queryName)
    refuseIf(query ? [] : [{ code: 'not-found.query' }])
    const standing = standingOf(who)
    const count = await countSubscriptions(tx, standing.personId)
    refuseIf(count < most ? [] : [{ code: 'too-many.subscriptions', values: { most } }])
    const madeSecret = wanted.secret === undefined ? newToken() : undefined
    const id = context.newId()
    const { queryName, dest, schedule, reportIfEmpty, epcFormat, prefixes } = wanted
    await addSubscription(tx, {
      ...{ ...standing, id, queryName, dest, schedule, reportIfEmpty, epcFormat, prefixes },
      sealedSecret: seal(wanted.secret ?? (madeSecret as string)),
      initialRecordTime: wanted.initialRecordTime ?? now,
      createdAt: now,
      nextRunAt: (schedule && nextRun(schedule, now)) ?? now,
    })
    context.on('subscription', id, { host: new URL(dest).host })
    const [subscription] = await listSubscriptions(tx, { personId: standing.personId, queryName, id, count: 1 })
    return { subscription: subscription as Subscription, ...(madeSecret && { madeSecret }) }
  },
)

/** Ends a subscription of one's own. Refuses with `not-found.subscription`. */
export const endSubscription = act(
  'subscription.end',
  async ({ tx, who, now, on }, { queryName, id }: { queryName: string; id: string }): Promise<void> => {
    const ended = await endSubscriptions(tx, { personId: who.personId as string, queryName, id, at: now })
    refuseIf(ended === 1 ? [] : [{ code: 'not-found.subscription' }])
    on('subscription', id)
  },
)

/** One's own subscriptions to a query, a page of them. Refuses with `not-found.query`. */
export const listOwnSubscriptions = view(
  'event.read',
  async ({ tx, who }, { queryName, after, count }: { queryName: string; after: string | undefined; count: number }) => {
    refuseIf((await findQuery(tx, who, queryName)) ? [] : [{ code: 'not-found.query' }])
    return listSubscriptions(tx, { personId: who.personId as string, queryName, after, count })
  },
)

/** All of one's own subscriptions, with how the last delivery of each went. */
export const watchSubscriptions = view('event.read', async ({ tx, who }) =>
  who.personId ? listSubscriptionsOf(tx, who.personId) : [],
)

/** A subscription of one's own. Refuses with `not-found.subscription`. */
export const readSubscription = view(
  'event.read',
  async ({ tx, who }, { queryName, id }: { queryName: string; id: string }): Promise<Subscription> => {
    const [subscription] = await listSubscriptions(tx, { personId: who.personId as string, queryName, id, count: 1 })
    if (!subscription) refuseIf([{ code: 'not-found.subscription' }])
    return subscription as Subscription
  },
)
