import type { Difference } from '@saolang/core/market/channels/reconcile.ts'
import type { Tx } from '../../../platform/sql.ts'

export type ComparisonRow = { id: string; madeAt: Date; listings: number; orders: number; differences: number }
export type DifferenceRow = Difference & { comparisonId: string; no: number; settledAt: Date | null }

/** Writes down a night's comparison with its differences. */
export async function addComparison(
  tx: Tx,
  row: { id: string; linkId: string; listings: number; orders: number; differences: readonly Difference[] },
  at: Date,
): Promise<void> {
  await tx`
    insert into market.channel_comparison (id, link_id, made_at, listings, orders, differences)
    values (${row.id}, ${row.linkId}, ${at}, ${row.listings}, ${row.orders}, ${row.differences.length})`
  await tx`
    insert into market.channel_difference (comparison_id, no, kind, about, ours, theirs)
    select ${row.id}, d.no, d.kind, d.about, d.ours, d.theirs
    from jsonb_to_recordset(${tx.json(row.differences.map((each, i) => ({ ...each, no: i + 1 })))})
      as d (no int, kind text, about text, ours text, theirs text)`
}

/** The newest comparison of a link; undefined before the first night. */
export async function findNewestComparison(tx: Tx, linkId: string): Promise<ComparisonRow | undefined> {
  const [row] = await tx<ComparisonRow[]>`
    select id, made_at as "madeAt", listings, orders, differences from market.channel_comparison
    where link_id = ${linkId} order by made_at desc limit 1`
  return row
}

/** The differences of a comparison. */
export async function listDifferences(tx: Tx, comparisonId: string): Promise<DifferenceRow[]> {
  return tx<DifferenceRow[]>`
    select comparison_id as "comparisonId", no, kind, about, ours, theirs, settled_at as "settledAt"
    from market.channel_difference where comparison_id = ${comparisonId} order by no`
}

/** Says what became of a difference; false when it was said, or is not of this link. */
export async function settleDifferenceRow(
  tx: Tx,
  {
    linkId,
    comparisonId,
    no,
    words,
    by,
  }: { linkId: string; comparisonId: string; no: number; words: string; by: string | null },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.channel_difference d set settled_at = ${at}, settled_by = ${by}, settled_words = ${words}
    from market.channel_comparison c
    where d.comparison_id = ${comparisonId} and d.no = ${no} and c.id = d.comparison_id and c.link_id = ${linkId}
      and d.settled_at is null
    returning d.no`
  return rows.length > 0
}
