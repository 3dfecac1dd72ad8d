import { type CriteriaSet, findLeaf, type Star } from '@saolang/law/criteria-set.ts'
import { cheapestWaysTo, type Way } from '../../dossiers/improvement.ts'
import { type Choices, score } from '../../dossiers/scorecard.ts'
import { isLegalDate, type LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { type Subject, subjectOf } from '../subjects.ts'

/** Where a sheet stands and the cheapest ways from there; `fromStar` is 0 where the points reach no rank that is recognised. */
export type Outlook = { fromStar: number; targetStar: Star; points: number; ways: Way[] }

/** Ways offered at most: more are a burden to choose among. */
const mostWays = 3

/** How a sheet comes to its next star; undefined for five stars and where no way leads on. */
export function findOutlook(set: CriteriaSet, choices: Choices): Outlook | undefined {
  const { star, points } = score(set, choices)
  const targetStar = Math.max(3, star + 1) as Star
  if (targetStar > 5) return undefined
  const ways = cheapestWaysTo(set, choices, targetStar, mostWays)
  return ways.length === 0 ? undefined : { fromStar: star < 3 ? 0 : star, targetStar, points, ways }
}

/** What a producer writes at a step. Days are 'YYYY-MM-DD', empty when none is set. */
export type StepForm = { helper: string; dueOn: string; costNote: string; note: string; isDone: boolean }

/** Reasons why this cannot stand at a step. */
export function findPlanStepProblems({ helper, dueOn, costNote, note }: StepForm): Problem[] {
  return listProblems([
    dueOn !== '' && !isLegalDate(dueOn) && { code: 'plan.day-wrong', at: 'due' },
    helper.length > 200 && { code: 'course.words-too-long', at: 'helper', values: { most: 200 } },
    costNote.length > 500 && { code: 'course.words-too-long', at: 'costNote', values: { most: 500 } },
    note.length > 2000 && { code: 'course.words-too-long', at: 'note', values: { most: 2000 } },
  ])
}

/** Where a step stands on a day. */
export function standingOf({ doneOn, dueOn }: { doneOn: LegalDate | null; dueOn: LegalDate | null }, today: LegalDate) {
  if (doneOn) return 'done' as const
  return dueOn !== null && dueOn < today ? ('late' as const) : ('open' as const)
}

/** The subject of a criterion of a set, by which courses and advice are found for it. */
export function subjectOfCriterion(set: CriteriaSet, criterion: string): Subject | undefined {
  const leaf = findLeaf(set, criterion)
  return leaf && subjectOf(leaf)
}

/** The words of an option as the sheet prints them; undefined for one that the set does not have. */
export function wordsOfOption(set: CriteriaSet, criterion: string, option: string | null): string | undefined {
  return findLeaf(set, criterion)?.options.find(({ id }) => id === option)?.text
}
