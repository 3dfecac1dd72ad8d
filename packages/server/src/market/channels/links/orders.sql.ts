import type { PlatformStep } from '@saolang/core/market/channels/platform.ts'
import type { Tx } from '../../../platform/sql.ts'

/** What became here of an order of a platform. */
export type ChannelOutcome =
  | 'waiting'
  | 'placed'
  | 'no-stock'
  | 'unknown-listing'
  | 'cancelled'
  | 'cancelled-late'
  | 'not-ours'

export type ChannelOrderRow = {
  linkId: string
  externalId: string
  step: PlatformStep
  outcome: ChannelOutcome
  orderId: string | null
  about: string | null
  tries: number
  changedAt: Date
  settledAt: Date | null
}

const columns = (tx: Tx) => tx`
  link_id as "linkId", external_id as "externalId", step, outcome, order_id as "orderId", about, tries,
  changed_at as "changedAt", settled_at as "settledAt"`

/** An order of a platform as it was last heard of, held until the transaction ends. */
export async function holdChannelOrder(
  tx: Tx,
  linkId: string,
  externalId: string,
): Promise<ChannelOrderRow | undefined> {
  const [row] = await tx<ChannelOrderRow[]>`
    select ${columns(tx)} from market.channel_order where link_id = ${linkId} and external_id = ${externalId} for update`
  return row
}

type Kept = Pick<ChannelOrderRow, 'linkId' | 'externalId' | 'step' | 'outcome' | 'orderId' | 'about' | 'changedAt'> & {
  dueAt: Date | null
}

/** Writes down what was heard of an order and what became of it. */
export async function keepChannelOrder(tx: Tx, row: Kept, at: Date): Promise<void> {
  await tx`
    insert into market.channel_order (link_id, external_id, step, outcome, order_id, about, due_at, changed_at, heard_at)
    values (${row.linkId}, ${row.externalId}, ${row.step}, ${row.outcome}, ${row.orderId}, ${row.about}, ${row.dueAt},
      ${row.changedAt}, ${at})
    on conflict (link_id, external_id) do update set step = excluded.step, outcome = excluded.outcome,
      order_id = coalesce(excluded.order_id, channel_order.order_id), about = excluded.about, due_at = excluded.due_at,
      tries = case when excluded.due_at is null then 0 else channel_order.tries + 1 end,
      changed_at = excluded.changed_at, heard_at = excluded.heard_at`
}

/** Since when orders of a link wait to be tried again; undefined when none does. */
export async function findWaitingSince(tx: Tx, linkId: string, now: Date): Promise<Date | undefined> {
  const [row] = await tx<{ since: Date | null }[]>`
    select min(changed_at) as since from market.channel_order
    where link_id = ${linkId} and due_at <= ${now} and settled_at is null`
  return row?.since ?? undefined
}

/** The orders of a link that a person must look at, oldest first. */
export async function listOrderQueue(tx: Tx, linkId: string): Promise<ChannelOrderRow[]> {
  return tx<ChannelOrderRow[]>`
    select ${columns(tx)} from market.channel_order
    where link_id = ${linkId} and settled_at is null and outcome in ('no-stock', 'unknown-listing', 'cancelled-late')
    order by changed_at limit 200`
}

/** Says what became of an order that a person had to look at; false when it was said, or there is none. */
export async function settleChannelOrder(
  tx: Tx,
  { linkId, externalId, words, by }: { linkId: string; externalId: string; words: string; by: string | null },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.channel_order set settled_at = ${at}, settled_by = ${by}, settled_words = ${words}, due_at = null
    where link_id = ${linkId} and external_id = ${externalId} and settled_at is null
      and outcome in ('no-stock', 'unknown-listing', 'cancelled-late')
    returning external_id`
  return rows.length > 0
}

/** Where ours stand of a platform's orders, by its id. */
export async function listOwnStates(
  tx: Tx,
  linkId: string,
  externalIds: readonly string[],
): Promise<{ externalId: string; outcome: ChannelOutcome; status: string | null }[]> {
  return tx<{ externalId: string; outcome: ChannelOutcome; status: string | null }[]>`
    select c.external_id as "externalId", c.outcome, o.status from market.channel_order c
    left join market.shop_order o on o.id = c.order_id
    where c.link_id = ${linkId} and c.external_id = any(${externalIds as string[]})`
}
