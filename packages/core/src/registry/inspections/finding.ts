import type { LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import type { ChecklistItem } from './checklist.ts'

/** `not-seen`: the inspector could not see it that day, and says why. */
export const findingOutcomes = ['ok', 'not-ok', 'not-seen'] as const
export type FindingOutcome = (typeof findingOutcomes)[number]

export type Finding = { item: string; outcome: FindingOutcome; note: string }

/** What an inspector has written down of a visit; outcomes as they were sent. */
export type VisitNotes = {
  visitedOn: string
  findings: readonly { item: string; outcome: string; note: string }[]
  words: string
}

const longestNote = 1000
const longestWords = 4000

/** Why a record of a visit cannot be taken: an item without an answer, a "no" without a note, a day that cannot be. */
export function findVisitProblems(
  notes: VisitNotes,
  checklist: readonly ChecklistItem[],
  days: { orderedOn: LegalDate; today: LegalDate; isVisitDay: boolean },
): Problem[] {
  const byItem = new Map(notes.findings.map((finding) => [finding.item, finding]))
  return [
    ...listProblems([
      (!days.isVisitDay || notes.visitedOn > days.today || notes.visitedOn < days.orderedOn) && {
        code: 'inspection.day-impossible',
        at: 'visitedOn',
      },
      notes.words.length > longestWords && { code: 'inspection.words-too-long', at: 'words' },
    ]),
    ...checklist.flatMap(({ code, title }) => {
      const finding = byItem.get(code)
      const outcome = finding?.outcome
      const values = { item: title }
      if (!(findingOutcomes as readonly (string | undefined)[]).includes(outcome))
        return [{ code: 'inspection.item-unanswered', at: `outcome.${code}`, values }]
      const note = finding?.note ?? ''
      return listProblems([
        outcome !== 'ok' && note.length < 3 && { code: 'inspection.note-missing', at: `note.${code}`, values },
        note.length > longestNote && { code: 'inspection.note-too-long', at: `note.${code}`, values },
      ])
    }),
  ]
}

/** What an authority concludes from a record; `not-kept` opens the way to a withdrawal (Điều 8 khoản 1 điểm b). */
export const conclusionOutcomes = ['kept', 'to-correct', 'not-kept'] as const
export type ConclusionOutcome = (typeof conclusionOutcomes)[number]

/** Why a visit cannot be concluded so: a finding against the product and yet "kept", or a grave conclusion without any. */
export function findConclusionProblems(outcome: ConclusionOutcome, findings: readonly Finding[]): Problem[] {
  const against = findings.filter((finding) => finding.outcome === 'not-ok').length
  return listProblems([
    outcome === 'kept' &&
      against > 0 && { code: 'inspection.kept-against-findings', at: 'outcome', values: { n: against } },
    outcome === 'not-kept' && against === 0 && { code: 'inspection.no-finding-against', at: 'outcome' },
  ])
}
