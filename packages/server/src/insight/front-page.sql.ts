import type { Tx } from '../platform/sql.ts'

export type RegisterCounts = { registered: number; inForce: number; fiveStars: number; producers: number }

/** What the register holds on a day, fictitious products left out. */
export async function countRegister(tx: Tx, today: string): Promise<RegisterCounts> {
  const [row] = await tx<RegisterCounts[]>`
    select count(*)::int as registered,
      count(*) filter (where standing = 'clocked' and last_day >= ${today})::int as "inForce",
      count(*) filter (where star = 5)::int as "fiveStars",
      count(distinct nullif(producer, ''))::int as producers
    from insight.product where not is_demo`
  return row as RegisterCounts
}

/** How many products each province has in the register, fictitious ones left out. */
export async function countByProvince(tx: Tx): Promise<{ code: string; count: number }[]> {
  return tx<{ code: string; count: number }[]>`
    select province_code as code, count(*)::int as count from insight.product where not is_demo group by province_code`
}

export type NewestRow = {
  address: string
  name: string
  producer: string
  place: string
  star: number
  decisionNumber: string
  decidedOn: string
  isDemo: boolean
}

/** The products that were recognised last, of those whose decision is known. */
export async function listNewest(tx: Tx, many: number): Promise<NewestRow[]> {
  return tx<NewestRow[]>`
    select address, name, producer, place, star, decision_number as "decisionNumber", issued_on as "decidedOn", is_demo as "isDemo"
    from insight.product where star is not null and decision_number is not null and issued_on is not null
    order by issued_on desc, product_id limit ${many}`
}
