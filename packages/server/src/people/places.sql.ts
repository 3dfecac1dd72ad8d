import type { AskedPlace } from '@saolang/core/people/todays-place.ts'
import type { Tx } from '../platform/sql.ts'

/** A place that waits for a person, or that one has decided. */
export type PlaceQuestion = {
  id: string
  asked: AskedPlace
  candidates: string[]
  reason: string
  source: string
  askedAt: Date
  answeredAt: Date | null
  answerCode: string | null
}

/** The answers that people gave to these questions, by question. */
export async function listAnswers(tx: Tx, questionKeys: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx<{ key: string; code: string }[]>`
    select question_key as key, answer_code as code from people.place_question
    where question_key = any(${questionKeys as string[]}) and answer_code is not null`
  return new Map(rows.map(({ key, code }) => [key, code]))
}

/** Puts a question; the same question twice is one. Gives the id of the one that stands. */
export async function saveQuestion(
  tx: Tx,
  question: Pick<PlaceQuestion, 'id' | 'asked' | 'candidates' | 'reason' | 'source' | 'askedAt'> & { key: string },
): Promise<string> {
  const [row] = await tx`
    insert into people.place_question (id, question_key, asked, candidates, reason, source, asked_at)
    values (${question.id}, ${question.key}, ${tx.json(question.asked as never)}, ${question.candidates},
      ${question.reason}, ${question.source}, ${question.askedAt})
    on conflict (question_key) do update set candidates = excluded.candidates
    returning id`
  return row?.id as string
}

/** Questions that wait, oldest first; with a province, those that have a candidate there or none at all. */
export async function listOpenQuestions(tx: Tx, provinceCode: string | null): Promise<PlaceQuestion[]> {
  const rows = await tx`
    select id, asked, candidates, reason, source, asked_at as "askedAt", answered_at as "answeredAt", answer_code as "answerCode"
    from people.place_question q
    where answered_at is null and (${provinceCode}::text is null or cardinality(candidates) = 0 or exists (
      select from people.unit u where u.code = any(q.candidates) and u.valid_to is null and u.parent_code = ${provinceCode}))
    order by asked_at, id limit 200`
  return [...rows] as unknown as PlaceQuestion[]
}

/** Answers a question that waits; false when it does not exist or was answered. */
export async function saveAnswer(tx: Tx, answer: { id: string; code: string; by: string; at: Date }): Promise<boolean> {
  const rows = await tx`
    update people.place_question set answer_code = ${answer.code}, answered_by = ${answer.by}, answered_at = ${answer.at}
    where id = ${answer.id} and answered_at is null returning id`
  return rows.length === 1
}
