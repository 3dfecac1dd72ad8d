import type { MarkedTest, Question } from '@saolang/core/support/courses/course-test.ts'
import type { Tx } from '../../platform/sql.ts'

export type AttemptRow = { attemptNo: number; sheet: MarkedTest; hasPassed: boolean; takenAt: Date }

/** Adds a question at the end of a course's test. */
export async function addQuestionRow(tx: Tx, courseId: string, question: Question, at: Date): Promise<void> {
  await tx`
    insert into support.course_question (id, course_id, position, words, options, right_option, reason, added_at)
    select ${question.id}, ${courseId}, coalesce(max(position), 0) + 1, ${question.words},
      ${JSON.stringify(question.options)}::text::jsonb, ${question.rightOption}, ${question.reason}, ${at}
    from support.course_question where course_id = ${courseId}`
}

/** Takes a question out of a course's test; tests taken before keep it. */
export async function endQuestion(tx: Tx, courseId: string, id: string, at: Date): Promise<void> {
  await tx`
    update support.course_question set ended_at = ${at} where id = ${id} and course_id = ${courseId} and ended_at is null`
}

/** The questions of a course's test, in order. */
export async function listQuestions(tx: Tx, courseId: string): Promise<Question[]> {
  return tx<Question[]>`
    select id, words, options, right_option as "rightOption", reason from support.course_question
    where course_id = ${courseId} and ended_at is null order by position, id`
}

/** Keeps a marked test; false when an attempt of this number is there. */
export async function addAttempt(
  tx: Tx,
  attempt: { courseId: string; personId: string; attemptNo: number; sheet: MarkedTest },
  at: Date,
): Promise<boolean> {
  const { courseId, personId, attemptNo, sheet } = attempt
  const rows = await tx`
    insert into support.course_attempt (course_id, person_id, attempt_no, sheet, right_count, question_count, has_passed, taken_at)
    values (${courseId}, ${personId}, ${attemptNo}, ${JSON.stringify(sheet)}::text::jsonb, ${sheet.right}, ${sheet.of},
      ${sheet.hasPassed}, ${at}) on conflict do nothing returning attempt_no`
  return rows.length > 0
}

/** The tests that somebody took in a course, in order. */
export async function listAttempts(tx: Tx, courseId: string, personId: string): Promise<AttemptRow[]> {
  return tx<AttemptRow[]>`
    select attempt_no as "attemptNo", sheet, has_passed as "hasPassed", taken_at as "takenAt" from support.course_attempt
    where course_id = ${courseId} and person_id = ${personId} order by attempt_no`
}
