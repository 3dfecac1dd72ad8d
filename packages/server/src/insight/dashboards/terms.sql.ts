import { type TermGroup, termBuckets, termEdges } from '@saolang/core/insight/dashboards/terms.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import { decision } from '@saolang/law/decisions/2026-26-qd-ttg/decision.ts'
import { reEvaluation } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import type { Tx } from '../../platform/sql.ts'
import { inPlace, type Scope, unitColumn } from './scope.ts'

/** Star and product group of the register's lines as a condition. */
export const inRegister = (tx: Tx, { star, group }: Scope) => tx`
  ${star === null ? tx`true` : tx`star = ${star}`} ${group === null ? tx`` : tx`and industry_code = ${group}`}`

export type Term = { today: LegalDate; periodDays: number }

/** The products of a scope by unit, star and where their last day lies; those without a known term apart. */
export async function countTermGroups(tx: Tx, scope: Scope, { today, periodDays }: Term): Promise<TermGroup[]> {
  const rows = await tx<
    { unit: string | null; star: number | null; bucket: number | null; many: number; samples: number }[]
  >`
    select ${unitColumn(tx, scope)} as unit, star,
      case when standing = 'clocked' then width_bucket(last_day - ${today}::date, ${termEdges(periodDays)}::int[]) end as bucket,
      count(*)::int as many, count(*) filter (where is_demo)::int as samples
    from insight.register_line
    where standing in ('clocked', 'unknown-term') and ${inPlace(tx, scope)} and ${inRegister(tx, scope)}
    group by 1, 2, 3`
  return rows.map(({ unit, bucket, ...row }) => ({
    ...row,
    unit: unit ?? '',
    bucket: bucket === null ? null : (termBuckets[bucket] ?? null),
  }))
}

/**
 * The line holds, the last day to file its re-evaluation has passed, and none is on its way. Where the window had closed before the
 * decision came into force nobody could have met it, and the last day itself counts (Điều 7 khoản 6 điểm a, Điều 12 khoản 3).
 */
export const isRenewalLate = (tx: Tx, today: LegalDate) => tx`
  standing = 'clocked' and expires_on between ${today}::date and ${today}::date + ${reEvaluation.latestDaysBeforeExpiry - 1}::int
  and expires_on - ${reEvaluation.latestDaysBeforeExpiry}::int >= ${decision.inForceFrom.date}::date
  and not exists (select from insight.open_renewal r where r.product_id = l.product_id)`

/** How many certificates run out in a unit although nobody filed to keep them, in time or after. */
export async function countLateRenewals(
  tx: Tx,
  scope: Scope,
  today: LegalDate,
): Promise<{ unit: string; many: number }[]> {
  return tx<{ unit: string; many: number }[]>`
    select coalesce(${unitColumn(tx, scope)}, '') as unit, count(*)::int as many
    from insight.register_line l
    where ${isRenewalLate(tx, today)} and ${inPlace(tx, scope)} and ${inRegister(tx, scope)}
    group by 1`
}
