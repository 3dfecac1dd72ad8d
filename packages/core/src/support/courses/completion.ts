import { listProblems, type Problem } from '../../kernel/problem.ts'

/** What a learner has done of a course. */
export type Progress = {
  lessons: number
  lessonsFinished: number
  sessions: number
  sessionsAttended: number
  hasTest: boolean
  hasPassed: boolean
  /** The course asks for a card signed on an anchor dossier, and whether there is one. */
  asksPractice?: boolean
  hasPractised?: boolean
}

/**
 * What still stands between a learner and the certificate of attendance: a course that meets must have been attended once, one to
 * read at home read whole, a practice card signed where it asks for one, and a test passed.
 */
export function findMissing({
  lessons,
  lessonsFinished,
  sessions,
  sessionsAttended,
  hasTest,
  hasPassed,
  asksPractice = false,
  hasPractised = false,
}: Progress): Problem[] {
  return listProblems([
    sessions > 0 && sessionsAttended === 0 && { code: 'certificate-missing.session' },
    sessions === 0 &&
      lessonsFinished < lessons && {
        code: 'certificate-missing.lessons',
        values: { n: lessons - lessonsFinished },
      },
    asksPractice && !hasPractised && { code: 'certificate-missing.practice' },
    hasTest && !hasPassed && { code: 'certificate-missing.test' },
  ])
}
