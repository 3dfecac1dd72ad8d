import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { curatedQuestions } from '@saolang/core/support/knowledge/question.ts'
import { findCitation } from '@saolang/law/citation.ts'
import { findClassification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { findCriteriaSetById } from '@saolang/law/in-force.ts'
import { findArticle, listArticles } from '@saolang/law/legal-text.ts'
import { AnnexPage } from '@saolang/web/support/knowledge/annex-page'
import { ArticlePage } from '@saolang/web/support/knowledge/article-page'
import { DecisionPage } from '@saolang/web/support/knowledge/decision-page'
import { SheetPage } from '@saolang/web/support/knowledge/sheet-page'
import { z } from 'zod'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readHelp } from './read-law.ts'

/** The decisions whose text is here, by the part of their number that an address holds. */
const texts = ['26-2026-qd-ttg'] as const
const annexes = ['annex-I', 'annex-II', 'annex-III'] as const
const Decision = z.object({ decision: z.string().max(40) })
const Part = Decision.extend({ part: z.string().max(20) })
const SetNo = Decision.extend({ no: z.string().max(4) })
const Voted = z.object({ voted: z.enum(['yes', 'no']).optional().catch(undefined) })

/** `/law/{decision}`: the decision's articles, annexes and criteria sets, each at its own address. */
export function decisionPages(app: App): void {
  app.get('/law/:decision', { schema: { params: Decision } }, (request, reply) => {
    refuseUnknown(request.params.decision)
    return sendPage(request, reply, DecisionPage, {})
  })
  app.get('/law/:decision/:part', { schema: { params: Part, querystring: Voted } }, async (request, reply) => {
    refuseUnknown(request.params.decision)
    const annex = annexes.find((each) => each === request.params.part)
    if (annex) return sendPage(request, reply, AnnexPage, { annex })
    const no = Number(/^\d{1,2}$/.exec(request.params.part)?.[0] ?? Number.NaN)
    const article = findArticle(no)
    refuseIf(article ? [] : [{ code: 'not-found.article' }])
    const { voted } = request.query
    const { helped, many } = await readHelp(`article:${no}`)
    return sendPage(request, reply, ArticlePage, {
      ...{
        article: article as NonNullable<typeof article>,
        helped,
        many,
        questions: questionsOf(no, languageOf(request)),
      },
      ...{ last: listArticles().length, ...(voted && { voted }) },
    })
  })
  app.get('/law/:decision/sets/:no', { schema: { params: SetNo } }, (request, reply) => {
    refuseUnknown(request.params.decision)
    const no = Number(/^\d{1,2}$/.exec(request.params.no)?.[0] ?? Number.NaN)
    const set = findClassification(no) && findCriteriaSetById(`QD26-${String(no).padStart(2, '0')}`)
    refuseIf(set ? [] : [{ code: 'not-found.article' }])
    return sendPage(request, reply, SheetPage, { set: set as NonNullable<typeof set> })
  })
}

function refuseUnknown(decision: string): void {
  refuseIf(texts.some((each) => each === decision) ? [] : [{ code: 'not-found.decision-text' }])
}

function questionsOf(no: number, lang: 'vi' | 'en') {
  return curatedQuestions
    .filter(({ cites }) => cites.map(findCitation).some((place) => place && 'article' in place && place.article === no))
    .map(({ id, vi, en }) => ({ id, title: lang === 'vi' ? vi : en }))
}
