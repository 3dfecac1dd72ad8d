import type { Citation } from '@saolang/law/citation.ts'
import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { listPassages, type Passage } from '@saolang/law/legal-text.ts'
import { type CuratedQuestion, curatedQuestions } from './question.ts'
import { buildIndex, type Entry, type Found, type Index, search } from './search.ts'

/** What the law can answer with: a passage, a question that points at passages, or the line of Annex I with its criteria set. */
export type LawEntry =
  | { kind: 'passage'; passage: Passage }
  | { kind: 'question'; question: CuratedQuestion }
  | { kind: 'set'; citation: Citation; no: number; title: string }

let index: Index<LawEntry> | undefined

/** What the decision answers to a question, the best first; empty when it says nothing to it. Built on first use. */
export function searchLaw(typed: string): Found<LawEntry>[] {
  index ??= buildIndex(listEntries())
  return search(index, typed)
}

function listEntries(): Entry<LawEntry>[] {
  return [
    ...listPassages().map(
      (passage): Entry<LawEntry> => ({
        ...{ of: { kind: 'passage', passage }, title: passage.title },
        text: [...passage.lead, ...passage.text].join(' '),
      }),
    ),
    ...curatedQuestions.map(
      (question): Entry<LawEntry> => ({
        ...{ of: { kind: 'question', question }, title: question.vi, text: question.en },
      }),
    ),
    ...classification.flatMap(({ title: industry, sets }) =>
      sets.map(({ set, group, subgroup }): Entry<LawEntry> => {
        const title = subgroup ? `${group}: ${subgroup}` : group
        const citation: Citation = { annex: 'II', sheet: set }
        return { of: { kind: 'set', citation, no: set, title }, title, text: `${industry} bộ tiêu chí ${set}` }
      }),
    ),
  ]
}
