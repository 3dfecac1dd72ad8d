import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Progress } from '@saolang/core/support/courses/completion.ts'
import type { MarkedTest } from '@saolang/core/support/courses/course-test.ts'
import { hoursOf } from '@saolang/core/support/courses/session.ts'
import { hasPractised } from '../../councils/calibration/has-practised.ts'
import type { Tx } from '../../platform/sql.ts'
import { asksForPractice } from '../officials/practice.sql.ts'
import type { CourseRow } from './courses.sql.ts'
import { listOwnEnrolments } from './enrolments.sql.ts'
import { listLessons, listReadings } from './lessons.sql.ts'
import { listSessions } from './sessions.sql.ts'
import { type AttemptRow, listAttempts } from './tests.sql.ts'

/** What somebody has done of a course, and what of it a certificate tells. */
export type Done = {
  progress: Progress
  attended: { days: string[]; hours: number; best: MarkedTest | undefined }
  attempts: AttemptRow[]
  finished: string[]
}

/** What a person has done of a course. Hours are those of the sessions attended; of a course to read at home, its lessons' minutes. */
export async function readProgress(tx: Tx, course: CourseRow, personId: string): Promise<Done> {
  const lessons = await listLessons(tx, course.id)
  const finished = await listReadings(tx, course.id, personId)
  const attempts = await listAttempts(tx, course.id, personId)
  const sessions = await listSessions(tx, course.id)
  const enrolments = await listOwnEnrolments(tx, course.id, personId)
  const attended = sessions.filter(({ id }) => enrolments.some((one) => one.sessionId === id && one.attendedAt))
  const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0)
  const hours = attended.reduce((sum, session) => sum + hoursOf(session), 0)
  const passed = attempts.find(({ hasPassed }) => hasPassed)
  return {
    progress: {
      lessons: lessons.length,
      lessonsFinished: finished.length,
      sessions: course.sessions,
      sessionsAttended: attended.length,
      hasTest: course.passPercent !== null,
      hasPassed: passed !== undefined,
      ...((await asksForPractice(tx, course.id)) && {
        asksPractice: true,
        hasPractised: await hasPractised(tx, personId),
      }),
    },
    attended: {
      days: attended.map(({ startsAt }) => legalDateOf(startsAt)),
      hours: hours || Math.max(1, Math.round(minutes / 60)),
      best: passed?.sheet,
    },
    attempts,
    finished,
  }
}
