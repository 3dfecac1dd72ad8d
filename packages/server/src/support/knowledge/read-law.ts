import { formatShortCode, parseShortCode } from '@saolang/core/kernel/short-code.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { searchLaw } from '@saolang/core/support/knowledge/law-index.ts'
import type { Audience, CuratedQuestion } from '@saolang/core/support/knowledge/question.ts'
import { curatedQuestions } from '@saolang/core/support/knowledge/question.ts'
import { buildIndex, search } from '@saolang/core/support/knowledge/search.ts'
import { findCitation, nameCitation } from '@saolang/law/citation.ts'
import { findPassage } from '@saolang/law/legal-text.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import type {
  Answer,
  AskedView,
  FoundAnswer,
  QuestionLine,
  QuestionView,
} from '@saolang/web/support/knowledge/law-views.ts'
import { publicView, view } from '../../platform/act.ts'
import {
  type AnsweredRow,
  type AskedRow,
  countVotes,
  findQuestion,
  listAnswered,
  listLeastHelpful,
  listWaiting,
} from './knowledge.sql.ts'

const mostFound = 12

/** What answers a question: passages of law, questions that were answered before, and criteria sets, the best first. */
export const findAnswers = publicView(
  async ({ tx }, { typed, lang }: { typed: string; lang: Lang }): Promise<FoundAnswer[]> => {
    const fromLaw = searchLaw(typed)
      .slice(0, mostFound)
      .map(({ of }): FoundAnswer => {
        if (of.kind === 'passage') return { kind: 'passage', answer: toAnswer(nameCitation(of.passage.citation)) }
        if (of.kind === 'set') return { kind: 'set', no: of.no, title: of.title }
        return { kind: 'question', question: toLine(of.question, lang), answers: of.question.cites.map(toAnswer) }
      })
    const answered = await listAnswered(tx)
    const index = buildIndex(answered.map((row) => ({ of: row, title: row.title, text: `${row.words} ${row.answer}` })))
    const fromMinistry = search(index, typed)
      .slice(0, 3)
      .map(({ of }): FoundAnswer => ({ kind: 'question', question: toPublished(of), answers: of.cites.map(toAnswer) }))
    return [...fromMinistry, ...fromLaw]
  },
)

/** Every question with a public answer, for an audience or for all: those of the Ministry's queue first, the newest first. */
export const listQuestions = publicView(
  async ({ tx }, { audience, lang }: { audience: Audience | undefined; lang: Lang }): Promise<QuestionLine[]> => {
    const isFor = (whose: readonly Audience[]) => !audience || whose.includes(audience)
    const answered = (await listAnswered(tx)).filter((row) => isFor([row.audience])).map(toPublished)
    return [...answered, ...curatedQuestions.filter((each) => isFor(each.for)).map((each) => toLine(each, lang))]
  },
)

/** One question with the passages that answer it and how often that helped; undefined when there is none, or none in public. */
export const readQuestion = publicView(
  async ({ tx }, { id, lang }: { id: string; lang: Lang }): Promise<QuestionView | undefined> => {
    const curated = curatedQuestions.find((each) => each.id === id)
    if (curated) {
      const { helped, many } = await countVotes(tx, id)
      return { ...toLine(curated, lang), answers: curated.cites.map(toAnswer), helped, many }
    }
    const code = parseShortCode(id)
    const row = code ? await findQuestion(tx, { code }) : undefined
    if (row?.outcome !== 'answered') return undefined
    const { helped, many } = await countVotes(tx, row.code)
    const answered = row as AnsweredRow
    return {
      ...toPublished(answered),
      answers: answered.cites.map(toAnswer),
      ...{ words: answered.answer, answeredAt: answered.decidedAt.toISOString(), helped, many },
    }
  },
)

/** What became of a question, for whoever has its code. */
export const followQuestion = publicView(async ({ tx }, typed: string): Promise<AskedView | undefined> => {
  const code = parseShortCode(typed)
  const row = code && (await findQuestion(tx, { code }))
  return row ? toAsked(row) : undefined
})

/** How often an article helped. */
export const readHelp = publicView(({ tx }, subject: string) => countVotes(tx, subject))

/** What waits for the Ministry's answer, and the answers that helped least. */
export const readQueue = view('question.read', async ({ tx }, _: undefined) => {
  const [waiting, least] = [await listWaiting(tx), await listLeastHelpful(tx)]
  return { waiting: waiting.map((row) => toAsked({ ...row, ...undecided })), least }
})

/** One question of the queue. */
export const readWaiting = view('question.read', async ({ tx }, id: string): Promise<AskedView | undefined> => {
  const row = await findQuestion(tx, { id })
  return row && toAsked(row)
})

/** Whether a reader answers questions. */
export const answersQuestions = ({ role }: Actor) => role === 'ministry-officer'

const undecided = { outcome: null, title: null, answer: null, cites: null, decidedAt: null }

function toAnswer(cite: string): Answer {
  const citation = findCitation(cite)
  const passage = citation && findPassage(citation)
  const { title = '', lead = [], text = [] } = passage ?? {}
  return { cite, title, lead, text }
}

const toLine = ({ id, vi, en, for: whose, cites }: CuratedQuestion, lang: Lang): QuestionLine => ({
  ...{ id, title: lang === 'vi' ? vi : en, for: whose, cites, isMinistrys: false },
})

const toPublished = ({ code, title, audience, cites }: AnsweredRow): QuestionLine => ({
  ...{ id: formatShortCode(code), title, for: [audience], cites, isMinistrys: true },
})

const toAsked = ({ id, code, words, audience, askedAt, outcome, answer }: AskedRow): AskedView => ({
  ...{ id, code: formatShortCode(code), words, audience, askedAt: askedAt.toISOString(), outcome },
  ...(answer !== null && { answer }),
})
