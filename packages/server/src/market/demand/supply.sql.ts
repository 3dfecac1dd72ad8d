import type { QualityPaper } from '@saolang/core/market/demand/demand.ts'
import type { MonthAmount, SupplyUnit } from '@saolang/core/market/demand/months.ts'
import type { Tx } from '../../platform/sql.ts'

export type SupplyRow = {
  productId: string
  organisationId: string
  unit: SupplyUnit
  shelfDays: number
  minOrder: number
  deliversTo: string[]
  papers: { kind: QualityPaper; number: string; untilOn: string | null }[]
  changedAt: Date
  months: MonthAmount[]
}

const rows = (tx: Tx) => tx`
  select s.product_id as "productId", s.organisation_id as "organisationId", s.unit, s.shelf_days as "shelfDays",
    s.min_order as "minOrder", s.delivers_to as "deliversTo", s.papers, s.changed_at as "changedAt", m.months
  from market.supply s cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('month', month, 'quantity', quantity) order by month), '[]') as months
    from market.supply_month where product_id = s.product_id) m`

/** What was declared of a product. */
export async function findSupply(tx: Tx, productId: string): Promise<SupplyRow | undefined> {
  const [row] = await tx<SupplyRow[]>`${rows(tx)} where s.product_id = ${productId}`
  return row
}

/** All that one organisation declared. */
export async function listSuppliesOf(tx: Tx, organisationId: string): Promise<SupplyRow[]> {
  return tx<SupplyRow[]>`${rows(tx)} where s.organisation_id = ${organisationId} order by s.product_id`
}

/** All that anybody declared, newest first; 5,000 at most. */
export async function listSupplies(tx: Tx): Promise<SupplyRow[]> {
  return tx<SupplyRow[]>`${rows(tx)} order by s.changed_at desc limit 5000`
}

type NewSupply = Omit<SupplyRow, 'changedAt'>

/** Writes a declaration anew, with its months. */
export async function saveSupply(
  tx: Tx,
  row: NewSupply,
  { by, byRole, at }: { by: string | null; byRole: string; at: Date },
): Promise<void> {
  await tx`
    insert into market.supply (product_id, organisation_id, unit, shelf_days, min_order, delivers_to, papers, changed_at, changed_by, by_role)
    values (${row.productId}, ${row.organisationId}, ${row.unit}, ${row.shelfDays}, ${row.minOrder}, ${row.deliversTo},
      ${tx.json(row.papers)}, ${at}, ${by}, ${byRole})
    on conflict (product_id) do update set organisation_id = excluded.organisation_id, unit = excluded.unit,
      shelf_days = excluded.shelf_days, min_order = excluded.min_order, delivers_to = excluded.delivers_to,
      papers = excluded.papers, changed_at = excluded.changed_at, changed_by = excluded.changed_by, by_role = excluded.by_role`
  await tx`delete from market.supply_month where product_id = ${row.productId}`
  await tx`
    insert into market.supply_month (product_id, month, quantity)
    select ${row.productId}, * from jsonb_to_recordset(${tx.json(row.months as never)}) as m (month text, quantity numeric)`
}
