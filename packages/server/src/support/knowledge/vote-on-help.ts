import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { curatedQuestions } from '@saolang/core/support/knowledge/question.ts'
import { findArticle } from '@saolang/law/legal-text.ts'
import { act } from '../../platform/act.ts'
import { addVote, findQuestion } from './knowledge.sql.ts'

export type HelpVote = { subject: string; isHelpful: boolean }

/** Anyone says whether an answer was of help: `article:7`, or the id or code of a question. Nothing is kept of who said so. */
export const voteOnHelp = act('help.vote', async (context, { subject, isHelpful }: HelpVote) => {
  const { tx, now } = context
  const article = /^article:(\d{1,2})$/.exec(subject)?.[1]
  const code = parseShortCode(subject)
  const isKnown =
    (article !== undefined && findArticle(Number(article)) !== undefined) ||
    curatedQuestions.some(({ id }) => id === subject) ||
    (code !== undefined && (await findQuestion(tx, { code }))?.outcome === 'answered')
  refuseIf(isKnown ? [] : [{ code: 'not-found.question' }])
  await addVote(tx, { id: context.newId(), subject: code ?? subject, isHelpful, votedOn: legalDateOf(now) })
  context.on('help', subject, { isHelpful })
})
