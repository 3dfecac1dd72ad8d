import type { Tx } from '../../../platform/sql.ts'

/** A product of a bag; its flash price and what is left of its own stock. */
export type BagRow = {
  offerId: string
  no: number
  asideId: string | null
  flashDong: number | null
  flashFrom: Date | null
  flashUntil: Date | null
  asideFree: number
  removedAt: Date | null
  removedWhy: 'seller' | 'certificate' | 'officer' | null
}

/** The bag of a live sale in its order, with what was taken out of it. */
export async function listBag(tx: Tx, sessionId: string): Promise<BagRow[]> {
  return tx<BagRow[]>`
    select i.offer_id as "offerId", i.no, i.aside_id as "asideId", i.flash_dong as "flashDong", i.flash_from as "flashFrom",
      i.flash_until as "flashUntil", i.removed_at as "removedAt", i.removed_why as "removedWhy",
      coalesce((select sum(p.quantity - p.held - p.sold) filter (where p.is_open) from market.stock_aside_part p
        where p.aside_id = i.aside_id), 0)::int as "asideFree"
    from market.live_item i where i.session_id = ${sessionId} order by i.no`
}

/** Puts an offer into a bag, or back into it. */
export async function putInBagRow(tx: Tx, sessionId: string, offerId: string): Promise<void> {
  await tx`
    insert into market.live_item (session_id, offer_id, no)
    values (${sessionId}, ${offerId}, coalesce((select max(no) + 1 from market.live_item where session_id = ${sessionId}), 1))
    on conflict (session_id, offer_id) do update set removed_at = null, removed_why = null`
}

/** Takes an offer out of a bag; false when it is not in it. */
export async function removeFromBag(
  tx: Tx,
  { sessionId, offerId, why }: { sessionId: string; offerId: string; why: NonNullable<BagRow['removedWhy']> },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.live_item set removed_at = ${at}, removed_why = ${why}, flash_dong = null, flash_from = null, flash_until = null
    where session_id = ${sessionId} and offer_id = ${offerId} and removed_at is null returning no`
  return rows.length > 0
}

/** Sets the flash price of a product in a bag. */
export async function setFlashRow(
  tx: Tx,
  flash: { sessionId: string; offerId: string; asideId: string; dong: number; from: Date; until: Date },
): Promise<void> {
  await tx`
    update market.live_item set aside_id = ${flash.asideId}, flash_dong = ${flash.dong}, flash_from = ${flash.from},
      flash_until = ${flash.until}
    where session_id = ${flash.sessionId} and offer_id = ${flash.offerId} and removed_at is null`
}

/** The open live sales that have an offer of a product in their bag. */
export async function listBagsWith(tx: Tx, productId: string): Promise<{ sessionId: string; offerId: string }[]> {
  return tx<{ sessionId: string; offerId: string }[]>`
    select i.session_id as "sessionId", i.offer_id as "offerId" from market.live_item i
      join market.offer o on o.id = i.offer_id join market.live_session s on s.id = i.session_id
    where o.product_id = ${productId} and i.removed_at is null and s.status in ('planned', 'live')`
}

/** Pins a product at a moment of the recording. */
export async function addPin(
  tx: Tx,
  pin: { sessionId: string; offerId: string; mediaMs: number; by: string | null },
  at: Date,
): Promise<void> {
  await tx`
    insert into market.live_pin (session_id, no, offer_id, media_ms, at, by)
    values (${pin.sessionId}, coalesce((select max(no) + 1 from market.live_pin where session_id = ${pin.sessionId}), 1),
      ${pin.offerId}, ${pin.mediaMs}, ${at}, ${pin.by})`
}

export type PinRow = { offerId: string; at: Date }

/** What was pinned in a live sale, in order. */
export async function listPins(tx: Tx, sessionId: string): Promise<PinRow[]> {
  return tx<PinRow[]>`
    select offer_id as "offerId", at from market.live_pin where session_id = ${sessionId} order by no`
}

/** What was sold in a live sale: orders that stand, packs and đồng. */
export async function sumLiveOrders(
  tx: Tx,
  sessionId: string,
): Promise<{ orders: number; packs: number; dong: number }> {
  const [row] = await tx<{ orders: number; packs: number; dong: number }[]>`
    select count(distinct o.id)::int as orders, coalesce(sum(l.quantity), 0)::int as packs,
      coalesce(sum(l.quantity * l.price_dong), 0)::bigint as dong
    from market.shop_order o join market.shop_order_line l on l.order_id = o.id
    where o.source_kind = 'live' and o.source_id = ${sessionId} and o.status not in ('cancelled', 'expired')`
  return row ?? { orders: 0, packs: 0, dong: 0 }
}
