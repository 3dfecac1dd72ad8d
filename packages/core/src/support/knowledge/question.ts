import { type Citation, readSource } from '@saolang/law/citation.ts'
import { findPassage } from '@saolang/law/legal-text.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy, tidyLines } from '../../kernel/text.ts'
import curated from './questions.json' with { type: 'json' }

/** Whose work a question belongs to. */
export const audiences = ['producer', 'commune', 'council'] as const
export type Audience = (typeof audiences)[number]

/** A question that the law answers: its words, whose it is, and the passages that answer it. There is no answer of our own. */
export type CuratedQuestion = { id: string; for: readonly Audience[]; vi: string; en: string; cites: readonly string[] }

/** The questions that producers, communes and councils ask most, each with where the decision answers it. */
export const curatedQuestions = curated as readonly CuratedQuestion[]

/** True for a text that names an audience. */
export function isAudience(text: string | undefined): text is Audience {
  return (audiences as readonly (string | undefined)[]).includes(text)
}

const shortest = 10
const longest = 500

/** Reasons why this cannot be put to the Ministry: hardly a question, too long, or for nobody. */
export function findAskProblems({ words, audience }: { words: string; audience: string }): Problem[] {
  const text = tidy(words)
  return listProblems([
    text.length < shortest && { code: 'question.too-short', at: 'words', values: { least: shortest } },
    text.length > longest && { code: 'question.too-long', at: 'words', values: { most: longest } },
    !isAudience(audience) && { code: 'question.audience-missing', at: 'audience' },
  ])
}

/** The places that an officer typed, one a line, as the law names them; each that the decision does not have is refused by name. */
export function readCites(typed: string): { cites: Citation[]; problems: Problem[] } {
  const lines = tidyLines(typed).split('\n').filter(Boolean)
  const read = lines.map((line) => ({ line, found: readSource(line).flatMap(({ citation }) => citation ?? []) }))
  const unknown = read.filter(({ found }) => found.length === 0 || found.some((citation) => !stands(citation)))
  return {
    cites: read.flatMap(({ found }) => found),
    problems: unknown.map(({ line }) => ({ code: 'answer.no-such-article', at: 'cites', values: { line } })),
  }
}

/** Whether the decision has this place; an annex is taken at its number. */
export function stands(citation: Citation): boolean {
  if (!('annex' in citation)) return findPassage(citation) !== undefined
  return citation.sheet === undefined || (citation.annex === 'II' && citation.sheet >= 1 && citation.sheet <= 26)
}

/** Reasons why an officer's answer cannot stand: it names no article, one that is not there, or says nothing beside it. */
export function findAnswerProblems({ words, cites }: { words: string; cites: string }): Problem[] {
  const read = readCites(cites)
  return [
    ...read.problems,
    ...listProblems([
      read.cites.length === 0 && read.problems.length === 0 && { code: 'answer.article-missing', at: 'cites' },
      tidyLines(words).length < shortest && { code: 'answer.words-missing', at: 'words' },
      words.length > 4000 && { code: 'answer.words-too-long', at: 'words', values: { most: 4000 } },
    ]),
  ]
}
