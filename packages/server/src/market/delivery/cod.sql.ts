import type { LinkedCarrier } from '@saolang/core/market/delivery/carrier.ts'
import type { CodOutcome } from '@saolang/core/market/delivery/settlement.ts'
import type { Tx } from '../../platform/sql.ts'

export type CodLineRow = {
  id: string
  carrier: LinkedCarrier
  settlement: string
  code: string
  collectedDong: number
  feeDong: number
  outcome: CodOutcome
  at: Date
}

/** Writes down a line of a settlement, once for each settlement and code; false when it was there. */
export async function addCodLine(
  tx: Tx,
  row: CodLineRow & { organisationId: string; parcelId: string | null; by: string | null },
): Promise<boolean> {
  const rows = await tx`
    insert into market.cod_line (id, organisation_id, carrier, settlement, code, collected_dong, fee_dong, outcome, parcel_id, at, by)
    values (${row.id}, ${row.organisationId}, ${row.carrier}, ${row.settlement}, ${row.code}, ${row.collectedDong}, ${row.feeDong},
      ${row.outcome}, ${row.parcelId}, ${row.at}, ${row.by})
    on conflict (organisation_id, carrier, settlement, code) do nothing returning id`
  return rows.length > 0
}

/** Lines that fit no parcel of a seller, oldest first, with what the parcel should have brought and its order. */
export async function listCodQueue(
  tx: Tx,
  organisationId: string,
): Promise<(CodLineRow & { codDong: number | null; orderId: string | null })[]> {
  return tx<(CodLineRow & { codDong: number | null; orderId: string | null })[]>`
    select l.id, l.carrier, l.settlement, l.code, l.collected_dong as "collectedDong", l.fee_dong as "feeDong", l.outcome, l.at,
      p.cod_dong as "codDong", p.order_id as "orderId"
    from market.cod_line l left join market.parcel p on p.id = l.parcel_id
    where l.organisation_id = ${organisationId} and l.settled_at is null and l.outcome <> 'matched' order by l.at, l.code limit 200`
}

/** Says what became of a line that did not fit; false when it was said, or is not this seller's. */
export async function settleCodLine(
  tx: Tx,
  { id, organisationId, words, by }: { id: string; organisationId: string; words: string; by: string | null },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.cod_line set settled_at = ${at}, settled_by = ${by}, settled_words = ${words}
    where id = ${id} and organisation_id = ${organisationId} and settled_at is null and outcome <> 'matched' returning id`
  return rows.length > 0
}

export type CodSum = {
  carrier: LinkedCarrier
  parcels: number
  collectedDong: number
  settled: number
  settledDong: number
  openDong: number
  feeDong: number
}

/** By carrier, of the parcels of a seller that were delivered in a time: what was collected at the door, what of it was paid out, what is still owed, and the carriage. */
export async function sumCod(
  tx: Tx,
  organisationId: string,
  { from, before }: { from: Date; before: Date },
): Promise<CodSum[]> {
  return tx<CodSum[]>`
    select carrier, count(*)::int as parcels, coalesce(sum(cod_dong), 0)::bigint as "collectedDong",
      count(*) filter (where settled_at is not null)::int as settled,
      coalesce(sum(cod_dong) filter (where settled_at is not null), 0)::bigint as "settledDong",
      coalesce(sum(cod_dong) filter (where settled_at is null), 0)::bigint as "openDong",
      coalesce(sum(fee_dong), 0)::bigint as "feeDong"
    from market.parcel
    where organisation_id = ${organisationId} and status = 'delivered' and carrier <> 'own' and cod_dong > 0
      and status_at >= ${from} and status_at < ${before}
    group by carrier order by carrier`
}
