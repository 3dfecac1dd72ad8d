import type { CourseFacts, Holder, LearnerRole } from '@saolang/core/support/courses/course.ts'
import type { Subject } from '@saolang/core/support/subjects.ts'
import type { Tx } from '../../platform/sql.ts'

/** A course as it stands, with what it holds. Instants are Dates. */
export type CourseRow = Holder & {
  id: string
  title: string
  about: string
  audience: LearnerRole[]
  subjects: Subject[]
  passPercent: number | null
  mostAttempts: number | null
  madeBy: string
  publishedAt: Date | null
  endedAt: Date | null
  isDemo: boolean
  lessons: number
  sessions: number
  questions: number
  nextAt: Date | null
}

const columns = (tx: Tx, now: Date) => tx`
  c.id, c.title, c.about, c.audience, c.subjects, c.level, c.province_code as "provinceCode", c.commune_code as "communeCode",
  c.pass_percent as "passPercent", c.most_attempts as "mostAttempts", c.made_by as "madeBy", c.published_at as "publishedAt",
  c.ended_at as "endedAt", c.is_demo as "isDemo",
  (select count(*)::int from support.course_lesson l where l.course_id = c.id and l.ended_at is null) as lessons,
  (select count(*)::int from support.course_session s where s.course_id = c.id and s.cancelled_at is null) as sessions,
  (select count(*)::int from support.course_question q where q.course_id = c.id and q.ended_at is null) as questions,
  (select min(s.starts_at) from support.course_session s
    where s.course_id = c.id and s.cancelled_at is null and s.ends_at > ${now}) as "nextAt"
  from support.course c`

/** Adds a course, as a draft. */
export async function addCourse(
  tx: Tx,
  course: CourseFacts & Holder & { id: string; madeBy: string; isDemo: boolean },
  at: Date,
): Promise<void> {
  await tx`
    insert into support.course (id, title, about, audience, subjects, level, province_code, commune_code, pass_percent, most_attempts,
      made_by, made_at, changed_at, is_demo)
    values (${course.id}, ${course.title}, ${course.about}, ${course.audience}, ${course.subjects}, ${course.level},
      ${course.provinceCode}, ${course.communeCode}, ${course.passPercent}, ${course.mostAttempts}, ${course.madeBy}, ${at}, ${at},
      ${course.isDemo})`
}

/** Writes a course's facts anew. */
export async function changeCourse(tx: Tx, id: string, facts: CourseFacts, at: Date): Promise<void> {
  await tx`
    update support.course set title = ${facts.title}, about = ${facts.about}, audience = ${facts.audience}, subjects = ${facts.subjects},
      pass_percent = ${facts.passPercent}, most_attempts = ${facts.mostAttempts}, changed_at = ${at} where id = ${id}`
}

/** Opens a draft to its audience; false when it was open before. */
export async function markPublished(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx`
    update support.course set published_at = ${at}, changed_at = ${at} where id = ${id} and published_at is null returning id`
  return rows.length > 0
}

/** Ends a course; false when it was ended. */
export async function markEnded(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx`
    update support.course set ended_at = ${at}, changed_at = ${at} where id = ${id} and ended_at is null returning id`
  return rows.length > 0
}

/** The course of an id. */
export async function findCourse(tx: Tx, id: string, now: Date): Promise<CourseRow | undefined> {
  const [row] = await tx<CourseRow[]>`select ${columns(tx, now)} where c.id = ${id}`
  return row
}

/** Open courses for a role that reach a place; those with a session soon first. `subject` narrows. */
export async function listOpenCourses(
  tx: Tx,
  wanted: { role: string; provinceCode: string | null; communeCode: string | null; subject: string | null },
  now: Date,
): Promise<CourseRow[]> {
  return tx<CourseRow[]>`
    select ${columns(tx, now)}
    where c.published_at is not null and c.ended_at is null and ${wanted.role} = any (c.audience)
      and (${wanted.subject}::text is null or ${wanted.subject} = any (c.subjects))
      and (c.level = 'nation' or (c.level = 'province' and c.province_code = ${wanted.provinceCode})
        or (c.level = 'commune' and c.commune_code = ${wanted.communeCode}))
    order by "nextAt" nulls last, c.published_at desc limit 200`
}

/** Courses held by the authorities of an area (the nation's: all), drafts last made first. */
export async function listHeldCourses(
  tx: Tx,
  { provinceCode, communeCode }: { provinceCode: string | null; communeCode: string | null },
  now: Date,
): Promise<CourseRow[]> {
  return tx<CourseRow[]>`
    select ${columns(tx, now)}
    where (${provinceCode}::text is null or c.province_code = ${provinceCode})
      and (${communeCode}::text is null or c.commune_code = ${communeCode})
    order by c.ended_at is not null, c.published_at is not null, "nextAt" nulls last, c.made_at desc limit 300`
}
