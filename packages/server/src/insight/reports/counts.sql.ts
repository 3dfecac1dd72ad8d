import type { ProducerGroup, ProductGroup } from '@saolang/core/insight/indicator.ts'
import type { Happened } from '@saolang/core/insight/reports/form.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../platform/sql.ts'

/** Whose figures, and whether fictitious products are counted: a demo period counts them alone, any other none. */
export type Area = { provinceCode: string | null; communeCode: string | null; isDemo: boolean }

/** An area's products on the cut-off day, grouped by what indicators ask; those recognised only after it are left out. */
export async function listProductGroupsIn(tx: Tx, area: Area, on: LegalDate): Promise<ProductGroup[]> {
  return tx<ProductGroup[]>`
    select province_code as "provinceCode", star, ${holds(tx, on)} as holds, recognitions, count(*)::int as many
    from insight.product_fact
    where ${isIn(tx, area)} and (first_issued_on is null or first_issued_on <= ${on})
    group by 1, 2, 3, 4`
}

/** An area's producers of products whose certificate holds on the cut-off day. */
export async function listProducerGroupsIn(tx: Tx, area: Area, on: LegalDate): Promise<ProducerGroup[]> {
  return tx<ProducerGroup[]>`
    select "provinceCode", kind, count(*)::int as many
    from (
      select producer_key, min(province_code) as "provinceCode", min(organisation_kind) as kind
      from insight.product_fact
      where ${isIn(tx, area)} and producer <> '' and star >= 3 and ${holds(tx, on)}
        and (first_issued_on is null or first_issued_on <= ${on})
      group by producer_key
    ) producer
    group by 1, 2`
}

/** What happened in an area from one day to another, both counted; instants by the calendar of Viet Nam. */
export async function countHappened(
  tx: Tx,
  area: Area,
  { from, to }: { from: LegalDate; to: LegalDate },
): Promise<Happened> {
  const [row] = await tx<Happened[]>`
    select
      (select count(*)::int from insight.product_fact
        where ${isIn(tx, area)} and first_issued_on between ${from} and ${to}) as "firstRecognised",
      (select count(distinct dossier_id)::int from insight.stay
        where ${isIn(tx, area)} and status = 'submitted' and ${entered(tx, from, to)}) as "handedIn",
      (select count(distinct dossier_id)::int from insight.stay
        where ${isIn(tx, area)} and status = 'forwarded' and ${entered(tx, from, to)}) as "sentOn",
      (select count(*)::int from insight.product_fact
        where ${isIn(tx, area)} and standing = 'clocked' and last_day >= ${from} and last_day < ${to}) as "ranOut",
      (select count(*)::int from insight.withdrawn_product
        where ${isIn(tx, area)} and effective_on between ${from} and ${to}) as withdrawn`
  return row as Happened
}

const holds = (tx: Tx, on: LegalDate) => tx`
  case standing when 'clocked' then last_day >= ${on} when 'unknown-term' then null else false end`

const isIn = (tx: Tx, { provinceCode, communeCode, isDemo }: Area) => tx`
  is_demo = ${isDemo} and (${provinceCode}::text is null or province_code = ${provinceCode})
  and (${communeCode}::text is null or commune_code = ${communeCode})`

const entered = (tx: Tx, from: LegalDate, to: LegalDate) => tx`
  (entered_at at time zone 'Asia/Ho_Chi_Minh')::date between ${from} and ${to}`
