import type { Tx } from '../../platform/sql.ts'

/** What is there of a pack at a place, by batch. */
export type LevelRow = {
  id: string
  place: string
  batch: string
  expiresOn: string | null
  onHand: number
  reserved: number
}

/** The stock of a pack, what expires first before. */
export async function listLevels(tx: Tx, variantId: string): Promise<LevelRow[]> {
  return tx<LevelRow[]>`
    select id, place, batch, expires_on as "expiresOn", on_hand as "onHand", reserved
    from market.stock_level where variant_id = ${variantId} order by expires_on nulls last, id`
}

/** Puts stock on a place and batch, new or known; gives the level's id. */
export async function receive(
  tx: Tx,
  row: { id: string; variantId: string; place: string; batch: string; expiresOn: string | null; quantity: number },
): Promise<string> {
  const [level] = await tx<{ id: string }[]>`
    insert into market.stock_level (id, variant_id, place, batch, expires_on, on_hand)
    values (${row.id}, ${row.variantId}, ${row.place}, ${row.batch}, ${row.expiresOn}, ${row.quantity})
    on conflict (variant_id, place, batch) do update set on_hand = stock_level.on_hand + excluded.on_hand,
      expires_on = coalesce(excluded.expires_on, stock_level.expires_on)
    returning id`
  return level?.id as string
}

/** Takes stock off: broken, gone, counted short. False when less than that is free. */
export async function writeOff(
  tx: Tx,
  { levelId, variantId, quantity }: { levelId: string; variantId: string; quantity: number },
): Promise<boolean> {
  const rows = await tx`
    update market.stock_level set on_hand = on_hand - ${quantity}
    where id = ${levelId} and variant_id = ${variantId} and on_hand - reserved >= ${quantity} returning id`
  return rows.length > 0
}

/** Writes a movement that is no reservation into the ledger. */
export async function addLedgerLine(
  tx: Tx,
  line: { levelId: string; kind: 'received' | 'written-off'; quantity: number; why: string | null; by: string | null },
  at: Date,
): Promise<void> {
  await tx`
    insert into market.stock_ledger (level_id, kind, quantity, why, at, by)
    values (${line.levelId}, ${line.kind}, ${line.quantity}, ${line.why}, ${at}, ${line.by})`
}

export type Wanted = {
  variantId: string
  offerId: string
  orderId: string
  quantity: number
  today: string
  until: Date | null
}

/**
 * The batches of a pack that have something free and are not past their day, locked. Everybody locks them by pack, expiry and id, so
 * that no two wait for each other in a circle.
 */
export function lockFree(tx: Tx, variantId: string, today: string) {
  return tx`
      select id, on_hand - reserved as free, expires_on from market.stock_level
      where variant_id = ${variantId} and on_hand > reserved and (expires_on is null or expires_on > ${today}::date)
      order by expires_on nulls last, id for update`
}

/**
 * Of the rows `locked` (id, free, expires_on) how many each gives so that the quantity comes together, what expires first before; and
 * how many there are in all.
 */
export function shareOut(tx: Tx, quantity: number) {
  return tx`
      select id, sum(free) over () as total,
        least(free, greatest(${quantity}::int - coalesce(sum(free) over (order by expires_on nulls last, id
          rows between unbounded preceding and 1 preceding), 0), 0))::int as take
      from locked`
}

/**
 * Sets stock of a pack aside for an order, what expires first before, over as many batches as it takes: all of it or nothing, in
 * one statement; the check on the table stands behind. Gives how many were set aside: the quantity, or 0.
 */
export async function reserve(tx: Tx, wanted: Wanted, at: Date): Promise<number> {
  const { variantId, offerId, orderId, quantity, today, until } = wanted
  const [row] = await tx<{ taken: number }[]>`
    with locked as materialized (${lockFree(tx, variantId, today)}
    ), share as (${shareOut(tx, quantity)}
    ), taken as (
      update market.stock_level l set reserved = l.reserved + s.take from share s
      where l.id = s.id and s.take > 0 and s.total >= ${quantity}
      returning l.id, s.take
    ), held as (
      insert into market.reservation (level_id, order_id, offer_id, quantity, state, expires_at, made_at)
      select id, ${orderId}::uuid, ${offerId}::uuid, take, 'held', ${until}::timestamptz, ${at}::timestamptz from taken
    ), told as (
      insert into market.stock_ledger (level_id, kind, quantity, order_id, at)
      select id, 'reserved', take, ${orderId}::uuid, ${at}::timestamptz from taken
    )
    select coalesce(sum(take), 0)::int as taken from taken`
  return row?.taken ?? 0
}

/**
 * Lets everything that is held for an order go, or sells it; a second call finds nothing held. What was held out of an aside goes
 * back into it while it is open, else it is free.
 */
export async function endReservations(tx: Tx, orderId: string, to: 'sold' | 'released', at: Date): Promise<void> {
  await tx`
    with ended as (
      update market.reservation set state = ${to}, expires_at = null where order_id = ${orderId} and state = 'held'
      returning level_id, aside_id, quantity
    ), summed as (
      select level_id, aside_id, sum(quantity)::int as quantity from ended group by level_id, aside_id
    ), locked as materialized (
      select id, variant_id, expires_on from market.stock_level where id in (select level_id from summed)
      order by variant_id, expires_on nulls last, id for update
    ), parts as materialized (
      select p.aside_id, p.level_id, p.is_open, s.quantity
      from locked l join market.stock_aside_part p on p.level_id = l.id
        join summed s on s.aside_id = p.aside_id and s.level_id = p.level_id
      order by l.variant_id, l.expires_on nulls last, l.id for update of p
    ), back as (
      update market.stock_aside_part p set held = p.held - s.quantity,
        sold = p.sold + case when ${to} = 'sold' then s.quantity else 0 end,
        quantity = p.quantity - case when ${to} = 'sold' or p.is_open then 0 else s.quantity end
      from parts s where p.aside_id = s.aside_id and p.level_id = s.level_id
    ), leaving as (
      select s.level_id, sum(s.quantity)::int as quantity from summed s
      left join parts b on b.aside_id = s.aside_id and b.level_id = s.level_id
      where s.aside_id is null or ${to} = 'sold' or not b.is_open group by s.level_id
    ), moved as (
      update market.stock_level l set reserved = l.reserved - s.quantity,
        on_hand = l.on_hand - case when ${to} = 'sold' then s.quantity else 0 end
      from leaving s where l.id = s.level_id
    )
    insert into market.stock_ledger (level_id, kind, quantity, order_id, at)
    select level_id, ${to}, quantity, ${orderId}::uuid, ${at}::timestamptz from leaving`
}

/** Holds what is set aside for an order without an end: its seller has confirmed. */
export async function holdReservations(tx: Tx, orderId: string): Promise<void> {
  await tx`update market.reservation set expires_at = null where order_id = ${orderId} and state = 'held'`
}

/** Levels whose ledger does not sum up to what they say: always none. */
export async function findLedgerGaps(tx: Tx): Promise<{ id: string }[]> {
  return tx<{ id: string }[]>`
    select l.id from market.stock_level l left join market.stock_ledger g on g.level_id = l.id
    group by l.id
    having l.on_hand <> coalesce(sum(g.quantity) filter (where g.kind = 'received'), 0)
        - coalesce(sum(g.quantity) filter (where g.kind in ('written-off', 'sold')), 0)
      or l.reserved <> coalesce(sum(g.quantity) filter (where g.kind in ('reserved', 'set-aside')), 0)
        - coalesce(sum(g.quantity) filter (where g.kind in ('released', 'put-back', 'sold')), 0)`
}
