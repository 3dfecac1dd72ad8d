import { twoLevelsSince, type UnitReading } from '@saolang/core/people/todays-place.ts'
import type { Tx } from '../platform/sql.ts'

/** A unit in a time, as in `data/units.csv`, with the keys that it is found by. */
export type UnitRow = {
  code: string
  parent_code: string | null
  valid_from: string
  valid_to: string | null
  type: string
  name: string
  search_key: string
  spelling_key: string
}

/** Which unit went into which, as in `data/successions.csv`. */
export type SuccessionRow = { old_code: string; new_code: string; happened_on: string; share: string; sources: number }

/** The hash of the reference data that is loaded under this name, if any. */
export async function findLoadedHash(tx: Tx, name: string): Promise<string | undefined> {
  const [row] = await tx`select sha256 from people.reference_load where name = ${name}`
  return row?.sha256
}

/** Records that reference data are loaded. */
export async function saveLoadedHash(tx: Tx, name: string, sha256: string): Promise<void> {
  await tx`
    insert into people.reference_load (name, sha256) values (${name}, ${sha256})
    on conflict (name) do update set sha256 = excluded.sha256, loaded_at = now()`
}

/** Puts units in, all at once; those that are there are brought up to date. */
export async function saveUnits(tx: Tx, rows: readonly UnitRow[]): Promise<void> {
  await tx`
    insert into people.unit (code, parent_code, valid_from, valid_to, type, name, search_key, spelling_key)
    select * from jsonb_to_recordset(${tx.json(rows as never)}::jsonb) as u
      (code text, parent_code text, valid_from date, valid_to date, type text, name text, search_key text, spelling_key text)
    on conflict (code, valid_from) do update set parent_code = excluded.parent_code, valid_to = excluded.valid_to,
      type = excluded.type, name = excluded.name, search_key = excluded.search_key, spelling_key = excluded.spelling_key`
}

/** Has the planner count the units, once they are loaded: without that it reads them all for every question. */
export async function analyzeUnits(tx: Tx): Promise<void> {
  await tx`analyze people.unit`
  await tx`analyze people.unit_succession`
}

/** Puts successions in, all at once. */
export async function saveSuccessions(tx: Tx, rows: readonly SuccessionRow[]): Promise<void> {
  await tx`
    insert into people.unit_succession (old_code, new_code, happened_on, share, sources)
    select * from jsonb_to_recordset(${tx.json(rows as never)}::jsonb) as s
      (old_code text, new_code text, happened_on date, share text, sources int)
    on conflict (old_code, new_code, happened_on) do update set share = excluded.share, sources = excluded.sources`
}

/** Today's commune with its province. */
export async function findCommune(tx: Tx, communeCode: string) {
  const [row] = await tx`
    select c.code as "communeCode", c.full_name as "communeName", p.code as "provinceCode", p.full_name as "provinceName"
    from people.unit c join people.unit p on p.code = c.parent_code and p.valid_to is null
    where c.code = ${communeCode} and c.valid_to is null and c.level = 'commune'`
  return row as { communeCode: string; communeName: string; provinceCode: string; provinceName: string } | undefined
}

/** Today's units under a parent, or the provinces when there is none, in the order of the Vietnamese alphabet. */
export async function listTodaysUnits(tx: Tx, parentCode: string | null) {
  const rows = await tx`
    select code, full_name as name, name as "shortName" from people.unit
    where valid_to is null and parent_code is not distinct from ${parentCode} and level <> 'district'
    order by name collate "vi-x-icu", code`
  return [...rows] as { code: string; name: string; shortName: string }[]
}

/** Today's communes by code, with their provinces; unknown codes are left out. */
export async function listCommunesByCode(tx: Tx, codes: readonly string[]) {
  const rows = await tx`
    select c.code as "communeCode", c.full_name as "communeName", p.code as "provinceCode", p.full_name as "provinceName"
    from people.unit c join people.unit p on p.code = c.parent_code and p.valid_to is null
    where c.code = any(${codes as string[]}) and c.valid_to is null and c.level = 'commune'
    order by c.name collate "vi-x-icu", c.code`
  return [...rows] as { communeCode: string; communeName: string; provinceCode: string; provinceName: string }[]
}

/** Everything that a code ever named, oldest first. */
export async function listHistory(tx: Tx, code: string) {
  const rows = await tx`
    select code, level, full_name as name, parent_code as "parentCode", valid_from as "validFrom", valid_to as "validTo"
    from people.unit where code = ${code} order by valid_from`
  return [...rows] as {
    code: string
    level: 'province' | 'district' | 'commune'
    name: string
    parentCode: string | null
    validFrom: string
    validTo: string | null
  }[]
}

/** What a unit went into (`successors`) or was made of (`predecessors`). */
export async function listSuccessions(tx: Tx, code: string, side: 'successors' | 'predecessors') {
  const rows = await tx`
    select s.code, u.name, s.on, s.share, s.sources
    from (select case when ${side === 'successors'} then new_code else old_code end as code,
                 happened_on as on, share, sources
          from people.unit_succession
          where undone_at is null and case when ${side === 'successors'} then old_code else new_code end = ${code}) s
    cross join lateral (
      select full_name as name from people.unit u
      where u.code = s.code and case when ${side === 'successors'} then u.valid_from >= s.on or u.valid_to is null
        else u.valid_from < s.on end
      order by case when ${side === 'successors'} then u.valid_from end, valid_from desc limit 1) u
    order by s.code`
  return [...rows] as { code: string; name: string; on: string; share: string; sources: number }[]
}

/** Every unit of commune level that bears one of these codes, or one of these keys, in any time, with what became of it. */
export async function listReadings(
  tx: Tx,
  { codes, keys }: { codes: readonly string[]; keys: readonly string[] },
): Promise<UnitReading[]> {
  const rows = await tx`
    select u.code, u.spelling_key as spelling, u.search_key as "searchKey", u.valid_from as "validFrom", u.valid_to as "validTo",
      d.code as "districtCode", d.search_key as "districtKey",
      array(select distinct n.search_key from people.unit n where n.code = p.code
        and (n.valid_from < ${twoLevelsSince}) = (u.valid_from < ${twoLevelsSince})) as "provinceKeys",
      array_remove(array(select (select t.search_key from people.unit t where t.code = x.new_code and t.valid_to is null)
        from people.unit_succession x where x.old_code = p.code), null) as "todaysProvinceKeys",
      coalesce((select jsonb_agg(jsonb_build_object('code', h.code, 'share', h.share, 'sources', h.sources) order by h.code)
        from people.heirs_of(u.code, u.valid_from) h), '[]') as successors
    from people.unit u
    left join lateral (select code, search_key, parent_code from people.unit d
      where d.code = u.parent_code and d.level = 'district' and d.valid_from <= coalesce(u.valid_to, d.valid_from)
      order by d.valid_from desc limit 1) d on true
    join lateral (select code, search_key from people.unit p
      where p.code = case when u.level = 'district' or d.code is null then u.parent_code else d.parent_code end
        and p.valid_from <= coalesce(u.valid_to, p.valid_from)
      order by p.valid_from desc limit 1) p on true
    where ${codes.length === 0 ? tx`u.search_key = any(${keys as string[]})` : tx`u.code = any(${codes as string[]})`}
      and (u.level = 'commune' or (u.level = 'district' and exists (
        select from people.unit_succession s where s.old_code = u.code)))`
  return [...rows] as unknown as UnitReading[]
}

/** Today's communes on the ground of a district of before July 2025. */
export async function listDistrictSuccessors(tx: Tx, districtCode: string): Promise<string[]> {
  const rows = await tx`
    select distinct s.new_code as code from people.unit u join people.unit_succession s on s.old_code = u.code
    where u.parent_code = ${districtCode} and u.valid_from < s.happened_on order by 1`
  return rows.map((row) => row.code as string)
}
