import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { takesAnswers } from '@saolang/core/market/demand/demand.ts'
import { act } from '../../platform/act.ts'
import { addQuestion, answerQuestionRow, listQuestions } from './demands.sql.ts'
import { getDemandToAnswer, getOwnDemand } from './stand-by-demand.ts'
import { tellOrganisation } from './tell-organisation.ts'

const mostQuestions = 20
const findWordsProblems = (words: string, at: string) =>
  words.length < 5 || words.length > 1000 ? [{ code: 'demand.words', at }] : []

/** Asks a buyer about a request while its clock runs. */
export const askQuestion = act(
  'demand.ask',
  async (context, { demandId, question }: { demandId: string; question: string }) => {
    const { tx, who, now } = context
    const demand = await getDemandToAnswer(context, demandId)
    const organisationId = who.organisationId as string
    const asked = (await listQuestions(tx, demandId)).filter((row) => row.organisationId === organisationId)
    const words = tidyLines(question)
    refuseIf([
      ...(takesAnswers(demand, now) ? [] : [{ code: 'conflict.demand-over' }]),
      ...findWordsProblems(words, 'question'),
      ...(asked.length >= mostQuestions ? [{ code: 'too-many.questions' }] : []),
    ])
    const id = context.newId()
    await addQuestion(tx, { id, demandId, organisationId, question: words }, { by: who.personId ?? null, at: now })
    await tellOrganisation(context, {
      organisationId: demand.buyerId,
      about: `demand question ${id}`,
      subject: 'market.demand.sayQuestion',
      path: `/demand/${demandId}`,
      values: { title: demand.title },
    })
    context.on('demand', demandId, { question: id })
    return { id }
  },
)

/** Answers a question; every producer reads both, and not who asked. */
export const answerQuestion = act(
  'demand.answer',
  async (context, { demandId, questionId, answer }: { demandId: string; questionId: string; answer: string }) => {
    const { tx, who, now } = context
    const demand = await getOwnDemand(context, demandId)
    const words = tidyLines(answer)
    refuseIf(findWordsProblems(words, 'answer'))
    const row = { id: questionId, demandId, answer: words }
    const isDone = await answerQuestionRow(tx, row, { by: who.personId ?? null, at: now })
    refuseIf(isDone ? [] : [{ code: 'conflict.question-answered' }])
    const asker = (await listQuestions(tx, demandId)).find(({ id }) => id === questionId)?.organisationId as string
    await tellOrganisation(context, {
      organisationId: asker,
      about: `demand answer ${questionId}`,
      subject: 'market.demand.sayAnswer',
      path: `/demand/${demandId}`,
      values: { title: demand.title },
    })
    context.on('demand', demandId, { answered: questionId })
  },
)
