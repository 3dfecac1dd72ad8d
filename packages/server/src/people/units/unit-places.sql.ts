import type { Tx } from '../../platform/sql.ts'

type PlaceRow = {
  asked: string
  communeCode: string
  communeName: string
  provinceCode: string
  provinceName: string
}

/** The places of commune codes that are no more: the one heir of each, else the unit as it last was since July 2025. */
export async function listPlaceRows(tx: Tx, codes: readonly string[]): Promise<PlaceRow[]> {
  const rows = await tx`
    select a.asked, c.code as "communeCode", c.full_name as "communeName", p.code as "provinceCode", p.full_name as "provinceName"
    from unnest(${codes as string[]}::text[]) as a (asked)
    join lateral (
      select u.code, u.full_name, u.parent_code from people.unit u
      left join lateral (select min(h.code) as code from people.heirs_of(a.asked, '2025-07-01') h having count(*) = 1) h on true
      where u.level = 'commune' and u.valid_from >= '2025-07-01' and u.code = coalesce(h.code, a.asked)
      order by u.valid_to is null desc, u.valid_from desc limit 1) c on true
    join lateral (
      select p.code, p.full_name from people.unit p where p.code = c.parent_code
      order by p.valid_to is null desc, p.valid_from desc limit 1) p on true`
  return [...rows] as unknown as PlaceRow[]
}

/** The days on which units began, or first were no more, in order. */
export async function listChangeDays(tx: Tx): Promise<string[]> {
  const rows = await tx<{ day: string }[]>`
    select distinct day::text as day from people.unit, lateral (values (valid_from), (valid_to + 1), ('2025-07-01'::date)) as v (day)
    where day is not null order by 1`
  return rows.map(({ day }) => day)
}
