import type { OccasionForm, OccasionKind } from '@saolang/core/market/promotion/occasion.ts'
import type { Tx } from '../../../platform/sql.ts'

export type OccasionRow = Omit<OccasionForm, 'kind'> & {
  id: string
  kind: OccasionKind
  isDemo: boolean
  cancelledWhy: string | null
  changedAt: Date
}

const columns = (tx: Tx) => tx`
  id, kind, title_vi as "titleVi", title_en as "titleEn", about_vi as "aboutVi", about_en as "aboutEn", place,
  province_code as "provinceCode", starts_on as "startsOn", ends_on as "endsOn", source, source_url as "sourceUrl",
  is_demo as "isDemo", cancelled_why as "cancelledWhy", changed_at as "changedAt"`

/** What was announced for days that touch a span, the earliest first; of one province when it is named. */
export async function listOccasions(
  tx: Tx,
  { from, until, provinceCode }: { from: string; until: string; provinceCode: string | null },
): Promise<OccasionRow[]> {
  return tx<OccasionRow[]>`
    select ${columns(tx)} from market.occasion
    where starts_on <= ${until} and ends_on >= ${from} and (${provinceCode}::text is null or province_code = ${provinceCode})
    order by starts_on, ends_on, id limit 500`
}

/** An occasion by its id. */
export async function findOccasion(tx: Tx, id: string): Promise<OccasionRow | undefined> {
  const [row] = await tx<OccasionRow[]>`select ${columns(tx)} from market.occasion where id = ${id}`
  return row
}

/** Puts an occasion on the calendar. */
export async function addOccasion(
  tx: Tx,
  row: Omit<OccasionRow, 'cancelledWhy' | 'changedAt'>,
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  await tx`
    insert into market.occasion (id, kind, title_vi, title_en, about_vi, about_en, place, province_code, starts_on, ends_on, source,
      source_url, is_demo, announced_at, announced_by, changed_at)
    values (${row.id}, ${row.kind}, ${row.titleVi}, ${row.titleEn}, ${row.aboutVi}, ${row.aboutEn}, ${row.place},
      ${row.provinceCode}, ${row.startsOn}, ${row.endsOn}, ${row.source}, ${row.sourceUrl}, ${row.isDemo}, ${at}, ${by}, ${at})`
}

/** Notes that an occasion will not be held; false when that was noted. */
export async function cancelOccasionRow(
  tx: Tx,
  { id, why, at }: { id: string; why: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    update market.occasion set cancelled_at = ${at}, cancelled_why = ${why}, changed_at = ${at}
    where id = ${id} and cancelled_at is null returning id`
  return rows.length > 0
}
