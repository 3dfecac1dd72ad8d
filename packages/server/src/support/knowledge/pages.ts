import type { Problem } from '@saolang/core/kernel/problem.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { audiences, isAudience } from '@saolang/core/support/knowledge/question.ts'
import { AskPage } from '@saolang/web/support/knowledge/ask-page'
import { AskedPage } from '@saolang/web/support/knowledge/asked-page'
import { LawHomePage } from '@saolang/web/support/knowledge/law-home-page'
import { LawSearchPage } from '@saolang/web/support/knowledge/law-search-page'
import { QuestionPage } from '@saolang/web/support/knowledge/question-page'
import { QuestionsPage } from '@saolang/web/support/knowledge/questions-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { askQuestion } from './ask-question.ts'
import { answersQuestions, findAnswers, followQuestion, listQuestions, readQuestion } from './read-law.ts'
import { voteOnHelp } from './vote-on-help.ts'

const pressing = { rateLimit: { max: 30, timeWindow: '10 minutes' } }
const asking = { rateLimit: { max: 10, timeWindow: '10 minutes' } }
const Search = z.object({ q: z.string().max(300).default('') })
const Whose = z.object({ for: z.enum(audiences).optional().catch(undefined), q: z.string().max(500).optional() })
const Id = z.object({ id: z.string().max(60) })
const Code = z.object({ code: z.string().max(60) })
const Voted = z.object({ voted: z.enum(['yes', 'no']).optional().catch(undefined) })

/** `/law`: the decisions to read and to ask, for anyone, without an account and without JavaScript. */
export function lawPages(app: App): void {
  app.get('/law', async (request, reply) => {
    const lang = languageOf(request)
    const questions = await listQuestions({ audience: undefined, lang })
    return sendPage(request, reply, LawHomePage, { questions, mayAnswer: answersQuestions(request.actor) })
  })
  app.get('/law/search', { schema: { querystring: Search } }, async (request, reply) => {
    const typed = request.query.q.trim()
    const found = typed ? await findAnswers({ typed, lang: languageOf(request) }) : []
    return sendPage(request, reply, LawSearchPage, { typed, found })
  })
  app.get('/law/questions', { schema: { querystring: Whose } }, async (request, reply) => {
    const audience = request.query.for
    const questions = await listQuestions({ audience, lang: languageOf(request) })
    return sendPage(request, reply, QuestionsPage, { questions, ...(audience && { audience }) })
  })
  app.get('/law/questions/:id', { schema: { params: Id, querystring: Voted } }, async (request, reply) => {
    const question = await readQuestion({ id: request.params.id, lang: languageOf(request) })
    refuseIf(question ? [] : [{ code: 'not-found.question' }])
    const { voted } = request.query
    return sendPage(request, reply, QuestionPage, {
      question: question as NonNullable<typeof question>,
      ...(voted && { voted }),
    })
  })
  askingPages(app)
}

function askingPages(app: App): void {
  app.get('/law/ask', { schema: { querystring: Whose } }, (request, reply) => {
    const { q = '', for: audience = '' } = request.query
    return showAsk(request, reply, { words: q, audience }, [])
  })
  app.post('/law/ask', { schema: { body: Fields }, config: asking }, (request, reply) => {
    const form = { words: readText(request.body, 'words'), audience: readText(request.body, 'audience') }
    return goOrShow(
      reply,
      async () => `/law/asked/${(await askQuestion(request.actor, form)).code}?new=1`,
      (problems) => showAsk(request, reply, form, problems),
    )
  })
  const New = z.object({ new: z.string().max(1).optional() })
  app.get('/law/asked/:code', { schema: { params: Code, querystring: New } }, async (request, reply) => {
    const asked = await followQuestion(request.params.code)
    refuseIf(asked ? [] : [{ code: 'not-found.question' }])
    const isNew = request.query.new !== undefined
    return sendPage(request, reply, AskedPage, { asked: asked as NonNullable<typeof asked>, isNew })
  })
  app.post('/law/votes', { schema: { body: Fields }, config: pressing }, async (request, reply) => {
    const subject = readText(request.body, 'subject')
    const voted = readText(request.body, 'helpful') === 'yes' ? 'yes' : 'no'
    await voteOnHelp(request.actor, { subject, isHelpful: voted === 'yes' })
    const article = /^article:(\d+)$/.exec(subject)?.[1]
    const page = article ? `26-2026-qd-ttg/${article}` : `questions/${encodeURIComponent(subject)}`
    return reply.redirect(`/law/${page}?voted=${voted}#help`, 303)
  })
}

async function showAsk(
  request: FastifyRequest,
  reply: FastifyReply,
  values: { words: string; audience: string },
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const audience = isAudience(values.audience) ? values.audience : undefined
  const props = { words: values.words, ...(audience && { audience }), problems }
  return sendPage(request, reply, AskPage, props, statusFor(problems))
}
