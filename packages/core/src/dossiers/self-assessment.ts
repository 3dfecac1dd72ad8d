import { type CriteriaSet, type Criterion, isGroup, type Leaf, type PartCode } from '@saolang/law/criteria-set.ts'
import type { Problem } from '../kernel/problem.ts'
import type { Choices } from './scorecard.ts'

/** The answer "none of these levels" where a sheet prints no level of 0 points: the criterion scores 0. */
export const noLevel = 'none'

/** One page of the self-assessment: a criterion of the first order with everything under it, "3 SỨC MẠNH CỘNG ĐỒNG". */
export type AssessmentPage = { step: string; code: string; part: PartCode; title: string; max: number; leaves: Leaf[] }

/** The pages of the self-assessment in the order of the sheet; their steps are `assess-1`, `assess-2` … */
export function listAssessmentPages(set: CriteriaSet): AssessmentPage[] {
  return set.parts.flatMap(({ code: part, criteria }) =>
    criteria.map((criterion) => ({
      step: `assess-${criterion.code}`,
      code: criterion.code,
      part,
      title: criterion.title,
      max: criterion.max,
      leaves: leavesOf(criterion),
    })),
  )
}

/** True where a sheet prints no level of 0 points: "none of these" has to be offered. */
export function needsNoLevel({ options }: Leaf): boolean {
  return !options.some(({ points }) => points === 0)
}

/** What is chosen at a criterion, kept apart from what is not answered. */
export type Given = Readonly<Record<string, string>>

/** The answers that score: without those that say "none of these". */
export function toChoices(given: Given): Choices {
  return Object.fromEntries(Object.entries(given).filter(([, option]) => option !== noLevel))
}

/** The answers that this set knows: those copied from a dossier under another set, or given before a new decision, do not count. */
export function knownGiven(set: CriteriaSet, given: Given): Given {
  const offered = new Map(
    listAssessmentPages(set).flatMap(({ leaves }) =>
      leaves.map((leaf) => [
        leaf.code,
        [...(needsNoLevel(leaf) ? [noLevel] : []), ...leaf.options.map(({ id }) => id)],
      ]),
    ),
  )
  return Object.fromEntries(Object.entries(given).filter(([code, option]) => offered.get(code)?.includes(option)))
}

/** Answers that are not on the page: a criterion or an option of another. */
export function findGivenProblems(page: AssessmentPage, given: Given): Problem[] {
  return Object.entries(given).flatMap(([criterion, option]): Problem[] => {
    const leaf = page.leaves.find(({ code }) => code === criterion)
    if (!leaf) return [{ code: 'scorecard.unknown-criterion', at: criterion, values: { criterion } }]
    const isOffered = option === noLevel ? needsNoLevel(leaf) : leaf.options.some(({ id }) => id === option)
    return isOffered ? [] : [{ code: 'scorecard.unknown-option', at: criterion, values: { criterion, option } }]
  })
}

function leavesOf(criterion: Criterion): Leaf[] {
  return isGroup(criterion) ? criterion.criteria.flatMap(leavesOf) : [criterion]
}

/** The sheets print the titles of the first order in capitals; in a sentence that shouts. */
export function sentenceCase(title: string): string {
  return title === title.toUpperCase() ? title.charAt(0) + title.slice(1).toLowerCase() : title
}
