import type { ReturnReason } from '@saolang/core/market/return.ts'
import type { Tx } from '../../../platform/sql.ts'

export type ReturnRow = { id: string; reason: ReturnReason; words: string; askedAt: Date; photos: number }

/** Writes down why an order goes back. */
export async function addReturn(
  tx: Tx,
  row: { id: string; orderId: string; reason: ReturnReason; words: string },
  at: Date,
): Promise<void> {
  await tx`
    insert into market.return_request (id, order_id, reason, words, asked_at)
    values (${row.id}, ${row.orderId}, ${row.reason}, ${row.words}, ${at})`
}

/** Keeps a photo of a return. */
export async function addReturnPhoto(
  tx: Tx,
  photo: { requestId: string; no: number; sha256: string; mediaType: string },
): Promise<void> {
  await tx`
    insert into market.return_photo (request_id, no, sha256, media_type)
    values (${photo.requestId}, ${photo.no}, ${photo.sha256}, ${photo.mediaType})`
}

/** The returns that were asked of an order, oldest first. */
export async function listReturns(tx: Tx, orderId: string): Promise<ReturnRow[]> {
  return tx<ReturnRow[]>`
    select id, reason, words, asked_at as "askedAt",
      (select count(*)::int from market.return_photo p where p.request_id = r.id) as photos
    from market.return_request r where order_id = ${orderId} order by asked_at`
}

/** A photo of a return of an order. */
export async function findReturnPhoto(
  tx: Tx,
  { orderId, requestId, no }: { orderId: string; requestId: string; no: number },
): Promise<{ sha256: string; mediaType: string } | undefined> {
  const [row] = await tx<{ sha256: string; mediaType: string }[]>`
    select p.sha256, p.media_type as "mediaType" from market.return_photo p
      join market.return_request r on r.id = p.request_id
    where r.order_id = ${orderId} and r.id = ${requestId} and p.no = ${no}`
  return row
}

/** Takes words and photos out of the returns of purchases that no longer know their buyer; gives the contents of the photos. */
export async function eraseReturns(tx: Tx): Promise<string[]> {
  const rows = await tx<{ sha256: string }[]>`
    with over as (
      select r.id from market.return_request r join market.shop_order o on o.id = r.order_id
        join market.purchase p on p.id = o.purchase_id
      where p.erased_at is not null and r.words <> ''
    ), silenced as (
      update market.return_request r set words = '' from over where r.id = over.id
    )
    delete from market.return_photo using over where request_id = over.id returning sha256`
  return rows.map(({ sha256 }) => sha256)
}

/** When an order was delivered last, and whether something in it spoils, as it was sold. */
export async function findDelivered(
  tx: Tx,
  orderId: string,
): Promise<{ deliveredAt: Date | null; isPerishable: boolean }> {
  const [row] = await tx<{ deliveredAt: Date | null; isPerishable: boolean }[]>`
    select (select max(e.at) from market.shop_order_event e
        where e.order_id = ${orderId} and e.to_status = 'delivered' and e.act <> 'refuse-return') as "deliveredAt",
      exists (select from market.shop_order_line l where l.order_id = ${orderId} and l.label ->> 'isPerishable' = 'true')
        as "isPerishable"`
  return row as { deliveredAt: Date | null; isPerishable: boolean }
}
