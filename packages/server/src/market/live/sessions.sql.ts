import type { LiveStatus } from '@saolang/core/market/live/session.ts'
import type { Tx } from '../../platform/sql.ts'

/** A live sale, whole. */
export type LiveRow = {
  id: string
  sellerId: string
  hostId: string | null
  title: string
  about: string
  startsAt: Date
  status: LiveStatus
  beganAt: Date | null
  silentSince: Date | null
  endedAt: Date | null
  stoppedAt: Date | null
  stopReason: string | null
  warning: string | null
  slowSeconds: number
  blockedWords: string
  keyVersion: number
  mostViewers: number
  replayMs: number | null
  replayBytes: number | null
  replaySha256: string | null
  erasedAt: Date | null
  isDemo: boolean
}

const columns = (tx: Tx) => tx`
  s.id, s.seller_id as "sellerId", s.host_id as "hostId", s.title, s.about, s.starts_at as "startsAt", s.status,
  s.began_at as "beganAt", s.silent_since as "silentSince", s.ended_at as "endedAt", s.stopped_at as "stoppedAt",
  s.stop_reason as "stopReason", s.warning, s.slow_seconds as "slowSeconds", s.blocked_words as "blockedWords",
  s.key_version as "keyVersion", s.most_viewers as "mostViewers", s.replay_ms as "replayMs",
  s.replay_bytes as "replayBytes", s.replay_sha256 as "replaySha256", s.erased_at as "erasedAt",
  s.is_demo as "isDemo"`

/** A live sale; undefined when there is none of this id. */
export async function findLive(tx: Tx, id: string): Promise<LiveRow | undefined> {
  const [row] = await tx<LiveRow[]>`select ${columns(tx)} from market.live_session s where s.id = ${id}`
  return row
}

/** The live sales of a seller, newest first. */
export async function listLivesOf(tx: Tx, sellerId: string): Promise<LiveRow[]> {
  return tx<LiveRow[]>`
    select ${columns(tx)} from market.live_session s where s.seller_id = ${sellerId} order by s.starts_at desc, s.id limit 100`
}

/** What can be watched: on air, announced, and recordings, newest first. */
export async function listPublicLives(tx: Tx, since: Date): Promise<LiveRow[]> {
  return tx<LiveRow[]>`
    select ${columns(tx)} from market.live_session s
    where s.status = 'live' or (s.status = 'planned' and s.starts_at > ${since})
      or (s.status = 'ended' and s.replay_ms is not null)
    order by (s.status = 'live') desc, (s.status = 'planned') desc, s.starts_at desc limit 100`
}

/** Live sales on air of this moment. */
export async function listOnAir(tx: Tx): Promise<LiveRow[]> {
  return tx<LiveRow[]>`select ${columns(tx)} from market.live_session s where s.status = 'live' order by s.began_at`
}

export type NewLive = Pick<LiveRow, 'id' | 'sellerId' | 'hostId' | 'title' | 'about' | 'startsAt' | 'isDemo'>

/** Adds an announced live sale. */
export async function addLive(tx: Tx, live: NewLive, { at, by }: { at: Date; by: string | null }): Promise<void> {
  await tx`
    insert into market.live_session (id, seller_id, host_id, title, about, starts_at, status, is_demo, made_at, made_by)
    values (${live.id}, ${live.sellerId}, ${live.hostId}, ${live.title}, ${live.about}, ${live.startsAt}, 'planned', ${live.isDemo},
      ${at}, ${by})`
}

/** Says who hosts. */
export async function setHost(tx: Tx, id: string, personId: string): Promise<void> {
  await tx`update market.live_session set host_id = ${personId} where id = ${id}`
}

/** Moves a live sale from a status to another; false when it stood elsewhere. Going live, it waits for its first picture. */
export async function moveLive(
  tx: Tx,
  { id, from, to }: { id: string; from: readonly LiveStatus[]; to: LiveStatus },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.live_session set status = ${to},
      began_at = case when ${to} = 'live' then ${at}::timestamptz else began_at end,
      silent_since = case when ${to} = 'live' then ${at}::timestamptz end,
      ended_at = case when ${to} in ('ended', 'stopped', 'cancelled') then coalesce(ended_at, ${at}::timestamptz) end
    where id = ${id} and status = any(${from as LiveStatus[]}) returning id`
  return rows.length > 0
}

/** Stops a live sale for good, with the reason that everybody reads; false when it cannot be stopped any more. */
export async function stopLiveRow(
  tx: Tx,
  { id, from, reason, by }: { id: string; from: readonly LiveStatus[]; reason: string; by: string },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.live_session set status = 'stopped', stop_reason = ${reason}, stopped_at = ${at}, stopped_by = ${by},
      silent_since = null, ended_at = coalesce(ended_at, ${at}::timestamptz)
    where id = ${id} and status = any(${from as LiveStatus[]}) returning id`
  return rows.length > 0
}

/** Puts words of an officer on the screen, or takes them off. */
export async function setWarning(tx: Tx, id: string, warning: string | null): Promise<void> {
  await tx`update market.live_session set warning = ${warning} where id = ${id}`
}

/** How fast one may write beside a sale, and which words are not said. */
export async function setChatRules(
  tx: Tx,
  { id, slowSeconds, blockedWords }: Pick<LiveRow, 'id' | 'slowSeconds' | 'blockedWords'>,
): Promise<void> {
  await tx`
    update market.live_session set slow_seconds = ${slowSeconds}, blocked_words = ${blockedWords} where id = ${id}`
}

/** Makes another stream key: the former opens nothing any more. */
export async function renewKeyRow(tx: Tx, id: string): Promise<void> {
  await tx`update market.live_session set key_version = key_version + 1 where id = ${id}`
}

/** Keeps how long the recording is, and where it lies. */
export async function setReplay(
  tx: Tx,
  { id, mediaMs, bytes, sha256 }: { id: string; mediaMs: number; bytes: number; sha256: string | null },
): Promise<void> {
  await tx`
    update market.live_session set replay_ms = ${mediaMs}, replay_bytes = ${bytes}, replay_sha256 = ${sha256} where id = ${id}`
}

/** Live sales that ended before an instant and of which something is still kept. */
export async function listToErase(tx: Tx, endedUpTo: Date): Promise<{ id: string; replaySha256: string | null }[]> {
  return tx<{ id: string; replaySha256: string | null }[]>`
    select id, replay_sha256 as "replaySha256" from market.live_session where ended_at < ${endedUpTo} and erased_at is null order by ended_at limit 200`
}

/** Erases what was said and complained of in a sale, and notes that its recording is gone. */
export async function eraseLive(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update market.live_message set author_name = null, words = null, author = ''::bytea where session_id = ${id}`
  await tx`update market.live_complaint set words = '', answer = case when answer is null then null else '' end where session_id = ${id}`
  await tx`update market.live_session set erased_at = ${at}, replay_ms = null, replay_bytes = null, replay_sha256 = null where id = ${id}`
}
