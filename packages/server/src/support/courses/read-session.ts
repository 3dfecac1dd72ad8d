import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { findHolderProblems } from '@saolang/core/support/courses/course.ts'
import { codeWindowOf, findAttendanceProblems } from '@saolang/core/support/courses/session.ts'
import { findOrganisation, listOrganisationsIn } from '../../people/get-organisation.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { attendanceCodeOf } from './attendance-code.ts'
import { type EnrolmentRow, listEnrolments } from './enrolments.sql.ts'
import { getCourse, getSession, oversees } from './get-course.ts'
import { withPlaces } from './read-course.ts'
import { findTrainingOf } from './training-certificates.sql.ts'

export type ListedEnrolment = EnrolmentRow & { organisation?: string; certificate?: string }

/** A session's list for the officers of its course's authority or of its place, with what they may do. */
export const readSession = view('course.oversee', async ({ tx, who, now, reads }, { id }: { id: string }) => {
  const session = await getSession(tx, id)
  const course = await getCourse(tx, session.courseId, now)
  refuseIf(oversees(who, course) ? [] : findJurisdictionProblems(who, session))
  const commune = who.jurisdiction?.level === 'commune' ? who.jurisdiction.communeCode : undefined
  const [placed] = await withPlaces(tx, [session])
  const list = await listEnrolments(tx, id)
  for (const { personId } of list) if (personId) reads('person', personId)
  return {
    course,
    session: placed as NonNullable<typeof placed>,
    list: await withOrganisations(tx, list),
    isOwner: findHolderProblems(who, course).length === 0,
    mayNote: findAttendanceProblems(session, 'list', now),
    organisations: commune ? await listOrganisationsIn(tx, commune) : [],
  }
})

/** The code that stands on the trainer's screen now, and for how many more seconds. For the course's own authority. */
export const readAttendanceCode = view('attendance.note', async ({ tx, who, now }, { id }: { id: string }) => {
  const session = await getSession(tx, id)
  const course = await getCourse(tx, session.courseId, now)
  refuseIf(findHolderProblems(who, course))
  const problems = findAttendanceProblems(session, 'code', now)
  const code = problems.length === 0 ? attendanceCodeOf(id, now) : undefined
  return { course, session, code, problems, window: codeWindowOf(now) }
})

async function withOrganisations(tx: Tx, list: readonly EnrolmentRow[]): Promise<ListedEnrolment[]> {
  const listed: ListedEnrolment[] = []
  for (const row of list) {
    const organisation = row.organisationId ? await findOrganisation(tx, row.organisationId) : undefined
    const holder = { personId: row.personId, enrolmentId: row.personId ? null : row.id }
    const certificate = await findTrainingOf(tx, row.courseId, holder)
    listed.push({
      ...row,
      ...(organisation && { organisation: organisation.name }),
      ...(certificate && { certificate: certificate.code }),
    })
  }
  return listed
}
