import type { DossierStatus } from '@saolang/core/dossiers/dossier.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../platform/sql.ts'

/** What is looked at: a commune, a province, or the nation when both are null. */
export type Area = { provinceCode: string | null; communeCode: string | null }

const inside = (tx: Tx, { provinceCode, communeCode }: Area) => tx`
  (${provinceCode}::text is null or province_code = ${provinceCode})
  and (${communeCode}::text is null or commune_code = ${communeCode})`

export type Standing = { status: DossierStatus; many: number; samples: number; medianDays: number; oldestDays: number }

/** The dossiers that stand somewhere now, by status, with their age in days. */
export async function listStandings(tx: Tx, area: Area, now: Date): Promise<Standing[]> {
  return tx<Standing[]>`
    select status, count(*)::int as many, count(*) filter (where is_demo)::int as samples,
      percentile_cont(0.5) within group (order by days)::float as "medianDays", max(days)::float as "oldestDays"
    from (
      select status, is_demo, extract(epoch from ${now}::timestamptz - entered_at) / 86400 as days
      from insight.stay where left_at is null and ${inside(tx, area)}
    ) standing
    group by status`
}

export type Passage = { status: DossierStatus; many: number; medianDays: number; slowDays: number }

/** How long dossiers stood in each status that they left since a moment: median and ninth decile, in days. */
export async function listPassages(tx: Tx, area: Area, since: Date): Promise<Passage[]> {
  return tx<Passage[]>`
    select status, count(*)::int as many,
      percentile_cont(0.5) within group (order by days)::float as "medianDays",
      percentile_cont(0.9) within group (order by days)::float as "slowDays"
    from (
      select status, extract(epoch from left_at - entered_at) / 86400 as days
      from insight.stay where left_at >= ${since} and ${inside(tx, area)}
    ) passage
    group by status`
}

/** Of the dossiers that communes sent on since a moment, how many went without any supplement. */
export async function countFirstTimeRight(
  tx: Tx,
  area: Area,
  since: Date,
): Promise<{ forwarded: number; right: number }> {
  const [row] = await tx<{ forwarded: number; right: number }[]>`
    select count(*)::int as forwarded, count(*) filter (where not was_asked)::int as right
    from (
      select dossier_id, bool_or(status = 'supplement-requested') as was_asked
      from insight.stay where ${inside(tx, area)}
      group by dossier_id
      having bool_or(status = 'submitted' and left_by = 'forward' and left_at >= ${since})
    ) road`
  return row as { forwarded: number; right: number }
}

export type Load = { personId: string; name: string; role: string; many: number; lastAt: Date }

/** What each officer of an area did with dossiers since a moment, the busiest first. */
export async function listLoads(tx: Tx, area: Area, since: Date): Promise<Load[]> {
  return tx<Load[]>`
    select person_id as "personId", name, role, count(*)::int as many, max(changed_at) as "lastAt"
    from insight.handling where changed_at >= ${since} and ${inside(tx, area)}
    group by person_id, name, role order by many desc, name limit 50`
}

/** How many certificates of an area run out within each of these days from today, and ran out within the same days before. */
export async function countTerms(
  tx: Tx,
  area: Area,
  today: LegalDate,
): Promise<{ days: number; ahead: number; behind: number }[]> {
  return tx<{ days: number; ahead: number; behind: number }[]>`
    select w.days,
      count(*) filter (where last_day between ${today}::date and ${today}::date + w.days)::int as ahead,
      count(*) filter (where last_day between ${today}::date - w.days and ${today}::date - 1)::int as behind
    from unnest(array[30, 90, 180]) as w (days)
    left join insight.product_fact on standing = 'clocked' and (${area.provinceCode}::text is null or province_code = ${area.provinceCode})
      and (${area.communeCode}::text is null or commune_code = ${area.communeCode})
    group by w.days order by w.days`
}

export type Verdicts = { many: number; reviewed: number; reversed: number; withdrawn: number }

/** The verdicts on an area's dossiers since a moment, and what reviews made of them. */
export async function countVerdicts(tx: Tx, area: Area, since: Date): Promise<Verdicts> {
  const [row] = await tx<Verdicts[]>`
    select count(*)::int as many, count(outcome)::int as reviewed,
      count(*) filter (where outcome = 'changed')::int as reversed,
      count(*) filter (where outcome = 'withdrawn')::int as withdrawn
    from insight.judgement where issued_at >= ${since} and ${inside(tx, area)}`
  return row as Verdicts
}
