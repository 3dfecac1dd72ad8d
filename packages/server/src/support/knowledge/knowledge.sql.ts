import type { Audience } from '@saolang/core/support/knowledge/question.ts'
import type { Tx } from '../../platform/sql.ts'

export type QuestionRow = { id: string; code: string; words: string; audience: Audience; askedAt: Date }
export type OutcomeRow = {
  outcome: 'answered' | 'declined'
  title: string
  answer: string
  cites: string[]
  decidedAt: Date
}
export type AskedRow = QuestionRow & { [K in keyof OutcomeRow]: OutcomeRow[K] | null }

/** Keeps a question as it was asked. */
export async function addQuestion(tx: Tx, row: QuestionRow & { askedBy: string | null }): Promise<void> {
  await tx`
    insert into support.question (id, code, words, audience, asked_by, asked_at)
    values (${row.id}, ${row.code}, ${row.words}, ${row.audience}, ${row.askedBy}, ${row.askedAt})`
}

/** Decides a question; false when it was before. */
export async function addOutcome(
  tx: Tx,
  row: OutcomeRow & { questionId: string; decidedBy: string },
): Promise<boolean> {
  const rows = await tx`
    insert into support.question_outcome (question_id, outcome, title, words, cites, decided_by, decided_at)
    values (${row.questionId}, ${row.outcome}, ${row.title}, ${row.answer}, ${row.cites}, ${row.decidedBy}, ${row.decidedAt})
    on conflict on constraint question_decided_once do nothing returning question_id`
  return rows.length === 1
}

const columns = (tx: Tx) => tx`
  q.id, q.code, q.words, q.audience, q.asked_at as "askedAt", o.outcome, o.title, o.words as answer, o.cites,
  o.decided_at as "decidedAt"`

/** A question by its id or its code, with what became of it. */
export async function findQuestion(tx: Tx, by: { id: string } | { code: string }): Promise<AskedRow | undefined> {
  const [row] = await tx<AskedRow[]>`
    select ${columns(tx)} from support.question q left join support.question_outcome o on o.question_id = q.id
    where ${'id' in by ? tx`q.id = ${by.id}` : tx`q.code = ${by.code}`}`
  return row
}

/** Questions that wait, the oldest first. */
export async function listWaiting(tx: Tx): Promise<QuestionRow[]> {
  return tx<QuestionRow[]>`
    select q.id, q.code, q.words, q.audience, q.asked_at as "askedAt" from support.question q
    where not exists (select from support.question_outcome o where o.question_id = q.id)
    order by q.asked_at limit 200`
}

export type AnsweredRow = QuestionRow & OutcomeRow

/** What the Ministry answered, the newest first, the last 500. */
export async function listAnswered(tx: Tx): Promise<AnsweredRow[]> {
  return tx<AnsweredRow[]>`
    select ${columns(tx)} from support.question_outcome o join support.question q on q.id = o.question_id
    where o.outcome = 'answered' order by o.decided_at desc limit 500`
}

/** Notes that an answer was of help, or was not. */
export async function addVote(
  tx: Tx,
  row: { id: string; subject: string; isHelpful: boolean; votedOn: string },
): Promise<void> {
  await tx`
    insert into support.help_vote (id, subject, is_helpful, voted_on)
    values (${row.id}, ${row.subject}, ${row.isHelpful}, ${row.votedOn})`
}

export type VoteCount = { subject: string; helped: number; many: number }

/** How often an answer helped. */
export async function countVotes(tx: Tx, subject: string): Promise<VoteCount> {
  const [row] = await tx<VoteCount[]>`
    select ${subject} as subject, count(*) filter (where is_helpful)::int as helped, count(*)::int as many
    from support.help_vote where subject = ${subject}`
  return row as VoteCount
}

/** The answers that helped least, of those pressed at least five times. */
export async function listLeastHelpful(tx: Tx): Promise<VoteCount[]> {
  return tx<VoteCount[]>`
    select subject, count(*) filter (where is_helpful)::int as helped, count(*)::int as many
    from support.help_vote group by subject having count(*) >= 5
    order by count(*) filter (where is_helpful)::float / count(*), many desc limit 20`
}
