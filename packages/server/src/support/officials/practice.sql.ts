import type { Tx } from '../../platform/sql.ts'

/** Makes a course ask for a signed practice card; again changes nothing. */
export async function addCoursePractice(tx: Tx, courseId: string, at: Date): Promise<void> {
  await tx`insert into support.course_practice (course_id, asked_at) values (${courseId}, ${at}) on conflict do nothing`
}

/** Whether a course asks for one. */
export async function asksForPractice(tx: Tx, courseId: string): Promise<boolean> {
  const rows = await tx`select from support.course_practice where course_id = ${courseId}`
  return rows.length > 0
}

/** The titles of the courses that a holder has and has not ended. */
export async function listHeldTitles(
  tx: Tx,
  { level, provinceCode, communeCode }: { level: string; provinceCode: string | null; communeCode: string | null },
): Promise<string[]> {
  const rows = await tx<{ title: string }[]>`
    select title from support.course
    where level = ${level} and province_code is not distinct from ${provinceCode}
      and commune_code is not distinct from ${communeCode} and ended_at is null`
  return rows.map(({ title }) => title)
}
