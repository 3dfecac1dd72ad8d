import type { Tx } from '../../../platform/sql.ts'

/** Adds openings of a day to the campaigns of these marks; a mark of none is nobody's. */
export async function addVisits(tx: Tx, day: string, bySlug: ReadonlyMap<string, number>): Promise<void> {
  await tx`
    insert into market.campaign_visit (campaign_id, on_day, visits)
    select c.id, ${day}, v.visits from unnest(${[...bySlug.keys()]}::text[], ${[...bySlug.values()]}::int[]) v (slug, visits)
      join market.campaign c on c.slug = v.slug
    on conflict (campaign_id, on_day) do update set visits = campaign_visit.visits + excluded.visits`
}

/** How often pages were opened by the links of a campaign. */
export async function sumVisits(tx: Tx, campaignId: string): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select coalesce(sum(visits), 0)::int as n from market.campaign_visit where campaign_id = ${campaignId}`
  return row?.n ?? 0
}
