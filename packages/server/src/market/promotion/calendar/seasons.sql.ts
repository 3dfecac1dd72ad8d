import type { Season } from '@saolang/core/market/promotion/season.ts'
import type { Tx } from '../../../platform/sql.ts'

export type SeasonRow = Season & { productId: string; toldAt: Date }

/** The seasons of these products, as they were told last. */
export async function listSeasons(tx: Tx, productIds: readonly string[]): Promise<SeasonRow[]> {
  return tx<SeasonRow[]>`
    select product_id as "productId", months, best, note_vi as "noteVi", note_en as "noteEn", told_at as "toldAt"
    from market.product_season where product_id = any(${productIds as string[]}::uuid[])`
}

/** The products that are in season in one of these months; every month when none is named. */
export async function listInSeason(tx: Tx, months: readonly number[], most: number): Promise<SeasonRow[]> {
  return tx<SeasonRow[]>`
    select product_id as "productId", months, best, note_vi as "noteVi", note_en as "noteEn", told_at as "toldAt"
    from market.product_season
    where ${months.length === 0} or months && ${months as number[]}::smallint[] order by product_id limit ${most}`
}

/** Tells the season of a product anew. */
export async function saveSeason(
  tx: Tx,
  { productId, months, best, noteVi, noteEn }: Omit<SeasonRow, 'toldAt'>,
  { at, by, role }: { at: Date; by: string | null; role: string },
): Promise<void> {
  await tx`
    insert into market.product_season (product_id, months, best, note_vi, note_en, told_at, told_by, by_role)
    values (${productId}, ${months}::smallint[], ${best}::smallint[], ${noteVi}, ${noteEn}, ${at}, ${by}, ${role})
    on conflict (product_id) do update set months = excluded.months, best = excluded.best, note_vi = excluded.note_vi,
      note_en = excluded.note_en, told_at = excluded.told_at, told_by = excluded.told_by, by_role = excluded.by_role`
}
