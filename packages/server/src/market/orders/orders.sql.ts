import type { PayWay } from '@saolang/core/market/buyer.ts'
import type { Label } from '@saolang/core/market/offer.ts'
import type { OrderSource, OrderStatus } from '@saolang/core/market/order.ts'
import type { Tx } from '../../platform/sql.ts'

/** The certificate that held when something was bought. */
export type CertificateSnapshot = {
  id: string
  number: string | null
  star: number | null
  status: string
  until: string | null
}

export type LineRow = {
  orderId: string
  no: number
  offerId: string
  variantId: string
  productId: string
  productAddress: string
  name: string
  pack: string
  quantity: number
  priceDong: number
  label: Label & { isPerishable?: boolean }
  certificate: CertificateSnapshot
  /** What a gift box held. */
  parts: { variantId: string; name: string; pack: string; quantity: number; certificate: CertificateSnapshot }[]
}

export type OrderRow = {
  id: string
  purchaseId: string
  sellerId: string
  payCode: string
  payWay: PayWay
  status: OrderStatus
  goodsDong: number
  deliveryDong: number
  paidDong: number
  refundedDong: number
  placedAt: Date
  dueAt: Date | null
  sourceKind: OrderSource
  sourceId: string | null
}

export type PurchaseRow = {
  id: string
  key: string
  code: string
  buyerName: string | null
  buyerPhone: string | null
  buyerAddress: string | null
  provinceCode: string | null
  note: string | null
  placedAt: Date
  erasedAt: Date | null
}

export type EventRow = { act: string; toStatus: OrderStatus; words: string | null; at: Date; byRole: string }

const purchaseColumns = (tx: Tx) => tx`
  id, key, code, buyer_name as "buyerName", buyer_phone as "buyerPhone", buyer_address as "buyerAddress",
  province_code as "provinceCode", note, placed_at as "placedAt", erased_at as "erasedAt"`

const orderColumns = (tx: Tx) => tx`
  id, purchase_id as "purchaseId", seller_id as "sellerId", pay_code as "payCode", pay_way as "payWay", status,
  goods_dong as "goodsDong", delivery_dong as "deliveryDong", paid_dong as "paidDong", refunded_dong as "refundedDong",
  placed_at as "placedAt", due_at as "dueAt", source_kind as "sourceKind", source_id as "sourceId"`

/** Adds a purchase; false when its key was sent before, be it at this very moment. */
export async function addPurchase(
  tx: Tx,
  row: Omit<PurchaseRow, 'erasedAt'> & { fingerprint: Buffer | null },
): Promise<boolean> {
  const rows = await tx`
    insert into market.purchase (id, key, code, buyer_name, buyer_phone, buyer_address, province_code, note, placed_at,
      fingerprint)
    values (${row.id}, ${row.key}, ${row.code}, ${row.buyerName}, ${row.buyerPhone}, ${row.buyerAddress}, ${row.provinceCode},
      ${row.note}, ${row.placedAt}, ${row.fingerprint})
    on conflict (key) do nothing returning id`
  return rows.length > 0
}

/** The purchase of a key, and its orders. */
export async function findPurchaseByKey(
  tx: Tx,
  key: string,
): Promise<{ id: string; code: string; fingerprint: Buffer | null; orderIds: string[] } | undefined> {
  const [row] = await tx<{ id: string; code: string; fingerprint: Buffer | null; orderIds: string[] }[]>`
    select id, code, fingerprint, array(select o.id from market.shop_order o where o.purchase_id = p.id order by o.id) as "orderIds"
    from market.purchase p where key = ${key}`
  return row
}

/** The purchase of a code that its buyer follows it by. */
export async function findPurchaseByCode(tx: Tx, code: string): Promise<PurchaseRow | undefined> {
  const [row] = await tx<PurchaseRow[]>`select ${purchaseColumns(tx)} from market.purchase where code = ${code}`
  return row
}

/** The purchase that an order is a part of. */
export async function findPurchase(tx: Tx, id: string): Promise<PurchaseRow | undefined> {
  const [row] = await tx<PurchaseRow[]>`select ${purchaseColumns(tx)} from market.purchase where id = ${id}`
  return row
}

/** Adds one seller's part of a purchase. */
export async function addOrder(tx: Tx, row: Omit<OrderRow, 'paidDong' | 'refundedDong'>): Promise<void> {
  await tx`
    insert into market.shop_order (id, purchase_id, seller_id, pay_code, pay_way, status, goods_dong, delivery_dong, placed_at,
      due_at, changed_at, source_kind, source_id)
    values (${row.id}, ${row.purchaseId}, ${row.sellerId}, ${row.payCode}, ${row.payWay}, ${row.status}, ${row.goodsDong},
      ${row.deliveryDong}, ${row.placedAt}, ${row.dueAt}, ${row.placedAt}, ${row.sourceKind}, ${row.sourceId})`
}

/** Writes down a line as it was bought. */
export async function addLine(tx: Tx, row: LineRow): Promise<void> {
  await tx`
    insert into market.shop_order_line (order_id, no, offer_id, variant_id, product_id, product_address, name, pack, quantity,
      price_dong, label, certificate, parts)
    values (${row.orderId}, ${row.no}, ${row.offerId}, ${row.variantId}, ${row.productId}, ${row.productAddress}, ${row.name},
      ${row.pack}, ${row.quantity}, ${row.priceDong}, ${tx.json(row.label)}, ${tx.json(row.certificate)},
      ${row.parts.length > 0 ? tx.json(row.parts) : null})`
}

/** Writes down what happened to an order. */
export async function addOrderEvent(
  tx: Tx,
  event: {
    orderId: string
    act: string
    from: OrderStatus | null
    to: OrderStatus
    words: string | null
    by: string | null
    byRole: string
  },
  at: Date,
): Promise<void> {
  await tx`
    insert into market.shop_order_event (order_id, no, act, from_status, to_status, words, at, by, by_role)
    select ${event.orderId}, coalesce(max(no), 0) + 1, ${event.act}, ${event.from}, ${event.to}, ${event.words}, ${at}, ${event.by},
      ${event.byRole}
    from market.shop_order_event where order_id = ${event.orderId}`
}

/** Moves an order on, if it still stands where it stood; false when somebody was first. */
export async function moveOrderRow(
  tx: Tx,
  { id, from, to, dueAt }: { id: string; from: OrderStatus; to: OrderStatus; dueAt: Date | null },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.shop_order set status = ${to}, due_at = ${dueAt}, changed_at = ${at}
    where id = ${id} and status = ${from} returning id`
  return rows.length > 0
}

/** Counts money that came in for an order. */
export async function addPaid(tx: Tx, id: string, dong: number): Promise<void> {
  await tx`update market.shop_order set paid_dong = paid_dong + ${dong} where id = ${id}`
}

/** Counts that a seller has given all that was paid back; false when there is nothing to give back. */
export async function markRefunded(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx`
    update market.shop_order set refunded_dong = paid_dong, changed_at = ${at}
    where id = ${id} and refunded_dong < paid_dong and status in ('cancelled', 'expired', 'returned') returning id`
  return rows.length > 0
}

/** The order of an id. */
export async function findOrder(tx: Tx, id: string): Promise<OrderRow | undefined> {
  const [row] = await tx<OrderRow[]>`select ${orderColumns(tx)} from market.shop_order where id = ${id}`
  return row
}

/** The order that a transfer names. */
export async function findOrderByPayCode(tx: Tx, payCode: string): Promise<OrderRow | undefined> {
  const [row] = await tx<OrderRow[]>`select ${orderColumns(tx)} from market.shop_order where pay_code = ${payCode}`
  return row
}

/** The orders of a purchase. */
export async function listOrdersOf(tx: Tx, purchaseId: string): Promise<OrderRow[]> {
  return tx<OrderRow[]>`
    select ${orderColumns(tx)} from market.shop_order where purchase_id = ${purchaseId} order by id`
}

/** The orders of a seller: first what waits for them, then the newest. */
export async function listOrdersOfSeller(tx: Tx, sellerId: string): Promise<OrderRow[]> {
  return tx<OrderRow[]>`
    select ${orderColumns(tx)} from market.shop_order where seller_id = ${sellerId}
    order by status in ('placed', 'confirmed', 'return-asked') desc, due_at nulls last, placed_at desc limit 200`
}

/** The lines of these orders. */
export async function listLines(tx: Tx, orderIds: readonly string[]): Promise<LineRow[]> {
  return tx<LineRow[]>`
    select order_id as "orderId", no, offer_id as "offerId", variant_id as "variantId", product_id as "productId",
      product_address as "productAddress", name, pack, quantity, price_dong as "priceDong", label, certificate,
      coalesce(parts, '[]') as parts
    from market.shop_order_line where order_id = any(${orderIds as string[]}::uuid[]) order by order_id, no`
}

/** These purchases. */
export async function listPurchases(tx: Tx, ids: readonly string[]): Promise<PurchaseRow[]> {
  return tx<
    PurchaseRow[]
  >`select ${purchaseColumns(tx)} from market.purchase where id = any(${ids as string[]}::uuid[])`
}

/** From which places and batches the stock of these orders is held, what expires first before. */
export async function listHeld(
  tx: Tx,
  orderIds: readonly string[],
): Promise<{ pack: string; place: string; batch: string; expiresOn: string | null; quantity: number }[]> {
  return tx<{ pack: string; place: string; batch: string; expiresOn: string | null; quantity: number }[]>`
    select v.pack, l.place, l.batch, l.expires_on as "expiresOn", sum(r.quantity)::int as quantity
    from market.reservation r join market.stock_level l on l.id = r.level_id join market.variant v on v.id = l.variant_id
    where r.order_id = any(${orderIds as string[]}::uuid[]) and r.state = 'held'
    group by v.pack, l.place, l.batch, l.expires_on order by v.pack, l.expires_on nulls last, l.batch`
}

/** What happened to an order, in order. */
export async function listOrderEvents(tx: Tx, orderId: string): Promise<EventRow[]> {
  return tx<EventRow[]>`
    select act, to_status as "toStatus", words, at, by_role as "byRole"
    from market.shop_order_event where order_id = ${orderId} order by no`
}

/** Orders whose time is up. */
export async function listOverdue(tx: Tx, now: Date): Promise<OrderRow[]> {
  return tx<OrderRow[]>`
    select ${orderColumns(tx)} from market.shop_order where due_at <= ${now} order by due_at limit 500`
}

/** How many orders a seller left unconfirmed since a moment. */
export async function countMissed(tx: Tx, sellerId: string, since: Date): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::int as n from market.shop_order o join market.shop_order_event e on e.order_id = o.id
    where o.seller_id = ${sellerId} and e.act = 'expire' and e.from_status = 'placed' and e.at >= ${since}`
  return row?.n ?? 0
}

/** Marks purchases whose every order is over, from which retention counts, and opens again what a return opened. */
export async function markClosed(tx: Tx, now: Date): Promise<void> {
  await tx`
    update market.purchase p set closed_at = case when s.is_over then ${now}::timestamptz end
    from (select purchase_id, bool_and(status in ('delivered', 'returned', 'cancelled', 'expired')) as is_over
      from market.shop_order group by purchase_id) s
    where s.purchase_id = p.id and p.erased_at is null and (p.closed_at is not null) <> s.is_over`
}

/** Erases who bought, in purchases closed up to a moment; gives how many. */
export async function eraseBuyers(tx: Tx, closedUpTo: Date, now: Date): Promise<number> {
  const rows = await tx`
    update market.purchase set buyer_name = null, buyer_phone = null, buyer_address = null, note = null, erased_at = ${now}
    where erased_at is null and closed_at <= ${closedUpTo} returning id`
  return rows.length
}
