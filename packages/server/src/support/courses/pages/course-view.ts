import { stateOf } from '@saolang/core/support/courses/course.ts'
import { findAttendanceProblems, findEnrolProblems } from '@saolang/core/support/courses/session.ts'
import type { CourseLine, SessionView, TrainingLine } from '@saolang/web/support/courses/course-views.ts'
import type { EnrolmentRow } from '../enrolments.sql.ts'
import type { PlacedSession } from '../read-course.ts'
import type { NamedCourse } from '../read-courses.ts'
import type { TrainingCertificateRow } from '../training-certificates.sql.ts'

/** A course as pages list it. */
export function toCourseLine(course: NamedCourse): CourseLine {
  const { id, title, about, holder, subjects, audience, lessons, sessions, passPercent, nextAt, isDemo } = course
  return {
    ...{ id, title, about, holder, subjects, audience, lessons, sessions, isDemo },
    state: stateOf(course),
    hasTest: passPercent !== null,
    ...(nextAt && { nextAt: nextAt.toISOString() }),
  }
}

/** A session as its readers see it; `own` is the reader's enrolment in it. */
export function toSessionView(session: PlacedSession, own: EnrolmentRow | undefined, now: Date): SessionView {
  const { id, address, commune, trainer, capacity, seated, waiting, attended, cancelReason, startsAt, endsAt } = session
  return {
    ...{ id, address, commune, trainer, capacity, seated, waiting, attended },
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    ...(cancelReason && { cancelReason }),
    isOver: endsAt < now,
    isOpenToEnrol: findEnrolProblems(session, now).length === 0,
    isAttendanceOpen: findAttendanceProblems(session, 'code', now).length === 0,
    ...(own && {
      own: {
        id: own.id,
        ...(own.seat !== null && { seat: own.seat }),
        ...(own.attendedAt && { attendedAt: own.attendedAt.toISOString() }),
      },
    }),
  }
}

/** A certificate of attendance as lists show it. */
export function toTrainingLine({ code, facts, issuedAt, revokedAt }: TrainingCertificateRow): TrainingLine {
  return { code, course: facts.course, issuedAt: issuedAt.toISOString(), isRevoked: revokedAt !== null }
}
