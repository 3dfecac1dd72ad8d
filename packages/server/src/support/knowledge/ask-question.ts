import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { formatShortCode, shortCode } from '@saolang/core/kernel/short-code.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { type Audience, findAskProblems } from '@saolang/core/support/knowledge/question.ts'
import { act } from '../../platform/act.ts'
import { addQuestion } from './knowledge.sql.ts'

/** Anyone puts a question to the Ministry that the text did not answer; gives the code to ask by. The words stay out of the audit. */
export const askQuestion = act('question.ask', async (context, form: { words: string; audience: string }) => {
  refuseIf(findAskProblems(form))
  const [id, code] = [context.newId(), shortCode(context.newRandom(16))]
  await addQuestion(context.tx, {
    ...{ id, code, words: tidyLines(form.words), audience: form.audience as Audience },
    ...{ askedBy: context.who.personId ?? null, askedAt: context.now },
  })
  context.on('question', id, { audience: form.audience })
  return { id, code: formatShortCode(code) }
})
