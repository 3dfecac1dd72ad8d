import type { Tx } from '../sql.ts'
import type { MessageState } from './message-states.ts'
import type { Channel } from './messenger.ts'

/** A message without its address and its words. `about` is what it was for, without the ids of whom. */
export type LogRow = {
  id: string
  about: string
  channel: Channel
  madeAt: Date
  state: MessageState
  tries: number
  triedAt: Date | null
  reference: string | null
  detail: string | null
}

const withState = (tx: Tx) => tx`
  select m.id, split_part(m.about, ' ', 1) as about, m.channel, m.made_at as "madeAt", d.attempt as tries, d.tried_at as "triedAt",
    d.reference, d.detail, coalesce(d.outcome, 'queued') as state
  from platform.message m
  left join lateral (select * from platform.delivery where message_id = m.id order by attempt desc limit 1) d on true`

/** The newest messages, of one state or all. */
export async function listMessages(tx: Tx, state: MessageState | null, many: number): Promise<LogRow[]> {
  return tx<LogRow[]>`
    select id, about, channel, "madeAt", state, coalesce(tries, 0) as tries, "triedAt", reference, detail
    from (${withState(tx)}) l where ${state}::text is null or state = ${state} order by "madeAt" desc, id desc limit ${many}`
}

/** Where each of these messages stands, by what it is about. */
export async function listStates(
  tx: Tx,
  abouts: readonly string[],
): Promise<{ about: string; state: MessageState; detail: string | null }[]> {
  return tx<{ about: string; state: MessageState; detail: string | null }[]>`
    select m.about, coalesce(d.outcome, 'queued') as state, d.detail from platform.message m
    left join lateral (select outcome, detail from platform.delivery where message_id = m.id order by attempt desc limit 1) d on true
    where m.about = any(${abouts as string[]})`
}

/** How many messages stand where, of those made since a moment. */
export async function countMessages(tx: Tx, since: Date): Promise<{ state: MessageState; count: number }[]> {
  return tx<{ state: MessageState; count: number }[]>`
    select state, count(*)::int as count from (${withState(tx)}) l where "madeAt" >= ${since} group by state`
}
