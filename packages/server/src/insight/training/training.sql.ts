import type { Choices } from '@saolang/core/dossiers/scorecard.ts'
import type { Measured } from '@saolang/core/insight/training/before-after.ts'
import type { Tx } from '../../platform/sql.ts'

/** What is looked at: a commune, a province, or the nation when both are null. */
export type Area = { provinceCode: string | null; communeCode: string | null }

export type TrainedRow = { role: string; unitCode: string | null; holders: number; trained: number }

/** Of those who hold a role today in an area, how many hold a certificate of a course for that role: by province, or by commune inside one. */
export async function countTrained(tx: Tx, { provinceCode, communeCode }: Area, now: Date): Promise<TrainedRow[]> {
  const unit = provinceCode ? tx`o.commune_code` : tx`o.province_code`
  return tx<TrainedRow[]>`
    select o.role, ${unit} as "unitCode", count(distinct o.person_id)::int as holders,
      count(distinct t.person_id)::int as trained
    from insight.official o
    left join insight.trained t on t.person_id = o.person_id and o.role = any(t.audience)
    where o.valid_from <= ${now} and (o.valid_to is null or o.valid_to > ${now})
      and (${provinceCode}::text is null or o.province_code = ${provinceCode})
      and (${communeCode}::text is null or o.commune_code = ${communeCode})
    group by 1, 2 order by 1, 2`
}

/** Where a commune stands to its first trained officer: dossiers that it sent on before, and after. */
export type IntakeSide = { isAfter: boolean; communes: number; sent: number; right: number } & Measured

/** What communes sent on within a year before and a year after their first officer was trained in intake, and how many days it took. */
export async function listIntake(tx: Tx, { provinceCode, communeCode }: Area): Promise<IntakeSide[]> {
  return tx<IntakeSide[]>`
    with first as (
      select o.commune_code, min(t.issued_at) as at
      from insight.trained t join insight.official o on o.person_id = t.person_id and o.role = 'commune-officer'
      where 'procedure' = any(t.subjects) and (${provinceCode}::text is null or o.province_code = ${provinceCode})
        and (${communeCode}::text is null or o.commune_code = ${communeCode})
      group by o.commune_code
    )
    select s.left_at >= f.at as "isAfter", count(distinct s.commune_code)::int as communes, count(*)::int as sent,
      count(*) filter (where not s.was_asked)::int as right, count(*)::int as many,
      avg(extract(epoch from s.left_at - s.entered_at) / 86400)::float as mean,
      coalesce(stddev_samp(extract(epoch from s.left_at - s.entered_at) / 86400), 0)::float as sd
    from insight.stay s join first f on f.commune_code = s.commune_code
    where s.status = 'submitted' and s.left_by = 'forward'
      and s.left_at between f.at - interval '1 year' and f.at + interval '1 year'
    group by 1`
}

export type PractisedRow = { personId: string; isAfter: boolean; setId: string; choices: Choices; model: Choices }

/** Cards on anchors of members who were trained in scoring, and whether each was signed after that. */
export async function listPractised(tx: Tx, { provinceCode }: Area): Promise<PractisedRow[]> {
  return tx<PractisedRow[]>`
    with first as (
      select person_id, min(issued_at) as at from insight.trained where 'scoring' = any(subjects) group by person_id
    )
    select p.person_id as "personId", p.signed_at >= f.at as "isAfter", p.set_id as "setId", p.choices, p.model
    from insight.practised p join first f on f.person_id = p.person_id
    where ${provinceCode}::text is null or p.province_code = ${provinceCode}
    order by p.signed_at desc limit 5000`
}

export type CourseCount = { courseId: string; course: string; trained: number }

/** Who in an area was trained in which course. */
export async function countByCourse(tx: Tx, { provinceCode, communeCode }: Area): Promise<CourseCount[]> {
  return tx<CourseCount[]>`
    select t.course_id as "courseId", t.course, count(distinct t.person_id)::int as trained
    from insight.trained t join insight.official o on o.person_id = t.person_id
    where (${provinceCode}::text is null or o.province_code = ${provinceCode})
      and (${communeCode}::text is null or o.commune_code = ${communeCode})
    group by 1, 2 order by 3 desc, 2 limit 100`
}
