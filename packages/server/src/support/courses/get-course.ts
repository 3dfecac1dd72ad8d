import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { covers } from '@saolang/core/people/jurisdiction.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import {
  findHolderProblems,
  findLearnerProblems,
  type Holder,
  reaches,
  stateOf,
} from '@saolang/core/support/courses/course.ts'
import type { ActContext } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { type CourseRow, findCourse } from './courses.sql.ts'
import { findLearner, type Learner } from './learner.ts'
import { findSession, type SessionRow } from './sessions.sql.ts'

/** The course of an id; refuses with `not-found.course`. */
export async function getCourse(tx: Tx, id: string, now: Date): Promise<CourseRow> {
  const course = await findCourse(tx, id, now)
  if (!course) throw new Refused([{ code: 'not-found.course' }])
  return course
}

/** The session of an id; refuses with `not-found.course-session`. */
export async function getSession(tx: Tx, id: string): Promise<SessionRow> {
  const session = await findSession(tx, id)
  if (!session) throw new Refused([{ code: 'not-found.course-session' }])
  return session
}

/** A course that the actor's own authority holds; refuses others', and ended ones unless `orEnded`. */
export async function getOwnCourse(
  { tx, who, now }: Pick<ActContext, 'tx' | 'who' | 'now'>,
  id: string,
  orEnded = false,
): Promise<CourseRow> {
  const course = await getCourse(tx, id, now)
  refuseIf(findHolderProblems(who, course))
  refuseIf(course.endedAt && !orEnded ? [{ code: 'conflict.course-ended' }] : [])
  return course
}

/** A course that the actor may take, with where they are at home; refuses what is for others, or not open. */
export async function getCourseToTake(
  { tx, who, now }: Pick<ActContext, 'tx' | 'who' | 'now'>,
  id: string,
): Promise<{ course: CourseRow; learner: Learner }> {
  const course = await getCourse(tx, id, now)
  const learner = await findLearner(tx, who)
  refuseIf(findLearnerProblems({ role: who.role, place: learner.place }, { ...course, state: stateOf(course) }))
  return { course, learner }
}

/** Whether an officer or auditor looks after what a holder does: their own unit's courses, and those of the units below. */
export function oversees(who: Actor, holder: Holder): boolean {
  if (!who.jurisdiction || findPermissionProblems(who, 'course.oversee').length > 0) return false
  if (holder.level === 'nation') return who.jurisdiction.level === 'nation'
  return covers(who.jurisdiction, { provinceCode: holder.provinceCode ?? '', communeCode: holder.communeCode ?? '' })
}

/** Whether somebody may look at a course: its learners, also after it ended, and who looks after it. A draft is for the latter. */
export function maySee(who: Actor, { place }: Learner, course: CourseRow): boolean {
  if (oversees(who, course)) return true
  return course.publishedAt !== null && (course.audience as string[]).includes(who.role) && reaches(course, place)
}
