import type { MasterData } from '@saolang/core/trace/master-data.ts'
import type { Reach } from '@saolang/core/trace/reach.ts'
import type { Tx } from '../../platform/sql.ts'
import { toldTo } from '../vocabulary/vocabulary.sql.ts'

/** What keys of ours and GTINs name. */
export type NamedKey = { key: string; gtin: string | null; productId: string | null; materialName: string | null }

/** The keys among these, and those that one of these GTINs is bound to. */
export async function listNamedKeys(tx: Tx, keys: readonly string[], gtins: readonly string[]): Promise<NamedKey[]> {
  return tx<NamedKey[]>`
    select k.key, k.gtin, k.product_id as "productId", m.name as "materialName"
    from trace.product_key k left join trace.material m on m.id = k.material_id
    where k.key = any(${keys}::text[]) or k.gtin = any(${gtins}::text[])`
}

/** The units of lots that diaries began, by identifier. */
export async function listLotUnits(
  tx: Tx,
  identifiers: readonly string[],
): Promise<{ identifier: string; key: string; unit: string }[]> {
  return tx<{ identifier: string; key: string; unit: string }[]>`
    select identifier, key, unit from trace.lot where identifier = any(${identifiers}::text[])`
}

/** What was told about places and parties by whom a reader may read. */
export async function listToldPlaces(
  tx: Tx,
  ids: readonly string[],
  reach: Reach,
): Promise<Pick<MasterData, 'id' | 'attributes'>[]> {
  return tx<Pick<MasterData, 'id' | 'attributes'>[]>`
    select m.id, m.attributes from trace.master_data m
    where m.id = any(${ids}::text[]) and ${toldTo(tx, reach)} order by m.told_at`
}
