import type { PointKind, PointState, StockWord } from '@saolang/core/market/points-of-sale/point.ts'
import type { Tx } from '../../platform/sql.ts'

/** A place that sells over the counter. */
export type PointRow = {
  id: string
  organisationId: string | null
  kind: PointKind
  name: string
  address: string
  communeCode: string
  provinceCode: string
  hours: string
  phone: string | null
  stockPlace: string | null
  state: PointState
  isDemo: boolean
  toldAt: Date
  toldBy: string | null
  decidedAt: Date | null
  decidedWords: string | null
}

const columns = (tx: Tx) => tx`
  id, organisation_id as "organisationId", kind, name, address, commune_code as "communeCode", province_code as "provinceCode",
  hours, phone, stock_place as "stockPlace", state, is_demo as "isDemo", told_at as "toldAt", told_by as "toldBy",
  decided_at as "decidedAt", decided_words as "decidedWords"`

/** Adds a place, to be looked at by an officer. */
export async function addPoint(tx: Tx, row: Omit<PointRow, 'state' | 'decidedAt' | 'decidedWords'>): Promise<void> {
  await tx`
    insert into market.point_of_sale (id, organisation_id, kind, name, address, commune_code, province_code, hours, phone,
      stock_place, state, is_demo, told_at, told_by)
    values (${row.id}, ${row.organisationId}, ${row.kind}, ${row.name}, ${row.address}, ${row.communeCode}, ${row.provinceCode},
      ${row.hours}, ${row.phone}, ${row.stockPlace}, 'proposed', ${row.isDemo}, ${row.toldAt}, ${row.toldBy})`
}

type Changed = Pick<
  PointRow,
  'id' | 'kind' | 'name' | 'address' | 'communeCode' | 'provinceCode' | 'hours' | 'phone' | 'stockPlace'
>

/** Writes a place anew: it waits for an officer again. */
export async function changePointRow(tx: Tx, row: Changed, { by, at }: { by: string | null; at: Date }): Promise<void> {
  await tx`
    update market.point_of_sale set kind = ${row.kind}, name = ${row.name}, address = ${row.address},
      commune_code = ${row.communeCode}, province_code = ${row.provinceCode}, hours = ${row.hours}, phone = ${row.phone},
      stock_place = ${row.stockPlace}, state = 'proposed', decided_at = null, decided_by = null, decided_words = null,
      told_at = ${at}, told_by = ${by}
    where id = ${row.id}`
}

/** A place, whatever its state. */
export async function findPoint(tx: Tx, id: string): Promise<PointRow | undefined> {
  const [row] = await tx<PointRow[]>`select ${columns(tx)} from market.point_of_sale where id = ${id}`
  return row
}

/** Places that are shown, of a province or all, in Vietnamese order. */
export async function listShownPoints(tx: Tx, provinceCode: string | undefined): Promise<PointRow[]> {
  return tx<PointRow[]>`
    select ${columns(tx)} from market.point_of_sale
    where state = 'approved' and (${provinceCode ?? null}::text is null or province_code = ${provinceCode ?? null})
    order by province_code, commune_code, name collate "vi-x-icu", id limit 5000`
}

/** The places of an organisation, newest first. */
export async function listPointsOf(tx: Tx, organisationId: string): Promise<PointRow[]> {
  return tx<PointRow[]>`
    select ${columns(tx)} from market.point_of_sale where organisation_id = ${organisationId} order by told_at desc, id`
}

/** The places of a commune or a province, those that wait first. */
export async function listPointsIn(
  tx: Tx,
  { communeCode, provinceCode }: { communeCode: string | undefined; provinceCode: string },
): Promise<PointRow[]> {
  return tx<PointRow[]>`
    select ${columns(tx)} from market.point_of_sale
    where province_code = ${provinceCode} and (${communeCode ?? null}::text is null or commune_code = ${communeCode ?? null})
    order by state <> 'proposed', told_at, id limit 1000`
}

/** Decides on a place; false when it does not stand so that it can be decided. */
export async function decidePointRow(
  tx: Tx,
  {
    id,
    state,
    words,
    by,
  }: { id: string; state: 'approved' | 'refused' | 'closed'; words: string | null; by: string | null },
  at: Date,
): Promise<boolean> {
  const from = state === 'closed' ? ['approved', 'proposed'] : ['proposed']
  const rows = await tx`
    update market.point_of_sale set state = ${state}, decided_at = ${at}, decided_by = ${by}, decided_words = ${words}
    where id = ${id} and state = any(${from}) returning id`
  return rows.length > 0
}

export type PointProductRow = {
  pointId: string
  productId: string
  stock: StockWord
  seenAt: Date
  count: number | null
}

/** What these places sell; `count` where the place is one of the stock ledger of its organisation. */
export async function listPointProducts(
  tx: Tx,
  pointIds: readonly string[],
  today: string,
): Promise<PointProductRow[]> {
  return tx<PointProductRow[]>`
    select pp.point_id as "pointId", pp.product_id as "productId", pp.stock, pp.seen_at as "seenAt",
      case when p.stock_place is not null then coalesce((
        select sum(l.on_hand - l.reserved)::int from market.variant v join market.stock_level l on l.variant_id = v.id
        where v.product_id = pp.product_id and v.organisation_id = p.organisation_id and l.place = p.stock_place
          and (l.expires_on is null or l.expires_on > ${today}::date)), 0) end as count
    from market.point_product pp join market.point_of_sale p on p.id = pp.point_id
    where pp.point_id = any(${pointIds as string[]}::uuid[]) and pp.ended_at is null order by pp.point_id, pp.product_id`
}

/** The shown places that sell a product, so many at most. */
export async function listPointsSelling(tx: Tx, productId: string, most: number): Promise<PointRow[]> {
  return tx<PointRow[]>`
    select ${columns(tx)} from market.point_of_sale where state = 'approved' and id in (
      select point_id from market.point_product where product_id = ${productId} and ended_at is null and stock <> 'out')
    order by province_code, name collate "vi-x-icu", id limit ${most}`
}

/** Says what was seen of a product at a place. */
export async function keepPointProduct(
  tx: Tx,
  row: { pointId: string; productId: string; stock: StockWord; by: string | null },
  at: Date,
): Promise<void> {
  await tx`
    insert into market.point_product (point_id, product_id, stock, seen_at, seen_by)
    values (${row.pointId}, ${row.productId}, ${row.stock}, ${at}, ${row.by})
    on conflict (point_id, product_id) do update set stock = excluded.stock, seen_at = excluded.seen_at,
      seen_by = excluded.seen_by, ended_at = null`
}

/** A place sells a product no more. */
export async function endPointProduct(tx: Tx, pointId: string, productId: string, at: Date): Promise<void> {
  await tx`
    update market.point_product set ended_at = ${at}
    where point_id = ${pointId} and product_id = ${productId} and ended_at is null`
}
