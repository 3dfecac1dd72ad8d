import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { LotAmount } from '@saolang/core/trace/diary/to-events.ts'
import type { Tx } from '../../platform/sql.ts'

/** A lot that an entry began. */
export type LotRow = {
  id: string
  organisationId: string
  key: string
  number: string
  identifier: string
  unit: string
  areaId: string | null
  step: string
  madeOn: LegalDate
  expiresOn: LegalDate | null
  madeAt: Date
}

/** A lot with what it is of, and how much of it came in and is left. */
export type Lot = LotRow & {
  productId: string | null
  materialId: string | null
  materialName: string | null
  gtin: string | null
  areaName: string | null
  made: number
  left: number
  endedAt: Date | null
}

/** Begins a lot; false when its number or identifier is taken. */
export async function addLot(tx: Tx, lot: LotRow): Promise<boolean> {
  const rows = await tx`
    insert into trace.lot (id, organisation_id, key, number, identifier, unit, area_id, step, made_on, expires_on, made_at)
    values (${lot.id}, ${lot.organisationId}, ${lot.key}, ${lot.number}, ${lot.identifier}, ${lot.unit}, ${lot.areaId}, ${lot.step},
      ${lot.madeOn}, ${lot.expiresOn}, ${lot.madeAt})
    on conflict do nothing returning id`
  return rows.length > 0
}

/** Writes what a correction changed of a lot; number and identifier stay. */
export async function saveLot(
  tx: Tx,
  { id, areaId, madeOn, expiresOn }: Pick<LotRow, 'id' | 'areaId' | 'madeOn' | 'expiresOn'>,
): Promise<void> {
  await tx`update trace.lot set area_id = ${areaId}, made_on = ${madeOn}, expires_on = ${expiresOn} where id = ${id}`
}

/** Ends a lot that never was. */
export async function endLot(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update trace.lot set ended_at = ${at} where id = ${id} and ended_at is null`
}

/** Moves stock, in and out. */
export async function addMoves(
  tx: Tx,
  {
    organisationId,
    entryId,
    moves,
    at,
    newId,
  }: { organisationId: string; entryId: string; moves: readonly LotAmount[]; at: Date; newId(): string },
): Promise<void> {
  for (const { identifier, quantity, unit } of moves)
    await tx`
      insert into trace.lot_move (id, organisation_id, entry_id, identifier, quantity, unit, at)
      values (${newId()}, ${organisationId}, ${entryId}, ${identifier}, ${quantity}, ${unit}, ${at})`
}

/** What an entry moved, all told: what a correction moves back. */
export async function listMovesOf(tx: Tx, entryId: string): Promise<LotAmount[]> {
  return tx<LotAmount[]>`
    select identifier, sum(quantity) as quantity, unit from trace.lot_move where entry_id = ${entryId}
    group by identifier, unit having sum(quantity) <> 0`
}

const columns = (tx: Tx) => tx`
  l.id, l.organisation_id as "organisationId", l.key, l.number, l.identifier, l.unit, l.area_id as "areaId", l.step,
  l.made_on as "madeOn", l.expires_on as "expiresOn", l.made_at as "madeAt", l.ended_at as "endedAt", k.product_id as "productId",
  k.material_id as "materialId", m.name as "materialName", k.gtin, a.name as "areaName",
  coalesce((select sum(v.quantity) from trace.lot_move v
    where v.organisation_id = l.organisation_id and v.identifier = l.identifier and v.quantity > 0), 0) as made,
  coalesce((select sum(v.quantity) from trace.lot_move v
    where v.organisation_id = l.organisation_id and v.identifier = l.identifier), 0) as left`

const withNames = (tx: Tx) => tx`
  trace.lot l join trace.product_key k on k.key = l.key left join trace.material m on m.id = k.material_id
  left join trace.area a on a.id = l.area_id`

/** The lot of an id, or of an identifier. */
export async function findLot(
  tx: Tx,
  { id, identifier }: { id?: string; identifier?: string },
): Promise<Lot | undefined> {
  const [row] = await tx<Lot[]>`
    select ${columns(tx)} from ${withNames(tx)} where l.id = ${id ?? null} or l.identifier = ${identifier ?? null} limit 1`
  return row
}

/** The lots of an organisation, newest first: all, or those with something left. */
export async function listLotsOf(
  tx: Tx,
  { organisationId, onlyLeft, size }: { organisationId: string; onlyLeft: boolean; size: number },
): Promise<Lot[]> {
  return tx<Lot[]>`
    select * from (
      select ${columns(tx)} from ${withNames(tx)} where l.organisation_id = ${organisationId} and l.ended_at is null) lots
    where not ${onlyLeft} or "left" > 0 order by "madeOn" desc, "madeAt" desc limit ${size}`
}

/** The lots of a product, newest first. */
export async function listLotsOfProduct(tx: Tx, productId: string): Promise<Lot[]> {
  return tx<Lot[]>`
    select ${columns(tx)} from ${withNames(tx)} where k.product_id = ${productId} and l.ended_at is null
    order by l.made_on desc, l.made_at desc`
}

/** The lots that were gathered from an area. */
export async function listLotsOfArea(tx: Tx, areaId: string): Promise<Lot[]> {
  return tx<Lot[]>`
    select ${columns(tx)} from ${withNames(tx)} where l.area_id = ${areaId} and l.ended_at is null order by l.made_on desc`
}

/** Lots of others that an organisation took in, with what is left of them. */
export async function listTakenIn(
  tx: Tx,
  organisationId: string,
): Promise<{ identifier: string; unit: string; left: number }[]> {
  return tx<{ identifier: string; unit: string; left: number }[]>`
    select v.identifier, v.unit, sum(v.quantity) as left from trace.lot_move v
    where v.organisation_id = ${organisationId}
      and not exists (select from trace.lot l where l.identifier = v.identifier and l.organisation_id = ${organisationId})
    group by v.identifier, v.unit having sum(v.quantity) > 0 order by v.identifier`
}

/** A material of an organisation. */
export type MaterialRow = { id: string; name: string; unit: string }

/** Adds a material, unless there is one of that name. Gives the one that there is. */
export async function addMaterial(
  tx: Tx,
  material: MaterialRow & { organisationId: string },
  at: Date,
): Promise<MaterialRow> {
  await tx`
    insert into trace.material (id, organisation_id, name, unit, made_at)
    values (${material.id}, ${material.organisationId}, ${material.name}, ${material.unit}, ${at}) on conflict do nothing`
  const [row] = await tx<MaterialRow[]>`
    select id, name, unit from trace.material where organisation_id = ${material.organisationId} and name = ${material.name}`
  return row as MaterialRow
}

/** The material of an id, if it is this organisation's. */
export async function findMaterial(tx: Tx, organisationId: string, id: string): Promise<MaterialRow | undefined> {
  const [row] = await tx<MaterialRow[]>`
    select id, name, unit from trace.material where id = ${id} and organisation_id = ${organisationId}`
  return row
}

/** The materials of an organisation, by name. */
export async function listMaterials(tx: Tx, organisationId: string): Promise<MaterialRow[]> {
  return tx<MaterialRow[]>`
    select id, name, unit from trace.material where organisation_id = ${organisationId} order by name collate "vi-x-icu"`
}
