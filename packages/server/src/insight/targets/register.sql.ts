import type { ProducerGroup, ProductGroup } from '@saolang/core/insight/indicator.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../platform/sql.ts'

/** The register's products on a day, grouped by what indicators ask; fictitious ones left out. */
export async function listProductGroups(tx: Tx, today: LegalDate): Promise<ProductGroup[]> {
  return tx<ProductGroup[]>`
    select province_code as "provinceCode", star, ${holds(tx, today)} as holds, recognitions, count(*)::int as many
    from insight.product_fact where not is_demo
    group by 1, 2, 3, 4`
}

/** The producers of products whose certificate holds on a day, grouped by what indicators ask; fictitious ones left out. */
export async function listProducerGroups(tx: Tx, today: LegalDate): Promise<ProducerGroup[]> {
  return tx<ProducerGroup[]>`
    select "provinceCode", kind, count(*)::int as many
    from (
      select producer_key, min(province_code) as "provinceCode", min(organisation_kind) as kind
      from insight.product_fact
      where not is_demo and producer <> '' and star >= 3 and ${holds(tx, today)}
      group by producer_key
    ) producer
    group by 1, 2`
}

/** How many products of at least so many stars were first recognised in each month from a day on, by first day of the month. */
export async function countFirstRecognised(
  tx: Tx,
  { star, from, to, provinceCode }: { star: number; from: LegalDate; to: LegalDate; provinceCode: string | null },
): Promise<{ month: LegalDate; many: number }[]> {
  return tx<{ month: LegalDate; many: number }[]>`
    select date_trunc('month', first_issued_on)::date as month, count(*)::int as many
    from insight.product_fact
    where not is_demo and star >= ${star} and first_issued_on >= ${from} and first_issued_on < ${to}
      and (${provinceCode}::text is null or province_code = ${provinceCode})
    group by 1 order by 1`
}

/** Of the products whose certificate holds today, how many run out by a day. */
export async function countRunningOut(
  tx: Tx,
  { star, today, to, provinceCode }: { star: number; today: LegalDate; to: LegalDate; provinceCode: string | null },
): Promise<number> {
  const [row] = await tx<{ many: number }[]>`
    select count(*)::int as many from insight.product_fact
    where not is_demo and star >= ${star} and standing = 'clocked' and last_day between ${today} and ${to}
      and (${provinceCode}::text is null or province_code = ${provinceCode})`
  return row?.many ?? 0
}

export type ProductRow = {
  address: string
  name: string
  producer: string
  place: string
  provinceCode: string
  star: number | null
  holds: boolean | null
  recognitions: number
  decisionNumber: string | null
  lastDay: LegalDate | null
}

/** The rows behind every figure: each product of the register as the indicators see it, fictitious ones left out. */
export async function listProductRows(tx: Tx, today: LegalDate): Promise<ProductRow[]> {
  return tx<ProductRow[]>`
    select address, name, producer, place, province_code as "provinceCode", star, ${holds(tx, today)} as holds,
      recognitions, decision_number as "decisionNumber", last_day as "lastDay"
    from insight.product_fact where not is_demo order by address`
}

const holds = (tx: Tx, today: LegalDate) => tx`
  case standing when 'clocked' then last_day >= ${today} when 'unknown-term' then null else false end`
