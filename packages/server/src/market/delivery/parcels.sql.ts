import type { CarrierName, ParcelSize } from '@saolang/core/market/delivery/carrier.ts'
import type { ParcelStatus, ParcelStep } from '@saolang/core/market/delivery/parcel.ts'
import type { Tx } from '../../platform/sql.ts'

export type ParcelRow = ParcelSize & {
  id: string
  orderId: string
  organisationId: string
  carrier: CarrierName
  linkId: string | null
  ref: string
  code: string | null
  status: ParcelStatus
  statusAt: Date | null
  codDong: number
  feeDong: number | null
  bookedAt: Date
  askedAt: Date
  settledAt: Date | null
}

export type ParcelEventRow = { status: ParcelStatus | null; carrierStatus: string; step: string; at: Date }

const columns = (tx: Tx) => tx`
  id, order_id as "orderId", organisation_id as "organisationId", carrier, link_id as "linkId", ref, code, status,
  status_at as "statusAt", grams, length_cm as "lengthCm", width_cm as "widthCm", height_cm as "heightCm",
  cod_dong as "codDong", fee_dong as "feeDong", booked_at as "bookedAt", asked_at as "askedAt", settled_at as "settledAt"`

/** How many parcels an order has had, cancelled ones too. */
export async function countParcels(tx: Tx, orderId: string): Promise<number> {
  const [row] = await tx<{ n: number }[]>`select count(*)::int as n from market.parcel where order_id = ${orderId}`
  return row?.n ?? 0
}

/** Claims the one parcel that an order has; false when it has one, be it made at this very moment. */
export async function addParcel(
  tx: Tx,
  row: Omit<ParcelRow, 'code' | 'feeDong' | 'askedAt' | 'settledAt'> & { by: string | null },
): Promise<boolean> {
  const rows = await tx`
    insert into market.parcel (id, order_id, organisation_id, carrier, link_id, ref, status, status_at, grams, length_cm, width_cm,
      height_cm, cod_dong, booked_at, booked_by, asked_at)
    values (${row.id}, ${row.orderId}, ${row.organisationId}, ${row.carrier}, ${row.linkId}, ${row.ref}, ${row.status},
      ${row.statusAt}, ${row.grams}, ${row.lengthCm}, ${row.widthCm}, ${row.heightCm}, ${row.codDong}, ${row.bookedAt}, ${row.by},
      ${row.bookedAt})
    on conflict do nothing returning id`
  return rows.length > 0
}

/** The parcel of an order that was not cancelled. */
export async function findParcelOf(tx: Tx, orderId: string): Promise<ParcelRow | undefined> {
  const [row] = await tx<ParcelRow[]>`
    select ${columns(tx)} from market.parcel where order_id = ${orderId} and status <> 'cancelled'`
  return row
}

/** A parcel by its id. */
export async function findParcel(tx: Tx, id: string): Promise<ParcelRow | undefined> {
  const [row] = await tx<ParcelRow[]>`select ${columns(tx)} from market.parcel where id = ${id}`
  return row
}

/** The parcel of a seller that a carrier has a code for, held until the transaction ends so that two statuses come one after the other. */
export async function holdParcel(
  tx: Tx,
  { organisationId, carrier, code }: { organisationId: string; carrier: CarrierName; code: string },
): Promise<ParcelRow | undefined> {
  const [row] = await tx<ParcelRow[]>`
    select ${columns(tx)} from market.parcel
    where organisation_id = ${organisationId} and carrier = ${carrier} and code = ${code} for update`
  return row
}

/** The same by its id. */
export async function holdParcelById(tx: Tx, id: string): Promise<ParcelRow | undefined> {
  const [row] = await tx<ParcelRow[]>`select ${columns(tx)} from market.parcel where id = ${id} for update`
  return row
}

/** Notes that its carrier is being asked; false when somebody else asked since `before`. */
export async function claimAsking(
  tx: Tx,
  { id, before, at }: { id: string; before: Date; at: Date },
): Promise<boolean> {
  const rows = await tx`
    update market.parcel set asked_at = ${at} where id = ${id} and asked_at <= ${before} returning id`
  return rows.length > 0
}

/** Keeps what a carrier made of a booking; false when it was let go meanwhile. */
export async function keepBooking(tx: Tx, booked: { id: string; code: string; feeDong: number }): Promise<boolean> {
  const rows = await tx`
    update market.parcel set code = ${booked.code}, fee_dong = ${booked.feeDong}, status = 'booked'
    where id = ${booked.id} and status = 'booking' returning id`
  return rows.length > 0
}

/** Moves a parcel that is held. */
export async function moveParcelRow(
  tx: Tx,
  id: string,
  { status, at }: { status: ParcelStatus; at: Date },
): Promise<void> {
  await tx`update market.parcel set status = ${status}, status_at = ${at} where id = ${id}`
}

/** Marks that what was collected for a parcel was paid out to its seller. */
export async function markSettled(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update market.parcel set settled_at = ${at} where id = ${id}`
}

/** Writes down what was told of a parcel; false when the same was told of the same moment before. */
export async function addParcelEvent(
  tx: Tx,
  parcelId: string,
  event: {
    carrierStatus: string
    at: Date
    status: ParcelStatus | null
    step: ParcelStep | 'unknown'
    heardAt: Date
    heardBy: 'seller' | 'hook' | 'poll'
  },
): Promise<boolean> {
  const rows = await tx`
    insert into market.parcel_event (parcel_id, carrier_status, at, status, step, heard_at, heard_by)
    values (${parcelId}, ${event.carrierStatus}, ${event.at}, ${event.status}, ${event.step}, ${event.heardAt}, ${event.heardBy})
    on conflict do nothing returning parcel_id`
  return rows.length > 0
}

/** What was told of a parcel, by the moment that it speaks of. */
export async function listParcelEvents(tx: Tx, parcelId: string): Promise<ParcelEventRow[]> {
  return tx<ParcelEventRow[]>`
    select status, carrier_status as "carrierStatus", step, at from market.parcel_event
    where parcel_id = ${parcelId} order by at, heard_at`
}

/** Parcels under way that their carriers have not been asked about since a moment, the longest first. */
export async function listToAsk(tx: Tx, before: Date): Promise<ParcelRow[]> {
  return tx<ParcelRow[]>`
    select ${columns(tx)} from market.parcel
    where carrier <> 'own' and code is not null and status not in ('delivered', 'returned', 'cancelled') and asked_at <= ${before}
    order by asked_at limit 50`
}

/** The parcels of a seller, the newest first. */
export async function listParcels(tx: Tx, organisationId: string): Promise<(ParcelRow & { payCode: string })[]> {
  return tx<(ParcelRow & { payCode: string })[]>`
    select p.*, o.pay_code as "payCode" from (select ${columns(tx)} from market.parcel
      where organisation_id = ${organisationId} order by booked_at desc limit 200) p
    join market.shop_order o on o.id = p."orderId" order by p."bookedAt" desc`
}

/** Writes down where a purchase goes by its code, and which way of delivery each of its orders has. */
export async function noteDelivery(
  tx: Tx,
  purchaseId: string,
  {
    communeCode,
    ways,
  }: { communeCode: string | null; ways: readonly { sellerId: string; way: string; days: number | null }[] },
): Promise<void> {
  await tx`update market.purchase set commune_code = ${communeCode} where id = ${purchaseId}`
  await tx`
    update market.shop_order o set delivery_way = w.way, delivery_days = w.days
    from jsonb_to_recordset(${tx.json(ways as never)}) as w ("sellerId" uuid, way text, days int)
    where o.purchase_id = ${purchaseId} and o.seller_id = w."sellerId"`
}

/** Where the purchase of an order goes by its code, and the way that its buyer chose. */
export async function findDeliveryOf(
  tx: Tx,
  orderId: string,
): Promise<{ communeCode: string | null; way: string | null; days: number | null } | undefined> {
  const [row] = await tx<{ communeCode: string | null; way: string | null; days: number | null }[]>`
    select p.commune_code as "communeCode", o.delivery_way as way, o.delivery_days as days
    from market.shop_order o join market.purchase p on p.id = o.purchase_id where o.id = ${orderId}`
  return row
}

/** Writes down the commune that a purchase goes to, found by its seller. */
export async function saveCommuneOf(tx: Tx, orderId: string, communeCode: string): Promise<void> {
  await tx`
    update market.purchase p set commune_code = ${communeCode}
    from market.shop_order o where o.id = ${orderId} and p.id = o.purchase_id`
}
