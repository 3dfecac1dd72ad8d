import { type CriteriaSet, type Leaf, listLeaves } from '@saolang/law/criteria-set.ts'
import { type Choices, findChoiceProblems, findContradictions } from '../dossiers/scorecard.ts'
import type { Problem } from '../kernel/problem.ts'

/** What a member has put down so far: number of the criterion → id of its option, or `none` where no option fits (0 points). */
export type Marks = Readonly<Record<string, string>>

/** The mark of a criterion whose printed options all ask for more than the product has. */
export const noneFits = 'none'

/** The boxes ticked: the marks without those where nothing fits. */
export function choicesOf(marks: Marks): Choices {
  return Object.fromEntries(Object.entries(marks).filter(([, mark]) => mark !== noneFits))
}

/** Whether "none fits" is an answer to this criterion: only where the sheet prints no option of 0 points. */
export function allowsNone(leaf: Pick<Leaf, 'options'>): boolean {
  return leaf.options.every(({ points }) => points > 0)
}

/** Criteria that have no mark yet, in the order of the sheet. */
export function listUnmarked(set: CriteriaSet, marks: Marks): string[] {
  return listLeaves(set)
    .map(({ leaf }) => leaf.code)
    .filter((code) => !marks[code])
}

/** Every reason why marks cannot be kept, even as a draft: a criterion or an option that the sheet does not have. */
export function findMarkProblems(set: CriteriaSet, marks: Marks): Problem[] {
  const wrongNone = listLeaves(set)
    .filter(({ leaf }) => marks[leaf.code] === noneFits && !allowsNone(leaf))
    .map(({ leaf: { code } }) => ({
      code: 'scorecard.unknown-option',
      at: code,
      values: { criterion: code, option: noneFits },
    }))
  return [...findChoiceProblems(set, choicesOf(marks)), ...wrongNone]
}

/** Every reason why a card cannot be signed: unknown boxes, criteria without a mark, marks that a printed condition contradicts. */
export function findSigningProblems(set: CriteriaSet, marks: Marks): Problem[] {
  const unknown = findMarkProblems(set, marks)
  if (unknown.length > 0) return unknown
  const unmarked = listUnmarked(set, marks).map((criterion) => ({
    code: 'scorecard.criterion-unmarked',
    at: criterion,
    values: { criterion },
  }))
  return [...unmarked, ...findContradictions(set, choicesOf(marks))]
}
