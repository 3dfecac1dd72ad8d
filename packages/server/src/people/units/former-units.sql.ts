import { twoLevelsSince } from '@saolang/core/people/todays-place.ts'
import type { Tx } from '../../platform/sql.ts'

/** A commune or ward of before July 2025 on whose ground a commune of today lies, with its district and province of then. */
export type FormerUnit = {
  wardCode: string
  ward: string
  districtCode: string
  district: string
  provinceCode: string
  province: string
  isWhole: boolean
}

/**
 * What a commune of today was made of, through every change since, by full names of then: first what went into it whole. An
 * island district that had no communes stands as its own ward.
 */
export async function listFormerRows(tx: Tx, communeCode: string): Promise<FormerUnit[]> {
  return tx<FormerUnit[]>`
    with recursive made_of (code, is_whole) as (
      select old_code, share = 'full' from people.unit_succession where new_code = ${communeCode} and undone_at is null
      union
      select s.old_code, m.is_whole and s.share = 'full' from made_of m join people.unit_succession s on s.new_code = m.code
      where s.undone_at is null and s.happened_on <= ${twoLevelsSince} and s.old_code <> m.code)
    select w.code as "wardCode", w.full_name as ward, d.code as "districtCode", d.full_name as district,
      p.code as "provinceCode", p.full_name as province, bool_or(m.is_whole) as "isWhole"
    from made_of m
    cross join lateral (select * from people.unit u where u.code = m.code and u.valid_from < ${twoLevelsSince}
      and u.level in ('commune', 'district') order by u.valid_from desc limit 1) w
    cross join lateral (select * from people.unit u where u.level = 'district' and u.valid_from < ${twoLevelsSince}
      and u.code = case when w.level = 'district' then w.code else w.parent_code end order by u.valid_from desc limit 1) d
    cross join lateral (select * from people.unit u where u.level = 'province' and u.valid_from < ${twoLevelsSince}
      and u.code = d.parent_code order by u.valid_from desc limit 1) p
    group by 1, 2, 3, 4, 5, 6
    order by bool_or(m.is_whole) desc, w.code`
}
