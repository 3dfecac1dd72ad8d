import type { Tx } from '../../platform/sql.ts'
import { lockFree, shareOut, type Wanted } from './stock.sql.ts'

/** What stock may be kept for. */
export type AsidePurpose = 'channel' | 'live' | 'fair'

/** Stock that is kept for something: so many in all, of it held for orders and sold; `free` can still be sold there. */
export type AsideRow = {
  id: string
  offerId: string
  purpose: AsidePurpose
  purposeId: string
  quantity: number
  held: number
  sold: number
  free: number
  endedAt: Date | null
}

// A gift box is kept by its parts: there are as many boxes as the scarcest part fills.
const asides = (tx: Tx) => tx`
  select a.id, a.offer_id as "offerId", a.purpose, a.purpose_id as "purposeId", a.ended_at as "endedAt",
    coalesce(min(s.quantity), 0)::int as quantity, coalesce(max(s.held), 0)::int as held,
    coalesce(max(s.sold), 0)::int as sold, coalesce(min(s.free), 0)::int as free
  from market.stock_aside a join market.offer o on o.id = a.offer_id left join lateral (
    select sum(p.quantity) / each as quantity, sum(p.held) / each as held, sum(p.sold) / each as sold,
      coalesce(sum(p.quantity - p.held - p.sold) filter (where p.is_open), 0) / each as free
    from market.stock_aside_part p join market.stock_level l on l.id = p.level_id
      left join market.bundle_part b on b.bundle_id = o.variant_id and b.part_id = l.variant_id
      cross join lateral (select coalesce(b.quantity, 1) as each) e
    where p.aside_id = a.id group by l.variant_id, each
  ) s on true`

/** What is kept of an offer for one purpose. */
export async function findAside(
  tx: Tx,
  { offerId, purpose, purposeId }: Pick<AsideRow, 'offerId' | 'purpose' | 'purposeId'>,
): Promise<AsideRow | undefined> {
  const [row] = await tx<AsideRow[]>`
    ${asides(tx)} where a.offer_id = ${offerId} and a.purpose = ${purpose} and a.purpose_id = ${purposeId} group by a.id`
  return row
}

/** What is kept of these offers and not yet put back. */
export async function listAsides(tx: Tx, offerIds: readonly string[]): Promise<AsideRow[]> {
  return tx<AsideRow[]>`
    ${asides(tx)} where a.offer_id = any(${offerIds as string[]}::uuid[]) and a.ended_at is null group by a.id order by a.id`
}

/** What is kept for one purpose, of whichever offers. */
export async function listAsidesFor(tx: Tx, purpose: AsidePurpose, purposeId: string): Promise<AsideRow[]> {
  return tx<AsideRow[]>`
    ${asides(tx)} where a.purpose = ${purpose} and a.purpose_id = ${purposeId} group by a.id order by a.id`
}

/** Opens an aside, or opens it again; gives its id, and holds it until the transaction ends. */
export async function openAside(
  tx: Tx,
  row: Pick<AsideRow, 'id' | 'offerId' | 'purpose' | 'purposeId'>,
  at: Date,
): Promise<string> {
  const [aside] = await tx<{ id: string }[]>`
    insert into market.stock_aside (id, offer_id, purpose, purpose_id, made_at)
    values (${row.id}, ${row.offerId}, ${row.purpose}, ${row.purposeId}, ${at})
    on conflict (offer_id, purpose, purpose_id) do update set ended_at = null returning id`
  return aside?.id as string
}

type Taken = { asideId: string; variantId: string; quantity: number; today: string; by: string | null }

/** Moves free stock into an aside, what expires first before: all of it or nothing, in one statement. */
export async function takeAside(
  tx: Tx,
  { asideId, variantId, quantity, today, by }: Taken,
  at: Date,
): Promise<boolean> {
  const [row] = await tx<{ taken: number }[]>`
    with locked as materialized (${lockFree(tx, variantId, today)}
    ), share as (${shareOut(tx, quantity)}
    ), taken as (
      update market.stock_level l set reserved = l.reserved + s.take from share s
      where l.id = s.id and s.take > 0 and s.total >= ${quantity}
      returning l.id, s.take
    ), kept as (
      insert into market.stock_aside_part (aside_id, level_id, quantity)
      select ${asideId}::uuid, id, take from taken
      on conflict (aside_id, level_id) do update
        set quantity = stock_aside_part.quantity + excluded.quantity, is_open = true
    ), told as (
      insert into market.stock_ledger (level_id, kind, quantity, aside_id, at, by)
      select id, 'set-aside', take, ${asideId}::uuid, ${at}::timestamptz, ${by}::uuid from taken
    )
    select coalesce(sum(take), 0)::int as taken from taken`
  return row?.taken === quantity
}

/** Closes an aside and gives free what nobody holds; gives how many. */
export async function endAside(
  tx: Tx,
  { asideId, by }: { asideId: string; by: string | null },
  at: Date,
): Promise<number> {
  await tx`update market.stock_aside set ended_at = ${at} where id = ${asideId} and ended_at is null`
  const [row] = await tx<{ back: number }[]>`
    with locked as materialized (
      select p.level_id, p.quantity - p.held - p.sold as back
      from market.stock_level l join market.stock_aside_part p on p.level_id = l.id and p.aside_id = ${asideId} and p.is_open
      order by l.variant_id, l.expires_on nulls last, l.id for update of l, p
    ), closed as (
      update market.stock_aside_part p set quantity = p.quantity - k.back, is_open = false
      from locked k where p.aside_id = ${asideId} and p.level_id = k.level_id
    ), freed as (
      update market.stock_level l set reserved = l.reserved - k.back from locked k where l.id = k.level_id and k.back > 0
    ), told as (
      insert into market.stock_ledger (level_id, kind, quantity, aside_id, at, by)
      select level_id, 'put-back', back, ${asideId}::uuid, ${at}::timestamptz, ${by}::uuid from locked where back > 0
    )
    select coalesce(sum(back), 0)::int as back from locked`
  return row?.back ?? 0
}

type WantedAside = Wanted & { asideId: string }

/**
 * Holds so many out of an aside for an order, what expires first before: all of it or nothing, in one statement. What is past its
 * day is not sold. Gives how many are held: the quantity, or 0.
 */
export async function reserveAside(tx: Tx, wanted: WantedAside, at: Date): Promise<number> {
  const { asideId, variantId, offerId, orderId, quantity, today, until } = wanted
  const [row] = await tx<{ taken: number }[]>`
    with locked as materialized (
      select p.level_id as id, p.quantity - p.held - p.sold as free, l.expires_on
      from market.stock_aside_part p join market.stock_level l on l.id = p.level_id
      where p.aside_id = ${asideId} and l.variant_id = ${variantId} and p.is_open and (l.expires_on is null or l.expires_on > ${today}::date)
      order by l.expires_on nulls last, l.id for update of p
    ), share as (${shareOut(tx, quantity)}
    ), taken as (
      update market.stock_aside_part p set held = p.held + s.take from share s
      where p.aside_id = ${asideId} and p.level_id = s.id and s.take > 0 and s.total >= ${quantity}
      returning p.level_id, s.take
    ), noted as (
      insert into market.reservation (level_id, order_id, offer_id, quantity, state, expires_at, made_at, aside_id)
      select level_id, ${orderId}::uuid, ${offerId}::uuid, take, 'held', ${until}::timestamptz, ${at}::timestamptz,
        ${asideId}::uuid from taken
    )
    select coalesce(sum(take), 0)::int as taken from taken`
  return row?.taken ?? 0
}
