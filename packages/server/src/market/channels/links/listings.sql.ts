import type { Tx } from '../../../platform/sql.ts'

/** Which of our offers a platform's listing sells. */
export type ListingRow = {
  id: string
  linkId: string
  offerId: string
  item: string
  sku: string
  buffer: number | null
  toldQuantity: number | null
  toldAt: Date | null
  trouble: string | null
}

const columns = (tx: Tx) => tx`
  id, link_id as "linkId", offer_id as "offerId", item, sku, buffer, told_quantity as "toldQuantity", told_at as "toldAt", trouble`

/** The listings of a link. */
export async function listListings(tx: Tx, linkId: string): Promise<ListingRow[]> {
  return tx<ListingRow[]>`
    select ${columns(tx)} from market.channel_listing where link_id = ${linkId} and ended_at is null order by id`
}

/** Adds a listing; false when the platform's listing is tied already. */
export async function addListing(
  tx: Tx,
  row: Pick<ListingRow, 'id' | 'linkId' | 'offerId' | 'item' | 'sku' | 'buffer'>,
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into market.channel_listing (id, link_id, offer_id, item, sku, buffer, made_at)
    values (${row.id}, ${row.linkId}, ${row.offerId}, ${row.item}, ${row.sku}, ${row.buffer}, ${at})
    on conflict do nothing returning id`
  return rows.length > 0
}

/** Ends a listing of a link; gives its offer, undefined when there was none. */
export async function endListing(tx: Tx, linkId: string, id: string, at: Date): Promise<string | undefined> {
  const [row] = await tx<{ offerId: string }[]>`
    update market.channel_listing set ended_at = ${at}
    where id = ${id} and link_id = ${linkId} and ended_at is null returning offer_id as "offerId"`
  return row?.offerId
}

/** What a platform was told is left of a listing, or why it would not hear it. */
export async function noteTold(
  tx: Tx,
  { id, quantity, trouble }: { id: string; quantity: number | null; trouble: string | null },
  at: Date,
): Promise<void> {
  await tx`
    update market.channel_listing set told_quantity = ${quantity}, told_at = ${at}, trouble = ${trouble} where id = ${id}`
}

/** Has a platform told anew of these listings. */
export async function forgetTold(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx`update market.channel_listing set told_quantity = null where id = any(${ids as string[]}::uuid[])`
}
