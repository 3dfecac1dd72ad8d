import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../platform/sql.ts'
import { inPlace, type Scope } from './scope.ts'

export type Oversight = { inspections: number; withdrawals: number; reports: number }

/** Visits that nobody made in time, withdrawals past their fifteen days, reports of the public without an answer, in a scope. */
export async function countOversight(tx: Tx, scope: Scope, today: LegalDate): Promise<Oversight> {
  const [row] = await tx<Oversight[]>`
    select count(*) filter (where kind = 'inspection')::int as inspections,
      count(*) filter (where kind = 'withdrawal')::int as withdrawals, count(*) filter (where kind = 'report')::int as reports
    from insight.oversight_task t join insight.overseen_product p on p.id = t.product_id
    where ${isDue(tx, today)} and ${inProduct(tx, scope)}`
  return row as Oversight
}

/** The place and group of what is inspected, withdrawn or reported: its product's. */
export const inProduct = (tx: Tx, scope: Scope) => tx`
  ${inPlace(tx, scope)} ${scope.group === null ? tx`` : tx`and p.industry_code = ${scope.group}`}`

/** A report waits from its first day; the others are late only after theirs. */
export const isDue = (tx: Tx, today: LegalDate) => tx`(t.kind = 'report' or t.due_on < ${today})`
