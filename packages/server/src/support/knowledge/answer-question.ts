import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { findAnswerProblems, readCites } from '@saolang/core/support/knowledge/question.ts'
import { nameCitation } from '@saolang/law/citation.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addOutcome, findQuestion } from './knowledge.sql.ts'

export type AnswerForm = { questionId: string; title: string; words: string; cites: string }

/** An officer of the Ministry answers a question with the articles it rests on; question and answer are public from then on. */
export const answerQuestion = act('question.answer', async (context, form: AnswerForm) => {
  const question = await getQuestion(context, form.questionId)
  const title = tidy(form.title)
  refuseIf([
    ...listProblems([
      title.length < 10 && { code: 'answer.title-missing', at: 'title' },
      title.length > 300 && { code: 'answer.title-too-long', at: 'title', values: { most: 300 } },
    ]),
    ...findAnswerProblems(form),
  ])
  const cites = readCites(form.cites).cites.map(nameCitation)
  const isFirst = await addOutcome(context.tx, {
    ...{ questionId: question.id, outcome: 'answered', title, answer: tidyLines(form.words), cites },
    ...{ decidedBy: context.who.personId as string, decidedAt: context.now },
  })
  refuseIf(isFirst ? [] : [{ code: 'conflict.question-decided' }])
  context.on('question', question.id, { outcome: 'answered', cites })
})

/** An officer of the Ministry leaves a question without an answer, and says why; it is shown to who asked, and never public. */
export const declineQuestion = act(
  'question.decline',
  async (context, form: { questionId: string; reason: string }) => {
    const question = await getQuestion(context, form.questionId)
    const reason = tidyLines(form.reason)
    refuseIf(reason.length >= 10 ? [] : [{ code: 'answer.reason-missing', at: 'reason' }])
    const isFirst = await addOutcome(context.tx, {
      ...{ questionId: question.id, outcome: 'declined', title: '', answer: reason, cites: [] },
      ...{ decidedBy: context.who.personId as string, decidedAt: context.now },
    })
    refuseIf(isFirst ? [] : [{ code: 'conflict.question-decided' }])
    context.on('question', question.id, { outcome: 'declined' })
  },
)

async function getQuestion({ tx }: ActContext, id: string) {
  const question = await findQuestion(tx, { id })
  refuseIf(question ? [] : [{ code: 'not-found.question' }])
  return question as NonNullable<typeof question>
}
