import type { Tx } from '../../platform/sql.ts'
import type { Area } from '../staff.sql.ts'

export type CandidateRow = {
  productId: string
  product: string
  producer: string
  place: string
  address: string
  communeCode: string | null
  star: number | null
  lastDay: string | null
  reports: number
  lastInspectedOn: string | null
}

/** The products of an area whose stars hold on a day and that no open visit waits for, the most urgent first. */
export async function listCandidates(
  tx: Tx,
  {
    area,
    today,
    windowEnds,
    since,
    many,
  }: { area: Area; today: string; windowEnds: string; since: Date; many: number },
): Promise<CandidateRow[]> {
  const { provinceCode, communeCode } = area
  return tx<CandidateRow[]>`
    with reported as (
      select r.product_id, count(*)::int as reports from registry.report r
      left join registry.report_answer a on a.report_id = r.id
      where r.reported_at >= ${since} and coalesce(a.outcome, '') <> 'not-upheld' group by r.product_id
    ), inspected as (
      select i.product_id, max(v.visited_on) as visited_on, bool_or(v.inspection_id is null) as is_open
      from registry.inspection i left join registry.inspection_record v on v.inspection_id = i.id group by i.product_id
    )
    select l.product_id as "productId", l.name as product, l.producer, l.place, l.address, l.commune_code as "communeCode", l.star,
      l.last_day as "lastDay", coalesce(t.reports, 0) as reports, s.visited_on as "lastInspectedOn"
    from registry.listing l left join reported t on t.product_id = l.product_id
    left join inspected s on s.product_id = l.product_id
    where l.standing in ('clocked', 'unknown-term') and coalesce(l.last_day, ${today}) >= ${today}
      and not coalesce(s.is_open, false)
      and (${provinceCode}::text is null or l.province_code = ${provinceCode})
      and (${communeCode}::text is null or l.commune_code = ${communeCode})
    order by t.reports is null, coalesce(l.last_day, 'infinity') > ${windowEnds}, s.visited_on is not null,
      l.star desc nulls last, l.name, l.product_id
    limit ${many}`
}
