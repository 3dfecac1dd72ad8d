import type { FormerCommune, FormerName, PlacedCount } from '@saolang/core/insight/map/former-place.ts'
import type { MapQuestion } from '@saolang/core/insight/map/map-question.ts'
import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import type { Tx } from '../../platform/sql.ts'

/** Recognised products by place, of the nation or a province, as asked. */
export async function countProducts(
  tx: Tx,
  { star, industry, isHolding, isSample, time }: Omit<MapQuestion, 'layer'>,
  { provinceCode, today }: { provinceCode: string | null; today: LegalDate },
): Promise<PlacedCount[]> {
  return tx<PlacedCount[]>`
    select province_code as "provinceCode", commune_code as "communeCode", recorded_commune_code as "recordedCommuneCode",
      ${time === 'before' ? tx`recorded_province` : tx`null`} as "recordedProvince",
      ${time === 'before' ? tx`is_recorded_before` : tx`null`} as "isRecordedBefore", count(*)::int as many
    from insight.product_place
    where is_demo = ${isSample}
      ${provinceCode ? tx`and province_code = ${provinceCode}` : tx``}
      ${star ? tx`and star = ${star}` : tx``}
      ${industry ? tx`and industry_code = ${industry}` : tx``}
      ${isHolding ? tx`and standing = 'clocked' and last_day >= ${today}` : tx``}
    group by 1, 2, 3, 4, 5`
}

/** Raw-material areas of a commune with how many growers they are of. */
export type GroundCount = { provinceCode: string; communeCode: string; many: number; holders: number }

/** Raw-material areas in use by commune, of the nation or a province. */
export async function countGrounds(
  tx: Tx,
  { isSample, provinceCode }: { isSample: boolean; provinceCode: string | null },
): Promise<GroundCount[]> {
  return tx<GroundCount[]>`
    select province_code as "provinceCode", commune_code as "communeCode", count(*)::int as many,
      count(distinct holder)::int as holders
    from insight.material_ground
    where is_demo = ${isSample} and (${provinceCode}::text is null or province_code = ${provinceCode})
    group by 1, 2`
}

/** Approved points of sale by commune, of the nation or a province. */
export async function countPoints(
  tx: Tx,
  { isSample, provinceCode }: { isSample: boolean; provinceCode: string | null },
): Promise<{ provinceCode: string; communeCode: string; many: number }[]> {
  return tx<{ provinceCode: string; communeCode: string; many: number }[]>`
    select province_code as "provinceCode", commune_code as "communeCode", count(*)::int as many from insight.point_place
    where is_demo = ${isSample} and (${provinceCode}::text is null or province_code = ${provinceCode})
    group by 1, 2`
}

/** The communes of before July 2025 on the ground of today's, of the nation or a province, in order of name. */
export async function listFormerCommunes(tx: Tx, provinceCode: string | null): Promise<FormerCommune[]> {
  return tx<FormerCommune[]>`
    select f.code, f.name, f.district, f.province_code as "provinceCode", f.commune_code as "communeCode", f.share
    from insight.former_commune f
    where ${provinceCode}::text is null or f.commune_code in (
      select code from people.unit where parent_code = ${provinceCode} and valid_to is null)
    order by f.district collate "vi-x-icu", f.name collate "vi-x-icu", f.code, f.commune_code`
}

/** Today's province of each of today's communes. */
export async function listProvincesOfCommunes(tx: Tx): Promise<{ code: string; provinceCode: string }[]> {
  return tx<{ code: string; provinceCode: string }[]>`
    select code, parent_code as "provinceCode" from people.unit where level = 'commune' and valid_to is null`
}

/** The provinces of before July 2025 with today's province on their ground, in order of name. */
export async function listFormerProvinces(
  tx: Tx,
): Promise<{ code: string; name: string; todaysCode: string; todaysName: string }[]> {
  return tx<{ code: string; name: string; todaysCode: string; todaysName: string }[]>`
    select u.code, u.full_name as name, t.code as "todaysCode", t.name as "todaysName"
    from people.unit_succession s
    join lateral (
      select code, full_name, name from people.unit
      where code = s.old_code and valid_from < s.happened_on order by valid_from desc limit 1
    ) u on true
    join people.unit t on t.code = s.new_code and t.valid_to is null
    where length(s.old_code) = 2
    order by u.name collate "vi-x-icu"`
}

/** Every name that a province bore before July 2025. */
export async function listFormerNames(tx: Tx): Promise<FormerName[]> {
  return tx<FormerName[]>`
    select distinct code, name from people.unit where level = 'province' and valid_from < '2025-07-01'`
}

/** What became of communes since the maps were drawn: the unit that each went into. */
export async function listHeirs(tx: Tx, codes: readonly string[]): Promise<{ code: string; heir: string }[]> {
  return tx<{ code: string; heir: string }[]>`
    with recursive line as (
      select code, code as heir from unnest(${codes as string[]}::text[]) as gone (code)
      union
      select l.code, s.new_code from line l join people.unit_succession s on s.old_code = l.heir and s.happened_on > '2025-07-01'
    )
    select l.code, min(l.heir) as heir from line l
    join people.unit u on u.code = l.heir and u.valid_to is null
    where l.code <> l.heir
    group by l.code having count(*) = 1`
}
