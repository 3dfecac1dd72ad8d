import type { Platform } from '@saolang/core/market/channels/platform.ts'
import type { Tx } from '../../../platform/sql.ts'
import type { Tokens } from '../platforms/platform-client.ts'

export type LinkState = 'unauthorised' | 'on' | 'paused' | 'refused' | 'ended'

/** A link as anybody of its seller may see it: no secret, no token. */
export type LinkRow = {
  id: string
  organisationId: string
  platform: Platform
  appKey: string
  shopId: string
  buffer: number
  state: LinkState
  pulledTo: Date | null
  tries: number
  trouble: string | null
  wellAt: Date | null
  accessUntil: Date | null
  refreshUntil: Date | null
  madeAt: Date
}

/** A link with what is sealed of it. */
export type SealedLink = LinkRow & {
  secret: string
  shopCipher: string | null
  accessToken: string | null
  refreshToken: string | null
}

const columns = (tx: Tx) => tx`
  id, organisation_id as "organisationId", platform, app_key as "appKey", shop_id as "shopId", buffer, state,
  pulled_to as "pulledTo", tries, trouble, well_at as "wellAt", access_until as "accessUntil",
  refresh_until as "refreshUntil", made_at as "madeAt"`

const sealed = (tx: Tx) => tx`
  ${columns(tx)}, secret, shop_cipher as "shopCipher", access_token as "accessToken", refresh_token as "refreshToken"`

/** A seller's links that have not ended. */
export async function listLinks(tx: Tx, organisationId: string): Promise<LinkRow[]> {
  return tx<LinkRow[]>`
    select ${columns(tx)} from market.channel_link
    where organisation_id = ${organisationId} and state <> 'ended' order by platform`
}

/** A link that has not ended. */
export async function findLink(tx: Tx, id: string): Promise<LinkRow | undefined> {
  const [row] = await tx<LinkRow[]>`
    select ${columns(tx)} from market.channel_link where id = ${id} and state <> 'ended'`
  return row
}

/** A link that has not ended, with what is sealed of it. */
export async function findSealedLink(tx: Tx, id: string): Promise<SealedLink | undefined> {
  const [row] = await tx<SealedLink[]>`
    select ${sealed(tx)} from market.channel_link where id = ${id} and state <> 'ended'`
  return row
}

type NewLink = Pick<LinkRow, 'id' | 'organisationId' | 'platform' | 'appKey' | 'shopId' | 'buffer'> & {
  secret: string
}

/** Adds a link; false when the seller has one to this platform. */
export async function addLink(tx: Tx, row: NewLink, { by, at }: { by: string | null; at: Date }): Promise<boolean> {
  const rows = await tx`
    insert into market.channel_link (id, organisation_id, platform, app_key, secret, shop_id, buffer, state, made_at, made_by)
    values (${row.id}, ${row.organisationId}, ${row.platform}, ${row.appKey}, ${row.secret}, ${row.shopId}, ${row.buffer},
      'unauthorised', ${at}, ${by})
    on conflict do nothing returning id`
  return rows.length > 0
}

/** Keeps sealed tokens. `grant` names the shop, and switches the link on. */
export async function keepTokens(
  tx: Tx,
  { id, access, refresh, accessUntil, refreshUntil }: Tokens & { id: string },
  grant: { shopId: string; shopCipher: string | null; at: Date } | undefined,
): Promise<void> {
  await tx`
    update market.channel_link set access_token = ${access}, refresh_token = ${refresh}, access_until = ${accessUntil},
      refresh_until = ${refreshUntil}
      ${
        grant
          ? tx`, shop_id = ${grant.shopId}, shop_cipher = ${grant.shopCipher}, state = 'on', due_at = ${grant.at},
              pulled_to = coalesce(pulled_to, ${grant.at}), tries = 0, trouble = null`
          : tx``
      }
    where id = ${id} and state <> 'ended'`
}

/** Pauses a link, goes on with it, ends it; secrets of what has ended are gone. False when it stands so or cannot go there. */
export async function setLinkState(tx: Tx, id: string, state: 'on' | 'paused' | 'ended', at: Date): Promise<boolean> {
  const from = { on: ['paused'], paused: ['on', 'refused'], ended: ['unauthorised', 'on', 'paused', 'refused'] }[state]
  const rows = await tx`
    update market.channel_link set state = ${state}, due_at = ${state === 'on' ? at : null}
      ${state === 'ended' ? tx`, secret = '', access_token = null, refresh_token = null, shop_cipher = null` : tx``}
    where id = ${id} and state = any(${from}) returning id`
  return rows.length > 0
}

/** Sets the buffer of a link. */
export async function setLinkBuffer(tx: Tx, id: string, buffer: number): Promise<void> {
  await tx`update market.channel_link set buffer = ${buffer} where id = ${id}`
}

/** Takes links whose time has come, so that nobody else works on them until then. */
export async function claimLinks(
  tx: Tx,
  { now, until, count }: { now: Date; until: Date; count: number },
): Promise<SealedLink[]> {
  return tx<SealedLink[]>`
    update market.channel_link set due_at = ${until} where id in (
      select id from market.channel_link where state = 'on' and due_at <= ${now} order by due_at limit ${count}
      for update skip locked)
    returning ${sealed(tx)}`
}

/** Takes one link, whenever its time; undefined when it is off. */
export async function claimLink(tx: Tx, id: string, until: Date): Promise<SealedLink | undefined> {
  const [row] = await tx<SealedLink[]>`
    update market.channel_link set due_at = ${until} where id = ${id} and state = 'on' returning ${sealed(tx)}`
  return row
}

/** A link was talked to without trouble. */
export async function noteWell(tx: Tx, id: string, { at, dueAt }: { at: Date; dueAt: Date }): Promise<void> {
  await tx`
    update market.channel_link set well_at = ${at}, due_at = ${dueAt}, tries = 0, trouble = null
    where id = ${id} and state = 'on'`
}

/** A link was in trouble; `isRefused` switches it off until its owner agrees anew. */
export async function noteTrouble(
  tx: Tx,
  { id, words, dueAt, isRefused }: { id: string; words: string; dueAt: Date; isRefused: boolean },
): Promise<void> {
  await tx`
    update market.channel_link set trouble = ${words}, tries = tries + 1, due_at = ${isRefused ? null : dueAt},
      state = ${isRefused ? 'refused' : 'on'}
    where id = ${id} and state = 'on'`
}

/** Orders up to then are written down; back to an earlier moment when some were missed. */
export async function movePulledTo(tx: Tx, id: string, to: Date): Promise<void> {
  await tx`update market.channel_link set pulled_to = ${to} where id = ${id}`
}

/** Has a link looked at at once. */
export async function hurryLink(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update market.channel_link set due_at = ${at} where id = ${id} and state = 'on'`
}

/** The links that are on. */
export async function listLinksOn(tx: Tx): Promise<{ id: string }[]> {
  return tx<{ id: string }[]>`select id from market.channel_link where state = 'on' order by id`
}
