import { listProblems, type Problem } from '../../kernel/problem.ts'

/** What a learner has done of a course. */
export type Progress = {
  lessons: number
  lessonsFinished: number
  sessions: number
  sessionsAttended: number
  hasTest: boolean
  hasPassed: boolean
}

/**
 * What still stands between a learner and the certificate of attendance: a course that meets must have been attended once, one to
 * read at home read whole, and a test passed.
 */
export function findMissing({
  lessons,
  lessonsFinished,
  sessions,
  sessionsAttended,
  hasTest,
  hasPassed,
}: Progress): Problem[] {
  return listProblems([
    sessions > 0 && sessionsAttended === 0 && { code: 'certificate-missing.session' },
    sessions === 0 &&
      lessonsFinished < lessons && {
        code: 'certificate-missing.lessons',
        values: { n: lessons - lessonsFinished },
      },
    hasTest && !hasPassed && { code: 'certificate-missing.test' },
  ])
}
