import type { DossierStatus } from '@saolang/core/dossiers/dossier.ts'
import { type StayGroup, stuckAfterDays } from '@saolang/core/insight/dashboards/stays.ts'
import type { Tx } from '../../platform/sql.ts'
import { inPlace, inSets, isOpenStay, type Scope, unitColumn } from './scope.ts'

/** Whole days of a stay; `date_part` counts in floating point, which is many times faster than `extract`. */
const wholeDays = (tx: Tx, till: ReturnType<Tx>) => tx`floor(date_part('epoch', ${till} - entered_at) / 86400)::int`

export type OpenStays = { groups: StayGroup[]; units: { unit: string; open: number; stuck: number }[] }

/** The dossiers on their way now, by status and age, and by unit. */
export async function countOpenStays(tx: Tx, scope: Scope, now: Date): Promise<OpenStays> {
  const rows = await tx<
    {
      isUnit: boolean
      unit: string
      status: DossierStatus
      days: number
      many: number
      samples: number
      stuck: number
    }[]
  >`
    select grouping(status, days) > 0 as "isUnit", unit, status, days, count(*)::int as many,
      count(*) filter (where is_demo)::int as samples, count(*) filter (where days > ${stuckAfterDays})::int as stuck
    from (
      select ${unitColumn(tx, scope)} as unit, status, is_demo, ${wholeDays(tx, tx`${now}::timestamptz`)} as days
      from insight.stay
      where ${isOpenStay(tx)} and ${inPlace(tx, scope)} and ${inSets(tx, scope)}
    ) stay
    group by grouping sets ((status, days), (unit))`
  return {
    groups: rows
      .filter(({ isUnit }) => !isUnit)
      .map(({ status, days, many, samples }) => ({ status, days, many, samples })),
    units: rows.filter(({ isUnit }) => isUnit).map(({ unit, many, stuck }) => ({ unit, open: many, stuck })),
  }
}

/** Stays that ended since a moment, by status and length. */
export async function countLeftStays(tx: Tx, scope: Scope, since: Date): Promise<StayGroup[]> {
  return tx<StayGroup[]>`
    select status, ${wholeDays(tx, tx`left_at`)} as days, count(*)::int as many, 0 as samples
    from insight.stay
    where left_at >= ${since} and ${inPlace(tx, scope)} and ${inSets(tx, scope)}
    group by 1, 2`
}

export type FirstTime = { unit: string; forwarded: number; right: number }

/** Of the dossiers that communes sent on since a moment, how many went without any supplement; by unit. */
export async function countFirstTimeRight(tx: Tx, scope: Scope, since: Date): Promise<FirstTime[]> {
  return tx<FirstTime[]>`
    select ${unitColumn(tx, scope)} as unit, count(*)::int as forwarded, count(*) filter (where not was_asked)::int as "right"
    from insight.stay
    where left_at >= ${since} and status = 'submitted' and left_by = 'forward' and ${inPlace(tx, scope)} and ${inSets(tx, scope)}
    group by 1`
}

export type Load = { personId: string; name: string; many: number; dossiers: number; lastAt: Date }

/** What each officer of one role did with dossiers of a scope since a moment, the busiest first. */
export async function listLoads(tx: Tx, scope: Scope, { role, since }: { role: string; since: Date }): Promise<Load[]> {
  return tx<Load[]>`
    select h.person as "personId", p.full_name as name, h.many, h.dossiers, h.last as "lastAt"
    from (
      select left_person as person, count(*)::int as many, count(distinct dossier_id)::int as dossiers, max(left_at) as last
      from insight.stay
      where ${isOfRole(tx, role)} and left_at >= ${since} and left_person is not null and ${inPlace(tx, scope)} and ${inSets(tx, scope)}
      group by 1
    ) h join insight.officer_name p on p.id = h.person
    order by h.many desc, p.full_name limit 50`
}

// The Ministry's few steps among all have an index of their own, which a bound value would not find.
const isOfRole = (tx: Tx, role: string) =>
  role === 'ministry-officer' ? tx`left_role = 'ministry-officer'` : tx`left_role = ${role}`
