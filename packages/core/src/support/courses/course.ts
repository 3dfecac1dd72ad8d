import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy, tidyLines } from '../../kernel/text.ts'
import type { Actor, Jurisdiction, Role } from '../../people/actor.ts'
import type { Place } from '../../people/jurisdiction.ts'
import { isSubject, type Subject } from '../subjects.ts'

/** Who can be taught: the roles that carry the programme. */
export const learnerRoles = [
  'producer',
  'commune-officer',
  'provincial-officer',
  'council-member',
  'council-chair',
  'ministry-officer',
] as const satisfies Role[]
export type LearnerRole = (typeof learnerRoles)[number]

/** The authority that holds a course, and so whom it reaches: its own commune, province, or the nation. */
export type Holder = { level: Jurisdiction['level']; provinceCode: string | null; communeCode: string | null }

/** What is asked to make a course. Without a pass mark the course has no test. */
export type CourseForm = {
  title: string
  about: string
  audience: readonly string[]
  subjects: readonly string[]
  passPercent?: number | undefined
  mostAttempts?: number | undefined
}

/** A course's facts, checked. */
export type CourseFacts = {
  title: string
  about: string
  audience: LearnerRole[]
  subjects: Subject[]
  passPercent: number | null
  mostAttempts: number | null
}

/** What a course's state allows: a draft is for its makers only, an ended one is read and takes nobody in. */
export type CourseState = 'draft' | 'open' | 'ended'

/** Reasons why this cannot be a course. */
export function findCourseProblems({
  title,
  about,
  audience,
  subjects,
  passPercent,
  mostAttempts,
}: CourseForm): Problem[] {
  const isWhole = (n: number, from: number, to: number) => Number.isInteger(n) && n >= from && n <= to
  return listProblems([
    tidy(title).length < 5 && { code: 'course.title-missing', at: 'title' },
    title.length > 200 && { code: 'course.title-too-long', at: 'title', values: { most: 200 } },
    tidyLines(about).length < 10 && { code: 'course.about-missing', at: 'about' },
    about.length > 4000 && { code: 'course.words-too-long', at: 'about', values: { most: 4000 } },
    listLearners(audience).length === 0 && { code: 'course.audience-missing', at: 'audience' },
    subjects.filter(isSubject).length === 0 && { code: 'course.subject-missing', at: 'subjects' },
    passPercent !== undefined && !isWhole(passPercent, 1, 100) && { code: 'course.pass-mark-wrong', at: 'passPercent' },
    mostAttempts !== undefined &&
      !isWhole(mostAttempts, 1, 20) && { code: 'course.attempts-wrong', at: 'mostAttempts' },
  ])
}

/** The facts of a form that has no problems. A test without a number of attempts may be taken three times. */
export function toCourseFacts({
  title,
  about,
  audience,
  subjects,
  passPercent,
  mostAttempts,
}: CourseForm): CourseFacts {
  return {
    title: tidy(title),
    about: tidyLines(about),
    audience: listLearners(audience),
    subjects: [...new Set(subjects.filter(isSubject))],
    passPercent: passPercent ?? null,
    mostAttempts: passPercent === undefined ? null : (mostAttempts ?? 3),
  }
}

/** The authority of an officer, as the holder of what they make. */
export function holderOf({ jurisdiction }: Pick<Actor, 'jurisdiction'>): Holder | undefined {
  switch (jurisdiction?.level) {
    case 'nation':
      return { level: 'nation', provinceCode: null, communeCode: null }
    case 'province':
      return { level: 'province', provinceCode: jurisdiction.provinceCode, communeCode: null }
    case 'commune':
      return {
        level: 'commune',
        provinceCode: jurisdiction.provinceCode,
        communeCode: jurisdiction.communeCode,
      }
    default:
      return undefined
  }
}

/** Reasons why an officer may not change what another authority holds. */
export function findHolderProblems(who: Actor, course: Holder): Problem[] {
  const own = holderOf(who)
  const isOwn =
    own?.level === course.level && own.provinceCode === course.provinceCode && own.communeCode === course.communeCode
  return isOwn ? [] : [{ code: 'forbidden.not-your-course' }]
}

/** Whether a holder's courses reach a place: the nation's reach all, a province's its own, a commune's its own. Without a place, the nation's only. */
export function reaches(course: Holder, place: Partial<Place> | undefined): boolean {
  if (course.level === 'nation') return true
  if (course.level === 'province') return course.provinceCode === place?.provinceCode
  return course.communeCode === place?.communeCode
}

/** Reasons why somebody may not take a course: it is for other roles, for another place, or not open. */
export function findLearnerProblems(
  who: { role: Role; place: Partial<Place> | undefined },
  course: Holder & { audience: readonly string[]; state: CourseState },
): Problem[] {
  return listProblems([
    course.state === 'ended' && { code: 'conflict.course-ended' },
    course.state === 'draft' && { code: 'not-found.course' },
    !course.audience.includes(who.role) && { code: 'forbidden.course-audience' },
    !reaches(course, who.place) && { code: 'forbidden.course-elsewhere' },
  ])
}

/** A course's state by its instants. */
export function stateOf({ publishedAt, endedAt }: { publishedAt: Date | null; endedAt: Date | null }): CourseState {
  return endedAt ? 'ended' : publishedAt ? 'open' : 'draft'
}

/** Reasons why a course cannot be published: there is nothing to learn, or a test without questions. */
export function findPublishProblems(course: {
  lessons: number
  sessions: number
  questions: number
  passPercent: number | null
}): Problem[] {
  return listProblems([
    course.lessons + course.sessions === 0 && { code: 'course.nothing-to-learn' },
    course.passPercent !== null && course.questions === 0 && { code: 'course.test-without-questions' },
  ])
}

function listLearners(audience: readonly string[]): LearnerRole[] {
  return learnerRoles.filter((role) => audience.includes(role))
}
