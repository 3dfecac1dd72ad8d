import type { Tx } from '../../../platform/sql.ts'

/** A message as everybody sees it. */
export type MessageRow = { id: number; name: string; words: string; at: Date; isHost: boolean; isHidden: boolean }

export type NewMessage = {
  ref: number
  sessionId: string
  author: string
  name: string
  words: string
  at: string
  isHost: boolean
}

/**
 * Keeps messages, each unless its author is muted or has just spoken (`slow_seconds`; the host may always), or the sale is not on
 * air: the database decides, so that no process can be talked past. Gives those that were kept.
 */
export async function addMessages(tx: Tx, messages: readonly NewMessage[]): Promise<{ ref: number; id: number }[]> {
  return tx<{ ref: number; id: number }[]>`
    with sent as (
      select * from jsonb_to_recordset(${tx.json(messages as never)}) as m(ref int, "sessionId" uuid, author text, name text,
        words text, at timestamptz, "isHost" boolean)
    ), allowed as (
      select distinct on (m."sessionId", case when m."isHost" then m.ref::text else m.author end) m.*
      from sent m join market.live_session s on s.id = m."sessionId" and s.status = 'live'
      where not exists (select 1 from market.live_muted x where x.session_id = s.id and x.author = decode(m.author, 'hex'))
        and (m."isHost" or not exists (select 1 from market.live_message y where y.session_id = s.id
          and y.author = decode(m.author, 'hex') and y.at > m.at - make_interval(secs => s.slow_seconds)))
      order by m."sessionId", case when m."isHost" then m.ref::text else m.author end, m.ref
    ), numbered as (
      select *, row_number() over (order by ref) as place from allowed
    ), kept as (
      insert into market.live_message (session_id, author, author_name, words, at, is_host)
      select "sessionId", decode(author, 'hex'), name, words, at, "isHost" from numbered order by place
      returning id
    )
    select n.ref, k.id from numbered n
      join (select id, row_number() over (order by id) as place from kept) k on k.place = n.place`
}

/** The newest messages of a sale that are not hidden, oldest first; for moderators the hidden ones too. */
export async function listMessages(
  tx: Tx,
  sessionId: string,
  { most, withHidden }: { most: number; withHidden: boolean },
): Promise<MessageRow[]> {
  return tx<MessageRow[]>`
    select * from (
      select id, author_name as name, words, at, is_host as "isHost", hidden_at is not null as "isHidden"
      from market.live_message where session_id = ${sessionId} and words is not null and (${withHidden} or hidden_at is null)
      order by id desc limit ${most}) newest
    order by id`
}

/** Hides a message; false when there is none in this sale, or it is hidden. */
export async function hideMessageRow(
  tx: Tx,
  { sessionId, id, by }: { sessionId: string; id: number; by: string | null },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.live_message set hidden_at = ${at}, hidden_by = ${by}
    where session_id = ${sessionId} and id = ${id} and hidden_at is null returning id`
  return rows.length > 0
}

/** Mutes who wrote a message, and hides all that they wrote; gives the hidden ones. The host is not muted. */
export async function muteAuthorOf(
  tx: Tx,
  { sessionId, id, by }: { sessionId: string; id: number; by: string | null },
  at: Date,
): Promise<number[]> {
  const rows = await tx<{ id: number }[]>`
    with whose as (
      select author from market.live_message where session_id = ${sessionId} and id = ${id} and not is_host
    ), muted as (
      insert into market.live_muted (session_id, author, at, by) select ${sessionId}::uuid, author, ${at}, ${by}::uuid from whose
      on conflict do nothing
    )
    update market.live_message m set hidden_at = coalesce(m.hidden_at, ${at}::timestamptz), hidden_by = coalesce(m.hidden_by, ${by}::uuid)
    from whose where m.session_id = ${sessionId} and m.author = whose.author returning m.id`
  return rows.map((row) => row.id)
}

/** Says how many watch through a process, and raises the most that ever did. */
export async function notePresence(
  tx: Tx,
  { sessionId, process, viewers }: { sessionId: string; process: string; viewers: number },
  at: Date,
): Promise<void> {
  await tx`
    insert into market.live_presence (session_id, process, viewers, at) values (${sessionId}, ${process}, ${viewers}, ${at})
    on conflict (session_id, process) do update set viewers = excluded.viewers, at = excluded.at`
  await tx`
    update market.live_session s set most_viewers = p.viewers
    from (select coalesce(sum(viewers), 0)::int as viewers from market.live_presence
      where session_id = ${sessionId} and at > ${at}::timestamptz - interval '15 seconds') p
    where s.id = ${sessionId} and s.status = 'live' and s.most_viewers < p.viewers`
}

/** How many watch now, through all processes. */
export async function countPresent(tx: Tx, sessionId: string, now: Date): Promise<number> {
  const [row] = await tx<{ viewers: number }[]>`
    select coalesce(sum(viewers), 0)::int as viewers from market.live_presence
    where session_id = ${sessionId} and at > ${now}::timestamptz - interval '15 seconds'`
  return row?.viewers ?? 0
}

/** Forgets who watched sales that are over. */
export async function sweepPresence(tx: Tx, before: Date): Promise<void> {
  await tx`delete from market.live_presence where at < ${before}`
}
